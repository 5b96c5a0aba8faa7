"""Several claims of one sentence, recorded by one act: all of them or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from articles.actions.claim_parts import Hop, Ranges, chained, columns, grounded, plain, spoken
from articles.actions.claims import save_claim, with_incident
from articles.actions.log import record_all, snapshot
from articles.actions.pairs import refresh_pairs
from articles.actions.receipts import once, uuid_for
from articles.actions.verdict_columns import columns_of, figures
from articles.domain.anchors import Anchor
from articles.domain.errors import Refused
from articles.domain.verdicts import of_link
from articles.models import Article, Claim, ClaimHop, ClaimLink, ClaimRange, User

MOST = 20


@dataclass(frozen=True, slots=True)
class ClaimParts:
    """What ``save_claim`` takes of one claim. ``part_of``: the place in the list of its whole."""

    evidence: Sequence[Anchor]
    fields: Mapping[str, Any]
    ranges: Ranges = field(default_factory=dict)
    hops: Sequence[Hop] = ()
    part_of: int | None = None


@transaction.atomic
def save_claims(
    *, article: Article, claims: Sequence[ClaimParts], new_incident: str = "", key: UUID, by: User
) -> Claim:
    """Record the claims and the links of parts to their wholes; the first one is returned.

    Fourteen queries however many claims there are (at most ``MOST``), four more for a new incident, which
    holds them all. Each claim and each link has its own log row. Raises Refused, naming the field of the
    first claim or "also" for another one, and then nothing is stored.
    """
    if len(claims) == 1:
        (one,) = claims
        return save_claim(
            article=article, evidence=one.evidence, fields=one.fields, ranges=one.ranges, hops=one.hops,
            new_incident=new_incident, key=key, by=by,
        )  # fmt: skip
    if not claims or len(claims) > MOST:
        raise Refused(f"At most {MOST} claims are saved at once. Tick fewer of the others.", field="also")
    checked = [_checked(article, one, place) for place, one in enumerate(claims)]

    def make() -> Claim:
        incident = with_incident(article, new_incident, key=key, by=by)
        rows = [_unsaved(article, one, place, incident, key, by) for place, one in enumerate(checked)]
        Claim.objects.bulk_create(rows)
        _store_parts(rows, checked)
        links = _links(article, rows, claims, key, by)
        refresh_pairs(rows, fresh=True)
        saved = [
            (row, article, snapshot(row) | spoken(one.ranges, one.chain))
            for row, one in zip(rows, checked, strict=True)
        ]
        record_all(verb="claim.save", acts=saved, by=by, project=article.project)
        if links:
            made = [(link, None, snapshot(link)) for link in links]
            record_all(verb="link.decide", acts=made, by=by, project=article.project)
        return rows[0]

    given = {
        "article": article.uuid,
        "new_incident": new_incident,
        "claims": [
            {"fields": plain(one.wanted), "part_of": part.part_of, **spoken(one.ranges, one.chain)}
            for one, part in zip(checked, claims, strict=True)
        ],
    }
    return once(key=key, by=by, verb="claim.save_several", given=given, creates=Claim, make=make)


@dataclass(frozen=True, slots=True)
class _Checked:
    wanted: dict[str, Any]
    ranges: list[ClaimRange]
    chain: list[ClaimHop]


def _checked(article: Article, one: ClaimParts, place: int) -> _Checked:
    try:
        if one.part_of is not None and not 0 <= one.part_of < place:
            raise Refused("A part comes after its whole.")
        return _Checked(
            columns(article.project, one.fields),
            grounded(article, one.evidence, one.ranges),
            chained(article.project, one.hops),
        )
    except Refused as refusal:
        if place == 0:
            raise
        raise Refused(f"Claim {place + 1} of the list: {refusal.reason}", field="also") from refusal


def _unsaved(
    article: Article, one: _Checked, place: int, incident: Mapping[str, Any], key: UUID, by: User
) -> Claim:
    first = one.ranges[0]
    return Claim(
        uuid=_uuid(key, f"claim {place}", by) if place else uuid_for(key, by),
        project=article.project,
        article=article,
        author=by,
        start=first.start,
        end=first.end,
        quote=first.quote,
        **{**one.wanted, **incident},
    )


def _uuid(key: UUID, name: str, by: User) -> UUID:
    return uuid_for(uuid5(key, name), by)


def _store_parts(rows: Sequence[Claim], checked: Sequence[_Checked]) -> None:
    """All ranges and all hops. Two queries."""
    for row, one in zip(rows, checked, strict=True):
        for at in one.ranges:
            at.claim = row
        for hop in one.chain:
            hop.claim = row
    ClaimRange.objects.bulk_create([part for one in checked for part in one.ranges])
    ClaimHop.objects.bulk_create([part for one in checked for part in one.chain])


def _links(
    article: Article, rows: Sequence[Claim], claims: Sequence[ClaimParts], key: UUID, by: User
) -> list[ClaimLink]:
    """The links of parts to wholes, with what the rules say of them. Two queries, none without parts.

    Parts come after their wholes, so that no circle can arise; the claims are new, so that no link is there.
    """
    pairs = [(rows[n], rows[one.part_of]) for n, one in enumerate(claims) if one.part_of is not None]
    if not pairs:
        return []
    known = figures({claim.pk for pair in pairs for claim in pair})
    links = [
        ClaimLink(
            uuid=_uuid(key, f"part {part.uuid}", by),
            project=article.project,
            claim_a=part,
            claim_b=whole,
            author=by,
            kind="part_of",
            **columns_of(
                of_link(
                    known[part.pk],
                    known[whole.pk],
                    "part_of",
                    [known[other.pk] for other, of in pairs if of is whole and other is not part],
                )
            ),
        )
        for part, whole in pairs
    ]
    return ClaimLink.objects.bulk_create(links)
