"""claims: one row for each claim, with its origin and attribution chain."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import QuerySet

from articles.domain.csv_rows import Value, iso, joined
from articles.domain.origins import OriginGroups, origin_key
from articles.exports.chunks import in_chunks
from articles.exports.filters import Scope
from articles.exports.places import printed_texts
from articles.models import Claim, ClaimHop, ClaimLink
from articles.models.claim_origins import groups_joined_by

HEAD = (
    "uuid", "article_id", "incident__uuid", "kind", "measure", "expression", "qualifier", "low", "high",
    "soft_low", "soft_high", "unit", "additive", "victim_label", "victim_entity__uuid", "victim_status",
    "hors_de_combat", "status_basis", "perpetrator_label", "perpetrator_entity__uuid", "perpetrator_basis",
    "claimant_label", "claimant_entity__uuid", "claimant_side",
)  # fmt: skip
TAIL = (
    "speech_act", "stance", "narrator_stance", "place_label", "place_entity__uuid", "where_prec",
    "place_entity__latitude", "place_entity__longitude", "date_start", "date_end", "date_prec", "date_basis",
    "as_of", "source_reliability", "information_credibility", "quote", "start", "end", "author__username",
    "created_at", "state", "reviewer__username", "decided_at",
)  # fmt: skip


def query(scope: Scope) -> QuerySet[Any]:
    """The claims asked for."""
    every = Claim.objects.filter(project=scope.project)
    rows = scope.filters.on_work(every, days="date_start")
    if scope.filters.incident:
        rows = rows.filter(incident__uuid=scope.filters.incident)
    if scope.filters.tag:
        rows = rows.filter(article__annotations__tag__uuid=scope.filters.tag).distinct()
    return rows.order_by("article_id", "start", "id")


def rows(scope: Scope) -> Iterator[tuple[Value, ...]]:
    """Rows in reading order. Four queries a chunk beside the first one."""
    groups = origin_groups(scope)
    for chunk in in_chunks(query(scope).values_list("pk", "claimant_entity__name", *HEAD, *TAIL)):
        keys = [row[0] for row in chunk]
        texts = printed_texts(row[3] for row in chunk)
        hops, wholes = _hops(keys), _wholes(scope, keys)
        for pk, claimant, *cells in chunk:
            head = dict(zip(HEAD, cells[: len(HEAD)], strict=True))
            tail = dict(zip(TAIL, cells[len(HEAD) :], strict=True))
            printed = texts[head["article_id"]]
            quote = printed.checked(tail["start"], tail["end"], tail["quote"], "claim", head["uuid"])
            origin, key = _origin(head, claimant, hops[pk])
            low, high = head["low"], head["high"]
            yield (
                head["uuid"], printed.uuid, head["incident__uuid"], head["kind"], head["measure"],
                head["expression"], head["qualifier"], low, high, None if low is None else high is None,
                head["soft_low"], head["soft_high"], head["unit"], head["additive"],
                *(head[name] for name in HEAD[HEAD.index("victim_label") :]),
                origin, groups.group(key), joined([_hop(hop) for hop in hops[pk]]),
                *(tail[name] for name in TAIL[: TAIL.index("quote")]),
                printed.place(tail["start"])[0], wholes.get(pk), quote, tail["start"], tail["end"],
                *(tail[name] for name in TAIL[TAIL.index("author__username") :]),
            )  # fmt: skip


def origin_groups(scope: Scope) -> OriginGroups:
    """The groups that ``repeats`` links make. One query; memory grows with these links only."""
    return groups_joined_by(scope.filters.joining(ClaimLink.objects.filter(project=scope.project)))


Hop = tuple[str, str | None, str, str, Any]


def _hops(claims: Sequence[int]) -> defaultdict[int, list[Hop]]:
    found: defaultdict[int, list[Hop]] = defaultdict(list)
    hops = ClaimHop.objects.filter(claim__in=claims).order_by("claim", "order")
    for claim, label, entity, act, medium, day in hops.values_list(
        "claim_id", "agent_label", "agent_entity__name", "act", "medium", "date"
    ):
        found[claim].append((label, entity, act, medium, day))
    return found


def _origin(head: dict[str, Any], claimant: str | None, hops: list[Hop]) -> tuple[str | None, str]:
    """The first hop's name, None without a chain, and the key by which origins are grouped."""
    label, entity = (hops[0][0], hops[0][1]) if hops else (None, None)
    names = (entity, label, claimant, head["claimant_label"])
    return label, origin_key(head["uuid"], *names)


def _hop(hop: Hop) -> str:
    label, _, act, medium, day = hop
    more = ", ".join(part for part in (act, medium, iso(day) if day else "") if part)
    return f"{label} ({more})"


def _wholes(scope: Scope, claims: Sequence[int]) -> dict[int, Any]:
    """The whole that each part belongs to, by part."""
    links = scope.filters.joining(ClaimLink.objects.filter(claim_a__in=claims, kind="part_of"))
    return dict(links.order_by("-id").values_list("claim_a_id", "claim_b__uuid"))
