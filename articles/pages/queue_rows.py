"""The rows behind a review queue: which wait, in what order, and the cards made of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from articles.access import Seat
from articles.domain.intervals import Interval
from articles.domain.scales import Bar, bar, scale_for
from articles.models import Annotation, Claim, ClaimLink, Relation, Tag
from articles.pages.claims_figures import figure_words
from articles.pages.queue_cards import AlsoHere, Context, also_here, contexts, spot_of, windows

ORDER = ("submitted_at", "id")


@dataclass(frozen=True, slots=True)
class Which:
    """One queue: annotations of a tag, claims, links, or relations."""

    kind: str
    tag: Tag | None = None

    def rows(self, seat: Seat) -> Any:
        """Every piece of work of this queue's kind, in whatever state."""
        if self.kind == "links":
            return ClaimLink.objects.of(seat.project)
        if self.kind == "relations":
            return Relation.objects.filter(article__project=seat.project).standing()
        if self.kind == "claims":
            return Claim.objects.of(seat.project)
        return Annotation.objects.filter(article__project=seat.project, tag=self.tag)

    def url(self, seat: Seat) -> str:
        """The queue's page."""
        slug = seat.project.slug
        if self.tag is not None:
            return reverse("queue_tag", args=[slug, self.tag.uuid])
        return reverse(f"queue_{self.kind}", args=[slug])


@dataclass(frozen=True, slots=True)
class Side:
    """A claim as a card shows it: the number in words, its bar, who says it, and the words it rests on."""

    source: str
    claim: Claim
    words: str
    bar: Bar
    bar_words: str
    context: Context


@dataclass(frozen=True, slots=True)
class End:
    """One of a relation's marks in its sentences."""

    mark: Annotation
    context: Context


@dataclass(frozen=True, slots=True)
class Card:
    """A submitted piece of work with what is needed to decide on it.

    A link has two sides, a relation two ends.
    """

    kind: str
    row: Any
    number: int
    source: str
    url: str
    context: Context | None
    sides: tuple[Side, ...] = ()
    also: tuple[AlsoHere, ...] = ()
    ends: tuple[End, ...] = ()


Position = tuple[datetime, int]


def position(which: Which, seat: Seat, uuid: UUID | None) -> Position | None:
    """Where a piece of work stands or stood in its queue; None when it is not of this project."""
    if uuid is None:
        return None
    rows = which.rows(seat) if which.tag is None else Annotation.objects.filter(article__project=seat.project)
    found = rows.filter(uuid=uuid, submitted_at__isnull=False).values_list(*ORDER).first()
    return found if found else None


def before(place: Position) -> Q:
    """Submitted earlier than ``place``."""
    return Q(submitted_at__lt=place[0]) | Q(submitted_at=place[0], id__lt=place[1])


def waiting(which: Which, seat: Seat) -> Any:
    """What this person may decide in the queue."""
    return which.rows(seat).decidable_by(seat.user)


def shown(which: Which, rows: Any) -> Any:
    """``rows`` with what a card needs, and the text around the words cut out in SQL."""
    joined: tuple[str, ...]
    if which.kind == "links":
        joined = ("author", "claim_a__article", "claim_b__article", "claim_a__incident", "claim_b__incident")
        texts = [
            f"{claim}__article__{heavy}" for claim in ("claim_a", "claim_b") for heavy in ("text", "raw")
        ]
        cuts = windows("claim_a__", "_a") | windows("claim_b__", "_b")
        return rows.select_related(*joined).defer(*texts).annotate(**cuts)
    if which.kind == "relations":
        joined = (
            "author",
            "type",
            "article",
            "source__tag",
            "source__entity",
            "target__tag",
            "target__entity",
        )
        cuts = windows("source__", "_a") | windows("target__", "_b")
        return rows.select_related(*joined).defer("article__text", "article__raw").annotate(**cuts)
    if which.kind == "claims":
        rows = rows.select_related("article", "author", "incident", "claimant_entity", "victim_entity")
    else:
        rows = rows.select_related("article", "author", "tag", "entity")
    return rows.defer("article__text", "article__raw").annotate(**windows())


