"""The end of the demo: where places lie, what was one incident, whose comment counts, what was signed."""

from uuid import uuid4

from articles.access import seat_in
from articles.actions.assessments import Basis, reopen_assessment, sign_assessment
from articles.actions.comments import promote_comment
from articles.actions.demo_stage import Stage
from articles.actions.entities_places import locate_entity
from articles.actions.incident_merges import merge_incidents
from articles.demo import script
from articles.demo.shapes import Signature, Spot
from articles.domain.review import State
from articles.domain.rules import Rule, answer
from articles.models import ReaderComment
from articles.models.incident_claims import incident_claims


def locate_places(stage: Stage) -> None:
    """Each place in the one around it, with its degrees."""
    for spot in script.SPOTS:
        place = stage.entities[spot.place]
        locate_entity(
            entity=place, fields=_lies(stage, spot), version=place.version, key=uuid4(), by=stage.supervisor
        )


def _lies(stage: Stage, spot: Spot) -> dict[str, object]:
    names = ("latitude", "longitude", "adm_1", "adm_2", "country")
    within = stage.entities[spot.within] if spot.within else None
    return {name: getattr(spot, name) for name in names} | {"within": within}


def reconcile(stage: Stage) -> None:
    """Merge, promote, sign: what the supervisor does when the claims are in."""
    for merged, kept in script.MERGES:
        row = stage.incidents[merged]
        merge_incidents(
            kept=stage.incidents[kept], merged=row, version=row.version, key=uuid4(), by=stage.supervisor
        )
    for wanted in script.PROMOTIONS:
        comment = ReaderComment.objects.get(article=stage.articles[wanted.file], order=wanted.order)
        promote_comment(
            comment=comment, promoted=True, reason=wanted.reason, key=uuid4(), by=stage.supervisor
        )
    for signature in script.SIGNATURES:
        _sign(stage, signature)


def _sign(stage: Stage, wanted: Signature) -> None:
    """Sign what the rule answers on the accepted claims."""
    incident = stage.incidents[wanted.incident]
    rows = incident_claims(seat_in(stage.supervisor, stage.project.slug), incident)
    out = frozenset(str(claim.uuid) for claim in rows.claims if claim.state != State.ACCEPTED)
    found = answer(Rule(wanted.rule), rows.figures, measure=wanted.measure, left_out=out)
    weighed = {*found.used, *(dropped.claim_id for dropped in found.dropped)}
    made = sign_assessment(
        incident=incident,
        measure=wanted.measure,
        rule=wanted.rule,
        low=found.low,
        best=found.best,
        high=found.high,
        high_open=found.high_open,
        grade=wanted.grade,
        credibility=wanted.credibility,
        rationale=wanted.rationale,
        basis=[
            Basis(claim.uuid, claim.version, str(claim.uuid) in found.used)
            for claim in rows.claims
            if str(claim.uuid) in weighed
        ],
        key=uuid4(),
        by=stage.supervisor,
    )
    if wanted.reopened:
        reopen_assessment(assessment=made, reason=wanted.reopened, key=uuid4(), by=stage.supervisor)
