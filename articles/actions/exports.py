"""What leaves the site is in the log."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from articles.actions.log import record
from articles.models import LogEntry, Project, User


@transaction.atomic
def record_export(
    *, project: Project, dataset: str, form: str, filters: Mapping[str, Any], rows: int, by: User | None
) -> LogEntry:
    """Log who took which rows of ``dataset`` out, before the first byte is sent."""
    after = {"dataset": dataset, "format": form, "filters": dict(filters), "rows": rows}
    return record(verb="export.dataset", subject=project, by=by, project=project, after=after)
