"""A person's last acts in an article: what each did, whether it stands, why one cannot be taken back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from articles.actions.undo import ACTS, TABLE, UNDOS, explained
from articles.actions.undoable import UNDO, Overtaken, root_of, snapshots
from articles.models import Article, LogEntry, User

LAST = 20  # acts in the list
STEPS = 400  # entries that are read for them: each taking back and doing again is one


@dataclass(frozen=True, slots=True)
class ActSeen:
    """One act. ``entry``: the log row to take back, 0 when it cannot be; ``hindrance`` says why not.

    ``stands``: it was not taken back. ``next``: it is what doing again would bring back.
    """

    at: datetime
    words: str
    what: str
    more: int
    entry: int
    stands: bool
    next: bool
    hindrance: str


def last_acts(*, article: Article, by: User) -> tuple[ActSeen, ...]:
    """The last 20 acts of this person in this article, the newest first. Two queries, and one for each kind.

    An act is one line however often it was taken back and done again.
    """
    own = LogEntry.objects.filter(article=article, by=by)
    entries = list(own.filter(verb__in=(*ACTS, *UNDOS)).order_by("-id")[:STEPS])
    undoes: dict[int | None, LogEntry] = {entry.undoes_id: entry for entry in entries if entry.undoes_id}
    acts = [entry for entry in entries if entry.verb in TABLE][:LAST]
    tips = {act.pk: _tip(act, undoes) for act in acts}
    again = _next_again(entries)
    late = _overtaken(tips.values())
    later = _later(by, [tip for tip in tips.values() if tip.pk in late])
    return tuple(_seen(act, tips[act.pk], again, late, later) for act in acts)


def _tip(act: LogEntry, undoes: Mapping[int | None, LogEntry]) -> LogEntry:
    """The last entry of an act's taking back and doing again."""
    tip = act
    while tip.pk in undoes:
        tip = undoes[tip.pk]
    return tip


def _next_again(entries: Sequence[LogEntry]) -> int:
    """The undo that doing again would take back, 0 for none: as undo.last_undone finds it."""
    undone = {entry.undoes_id for entry in entries}
    for entry in entries:
        if entry.verb in TABLE:
            return 0
        if entry.verb.endswith(UNDO) and entry.pk not in undone:
            return entry.pk
    return 0


def _overtaken(tips: Iterable[LogEntry]) -> Mapping[int, Overtaken]:
    """Which of the entries cannot be taken back, one query for each kind of act."""
    found: dict[int, Overtaken] = {}
    kinds: dict[object, list[LogEntry]] = {}
    for tip in tips:
        kinds.setdefault(TABLE[root_of(tip.verb)].overtaken, []).append(tip)
    for same in kinds.values():
        found |= TABLE[root_of(same[0].verb)].overtaken(same)
    return found


def _later(by: User, late: Sequence[LogEntry]) -> Mapping[str, LogEntry]:
    """The newest entry about each subject of the entries that were overtaken."""
    if not late:
        return {}
    subjects = {entry.subject_id for entry in late}
    entries = LogEntry.objects.filter(subject_id__in=subjects, pk__gt=min(entry.pk for entry in late))
    return {entry.subject_id: entry for entry in entries.order_by("id")}


def _seen(
    act: LogEntry, tip: LogEntry, again: int, late: Mapping[int, Overtaken], later: Mapping[str, LogEntry]
) -> ActSeen:
    stands = not tip.verb.endswith(UNDO)
    newer = later.get(tip.subject_id)
    hindrance = (
        explained(tip, late[tip.pk], newer if newer and newer.pk > tip.pk else None) if tip.pk in late else ""
    )
    rows = snapshots(act)
    known = next((after or before or {} for before, after in rows.values()), {})
    return ActSeen(
        at=act.at,
        words=TABLE[act.verb].words,
        what=str(known.get("quote", "")),
        more=len(rows) - 1,
        entry=tip.pk if stands and not hindrance else 0,
        stands=stands,
        next=tip.pk == again and not hindrance,
        hindrance=hindrance,
    )
