"""Saves that name the version they were read at: a stale one changes nothing."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db import models
from django.db.models import F
from django.utils import timezone

from articles.domain.errors import Stale

Row = TypeVar("Row", bound=models.Model)


def save_over(row: Row, *, version: int, changes: Mapping[str, Any], only_if: models.Q | None = None) -> Row:
    """Write ``changes`` if the row still has ``version``; raise Stale with what stands now otherwise.

    One UPDATE ... WHERE version = … (and ``only_if``); field values are checked first, constraints by the
    database.
    """
    for name, value in changes.items():
        setattr(row, name, value)
    untouched = {f.name for f in row._meta.fields} - {row._meta.get_field(n).name for n in changes}
    relations = {f.name for f in row._meta.fields if f.is_relation}
    row.clean_fields(exclude=untouched | relations)
    model = type(row)
    done = model._default_manager.filter(only_if or models.Q(), pk=row.pk, version=version).update(
        **changes, version=F("version") + 1, updated_at=timezone.now()
    )
    if not done:
        now = model._default_manager.get(pk=row.pk)
        theirs = {name: getattr(now, name) for name in changes} | {"version": now.version}  # type: ignore[attr-defined]
        raise Stale("Somebody saved this while you were editing.", theirs=theirs)
    row.version = version + 1  # type: ignore[attr-defined]
    return row
