"""Claims as the reading page shows them: a line above their evidence, a few words in the margin."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import BigIntegerField, Case, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce

from articles.access import Seat
from articles.domain.review import State
from articles.domain.segments import Evidence
from articles.domain.sweeps import Span
from articles.models import Article, Claim, ClaimLink, ClaimRange
from articles.models.base import seen_by
from articles.pages.claims_figures import figure_words

LOOKS = (  # by what weighs most: what a link says, one and several, and the look of its badge
    ("conflict", "conflicts", "verdict-conflict"),
    ("discrepant", "discrepant", "verdict-discrepant"),
    ("compatible", "compatible", ""),
    ("supersedes", "supersedes", ""),
    ("not comparable", "not comparable", "verdict-none"),
)
STEP = 10**3  # between the weights of two looks
WEIGHTS = tuple(STEP**power for power in reversed(range(len(LOOKS))))


@dataclass(frozen=True, slots=True)
class ClaimMark:
    """A claim with its evidence ranges, as far as they were asked for."""

    uuid: UUID
    start: int
    words: str
    evidence: tuple[Evidence, ...]
    links: tuple[int, ...]
    """How many links have each of the LOOKS."""


@dataclass(frozen=True, slots=True)
class LinkNote:
    """What links of one kind say ("2 conflicts"), and how heavy that is set."""

    words: str
    look: str
    number: int


@dataclass(frozen=True, slots=True)
class ClaimNote:
    """What stands in the margin: the figure in words, and what its links say, the strongest first."""

    uuid: UUID
    words: str
    tier: str
    links: tuple[LinkNote, ...]

    @property
    def weaker(self) -> int:
        """How many links say something else than the strongest: only that one has room beside the text."""
        return sum(link.number for link in self.links[1:])


FIGURE = ("uuid", "start", "expression", "qualifier", "low", "high", "measure", "unit")  # for figure_words


def claim_marks(seat: Seat, article: Article, window: Span | None = None) -> tuple[ClaimMark, ...]:
    """The claims this person sees on the article, or those with evidence in a part of it. One query."""
    ranges = ClaimRange.objects.filter(seen_by(seat, "claim__"), claim__article=article, role="evidence")
    if window is not None:
        ranges = ranges.filter(start__lt=window[1], end__gt=window[0])
    found = (
        ranges.exclude(claim__state=State.WITHDRAWN)
        .order_by("claim__start", "claim_id", "start")
        .values_list("claim_id", "start", "end", _link_weight(seat), *(f"claim__{name}" for name in FIGURE))
    )
    claims: dict[int, ClaimMark] = {}
    for key, start, end, weight, *figure in found:
        evidence = Evidence(str(figure[0]), start, end)
        if key in claims:
            claims[key] = replace(claims[key], evidence=(*claims[key].evidence, evidence))
            continue
        claim = Claim(**dict(zip(FIGURE, figure, strict=True)))
        claims[key] = ClaimMark(
            uuid=claim.uuid,
            start=claim.start,
            words=figure_words(claim),
            evidence=(evidence,),
            links=_weighed(weight),
        )
    return tuple(claims.values())


def _link_weight(seat: Seat) -> Coalesce:
    """The links of a claim that this person sees, by kind, in one number instead of three subqueries."""
    touching = Q(claim_a=OuterRef("claim")) | Q(claim_b=OuterRef("claim"))
    seen = ClaimLink.objects.visible_to(seat).standing().filter(touching).order_by()
    conflict, discrepant, compatible, supersedes, other = WEIGHTS
    weight = Case(
        When(kind="conflicts", then=conflict),
        When(kind="compatible", discrepant=True, then=discrepant),
        When(kind="compatible", then=compatible),
        When(kind="supersedes", then=supersedes),
        default=other,
        output_field=BigIntegerField(),
    )
    total = seen.values("project").annotate(n=Sum(weight)).values("n")
    return Coalesce(Subquery(total, output_field=BigIntegerField()), Value(0))


def _weighed(weight: int) -> tuple[int, ...]:
    """The counts out of ``_link_weight``; right up to 999 links of each look."""
    return tuple(weight // step % STEP for step in WEIGHTS)


def notes_of(claims: Sequence[ClaimMark], span: Span, *, in_comment: bool) -> tuple[ClaimNote, ...]:
    """The notes in the margin of a passage: of the claims whose evidence begins in it."""
    return tuple(
        ClaimNote(
            uuid=claim.uuid,
            words=claim.words,
            tier="reader tier" if in_comment else "",
            links=_link_notes(claim),
        )
        for claim in claims
        if span[0] <= claim.start < span[1]
    )


def _link_notes(claim: ClaimMark) -> tuple[LinkNote, ...]:
    return tuple(
        LinkNote(f"{number} {one if number == 1 else several}", look, number)
        for number, (one, several, look) in zip(claim.links, LOOKS, strict=True)
        if number
    )
