"""The exports page: what there is, how many rows match, what the first ones look like."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from articles.access import Seat
from articles.domain.csv_rows import csv_cell
from articles.domain.errors import NotAllowed
from articles.domain.permissions import Action
from articles.exports.datasets import DATASETS, Dataset
from articles.exports.filters import ACCEPTED, Filters, Scope
from articles.models import Incident, Membership, Tag

PREVIEW = 6  # rows


@dataclass(frozen=True, slots=True)
class DatasetChoice:
    """One line of the list of datasets."""

    name: str
    meaning: str
    columns: int
    rows: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a filter's list."""

    value: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ExportPage:
    """Everything the page shows. ``rows`` are the cells as the CSV holds them."""

    dataset: Dataset
    choices: tuple[DatasetChoice, ...]
    filters: Filters
    states: tuple[Option, ...]
    tags: tuple[Option, ...]
    analysts: tuple[Option, ...]
    incidents: tuple[Option, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    total: int
    every: int
    query: str
    may_export_all: bool


def asked_filters(seat: Seat, asked: Mapping[str, Any]) -> Filters:
    """The filters of a checked form; raises NotAllowed when more than accepted work is asked."""
    filters = Filters(
        state=asked.get("state") or ACCEPTED,
        tag=asked.get("tag"),
        analyst=asked.get("analyst") or "",
        incident=asked.get("incident"),
        start=asked.get("start"),
        end=asked.get("end"),
    )
    if not filters.accepted_only and not seat.may(Action.EXPORT_ALL):
        raise NotAllowed(f"As {seat.role.value} you export accepted work. A supervisor can export the rest.")
    return filters


def export_page(seat: Seat, asked: Mapping[str, Any], states: list[tuple[str, str]]) -> ExportPage:
    """The page for a checked form. At most 21 queries, whatever the number of rows."""
    filters = asked_filters(seat, asked)
    scope = Scope(seat.project, filters)
    dataset = DATASETS[asked.get("dataset") or "claims"]
    counts = {name: one.count(scope) for name, one in DATASETS.items()}
    shown = tuple(
        tuple("" if cell is None else csv_cell(cell) for cell in row)
        for row in islice(dataset.rows(scope), PREVIEW)
    )
    plain = Scope(seat.project, Filters(state=filters.state))
    sent = {k: v for k, v in filters.as_logged().items() if k != "state" or v != ACCEPTED}
    may_all = seat.may(Action.EXPORT_ALL)
    return ExportPage(
        dataset=dataset,
        choices=tuple(
            DatasetChoice(one.name, one.meaning, len(one.columns), counts[one.name], one is dataset)
            for one in DATASETS.values()
        ),
        filters=filters,
        states=tuple(
            Option(value, words, value == filters.state)
            for value, words in states
            if may_all or value == ACCEPTED
        ),
        tags=_options(Tag.objects.filter(project=seat.project).values_list("uuid", "name"), filters.tag),
        analysts=_options(
            Membership.objects.filter(project=seat.project)
            .exclude(role="viewer")
            .order_by("user__username")
            .values_list("user__username", "user__username"),
            filters.analyst,
        ),
        incidents=_options(Incident.objects.of(seat.project).values_list("uuid", "title"), filters.incident),
        header=tuple(column.name for column in dataset.columns),
        rows=shown,
        total=counts[dataset.name],
        every=dataset.count(plain),
        query=urlencode({"dataset": dataset.name} | sent),
        may_export_all=may_all,
    )


def _options(rows: Any, chosen: object) -> tuple[Option, ...]:
    return tuple(Option(str(value), str(words), str(value) == str(chosen or "")) for value, words in rows)
