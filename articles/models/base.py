"""Columns that several nouns share."""

import uuid
from typing import Any, Self

from django.conf import settings
from django.db import models

from articles.domain.review import State


class Exported(models.Model):
    """A row with an id that is stable across exports."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


class Versioned(models.Model):
    """A row that people edit: a save names the version it was read at."""

    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True


class Work(Exported, Versioned):
    """A piece of an analyst's work that goes through review (articles.domain.review)."""

    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=[(s.value, s.value) for s in State], default=State.DRAFT)
    submitted_at = models.DateTimeField(null=True, blank=True)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    return_reason = models.TextField(blank=True, default="")

    class Meta:
        abstract = True


class WorkQuerySet(models.QuerySet[Any]):
    """Words that annotations, claims and links share."""

    def standing(self) -> Self:
        """Everything that was not withdrawn."""
        return self.exclude(state=State.WITHDRAWN)

    def by(self, user: Any) -> Self:
        """The work of one person."""
        return self.filter(author=user)

    def in_state(self, *states: str) -> Self:
        """Work in any of the states."""
        return self.filter(state__in=states)

    def awaiting_review(self) -> Self:
        """Submitted and not yet decided."""
        return self.filter(state=State.SUBMITTED)

    def decidable_by(self, user: Any) -> Self:
        """Submitted work of other people: nobody decides on his own."""
        return self.awaiting_review().exclude(author=user)

    def visible_to(self, seat: Any) -> Self:
        """The SQL face of ``articles.domain.review.sees`` for a seat (user, role, project)."""
        return self.filter(seen_by(seat))


def seen_by(seat: Any, path: str = "") -> models.Q:
    """The condition behind ``visible_to``, on work that ``path`` leads to; none for a supervisor.

    On a joined row it is read with that row; a subquery of all that is visible would be made anew for each.
    """
    from articles.domain.permissions import Role

    if seat.role is Role.SUPERVISOR:
        return models.Q()
    seen = models.Q(**{f"{path}author": seat.user}) | models.Q(**{f"{path}state": State.ACCEPTED})
    if seat.role is Role.ANALYST and seat.project.open_work:
        seen |= ~models.Q(**{f"{path}state": State.WITHDRAWN})
    return seen


def state_check(name: str) -> models.CheckConstraint:
    """A constraint that allows the states of the table only."""
    return models.CheckConstraint(condition=models.Q(state__in=[s.value for s in State]), name=name)


def decision_pair(name: str) -> models.CheckConstraint:
    """Who decided and when: both or neither."""
    return models.CheckConstraint(
        condition=models.Q(reviewer__isnull=True, decided_at__isnull=True)
        | models.Q(reviewer__isnull=False, decided_at__isnull=False),
        name=name,
    )
