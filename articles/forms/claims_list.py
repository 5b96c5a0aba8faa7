"""What the list of claims is asked for: values from closed lists and of known types, the rest is dropped."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict

from articles.domain import terms
from articles.domain.claim_list import CONFLICTS, MINIMA, NONE, SORTS, Filters
from articles.domain.errors import Refused
from articles.domain.review import State

MOST = 200  # claims in one act (articles.actions.incident_moves)


class IdOrNone(forms.UUIDField):
    """A uuid, or the word that asks for none; as text."""

    def to_python(self, value: Any) -> Any:
        """The canonical text."""
        if value == NONE:
            return NONE
        found = super().to_python(value)
        return str(found) if found else ""


class ClaimsForm(forms.Form):
    """The filters in the address. Nothing here can fail: what does not fit is as if it were not there."""

    q = forms.CharField(max_length=200, required=False)
    measure = forms.ChoiceField(choices=terms.MEASURES, required=False)
    incident = IdOrNone(required=False)
    claimant = IdOrNone(required=False)
    outlet = forms.CharField(max_length=200, required=False)
    state = forms.ChoiceField(choices=[(s.value, s.value) for s in State], required=False)
    conflict = forms.ChoiceField(choices=CONFLICTS, required=False)
    qualifier = forms.ChoiceField(choices=terms.QUALIFIERS, required=False)
    analyst = forms.CharField(max_length=150, required=False)
    mine = forms.ChoiceField(choices=[("1", "1")], required=False)
    minimum = forms.ChoiceField(choices=MINIMA, required=False)
    sort = forms.ChoiceField(choices=[(name, name) for name in SORTS], required=False)
    after = forms.UUIDField(required=False)
    before = forms.UUIDField(required=False)

    def filters(self) -> Filters:
        """The filters that fit."""
        self.full_clean()
        return Filters(**{name: value for name, value in self.cleaned_data.items() if value})


class TogetherForm(forms.Form):
    """An incident for ticked claims: one there is, or the title of a new one."""

    incident = forms.UUIDField(required=False)
    title = forms.CharField(max_length=200, required=False)

    def __init__(self, sent: QueryDict) -> None:
        super().__init__(sent)
        self.full_clean()
        self.claims: tuple[UUID, ...] = ()
        self.versions: dict[UUID, int] = {}
        self.refusal = ""
        for value in sent.getlist("claim")[: MOST + 1]:
            uuid, _, version = value.partition(":")
            self._take(uuid, version)
        query = sent.get("query", "")
        self.query = query if query.startswith("?") else ""

    def _take(self, uuid: str, version: str) -> None:
        try:
            claim = UUID(uuid)
        except ValueError:
            return
        if claim not in self.claims:
            self.claims += (claim,)
        if version.isdecimal():
            self.versions[claim] = int(version[:9])

    @property
    def chosen(self) -> UUID | None:
        """The incident that was chosen."""
        found: UUID | None = self.cleaned_data.get("incident")
        return found

    @property
    def new_title(self) -> str:
        """The title that was typed; it counts when no incident is chosen."""
        return str(self.cleaned_data.get("title") or self.data.get("title", ""))

    def require_choice(self) -> None:
        """Raise Refused unless there are claims, and an incident or a title."""
        if not self.claims:
            raise Refused("Tick at least one claim in the list.", field="claims")
        if self.errors:
            raise Refused(str(next(iter(self.errors.values()))[0]), field=next(iter(self.errors)))
        if self.chosen is None and not self.new_title.strip():
            raise Refused("Choose an incident, or write the title of a new one.", field="title")
        if self.chosen and self.new_title.strip():
            raise Refused(
                "Either choose an incident or write the title of a new one, not both.", field="title"
            )
