"""What a person asks an export for."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from articles.domain.review import State
from articles.models import Project

EVERYTHING = "everything"
ACCEPTED = State.ACCEPTED.value


@dataclass(frozen=True, slots=True)
class Filters:
    """Which rows of a dataset. Empty fields do not filter; ``state`` is accepted unless asked otherwise."""

    state: str = ACCEPTED
    tag: UUID | None = None
    analyst: str = ""
    incident: UUID | None = None
    start: date | None = None
    end: date | None = None

    def as_logged(self) -> dict[str, Any]:
        """The filters that are set, for the log."""
        return {name: str(value) for name, value in asdict(self).items() if value}

    @property
    def accepted_only(self) -> bool:
        """Whether only accepted work is asked for."""
        return self.state == ACCEPTED

    def on_work(self, rows: QuerySet[Any], *, days: str) -> QuerySet[Any]:
        """State, analyst and days on annotations, claims or links; ``days`` is the lookup of the date."""
        rows = self.in_state(rows)
        if self.analyst:
            rows = rows.filter(author__username=self.analyst)
        return self.between(rows, days)

    def in_state(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Annotations, claims or links in the asked state; everything is what was not withdrawn."""
        if self.state == EVERYTHING:
            return rows.exclude(state=State.WITHDRAWN)
        return rows.filter(state=self.state)

    def joining(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The links by which claims are grouped: a file of accepted work rests on nothing else."""
        if self.accepted_only:
            return rows.filter(state=State.ACCEPTED)
        return rows.exclude(state__in=[State.WITHDRAWN, State.REJECTED])

    def between(self, rows: QuerySet[Any], days: str) -> QuerySet[Any]:
        """Rows whose date ``days`` lies in the asked range; rows without a date only when none is asked."""
        if self.start:
            rows = rows.filter(**{f"{days}__gte": self.start})
        if self.end:
            rows = rows.filter(**{f"{days}__lte": self.end})
        return rows

    def touching_tag(self, tag_path: str) -> Q:
        """A condition on the tag, or none."""
        return Q(**{f"{tag_path}__uuid": self.tag}) if self.tag else Q()


@dataclass(frozen=True, slots=True)
class Scope:
    """The project and the filters an export is about."""

    project: Project
    filters: Filters
