"""A person's own unsaved forms: one of them for its form, all of them for the home page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from articles.access import Seat
from articles.domain.day_words import since_words
from articles.domain.drafts import TITLES, first_words
from articles.models import Draft

SHOWN = 12


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft as its form takes it up again. ``overtaken``: what it changes was saved by somebody since."""

    row: Draft
    fields: Sequence[tuple[str, str]]
    overtaken: bool = False

    @property
    def typed(self) -> QueryDict:
        """The fields as the form would send them."""
        typed = QueryDict(mutable=True)
        for name, value in self.fields:
            typed.appendlist(name, value)
        return typed


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One unfinished form in a list."""

    row: Draft
    url: str
    title: str
    words: str
    about: str
    age: str


def kept_draft(
    seat: Seat, form: str, target_type: str, target: UUID, *, part: str = "", version: int | None = None
) -> KeptDraft | None:
    """This person's own unsaved draft of a form, None when there is none. One query.

    ``version``: that of what the form changes, to tell whether it was saved since the draft began.
    """
    found = Draft.objects.of(seat.user).unsent()
    row = found.filter(form=form, target_type=target_type, target=target, part=part).first()
    if row is None:
        return None
    begun = dict(row.fields).get("version", "")
    overtaken = version is not None and begun.isdecimal() and int(begun) < version
    return KeptDraft(row, tuple((name, value) for name, value in row.fields), overtaken)


def own_drafts(seat: Seat) -> list[DraftRow]:
    """This person's unsaved forms in the project, the latest first. One query."""
    rows = Draft.objects.of(seat.user).unsent().filter(project=seat.project)
    light = rows.select_related("article").defer("article__text", "article__raw")
    return [_listed(seat, row, timezone.now()) for row in light.order_by("-updated_at", "-id")[:SHOWN]]


def _listed(seat: Seat, row: Draft, now: datetime) -> DraftRow:
    return DraftRow(
        row=row,
        url=resume_url(seat.project.slug, row),
        title=TITLES.get(row.form, row.form),
        words=first_words(row.fields),
        about=row.article.title if row.article else "",
        age=since_words(row.updated_at, now),
    )


def resume_url(slug: str, draft: Draft) -> str:
    """Where the form opens with its draft in it. The draft's article is at hand, or costs a query."""
    if draft.form == "claim" and draft.article is not None:
        if draft.target_type == "claim":
            return _reading(slug, draft.article.uuid, resume=str(draft.target))
        return _reading(slug, draft.article.uuid, resume=draft.part)
    if draft.form == "note" and draft.article is not None:
        return _reading(slug, draft.article.uuid, mark=str(draft.target))
    if draft.form == "message":
        return reverse("thread_of", args=[slug, draft.target_type, draft.target])
    if draft.form == "incident" and draft.target_type == "project":
        return f"{reverse('incident_new', args=[slug])}{f'?{draft.part}' if draft.part else ''}"
    if draft.form == "signature":
        return f"{reverse('assessment_sign', args=[slug, draft.target])}?{urlencode({'measure': draft.part})}"
    if draft.form == "reason":
        return reverse("compare", args=[slug, draft.target, draft.part])
    names = {"edit": "edit_message", "incident": "incident_edit", "reopening": "assessment"}
    return reverse(names[draft.form], args=[slug, draft.target])


def _reading(slug: str, article: UUID, **query: Any) -> str:
    return f"{reverse('article', args=[slug, article])}?{urlencode(query)}"
