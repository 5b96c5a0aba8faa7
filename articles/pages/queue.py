"""The review queue: what waits, the card to decide on now, those after it, and the decision just made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.db.models.fields.json import KT
from django.utils import timezone

from articles.access import Seat
from articles.domain.corrections import Move, Wish
from articles.models import Annotation, Claim, ClaimLink, Decision, Relation, Tag
from articles.pages.claims_figures import figure_words
from articles.pages.queue_counts import QueueCount, queue_counts
from articles.pages.queue_rows import (
    ORDER,
    Card,
    Position,
    Which,
    before,
    cards,
    position,
    shown,
    source_of,
    waiting,
)

LOADED = 5  # cards on the page: the current one and those that follow it
KINDS = ("annotations", "claims", "links")  # as the columns of a decision stand in ``_recent``
RECENT = 200  # own decisions looked back on for "n of m"


@dataclass(frozen=True, slots=True)
class Done:
    """The person's last decision in this queue, as one line that can be taken back."""

    decision: UUID
    what: str
    state: str
    source: str
    author: str
    quote: str


@dataclass(frozen=True, slots=True)
class Typed:
    """A refused decision: the sentence, and what the person had typed, to be shown again."""

    sentence: str
    subject: UUID
    act: str
    reason: str = ""
    wish: Wish | None = None


@dataclass(frozen=True, slots=True)
class QueuePage:
    """Everything of the page. ``number`` and ``total`` count this person's decisions of today as done."""

    which: Which
    label: str
    url: str
    counts: Sequence[QueueCount]
    current: QueueCount | None
    cards: Sequence[Card]
    done: Done | None
    number: int
    total: int
    next_at: UUID | None
    previous_at: UUID | None
    tags: Sequence[Tag]
    typed: Typed | None = None

    @property
    def percent(self) -> int:
        """How much of today's queue is decided, 0 to 100."""
        return 100 * (self.number - 1) // self.total if self.total else 0

    @property
    def ready_reasons(self) -> dict[str, tuple[str, ...]]:
        """Sentences to begin from, by act."""
        return {"return": RETURN_REASONS, "reject": REJECT_REASONS}

    @property
    def start_moves(self) -> tuple[tuple[str, str], ...]:
        """The steps of the start, with their words."""
        return (Move.START_EARLIER, "a word earlier"), (Move.START_LATER, "a word later")

    @property
    def end_moves(self) -> tuple[tuple[str, str], ...]:
        """The steps of the end, with their words."""
        return (Move.END_EARLIER, "a word earlier"), (Move.END_LATER, "a word later")

    @property
    def wish(self) -> Wish | None:
        """What the correction form of the current card holds."""
        if not self.cards or self.which.kind != "annotations":
            return None
        mark = self.cards[0].row
        if self.typed and self.typed.wish and self.typed.subject == mark.uuid:
            return self.typed.wish
        return Wish(mark.tag.uuid, mark.start, mark.end, mark.quote, mark.quote)

    @property
    def typed_elsewhere(self) -> Typed | None:
        """What was typed for a card that is no longer here."""
        here = {card.row.uuid for card in self.cards[:1]}
        return self.typed if self.typed and self.typed.subject not in here else None


RETURN_REASONS = (
    "Too short: take the whole clause.",
    "Too long: take only the words that say it.",
    "Name the source of the number.",
    "Another tag fits better.",
)
REJECT_REASONS = ("The words do not say this.", "Marked twice.", "Outside this project.")
PAST = {"accept": "Accepted", "correct": "Corrected and accepted", "return": "Returned", "reject": "Rejected"}


def queue_of(subject: Annotation | Claim | ClaimLink | Relation) -> Which:
    """The queue a piece of work waits in."""
    if isinstance(subject, Annotation):
        return Which("annotations", subject.tag)
    if isinstance(subject, Relation):
        return Which("relations")
    return Which("claims" if isinstance(subject, Claim) else "links")


def oldest_queue(seat: Seat) -> Which | None:
    """The queue whose oldest piece has waited longest; None when nothing waits. Five queries."""
    found = [count for count in queue_counts(seat) if count.oldest is not None]
    if not found:
        return None
    first = min(found, key=lambda count: count.oldest or timezone.now())
    return Which(first.kind, first.tag)


