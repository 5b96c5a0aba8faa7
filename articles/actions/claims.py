"""Recording who claims how many, on which words; changing and removing such a claim."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from articles.actions.claim_parts import Hop, Ranges, chained, columns, grounded, plain, spoken
from articles.actions.incident_moves import refuse_signed
from articles.actions.incidents import create_incident
from articles.actions.log import record, snapshot
from articles.actions.pairs import refresh_pairs
from articles.actions.receipts import once, uuid_for
from articles.actions.verdict_columns import face_differs, rejudge_links
from articles.actions.versions import save_over
from articles.domain.anchors import Anchor
from articles.domain.errors import Refused
from articles.domain.permissions import Role
from articles.domain.review import Act, moved
from articles.models import Article, Claim, ClaimHop, ClaimRange, User


@transaction.atomic
def save_claim(
    *,
    article: Article,
    evidence: Sequence[Anchor],
    fields: Mapping[str, Any],
    ranges: Ranges | None = None,
    hops: Sequence[Hop] = (),
    new_incident: str = "",
    key: UUID,
    by: User,
) -> Claim:
    """Record a claim on the words of ``evidence``. Nine queries, four more for a new incident.

    ``fields``: articles.actions.claim_parts.FIELDS; low and high only to override the expression, with a
    reason. ``ranges``: role → anchors. ``new_incident``: the title of an incident made by the same save.
    Raises Refused naming the field that does not fit.
    """
    project = article.project
    rows = grounded(article, evidence, ranges or {})
    chain = chained(project, hops)
    wanted = columns(project, fields)
    first = rows[0]

    def make() -> Claim:
        claim = Claim(
            uuid=uuid_for(key, by),
            project=project,
            article=article,
            author=by,
            start=first.start,
            end=first.end,
            quote=first.quote,
            **{**wanted, **with_incident(article, new_incident, key=key, by=by)},
        )
        claim.save(force_insert=True)
        _store(claim, rows, chain)
        _remember(claim, rows, chain)
        refresh_pairs([claim], fresh=True)
        _log("claim.save", claim, by=by, after=snapshot(claim) | spoken(rows, chain))
        return claim

    given = {
        "article": article.uuid,
        "fields": plain(wanted),
        "new_incident": new_incident,
        **spoken(rows, chain),
    }
    return once(key=key, by=by, verb="claim.save", given=given, creates=Claim, make=make)


@transaction.atomic
def edit_claim(
    *,
    claim: Claim,
    fields: Mapping[str, Any],
    evidence: Sequence[Anchor] | None = None,
    ranges: Ranges | None = None,
    hops: Sequence[Hop] | None = None,
    new_incident: str = "",
    version: int,
    key: UUID,
    by: User,
) -> Claim:
    """Save a claim over its ``version``; what is None stays as it is. At most eighteen queries.

    The pairs of the claim are taken anew, its links are judged again and marked as changed since.

    Raises Stale when somebody saved since, NotAllowed for another's claim, Refused for a state that cannot be
    edited and for a field that does not fit.
    """
    article = claim.article
    had, hopped = list(claim.ranges.all()), list(claim.hops.all())
    kept = [r for r in had if (evidence if r.role == "evidence" else ranges) is None]
    rows = kept if evidence is None and ranges is None else _regrounded(claim, kept, evidence, ranges)
    chain = hopped if hops is None else chained(article.project, hops)
    wanted = columns(article.project, fields, claim)
    first = next(row for row in rows if row.role == "evidence")

    def make() -> Claim:
        before = snapshot(claim) | spoken(had, hopped)
        changes = {
            **wanted,
            **with_incident(article, new_incident, key=key, by=by),
            "start": first.start,
            "end": first.end,
            "quote": first.quote,
            "state": _moved(claim, Act.EDIT, by),
        }
        if claim.incident_id is not None and changes["incident"] != claim.incident:
            refuse_signed([claim.pk], field="incident")
        save_over(claim, version=version, changes=changes)
        after = snapshot(claim) | spoken(rows, chain)
        if after["ranges"] != before["ranges"]:
            claim.ranges.all().delete()
            _store(claim, rows, ())
        if after["chain"] != before["chain"]:
            claim.hops.all().delete()
            _store(claim, (), chain)
        _remember(claim, rows, chain)
        if face_differs(before, after):
            refresh_pairs([claim])
            after |= _rejudged(claim)
        _log("claim.edit", claim, by=by, before=before, after=after)
        return claim

    given = {
        "claim": claim.uuid,
        "fields": plain(wanted),
        "new_incident": new_incident,
        **spoken(rows, chain),
    }
    return once(key=key, by=by, verb="claim.edit", given=given, subject=claim, make=make)


@transaction.atomic
def remove_claim(*, claim: Claim, version: int, key: UUID, by: User) -> Claim:
    """Take the claim back. Its row stays, withdrawn; its links are not shown while it is. Six queries."""
    return _turn(claim, "claim.remove", Act.WITHDRAW, version=version, key=key, by=by)


@transaction.atomic
def restore_claim(*, claim: Claim, version: int, key: UUID, by: User) -> Claim:
    """Undo the removal: the claim is a draft again. Nine queries at most."""
    return _turn(claim, "claim.restore", Act.RESTORE, version=version, key=key, by=by)


def _turn(claim: Claim, verb: str, act: Act, *, version: int, key: UUID, by: User) -> Claim:
    def make() -> Claim:
        before = snapshot(claim)
        save_over(claim, version=version, changes={"state": _moved(claim, act, by)})
        refresh_pairs([claim])
        _log(verb, claim, by=by, before=before, after=snapshot(claim))
        return claim

    return once(key=key, by=by, verb=verb, given={"claim": claim.uuid}, subject=claim, make=make)


def _rejudged(claim: Claim) -> dict[str, Any]:
    """The links whose verdicts were taken again, as the log keeps them."""
    links = rejudge_links([claim])
    return {"links": links} if links else {}


def _moved(claim: Claim, act: Act, by: User) -> str:
    # What one does to one's own work needs no role beyond the one access has judged already.
    return moved(claim.state, act, role=Role.ANALYST, own=claim.author_id == by.pk)


def _regrounded(
    claim: Claim, kept: list[ClaimRange], evidence: Sequence[Anchor] | None, ranges: Ranges | None
) -> list[ClaimRange]:
    standing = [Anchor(r.start, r.end, r.quote) for r in kept if r.role == "evidence"]
    others = {role: list(anchors) for role, anchors in (ranges or {}).items()}
    for row in kept:
        if row.role != "evidence":
            others.setdefault(row.role, []).append(Anchor(row.start, row.end, row.quote))
    return grounded(claim.article, standing if evidence is None else evidence, others)


def with_incident(article: Article, title: str, *, key: UUID, by: User) -> dict[str, Any]:
    """The incident that the claim's own save makes, when a title is given."""
    if not title.strip():
        return {}
    try:
        made = create_incident(project=article.project, fields={"title": title}, key=uuid_for(key, by), by=by)
    except Refused as refusal:
        raise Refused(refusal.reason, field="new_incident") from None
    return {"incident": made}


def _store(claim: Claim, rows: Sequence[ClaimRange], chain: Sequence[ClaimHop]) -> None:
    """Insert ranges and hops. One query each."""
    for row in rows:
        row.pk, row.claim = None, claim
    for hop in chain:
        hop.pk, hop.claim = None, claim
    if rows:
        ClaimRange.objects.bulk_create(rows)
    if chain:
        ClaimHop.objects.bulk_create(chain)


def _remember(claim: Claim, rows: Sequence[ClaimRange], chain: Sequence[ClaimHop]) -> None:
    """Let the claim know what was just stored, so that the reply need not read it again."""
    ranges, hops = claim.ranges.all(), claim.hops.all()
    ranges._result_cache = sorted(rows, key=lambda row: (row.start, row.pk))
    hops._result_cache = list(chain)
    claim.__dict__["_prefetched_objects_cache"] = {"ranges": ranges, "hops": hops}


def _log(
    verb: str, claim: Claim, *, by: User, after: dict[str, Any], before: dict[str, Any] | None = None
) -> None:
    article = claim.article
    record(
        verb=verb, subject=claim, by=by, project=article.project, article=article, before=before, after=after
    )
