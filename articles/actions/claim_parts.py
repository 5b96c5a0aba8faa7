"""The parts of a claim as a form gives them: checked fields, grounded ranges, the chain of attribution."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from articles.actions.incidents import refuse_dates
from articles.domain import terms
from articles.domain.anchors import Anchor, require_fit
from articles.domain.claim_numbers import claim_number
from articles.domain.errors import Refused
from articles.models import Article, Claim, ClaimHop, ClaimRange, Entity, Project
from articles.models.entity_name import folded_name

ENTITIES = ("victim_entity", "claimant_entity", "perpetrator_entity", "place_entity")
NUMBER = ("expression", "low", "high", "override_reason")
FIELDS = (
    *NUMBER, *ENTITIES, "kind", "measure", "unit", "as_of", "victim_label", "victim_status",
    "hors_de_combat", "status_basis", "claimant_label", "claimant_side", "speech_act", "stance",
    "narrator_stance", "perpetrator_label", "perpetrator_basis", "place_label", "where_prec", "date_start",
    "date_end", "date_prec", "date_basis", "incident", "rationale", "source_reliability",
    "information_credibility",
)  # fmt: skip
RELATIONS = {"project", "article", "author", "reviewer", "incident", *ENTITIES}
MOST_HOPS = 20


@dataclass(frozen=True, slots=True)
class Hop:
    """One hop of the attribution chain; the first one is the origin."""

    agent: str
    act: str
    medium: str = ""
    date: date | None = None
    entity: Entity | None = None


Ranges = Mapping[str, Sequence[Anchor]]


def columns(project: Project, fields: Mapping[str, Any], earlier: Claim | None = None) -> dict[str, Any]:
    """The claim's columns for ``fields``, those left out as in ``earlier`` (or blank); all checked. No query.

    Raises Refused naming the first field that does not fit.
    """
    if unknown := fields.keys() - set(FIELDS):
        raise TypeError(f"a claim has no field {sorted(unknown)}")
    blank = Claim() if earlier is None else earlier
    given = {name: fields.get(name, _kept(blank, name)) for name in FIELDS}
    given = {name: value.strip() if isinstance(value, str) else value for name, value in given.items()}
    for name in ENTITIES:
        if given[name] is not None and given[name].project_id != project.pk:
            raise Refused("This entity is not in the project any more. Find it again.", field=name)
    if given["incident"] is not None and given["incident"].project_id != project.pk:
        raise Refused("This incident is not in the project. Choose another.", field="incident")
    if given["incident"] is not None and given["incident"].merged_into_id is not None:
        raise Refused("This incident was merged into another. Choose that one.", field="incident")
    refuse_dates(given["date_start"], given["date_end"])
    number = claim_number(
        given.pop("expression"),
        low=given.pop("low"),
        high=given.pop("high"),
        reason=given.pop("override_reason"),
    )
    wanted = given | number.columns()
    wanted["unit"] = given["unit"] or number.unit or "persons"
    place = given["place_entity"]
    wanted["place_folded"] = folded_name(place.name if place else given["place_label"])
    _check(Claim(**wanted))
    return wanted


def _kept(claim: Claim, name: str) -> Any:
    """A field as the claim has it; low and high only where they were set by hand."""
    if name in ("low", "high") and not claim.override_reason:
        return None
    return getattr(claim, name)


def _check(claim: Claim) -> None:
    try:
        claim.clean_fields(exclude={*RELATIONS, "start", "end", "quote"})
    except ValidationError as error:
        field, sentences = next(iter(error.message_dict.items()))
        raise Refused(" ".join(sentences), field=field) from error


def grounded(article: Article, evidence: Sequence[Anchor], ranges: Ranges) -> list[ClaimRange]:
    """The claim's ranges, unsaved, the evidence first; equal ones of a role once.

    Raises Refused without evidence, and for words that do not stand where they are said to stand.
    """
    if not evidence:
        raise Refused("A claim rests on words. Select them in the text first.", field="evidence")
    rows: dict[tuple[str, int, int], ClaimRange] = {}
    for role, anchors in [("evidence", evidence), *ranges.items()]:
        if role not in terms.values(terms.RANGE_ROLES):
            raise TypeError(f"a claim has no range {role}")
        for anchor in anchors:
            try:
                require_fit(article.text, anchor.start, anchor.end, anchor.quote)
            except Refused as refusal:
                raise Refused(refusal.reason, field=role) from None
            rows[role, anchor.start, anchor.end] = ClaimRange(
                role=role, start=anchor.start, end=anchor.end, quote=anchor.quote
            )
    return list(rows.values())


def chained(project: Project, hops: Iterable[Hop]) -> list[ClaimHop]:
    """The chain, unsaved, numbered from 1; hops without agent, medium and date are left out."""
    kept = [hop for hop in hops if hop.agent.strip() or hop.medium.strip() or hop.date]
    if len(kept) > MOST_HOPS:
        raise Refused(f"A chain has at most {MOST_HOPS} hops. Leave out the least telling.", field="hops")
    rows = []
    for order, hop in enumerate(kept, start=1):
        if not hop.agent.strip():
            raise Refused(f"Hop {order} has no name. Say who passed it on, or remove the hop.", field="hops")
        if hop.entity is not None and hop.entity.project_id != project.pk:
            raise Refused("This entity is not in the project any more. Find it again.", field="hops")
        row = ClaimHop(
            order=order,
            agent_label=hop.agent.strip(),
            act=hop.act,
            medium=hop.medium.strip(),
            date=hop.date,
            agent_entity=hop.entity,
        )
        try:
            row.clean_fields(exclude={"claim", "agent_entity"})
        except ValidationError as error:
            sentence = " ".join(next(iter(error.message_dict.values())))
            raise Refused(f"Hop {order}: {sentence}", field="hops") from error
        rows.append(row)
    return rows


def spoken(rows: Iterable[ClaimRange], hops: Iterable[ClaimHop]) -> dict[str, Any]:
    """Ranges and chain as the log keeps them beside the claim's own fields."""
    return {
        "ranges": sorted([row.role, row.start, row.end] for row in rows),
        "chain": [
            [hop.agent_label, hop.act, hop.medium, hop.date and hop.date.isoformat(), hop.agent_entity_id]
            for hop in hops
        ],
    }


def plain(fields: Mapping[str, Any]) -> dict[str, Any]:
    """``fields`` as a receipt compares them: rows by their uuid."""
    return {name: str(v.uuid) if hasattr(v, "uuid") else v for name, v in fields.items()}
