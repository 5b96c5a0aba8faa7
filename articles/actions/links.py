"""What a person decides about two claims, beside what the machine made of them at that moment."""

from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from articles.access import seat_in
from articles.actions.log import record, snapshot
from articles.actions.pairs import refresh_pairs
from articles.actions.receipts import once, uuid_for
from articles.actions.verdict_columns import PART, rejudge_parts, verdict_columns
from articles.actions.versions import save_over
from articles.domain import terms
from articles.domain.errors import Refused
from articles.domain.permissions import Role
from articles.domain.review import Act, State, moved
from articles.models import Claim, ClaimLink, User

ORDERED = ("part_of", "supersedes")
DEEPEST = 100  # steps along part_of or supersedes before a chain counts as endless
TWICE = "You have linked these two claims already. Open that link to change it."


@transaction.atomic
def decide_link(
    *, a: Claim, b: Claim, kind: str, dimension: str = "", rationale: str = "", key: UUID, by: User
) -> ClaimLink:
    """Link two claims: "a is part of b", "a supersedes b"; the other kinds have no direction. Ten queries.

    Stores the verdict of the rules on the two as they stand. Raises Refused for a conflict without dimension,
    a pair this person has linked, a circle, a withdrawn claim. Up to eight more for ``repeats``, which groups
    origins: the pairs of both claims are taken anew.
    """
    project = a.article.project
    _require_pair(a, b)
    wanted = _decision(kind, dimension, rationale)
    first, second = (a, b) if kind in ORDERED or a.pk < b.pk else (b, a)

    def make() -> ClaimLink:
        if _own(first, second, by).exists():
            raise Refused(TWICE)
        _refuse_circle(first, second, kind, by)
        link = ClaimLink(
            uuid=uuid_for(key, by),
            project=project,
            claim_a=first,
            claim_b=second,
            author=by,
            **wanted,
            **verdict_columns(first, second, kind),
        )
        try:
            with transaction.atomic():
                link.save(force_insert=True)
        except IntegrityError:
            raise Refused(TWICE) from None
        _regroup(link, was="")
        record(verb="link.decide", subject=link, by=by, project=project, after=snapshot(link))
        return link

    given = {"a": first.uuid, "b": second.uuid, **wanted}
    return once(key=key, by=by, verb="link.decide", given=given, creates=ClaimLink, make=make)


@transaction.atomic
def edit_link(
    *,
    link: ClaimLink,
    kind: str,
    dimension: str = "",
    rationale: str = "",
    turned: bool = False,
    version: int,
    key: UUID,
    by: User,
) -> ClaimLink:
    """Decide anew on the same two claims; ``turned`` reads them the other way round. At most ten queries.

    The verdict is taken again, and what a change of the claims had left open is settled. Raises Stale when
    somebody saved since ``version``.
    """
    wanted = _decision(kind, dimension, rationale)
    a, b = (link.claim_b, link.claim_a) if turned else (link.claim_a, link.claim_b)
    first, second = (a, b) if kind in ORDERED or a.pk < b.pk else (b, a)
    _require_pair(a, b)

    def make() -> ClaimLink:
        before = snapshot(link)
        state = _moved(link, Act.EDIT, by)
        _refuse_circle(first, second, kind, by, without=link)
        changes: dict[str, Any] = {"claim_a": first, "claim_b": second, "state": state, **wanted}
        changes |= verdict_columns(first, second, kind)
        changes["changed_since"] = None
        was = link.kind
        save_over(link, version=version, changes=changes)
        _regroup(link, was=was)
        record(
            verb="link.edit", subject=link, by=by, project=link.project, before=before, after=snapshot(link)
        )
        return link

    given = {"link": link.uuid, "turned": turned, **wanted}
    return once(key=key, by=by, verb="link.edit", given=given, subject=link, make=make)


@transaction.atomic
def remove_link(*, link: ClaimLink, version: int, key: UUID, by: User) -> ClaimLink:
    """Take the decision back; the row stays, withdrawn. Five queries."""
    return _turn(link, "link.remove", Act.WITHDRAW, version=version, key=key, by=by)


