"""The append-only, hash-chained log: one row for each act, in the act's own transaction."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from datetime import date, datetime
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from articles.models import Article, LogEntry, LogHead, Project, User

SITE = "site"
written: ContextVar[list[int] | None] = ContextVar("written", default=None)
"""The places in the log of what the current request appended, for the window that sent it."""
BATCH = 500  # rows in one INSERT


def snapshot(row: models.Model) -> dict[str, Any]:
    """The fields of ``row`` that its model names in LOGGED, as JSON can hold them. No query."""
    return {name: _plain(getattr(row, name)) for name in row.LOGGED}  # type: ignore[attr-defined]


def _plain(value: Any) -> Any:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return value


def digest(previous: str, content: Mapping[str, Any]) -> str:
    """SHA-256 over the previous hash and the canonical JSON of an entry."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()


def content_of(entry: LogEntry) -> dict[str, Any]:
    """What the hash of ``entry`` covers."""
    return {
        "chain": entry.chain,
        "seq": entry.seq,
        "at": entry.at.isoformat(timespec="microseconds"),
        "by": entry.by_id,
        "who": entry.who,
        "verb": entry.verb,
        "subject_type": entry.subject_type,
        "subject_id": entry.subject_id,
        "article": entry.article_id,
        "before": entry.before,
        "after": entry.after,
        "reason": entry.reason,
        "undoes": entry.undoes_id,
    }


def record(
    *,
    verb: str,
    subject: models.Model,
    by: User | None,
    project: Project | None,
    article: Article | None = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    reason: str = "",
    undoes: LogEntry | None = None,
) -> LogEntry:
    """Append one entry. Three queries; call it last in the act's transaction: it locks the chain's head.

    ``verb`` reads "annotation.mark"; ``subject`` is named by its uuid, or by its key when it has none.
    """
    head = _locked_head(project)
    said = {"verb": verb, "before": before, "after": after, "reason": reason, "undoes": undoes}
    entry = _appended(head, subject, by=by, project=project, article=article, **said)
    entry.save(force_insert=True)
    LogHead.objects.filter(pk=head.pk).update(seq=head.seq, hash=head.hash)
    return entry


def record_all(
    *,
    verb: str,
    acts: Sequence[tuple[models.Model, Article | None, Mapping[str, Any]]],
    by: User | None,
    project: Project | None,
) -> None:
    """Append one entry for each (subject, article, after). Three queries, and one for each further batch.

    As with ``record``: call it last in the act's transaction.
    """
    head = _locked_head(project)
    entries = [
        _appended(head, subject, by=by, project=project, article=article, verb=verb, after=dict(after))
        for subject, article, after in acts
    ]
    LogEntry.objects.bulk_create(entries, batch_size=BATCH)
    LogHead.objects.filter(pk=head.pk).update(seq=head.seq, hash=head.hash)


def _locked_head(project: Project | None) -> LogHead:
    """The last link of the project's chain, or of the site's, locked until the transaction ends."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("record() belongs inside the act's transaction")
    chain = str(project.uuid) if project else SITE
    locked = LogHead.objects.select_for_update()
    return locked.filter(chain=chain).first() or locked.get_or_create(chain=chain)[0]


def _appended(
    head: LogHead, subject: models.Model, *, by: User | None, project: Project | None, **said: Any
) -> LogEntry:
    """The next entry of the chain, not saved yet; ``head`` stands at it afterwards, not saved either."""
    entry = LogEntry(
        chain=head.chain,
        seq=head.seq + 1,
        at=timezone.now(),
        project=project,
        by=by,
        who=by.username if by else "system",
        subject_type=subject._meta.model_name or "",
        subject_id=str(getattr(subject, "uuid", subject.pk)),
        previous_hash=head.hash,
        **said,
    )
    entry.hash = digest(head.hash, content_of(entry))
    head.seq, head.hash = entry.seq, entry.hash
    told = written.get()
    if told is not None:
        told.append(entry.seq)
    return entry
