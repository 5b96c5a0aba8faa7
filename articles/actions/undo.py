"""Taking back what one did in an article, and doing it again, also after signing in again: the log remembers.

Acts are taken back the last first, as often as there are any. Taking back is an entry of its own (verb +
".undo") that undoes the act's; doing again (".redo") undoes that one and can be taken back like the act.
A new act ends what can be done again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from articles.actions import undo_marks, undo_relations
from articles.actions.log import record
from articles.actions.receipts import once
from articles.actions.undoable import REDO, UNDO, Overtaken, Span, TakenBack, Undoable, root_of, spans_of
from articles.domain.errors import Refused
from articles.domain.review import STATE_WORDS, State
from articles.models import Annotation, Article, LogEntry, User

TABLE: Mapping[str, Undoable] = {**undo_marks.UNDOABLE, **undo_relations.UNDOABLE}
"""Every verb that can be taken back in an article."""
ACTS = (*TABLE, *(f"{verb}{REDO}" for verb in TABLE))
UNDOS = tuple(f"{verb}{UNDO}" for verb in TABLE)


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back or done again: the words for it, what it is about, where the text looks different.

    ``act`` is blank when the same form came twice. ``opens`` is the mark as it stands, if it is one mark.
    """

    act: str
    what: str
    spans: tuple[Span, ...]
    opens: Annotation | None


def last_undoable(article: Article, by: User) -> LogEntry | None:
    """The last act of this person in this article that was not taken back. One query."""
    return _own(article, by).filter(verb__in=ACTS, undone_by__isnull=True).order_by("-id").first()


def last_undone(article: Article, by: User) -> LogEntry | None:
    """The taking back that doing again would undo; none when a new act came since. One query."""
    not_redone = Q(verb__in=UNDOS, undone_by__isnull=True)
    last = _own(article, by).filter(not_redone | Q(verb__in=TABLE)).order_by("-id").first()
    return last if last is not None and last.verb in UNDOS else None


@transaction.atomic
def undo(*, article: Article, entry: int | None = None, key: UUID, by: User) -> Undone:
    """Take back one's own last act in this article, or the one of log row ``entry``. Nine queries for a mark.

    Raises Refused when there is nothing to take back, or when what it changed was changed, submitted or
    decided since: then it says so, because taking back would overwrite what came later.
    """
    if entry is None:
        wanted = last_undoable(article, by)
    else:
        wanted = _own(article, by).filter(pk=entry, verb__in=ACTS, undone_by__isnull=True).first()
    nothing = (
        "There is nothing of yours to undo in this article."
        if entry is None
        else "This act was taken back already. Open the list of your acts again."
    )
    given = {"article": article.uuid, "entry": entry}
    return _take_back(wanted, article, UNDO, nothing, given=given, key=key, by=by)


@transaction.atomic
def redo(*, article: Article, key: UUID, by: User) -> Undone:
    """Do again what was taken back last in this article. Nine queries for a mark.

    Raises Refused when a new act came since, when there is nothing to do again, or when it was changed since.
    """
    nothing = "There is nothing to do again: nothing was undone since your last act in this article."
    given = {"article": article.uuid}
    return _take_back(last_undone(article, by), article, REDO, nothing, given=given, key=key, by=by)


def _take_back(
    entry: LogEntry | None,
    article: Article,
    suffix: str,
    nothing: str,
    *,
    given: Mapping[str, object],
    key: UUID,
    by: User,
) -> Undone:
    done: list[TakenBack] = []

    def make() -> LogEntry:
        if entry is None:
            raise Refused(nothing)
        entry.article = article
        try:
            done.append(taken := TABLE[root_of(entry.verb)].take_back(entry, by))
        except Overtaken as late:
            raise Refused(explained(entry, late, _later(entry))) from None
        verb = f"{root_of(entry.verb)}{suffix}"
        record(
            verb=verb, subject=taken.subject, by=by, project=article.project, article=article,
            before=taken.before, after=taken.after, undoes=entry,
        )  # fmt: skip
        return entry

    # Nothing to take back: make() refuses, and a resend finds in its receipt what the first one took back.
    subject = entry if entry is not None else LogEntry(pk=0)
    stood = once(key=key, by=by, verb=f"article{suffix}", given=given, subject=subject, make=make)
    if done:
        words = TABLE[root_of(stood.verb)].words
        return Undone(words, done[0].what, done[0].spans, done[0].opens)
    return Undone("", "", spans_of(stood), _mark_of(stood, article))


def explained(entry: LogEntry, late: Overtaken, later: LogEntry | None) -> str:
    """Why an act cannot be taken back (or done again): what happened since to what it is about."""
    since = f"Since you {spoken(entry)} “{short(late.what)}”"
    if late.state:
        return f"{since}, it was {STATE_WORDS[State(late.state)]}. It cannot be undone from here."
    if later is None or root_of(later.verb) not in TABLE:
        return f"{since}, it was changed. It cannot be undone; change it by hand."
    who = "you" if later.by_id == entry.by_id else later.who
    return f"{since}, {who} {spoken(later)} it. Take that back first, or change it by hand."


def spoken(entry: LogEntry) -> str:
    """What was done, to follow a person and to be followed by what it was done to: "changed the tag of"."""
    words = TABLE[root_of(entry.verb)].words
    return f"took back that you {words}" if entry.verb.endswith(UNDO) else words


def short(words: str) -> str:
    """A quote in a sentence: at most 60 characters."""
    line = " ".join(words.split())
    return line if len(line) <= 60 else f"{line[:59]}…"


def _own(article: Article, by: User) -> QuerySet[LogEntry]:
    return LogEntry.objects.filter(article=article, by=by)


def _later(entry: LogEntry) -> LogEntry | None:
    """What was done last to the subject of ``entry`` since."""
    same = LogEntry.objects.filter(subject_type=entry.subject_type, subject_id=entry.subject_id)
    return same.filter(pk__gt=entry.pk).order_by("-id").first()


def _mark_of(entry: LogEntry, article: Article) -> Annotation | None:
    if entry.subject_type != "annotation":
        return None
    rows = Annotation.objects.select_related("tag", "entity", "author")
    found: Annotation | None = rows.filter(uuid=entry.subject_id).first()
    if found is not None:
        found.article = article
    return found