def queue_page(
    seat: Seat, which: Which | None, *, at: UUID | None = None, typed: Typed | None = None
) -> QueuePage:
    """The page with the queue's card ``at``, or the first that still waits after it; round the end at last.

    At most sixteen queries, however much waits.
    """
    counts = queue_counts(seat)
    tags = [count.tag for count in counts if count.tag is not None and count.tag.retired_at is None]
    if which is None:
        return QueuePage(
            Which("none"), "Nothing waits", "", counts, None, [], None, 0, 0, None, None, tags, typed
        )
    rows, place = _from(which, seat, position(which, seat, at))
    recent = _recent(seat, which)
    done_today = sum(made.date() == timezone.now().date() for _, made in recent)
    number = done_today + _rank(which, seat, place) + 1
    current = next(c for c in counts if c.kind == which.kind and c.tag == which.tag)
    return QueuePage(
        which=which,
        label=current.label,
        url=current.url,
        counts=counts,
        current=current,
        cards=cards(which, seat, rows, number),
        done=_done(which, recent),
        number=number,
        total=done_today + current.pending,
        next_at=rows[1].uuid if len(rows) > 1 else None,
        previous_at=_previous(which, seat, place),
        tags=tags,
        typed=typed,
    )


def _from(which: Which, seat: Seat, at: Position | None) -> tuple[list[Any], Position | None]:
    """The rows to show, oldest first from ``at`` on, and where the first of them stands."""
    ordered = shown(which, waiting(which, seat)).order_by(*ORDER)
    rows = list(ordered.exclude(before(at))[:LOADED]) if at else []
    if not rows:
        rows = list(ordered[:LOADED])
    return rows, (rows[0].submitted_at, rows[0].pk) if rows else None


def _rank(which: Which, seat: Seat, place: Position | None) -> int:
    return waiting(which, seat).filter(before(place)).count() if place else 0


def _previous(which: Which, seat: Seat, place: Position | None) -> UUID | None:
    if place is None:
        return None
    earlier = waiting(which, seat).filter(before(place)).order_by("-submitted_at", "-id")
    found: UUID | None = earlier.values_list("uuid", flat=True).first()
    return found


def _recent(seat: Seat, which: Which) -> list[tuple[int, datetime]]:
    """Own decisions in this queue that stand, the latest first. One query over the last 200."""
    undone = Decision.objects.filter(undoes=OuterRef("pk"))
    rows = (
        Decision.objects.filter(by=seat.user, project=seat.project)
        .annotate(undone=Exists(undone), tag_then=KT("before__tag_id"))
        .order_by("-id")
        .values_list("pk", "created_at", "undone", "act", "annotation_id", "claim_id", "link_id", "tag_then")[
            :RECENT
        ]
    )
    kept = []
    for pk, made, is_undone, act, *subjects, tag_then in rows:
        kind = next((kind for kind, key in zip(KINDS, subjects, strict=True) if key), "relations")
        same_tag = which.tag is None or str(tag_then) == str(which.tag.pk)
        if act in PAST and not is_undone and kind == which.kind and same_tag:
            kept.append((pk, made))
    return kept


def _done(which: Which, recent: Sequence[tuple[int, datetime]]) -> Done | None:
    if not recent:
        return None
    heavy = [
        f"{path}__article__{name}" for path in ("annotation", "claim", "relation") for name in ("text", "raw")
    ]
    decision = (
        Decision.objects.select_related(
            "annotation__article", "annotation__author", "claim__article", "claim__author", "link__author",
            "link__claim_a", "link__claim_b", "relation__article", "relation__author", "relation__type",
            "relation__source", "relation__target",
        )
        .defer(*heavy)
        .get(pk=recent[0][0])
    )  # fmt: skip
    what = PAST[decision.act], decision.after["state"]
    if decision.link is not None:
        link = decision.link
        pair = f"{figure_words(link.claim_a)} · {figure_words(link.claim_b)}"
        return Done(decision.uuid, *what, link.get_kind_display(), link.author.name, pair)
    if decision.relation is not None:
        relation = decision.relation
        said = f"{relation.source.quote} — {relation.type.name} — {relation.target.quote}"
        return Done(decision.uuid, *what, source_of(relation.article), relation.author.name, said)
    row: Any = decision.annotation or decision.claim
    return Done(decision.uuid, *what, source_of(row.article), row.author.name, row.quote)
