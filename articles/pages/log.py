"""The log as people read it: who did what to what, and what changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from articles.access import Seat
from articles.domain.permissions import Action
from articles.models import LogEntry, Membership

PAGE = 50
RECENT = 2000  # entries whose verbs the filter offers
LONGEST = 300  # characters of a value; the whole stands in the export of the log
NOUNS = {
    "annotation": "mark",
    "claimlink": "link",
    "readercomment": "reader comment",
    "importbatch": "import",
}
PAST = {
    "accept": "accepted",
    "correct": "corrected and accepted",
    "return": "returned",
    "reject": "rejected",
    "undo": "took back the decision on",
    "submit": "submitted",
    "retag": "changed the tag of",
    "move": "moved the boundary of",
    "attach": "changed the entity of",
    "note": "changed the note of",
    "remove": "removed",
    "create": "created",
    "save": "changed",
    "retire": "retired",
    "bring_back": "brought back",
    "edit": "changed",
    "import": "imported",
    "export": "exported",
    "seat": "changed the role of",
    "withdraw": "removed",
    "post": "wrote in",
    "open": "opened",
    "reply": "replied in",
    "resolve": "resolved",
    "reopen": "reopened",
}
WHOLE = {
    "annotation.mark": "marked words",
    "annotation.mark_all": "marked the same words in several places",
    "annotation.reaffirm": "kept a mark under the new wording of its tag",
    "incident.attach": "attached claims to an incident",
    "incident.detach": "detached claims from an incident",
    "incident.split": "split claims off into an incident",
    "incident.undo": "took back a move of claims",
    "incident.merge": "merged an incident into another",
    "incident.unmerge": "took the merge of an incident back",
    "comment.promote": "promoted a reader comment",
    "comment.demote": "took back the promotion of a reader comment",
    "entity.locate": "changed where an entity lies",
    "person.sign_in_by_link": "signed in by a link",
    "article.contents": "said what it contains",
    "article.graphic": "marked passages as graphic, or no longer",
    "person.comfort": "changed his or her settings",
    "person.keys": "changed his or her keys",
}
TAKEN_BACK = (".undo", "took back that he or she ")
DONE_AGAIN = (".redo", "did again: ")
QUIET = {"version", "tag_version"}


@dataclass(frozen=True, slots=True)
class Change:
    """One field before and after; blank is blank."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Act:
    """One entry of the log."""

    seq: int
    at: datetime
    who: str
    verb: str
    words: str
    article: str
    article_url: str
    reason: str
    changes: Sequence[Change]


@dataclass(frozen=True, slots=True)
class LogPage:
    """Fifty entries, the newest first. ``people`` is empty for those who read their own entries only."""

    acts: Sequence[Act]
    people: Sequence[tuple[str, str]]
    verbs: Sequence[tuple[str, str]]
    who: str
    verb: str
    older_url: str
    newest_url: str


def log_page(seat: Seat, *, who: str = "", verb: str = "", before: str = "") -> LogPage:
    """One page of the project's log, or of one's own entries in it. Three queries."""
    entries = LogEntry.objects.filter(chain=str(seat.project.uuid)).select_related("article")
    reads_all = seat.may(Action.READ_LOG)
    if not reads_all:
        entries = entries.filter(by=seat.user)
    recent = entries.order_by("-seq").values_list("verb", flat=True)[:RECENT]
    verbs = sorted(((kind, words_of(kind)) for kind in {*recent, verb} - {""}), key=lambda pair: pair[1])
    people: list[tuple[str, str]] = []
    if reads_all:
        seats = Membership.objects.filter(project=seat.project).select_related("user")
        people = [(one.user.username, one.user.name) for one in seats.order_by("user__username")]
    wanted = Q()
    if who and reads_all:
        wanted &= Q(who=who)
    if verb:
        wanted &= Q(verb=verb)
    if before.isascii() and before.isdecimal():
        wanted &= Q(seq__lt=min(int(before), 2**62))
    rows = list(
        entries.filter(wanted).defer("article__text", "article__raw").order_by("-seq", "-id")[: PAGE + 1]
    )
    base = reverse("log", args=[seat.project.slug])
    asked = {name: value for name, value in (("who", who), ("verb", verb)) if value}
    older = rows[PAGE - 1].seq if len(rows) > PAGE else None
    return LogPage(
        acts=[act_of(row, seat.project.slug) for row in rows[:PAGE]],
        people=people,
        verbs=verbs,
        who=who,
        verb=verb,
        older_url=f"{base}?{urlencode(asked | {'before': older})}" if older else "",
        newest_url=f"{base}?{urlencode(asked)}" if before else "",
    )


def words_of(verb: str) -> str:
    """A verb of the log as a sentence part: "accepted a mark"."""
    for ending, before in (TAKEN_BACK, DONE_AGAIN):
        if verb.endswith(ending) and verb.count(".") == 2:
            return before + words_of(verb.removesuffix(ending))
    if verb in WHOLE:
        return WHOLE[verb]
    noun, _, act = verb.partition(".")
    noun = NOUNS.get(noun, noun.replace("_", " "))
    return f"{PAST.get(act, act.replace('_', ' '))} {'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def act_of(entry: LogEntry, slug: str = "") -> Act:
    """An entry as it is read; needs its article loaded. No query."""
    article = entry.article
    url = reverse("article", args=[slug, article.uuid]) if article and slug else ""
    return Act(
        seq=entry.seq,
        at=entry.at,
        who=entry.who,
        verb=entry.verb,
        words=words_of(entry.verb),
        article=article.title if article else "",
        article_url=url,
        reason=entry.reason,
        changes=changes(entry.before, entry.after),
    )


def changes(before: Any, after: Any) -> list[Change]:
    """The fields that differ; what is blank on both sides is left out."""
    old = before if isinstance(before, dict) else {}
    new = after if isinstance(after, dict) else {}
    found = []
    for name in dict.fromkeys([*old, *new]):
        was, now = _plain(old.get(name)), _plain(new.get(name))
        if was != now and name not in QUIET:
            found.append(Change(name.removesuffix("_id").replace("_", " "), was, now))
    return found


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return str(len(value)) if value else ""
    if isinstance(value, dict) and value and all(isinstance(part, dict) for part in value.values()):
        return str(len(value))
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_plain(part)}" for key, part in value.items())
    text = str(value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
