"""An edit of a mark that met another edit: mine beside theirs, field by field."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from articles.access import Seat
from articles.domain.merging import Merge, MergeRow, compared
from articles.models import Annotation, LogEntry, Tag

FIELDS = {"tag": "Tag", "quote": "Words", "note": "Note", "confidence": "How sure", "name": "Names"}
STANDING = {"tag": "tag", "quote": "words", "note": "note", "confidence": "how sure", "name": "names"}


def stale_merge(
    seat: Seat, row: Annotation, typed: Mapping[str, str], tags: Mapping[int, Tag]
) -> Merge | None:
    """What was sent beside what stands now; None when the two say the same or nothing was typed. One query.

    ``typed`` is the form that came too late; ``row`` the mark as it stands.
    """
    stands = {
        "tag": row.tag.name,
        "quote": row.words,
        "note": row.note,
        "confidence": row.confidence,
        "name": row.entity.name if row.entity else "",
    }
    sent = {name: value for name, value in typed.items() if name in FIELDS}
    if "tag" in sent:
        sent["tag"] = next((tag.name for tag in tags.values() if str(tag.uuid) == sent["tag"]), "")
    rows = tuple(
        MergeRow(FIELDS[name], name, *compared(mine, stands[name]), "mine")
        for name, mine in sent.items()
        if mine != stands[name]
    )
    if not rows:
        return None
    last = _last(row)
    others = [words for name, words in STANDING.items() if name not in sent]
    return Merge(
        what="mark",
        who=last.who if last else row.author.username,
        at=f"{last.at if last else row.updated_at:%H:%M} UTC",
        rows=rows,
        same=", ".join(others).capitalize(),
        theirs_url=f"{reverse('article', args=[seat.project.slug, row.article.uuid])}?mark={row.uuid}",
        mine_text="\n".join(f"{FIELDS[name]}: {mine}" for name, mine in sent.items()),
    )


def resent(typed: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The hidden fields with which the edit is sent once more."""
    own = {"key", "version", "csrfmiddlewaretoken"}
    return tuple((name, value) for name, value in typed.items() if name not in own and name[:5] != "take_")


def keeps_theirs(typed: Mapping[str, Any]) -> bool:
    """Whether every choice of the 409 card is theirs: then nothing is left to save."""
    taken = [value for name, value in typed.items() if name.startswith("take_")]
    return bool(taken) and all(value == "theirs" for value in taken)


def _last(row: Annotation) -> LogEntry | None:
    own = LogEntry.objects.filter(subject_type="annotation", subject_id=str(row.uuid))
    return own.order_by("-id").first()
