"""What changed in an article since a page of it was opened, for the quiet line above the text."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from articles.access import Seat
from articles.domain.news import Deed, sentence
from articles.domain.review import sees
from articles.domain.sweeps import Span
from articles.models import Annotation, Article, Claim, ClaimLink, LogEntry, LogHead

MOST = 500  # log entries looked at; with more the page is better loaded again
KINDS: Mapping[str, tuple[Any, str]] = {
    "annotation": (Annotation, "mark"),
    "claim": (Claim, "claim"),
    "claimlink": (ClaimLink, "link"),
}
SUBMITTED = {"annotations": "annotation", "claims": "claim", "links": "claimlink"}


@dataclass(frozen=True, slots=True)
class News:
    """``words``: who did what; ``stamp``: up to where the log was read; ``changed``: the uuids of the work;
    ``spans``: where the text looks different. Without words nothing is new for this reader."""

    words: str
    stamp: int
    changed: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Act:
    entry: LogEntry
    kind: str
    uuid: str
    verb: str


def stamp_of(seat: Seat, article: Article | None = None) -> int:
    """How far the project's log has come: what a page carries.

    One query, to be made before the page reads anything; none when it came with the ``article`` (access:
    ``placed``).
    """
    known = getattr(article, "log_seq", None)
    if known is not None:
        return int(known)
    heads = LogHead.objects.filter(chain=str(seat.project.uuid)).values_list("seq", flat=True)
    return heads.first() or 0


def news(seat: Seat, article: Article, *, since: int, own: Collection[int] = ()) -> News:
    """What others, or this person elsewhere, did after ``since``, as far as this person may see it.

    ``own``: the places in the log of what the asking window did itself. One query when the project is at
    rest, two when nothing happened here, five otherwise.
    """
    stamp = stamp_of(seat)
    if stamp <= since:
        return News("", stamp)
    entries = LogEntry.objects.filter(
        Q(article=article) | Q(subject_type="claimlink"), chain=str(seat.project.uuid), seq__gt=since
    )
    found = entries.exclude(by=seat.user, seq__in=own).select_related("by").order_by("seq")
    acts = [act for entry in found.defer("article")[:MOST] for act in _acts(entry)]
    if not acts:
        return News("", stamp)
    rows = _rows(article, acts)
    told = [(act, rows[act.uuid]) for act in acts if act.uuid in rows]
    deeds = [(act, row, _deed(seat, act, row)) for act, row in told]
    seen = [(act, row, deed) for act, row, deed in deeds if deed.seen_now or deed.seen_before]
    if not seen:
        return News("", stamp)
    spans = {span for act, row, _ in seen for span in _spans(article, act, row)}
    changed = dict.fromkeys(act.uuid for act, _, _ in seen)
    latest = {act.uuid: deed for act, _, deed in seen}  # of several acts on one thing the last counts
    return News(sentence(latest.values()), stamp, tuple(changed), tuple(sorted(spans)))


def _acts(entry: LogEntry) -> Iterable[_Act]:
    """The acts on pieces of work that an entry tells of; a submission names many."""
    verb = entry.verb.split(".", 1)[-1]
    if entry.subject_type in KINDS:
        yield _Act(entry, entry.subject_type, entry.subject_id, verb)
    elif entry.verb == "article.submit":
        for name, kind in SUBMITTED.items():
            for uuid in (entry.after or {}).get(name, ()):
                yield _Act(entry, kind, uuid, verb)


def _rows(article: Article, acts: Iterable[_Act]) -> dict[str, Any]:
    """The work by uuid, whoever may see it. A query for each kind."""
    found: dict[str, Any] = {}
    for kind, (model, _) in KINDS.items():
        uuids = {act.uuid for act in acts if act.kind == kind}
        if not uuids:
            continue
        rows = model.objects.filter(uuid__in=uuids).select_related("author")
        if kind == "claimlink":
            rows = rows.filter(Q(claim_a__article=article) | Q(claim_b__article=article))
            rows = rows.select_related("author", "claim_a", "claim_b")
        found |= {str(row.uuid): row for row in rows}
    return found


def _deed(seat: Seat, act: _Act, row: Any) -> Deed:
    own = row.author_id == seat.user.pk
    before = (act.entry.before or {}).get("state")
    if act.verb == "submit":
        before = "draft"

    def seen(state: str) -> bool:
        return sees(role=seat.role, own=own, state=state, open_work=seat.project.open_work)

    by_me = act.entry.by_id == seat.user.pk
    return Deed(
        who=act.entry.by.name if act.entry.by else act.entry.who,
        act=act.verb,
        noun=KINDS[act.kind][1],
        owner=row.author.name,
        by_me=by_me,
        mine=own and not by_me,
        seen_before=before is not None and before != "withdrawn" and seen(before),
        seen_now=row.state != "withdrawn" and seen(row.state),
    )


def _spans(article: Article, act: _Act, row: Any) -> Iterable[Span]:
    """Where the work lies and where it lay."""
    if isinstance(row, ClaimLink):
        ends = [claim for claim in (row.claim_a, row.claim_b) if claim.article_id == article.pk]
        yield from ((claim.start, claim.end) for claim in ends)
        return
    yield row.start, row.end
    for side in (act.entry.before, act.entry.after):
        if side and isinstance(side.get("start"), int) and isinstance(side.get("end"), int):
            yield side["start"], side["end"]
