"""Marking the same words in many places by one act, which one undo takes back."""

from collections.abc import Sequence
from uuid import UUID, uuid5

from django.db import transaction

from articles.actions.annotations import require_usable
from articles.actions.log import record, snapshot
from articles.actions.receipts import once, uuid_for
from articles.domain.errors import Refused
from articles.domain.occurrences import MOST, Span
from articles.models import Annotation, Article, Tag, User

VERB = "annotation.mark_all"


@transaction.atomic
def mark_all(*, article: Article, tag: Tag, spans: Sequence[Span], key: UUID, by: User) -> Annotation:
    """Put ``tag`` on every one of ``spans``; the first mark is returned. Six queries.

    SQLite takes about fifty rows in one INSERT, so that a full act costs it ten more.

    One receipt and one log row hold for all of them: subject is the article, ``after["rows"]`` the snapshot
    of each mark by its uuid. Raises Refused, and then nothing is stored, when nothing or more than MOST is
    chosen, when a range is not one of the text, or when one's own mark with this tag stands there already.
    """
    require_usable(tag, article.project)
    wanted = sorted(set(spans))
    _require_some(wanted, article)

    def make() -> Annotation:
        _require_unmarked(wanted, article, tag, by)
        rows = [_unsaved(article, tag, span, n, key, by) for n, span in enumerate(wanted)]
        Annotation.objects.bulk_create(rows)
        record(
            verb=VERB,
            subject=article,
            by=by,
            project=article.project,
            article=article,
            after={"rows": {str(row.uuid): snapshot(row) for row in rows}},
        )
        return rows[0]

    given = {"article": article.uuid, "tag": tag.uuid, "spans": wanted}
    return once(key=key, by=by, verb=VERB, given=given, creates=Annotation, make=make)


def _unsaved(article: Article, tag: Tag, span: Span, place: int, key: UUID, by: User) -> Annotation:
    start, end = span
    return Annotation(
        uuid=uuid_for(uuid5(key, f"occurrence {place}"), by) if place else uuid_for(key, by),
        article=article,
        tag=tag,
        tag_version=tag.version,
        start=start,
        end=end,
        quote=article.text[start:end],
        author=by,
    )


def _require_some(wanted: Sequence[Span], article: Article) -> None:
    if not wanted:
        raise Refused("No place is chosen. Tick at least one.", field="hit")
    if len(wanted) > MOST:
        raise Refused(f"{len(wanted):,} places are chosen; at most {MOST} are marked at once.", field="hit")
    if any(not 0 <= start < end <= len(article.text) for start, end in wanted):
        raise Refused("A chosen place lies outside the article. Look for the words again.", field="hit")


def _require_unmarked(wanted: Sequence[Span], article: Article, tag: Tag, by: User) -> None:
    """What was offered may have been marked since, in another window. One query."""
    own = Annotation.objects.on(article).standing().by(by).tagged(tag)
    taken = set(own.values_list("start", "end")) & set(wanted)
    if taken:
        raise Refused(
            f"{len(taken)} of these places {'was' if len(taken) == 1 else 'were'} marked since. Look for the "
            "words again.",
            field="hit",
        )
