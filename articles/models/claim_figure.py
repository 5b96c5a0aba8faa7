"""A claim as the rules compare it (articles.domain.verdicts)."""

from functools import lru_cache
from typing import Any

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery

from articles.domain.figures import Figure
from articles.domain.intervals import Interval
from articles.domain.names import fold
from articles.domain.origins import statement_key
from articles.domain.whereabouts import Place, Window
from articles.models.claim import Claim, in_reader_comment
from articles.models.entity_name import folded_name
from articles.models.passage import Passage

FIRST_HOP = 1
DEEPEST = 4  # steps up from an incident, a place or a group that are looked at
OWN = (
    "project_id", "pk", "uuid", "measure", "unit", "low", "high", "soft_low", "soft_high", "qualifier",
    "claimant_side", "claimant_label", "speech_act", "stance", "state", "as_of", "victim_label",
    "victim_status", "additive", "perpetrator_label", "victim_entity_id", "article_id", "incident_id",
    "place_folded", "place_entity_id", "where_prec", "date_start", "date_end",
)  # fmt: skip
NEAR = {
    "claimant_name": "claimant_entity__name",
    "victim_name": "victim_entity__name",
    "perpetrator_name": "perpetrator_entity__name",
    "origin_label": "first_hop__agent_label",
    "origin_name": "first_hop__agent_entity__name",
    "origin_medium": "first_hop__medium",
    "origin_day": "first_hop__date",
    "incident_side_a": "incident__side_a_id",
    "incident_side_b": "incident__side_b_id",
    "incident_merged": "incident__merged_into_id",
    "incident_day": "incident__date_start",
    "incident_last_day": "incident__date_end",
}
PLACE = ("name", "latitude", "longitude", "adm_1", "adm_2", "country")


def _above(path: str, step: str, name: str, column: str = "_id") -> dict[str, str]:
    """ "x_above_1": the column one step up from ``path``, and so on."""
    return {f"{name}_{n}": f"{path}__{'__'.join([step] * n)}{column}" for n in range(1, DEEPEST + 1)}


JOINED = {
    **NEAR,
    **{f"place_{name}": f"place_entity__{name}" for name in PLACE},
    **_above("incident", "parent", "incident_above"),
    **_above("place_entity", "within", "place_above"),
    **{
        f"victim_above_{n}": f"victim_entity__{'__'.join(['within'] * n)}__name"
        for n in range(1, DEEPEST + 1)
    },
}


def comparable(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """``claims`` with what ``figure_of`` reads: parties, origin, place, tier. No query of its own.

    ``in_comment``: whether the words stand in a reader comment that nobody promoted.
    """
    found: Any = claims.select_related("article", "incident", "claimant_entity", "victim_entity")
    read = _read(found.defer("article__text", "article__raw"))
    return read.annotate(in_comment=Exists(in_reader_comment()))  # type: ignore[no-any-return]


def faces(claims: QuerySet[Claim], *more: str) -> Any:
    """Rows (named tuples) that ``figure_of`` reads, for many claims. No query of its own."""
    return _read(claims).values_list(*OWN, *JOINED, "comment_promoted", *more, named=True)


def _passages() -> Any:
    """The passage in which a claim begins: passages cover an article without gap."""
    start = OuterRef("start")
    return Passage.objects.filter(article=OuterRef("article"), start__lte=start, end__gt=start)


def _read(claims: Any) -> Any:
    return claims.alias(first_hop=FilteredRelation("hops", condition=Q(hops__order=FIRST_HOP))).annotate(
        **{name: F(path) for name, path in JOINED.items()},
        comment_promoted=Subquery(_passages().order_by("-start").values("comment__promoted")[:1]),
    )


def hard_of(claim: Any) -> Interval | None:
    """What the words exclude, or None when the claim gives no number."""
    return None if claim.low is None else Interval(claim.low, claim.high)


def soft_of(claim: Any) -> Interval | None:
    """The usual reading, or None."""
    return None if claim.soft_low is None else Interval(claim.soft_low, claim.soft_high)


def figure_of(claim: Any) -> Figure:
    """The comparable face of a claim that ``comparable`` or ``faces`` fetched. No query.

    Parties are identified by the entity's name, a claimant, origin or perpetrator without an entity by the
    folded label; victims only by an entity, because two labels may well mean the same people. Where a claim
    has no days of its own, those of its incident stand for them.
    """
    unit = claim.unit or "persons"
    return Figure(
        claim_id=str(claim.uuid),
        measure=claim.measure,
        unit=unit,
        hard=hard_of(claim),
        soft=soft_of(claim),
        qualifier=claim.qualifier,
        claimant=_folded(claim.claimant_name or claim.claimant_label),
        claimant_side=claim.claimant_side,
        origin=_folded(origin_of(claim)),
        statement=statement_key(
            agent=claim.origin_name or claim.origin_label or "",
            medium=claim.origin_medium or "",
            day=claim.origin_day,
            measure=claim.measure,
            unit=unit,
        ),
        speech_act=claim.speech_act or "assert",
        stance=claim.stance or "asserted",
        state=claim.state,
        tier="article" if claim.comment_promoted is None else "comment",
        promoted=bool(claim.comment_promoted),
        as_of=claim.as_of,
        incident=_key(claim.incident_merged or claim.incident_id),
        incident_line=_line(claim, "incident_above"),
        victim_scope=_folded(claim.victim_name or ""),
        victim_above=tuple(_folded(name) for name in _line(claim, "victim_above")),
        victim_side=_side(claim),
        victim_status=claim.victim_status,
        additive=claim.additive,
        article=str(claim.article_id),
        victims=claim.victim_label or claim.victim_name or "",
        perpetrator=_folded(claim.perpetrator_name or claim.perpetrator_label),
        place=_place(claim),
        window=_window(claim),
    )


def origin_of(claim: Any) -> str:
    """Whom a claim that ``comparable`` or ``faces`` fetched rests on; "" when it does not say."""
    names = (claim.origin_name, claim.origin_label, claim.claimant_name, claim.claimant_label)
    return next((name for name in names if name), "")


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    return fold(name)


@lru_cache(maxsize=4096)
def _folded_place(name: str) -> str:
    return folded_name(name)


def _key(value: Any) -> str:
    return "" if value is None else str(value)


def _line(claim: Any, name: str) -> tuple[str, ...]:
    steps = (getattr(claim, f"{name}_{n}") for n in range(1, DEEPEST + 1))
    return tuple(str(step) for step in steps if step is not None)


def _side(claim: Any) -> str:
    """Which side of its incident the victims' group is, "" when it is not known to be one."""
    group = claim.victim_entity_id
    if group is None:
        return ""
    return "a" if group == claim.incident_side_a else "b" if group == claim.incident_side_b else ""


def _place(claim: Any) -> Place | None:
    if claim.place_entity_id is None and not claim.place_folded:
        return None
    return Place(
        key=_key(claim.place_entity_id),
        name=_folded_place(claim.place_name) if claim.place_name else claim.place_folded,
        above=_line(claim, "place_above"),
        latitude=claim.place_latitude,
        longitude=claim.place_longitude,
        adm_1=claim.place_adm_1 or "",
        adm_2=claim.place_adm_2 or "",
        country=claim.place_country or "",
        precision=claim.where_prec,
    )


def _window(claim: Any) -> Window | None:
    if claim.date_start:
        return Window(claim.date_start, claim.date_end or claim.date_start)
    if claim.incident_day:
        return Window(claim.incident_day, claim.incident_last_day or claim.incident_day)
    return None
