"""What stands around the fields of the claim form: places of the words, incidents, names, the number read."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from articles.access import Seat
from articles.domain import terms
from articles.domain.claim_numbers import claim_number
from articles.domain.errors import Refused
from articles.domain.scales import Bar, bar, scale_for
from articles.models import Article, Claim, Entity, Incident, LogEntry
from articles.pages.claims_figures import bar_words
from articles.pages.claims_grounds import Grounding, GroundView, grounds_by_role
from articles.pages.drafts import KeptDraft

NAMES = 300  # entities offered while one types; others can be typed in full
INCIDENTS = 200
MOVES = 100  # acts on incidents that are looked through for the one that moved a claim
UNWRITTEN = "still to be written"  # the reason is asked for on saving


@dataclass(frozen=True, slots=True)
class NumberView:
    """How the expression is read: in words, as a bar, or why it is not read."""

    words: str
    sub: str
    bar: Bar
    bar_words: str
    refusal: str


@dataclass(frozen=True, slots=True)
class HopRow:
    """One hop of the form."""

    number: int
    place: int
    agent: str
    act: str
    medium: str
    date: str
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class ClaimFormPage:
    """Everything that the form's template needs beside the form. ``claim`` is None for a new one."""

    article: Article
    claim: Claim | None
    grounds: Mapping[str, tuple[GroundView, ...]]
    number: NumberView | None
    hops: tuple[HopRow, ...]
    acts: terms.Choices
    names: tuple[str, ...]
    version: int
    merge: Any = None
    moved: bool = False
    proposed: frozenset[str] = frozenset()
    others: Sequence[Any] = ()
    draft: KeptDraft | None = None
    draft_part: str = ""

    @property
    def evidence(self) -> tuple[GroundView, ...]:
        """The words that the claim rests on."""
        return self.grounds.get("evidence", ())


def incident_choices(seat: Seat, claim: Claim | None = None, *, sent: str = "") -> tuple[Incident, ...]:
    """The incidents that the form offers, the claim's own and the one ``sent`` among them. Two queries."""
    rows = list(Incident.objects.of(seat.project)[:INCIDENTS])
    if len(rows) == INCIDENTS and (uuid := uuid_or_none(sent)) is not None:
        rows += [row for row in Incident.objects.of(seat.project).filter(uuid=uuid) if row not in rows]
    own = claim.incident if claim else None
    return tuple(rows if own is None or own in rows else [own, *rows])


def uuid_or_none(text: str) -> UUID | None:
    """The uuid that was sent, None for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return None


def claim_form_page(
    seat: Seat,
    article: Article,
    *,
    groundings: Sequence[Grounding],
    hops: Sequence[tuple[str, str, str, str]],
    number: NumberView | None,
    claim: Claim | None = None,
    version: str = "",
    merge: Any = None,
    moved: bool = False,
    proposed: Collection[str] = (),
    others: Sequence[Any] = (),
    draft: KeptDraft | None = None,
    draft_part: str = "",
) -> ClaimFormPage:
    """The surroundings of the form. Two queries.

    ``proposed``: the groups of fields that hold what the machine proposed; ``others``: the other claims of
    the words (articles.pages.claims_proposed.OtherClaim); ``draft``: what the form was opened with,
    ``draft_part`` its part.
    """
    names = Entity.objects.of(seat.project).order_by("name").values_list("name", flat=True)
    last = len(hops) - 1
    return ClaimFormPage(
        article=article,
        claim=claim,
        grounds=grounds_by_role(article, groundings),
        number=number,
        hops=tuple(HopRow(i + 1, i, *hop, first=i == 0, last=i == last) for i, hop in enumerate(hops)),
        acts=terms.HOP_ACTS,
        names=tuple(dict.fromkeys(names[:NAMES])),
        version=int(version) if version.isdecimal() else claim.version if claim else 0,
        merge=merge,
        moved=moved,
        proposed=frozenset(proposed),
        others=others,
        draft=draft,
        draft_part=draft_part,
    )


def number_view(expression: str, low: str = "", high: str = "", reason: str = "") -> NumberView | None:
    """How what is typed is read; None when nothing is. No query."""
    if not (expression.strip() or low.strip() or high.strip()):
        return None
    by_hand = bool(low.strip() or high.strip())
    try:
        number = claim_number(
            expression,
            low=_whole(low, "low"),
            high=_whole(high, "high"),
            reason=(reason or UNWRITTEN) if by_hand else "",
        )
    except Refused as refusal:
        return NumberView("", "", Bar(), "", refusal.reason)
    hard, soft = number.hard, number.soft
    scale = scale_for([(hard, soft)])
    if hard is None:
        return NumberView("no count", "the words give no number that can be compared", Bar(), "", "")
    parts = [f"usually read as {soft.dashed()}"] if soft is not None and soft != hard else []
    parts += ["top left open"] if hard.is_open else []
    parts += ["set by hand"] if by_hand else []
    parts += ["on top of those counted before"] if number.additive else []
    parts += ["all counted so far"] if number.cumulative else []
    return NumberView(
        hard.words(), " · ".join(parts), bar(hard, soft, scale), bar_words(hard, soft, scale), ""
    )


def _whole(text: str, field: str) -> int | None:
    if not text.strip():
        return None
    if not text.strip().isdecimal() or len(text.strip()) > 12:
        raise Refused(f"Write {field} as a whole number.", field=field)
    return int(text)


@dataclass(frozen=True, slots=True)
class LastSave:
    """The save that came first: by whom, when, and the logged fields before it."""

    who: str
    at: datetime | None
    before: Mapping[str, Any] | None

    @property
    def clock(self) -> str:
        """The time of day, with its zone."""
        return f"{self.at:%H:%M} UTC" if self.at else ""


def last_save(claim: Claim) -> LastSave:
    """Who touched the claim last, also by putting it into another incident. Two queries."""
    entries = LogEntry.objects.filter(subject_type="claim", subject_id=str(claim.uuid))
    entry = entries.select_related("by").order_by("-id").first()
    moves = LogEntry.objects.filter(project=claim.project_id, subject_type="incident").select_related("by")
    later = moves.filter(pk__gt=entry.pk if entry else 0).order_by("-id")[:MOVES]
    move = next((row for row in later if _names(row, claim)), None)
    if move is not None:
        return LastSave(move.by.name if move.by else move.who, move.at, None)
    if entry is None:
        return LastSave("somebody", None, None)
    return LastSave(entry.by.name if entry.by else entry.who, entry.at, entry.before)


def _names(entry: LogEntry, claim: Claim) -> bool:
    """Whether the act on an incident moved the claim."""
    return any(uuid == str(claim.uuid) for uuid, _ in (entry.after or {}).get("moved", []))