def cards(which: Which, seat: Seat, rows: Sequence[Any], first: int) -> list[Card]:
    """Cards of ``rows``, numbered from ``first``. One query, and two more for what else stands there."""
    if which.kind == "links":
        return _link_cards(seat, rows, first)
    if which.kind == "relations":
        return _relation_cards(seat, rows, first)
    around = contexts([spot_of(row, row.window) for row in rows])
    made = []
    for place, (row, context) in enumerate(zip(rows, around, strict=True)):
        sides = (_side(row, context),) if which.kind == "claims" else ()
        also = also_here(seat, row, context) if place == 0 else ()
        source, url = source_of(row.article), place_url(seat, row)
        made.append(Card(which.kind, row, first + place, source, url, context, sides, also))
    return made


def place_url(seat: Seat, row: Annotation | Claim | ClaimLink | Relation) -> str:
    """Where a piece of work is read: a mark in its article, a claim and a link on their own pages.

    A relation is read at the mark it begins at.
    """
    slug = seat.project.slug
    if isinstance(row, Relation):
        return f"{reverse('article', args=[slug, row.article.uuid])}?mark={row.source.uuid}"
    if isinstance(row, Annotation):
        return f"{reverse('article', args=[slug, row.article.uuid])}?mark={row.uuid}"
    return reverse("claim" if isinstance(row, Claim) else "link", args=[slug, row.uuid])


def _link_cards(seat: Seat, rows: Sequence[ClaimLink], first: int) -> list[Card]:
    claims = [(claim, window) for row in rows for claim, window in _claims_of(row)]
    around = contexts([spot_of(claim, window) for claim, window in claims])
    sides = [_side(claim, context) for (claim, _), context in zip(claims, around, strict=True)]
    pairs = list(zip(sides[::2], sides[1::2], strict=True))
    return [
        Card("links", row, first + place, "", place_url(seat, row), None, _on_one_scale(*pairs[place]))
        for place, row in enumerate(rows)
    ]


def _relation_cards(seat: Seat, rows: Sequence[Any], first: int) -> list[Card]:
    spots = [
        spot_of(mark, window)
        for row in rows
        for mark, window in ((row.source, row.window_a), (row.target, row.window_b))
    ]
    around = contexts(spots)
    made = []
    for place, row in enumerate(rows):
        ends = (End(row.source, around[2 * place]), End(row.target, around[2 * place + 1]))
        source, url = source_of(row.article), place_url(seat, row)
        made.append(Card("relations", row, first + place, source, url, ends[0].context, ends=ends))
    return made


def _claims_of(link: Any) -> tuple[tuple[Claim, str], tuple[Claim, str]]:
    return (link.claim_a, link.window_a), (link.claim_b, link.window_b)


def source_of(article: Any) -> str:
    """What an article is called in one or two words: its outlet, else its title."""
    return str(article.outlet or article.title)


def faces(claim: Claim) -> tuple[Interval | None, Interval | None]:
    """The hard and the soft interval of a claim."""
    hard = None if claim.low is None else Interval(claim.low, claim.high)
    soft = None if claim.soft_low is None else Interval(claim.soft_low, claim.soft_high)
    return hard, soft


def _side(claim: Claim, context: Context, *, among: Sequence[Claim] = ()) -> Side:
    scale = scale_for([faces(c) for c in (claim, *among)])
    words = figure_words(claim)
    return Side(
        source=source_of(claim.article),
        claim=claim,
        words=words,
        bar=bar(*faces(claim), scale),
        bar_words=f"{words}. Scale 0 to {scale.top:,}.",
        context=context,
    )


def _on_one_scale(a: Side, b: Side) -> tuple[Side, Side]:
    return _side(a.claim, a.context, among=[b.claim]), _side(b.claim, b.context, among=[a.claim])
