"""The append-only, hash-chained log: one row for each act, in the act's own transaction."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from articles.models import Article, LogEntry, LogHead, Project, User

SITE = "site"


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
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("record() belongs inside the act's transaction")
    chain = str(project.uuid) if project else SITE
    head = LogHead.objects.select_for_update().filter(chain=chain).first()
    if head is None:
        head, _ = LogHead.objects.select_for_update().get_or_create(chain=chain)
    entry = LogEntry(
        chain=chain,
        seq=head.seq + 1,
        at=timezone.now(),
        project=project,
        by=by,
        who=by.username if by else "system",
        verb=verb,
        subject_type=subject._meta.model_name or "",
        subject_id=str(getattr(subject, "uuid", subject.pk)),
        article=article,
        before=before,
        after=after,
        reason=reason,
        undoes=undoes,
        previous_hash=head.hash,
    )
    entry.hash = digest(head.hash, content_of(entry))
    entry.save(force_insert=True)
    LogHead.objects.filter(pk=head.pk).update(seq=entry.seq, hash=entry.hash)
    return entry