@transaction.atomic
def restore_link(*, link: ClaimLink, version: int, key: UUID, by: User) -> ClaimLink:
    """Undo the removal; raises Refused when the two were linked again meanwhile. Six queries."""
    if _own(link.claim_a, link.claim_b, by).exclude(pk=link.pk).exists():
        raise Refused(TWICE)
    return _turn(link, "link.restore", Act.RESTORE, version=version, key=key, by=by)


def _turn(link: ClaimLink, verb: str, act: Act, *, version: int, key: UUID, by: User) -> ClaimLink:
    def make() -> ClaimLink:
        before = snapshot(link)
        save_over(link, version=version, changes={"state": _moved(link, act, by)})
        _regroup(link, was="")
        record(verb=verb, subject=link, by=by, project=link.project, before=before, after=snapshot(link))
        return link

    return once(key=key, by=by, verb=verb, given={"link": link.uuid}, subject=link, make=make)


def _regroup(link: ClaimLink, *, was: str) -> None:
    """Take anew what the link changes beside itself: pairs of a group of origins, other parts of a whole."""
    if "repeats" in (link.kind, was):
        refresh_pairs([link.claim_a, link.claim_b])
    if PART in (link.kind, was):
        rejudge_parts(link.claim_b, new=[link.pk])
        if was:
            rejudge_parts(link.claim_a, new=[link.pk])


def _moved(link: ClaimLink, act: Act, by: User) -> str:
    # What one does to one's own work needs no role beyond the one access has judged already.
    return moved(link.state, act, role=Role.ANALYST, own=link.author_id == by.pk)


def _own(a: Claim, b: Claim, by: User) -> Any:
    """This person's links of the pair, whichever way round, that were not withdrawn."""
    pair = (a.pk, b.pk)
    rows = ClaimLink.objects.filter(author=by, claim_a__in=pair, claim_b__in=pair)
    return rows.exclude(state=State.WITHDRAWN)


def _decision(kind: str, dimension: str, rationale: str) -> dict[str, str]:
    if kind not in terms.values(terms.LINK_KINDS):
        raise Refused("Choose what the two claims are to each other.", field="kind")
    if kind != "conflicts":
        dimension = ""
    elif dimension not in terms.values(terms.DIMENSIONS):
        sentence = "Say what they conflict on: the number, the victims’ status, the perpetrator …"
        raise Refused(sentence, field="dimension")
    return {"kind": kind, "dimension": dimension, "rationale": rationale.strip()}


def _require_pair(a: Claim, b: Claim) -> None:
    if a.pk == b.pk:
        raise Refused("A claim cannot be linked to itself. Choose another one.")
    if a.article.project_id != b.article.project_id:
        raise Refused("The two claims are of different projects.")
    if State.WITHDRAWN in (a.state, b.state):
        raise Refused("One of the claims was removed. Bring it back before linking it.")


def _refuse_circle(a: Claim, b: Claim, kind: str, by: User, without: ClaimLink | None = None) -> None:
    """Raise Refused when b already leads to a by links of ``kind`` that this person sees.

    One query for each step; another's hidden draft neither blocks nor shows itself.
    """
    if kind not in ORDERED:
        return
    seat = seat_in(by, a.article.project.slug)
    links = ClaimLink.objects.of(seat.project).visible_to(seat).standing().filter(kind=kind)
    links = links.exclude(state=State.REJECTED).exclude(pk=without.pk if without else None)
    reached, edge = {b.pk}, {b.pk}
    for _ in range(DEEPEST):
        edge = set(links.filter(claim_a__in=edge).values_list("claim_b", flat=True)) - reached
        if a.pk in edge:
            verb = "is part of" if kind == "part_of" else "replaces"
            raise Refused(
                f"These links would go round in a circle: by other links the second claim {verb} the first "
                "already. Turn the direction round, or change the other link."
            )
        if not edge:
            return
        reached |= edge
