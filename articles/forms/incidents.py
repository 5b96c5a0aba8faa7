"""Shape of the form on the incident page."""

from typing import Any

from django import forms

from articles.domain import terms
from articles.domain.errors import Refused
from articles.models import Entity, EntityName, Incident, Project
from articles.models.entity_name import folded_name

INPUT = {"class": "input", "dir": "auto"}
BLANK = {"title", "tactic", "place_label"}


def _precision(label: str, choices: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=[("", "not said"), *choices],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.Select(attrs={"class": "select"}),
    )


def _day(label: str) -> forms.DateField:
    wrong = "That is not a day. Write it as year-month-day, or leave it blank."
    widget = forms.DateInput(attrs={"class": "input", "type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget, error_messages={"invalid": wrong})


class IncidentForm(forms.Form):
    """Title, dates and place of an incident. Blank means unknown."""

    title = forms.CharField(max_length=200, required=False, widget=forms.TextInput(attrs=INPUT))
    tactic = forms.CharField(max_length=100, required=False, widget=forms.TextInput(attrs=INPUT))
    date_start = _day("First day")
    date_end = _day("Last day")
    date_prec = _precision("Precision of the date", terms.DATE_PRECISIONS)
    place_label = forms.CharField(
        label="Place", max_length=200, required=False, widget=forms.TextInput(attrs=INPUT)
    )
    place = forms.CharField(
        label="Place, as an entity",
        max_length=200,
        required=False,
        help_text="The name of a place under Entities, if there is one.",
        widget=forms.TextInput(attrs=INPUT),
    )
    where_prec = _precision("Precision of the place", terms.WHERE_PRECISIONS)
    type_of_violence = _precision("Type of violence", terms.VIOLENCE_TYPES)
    event_clarity = _precision("Clarity", terms.EVENT_CLARITIES)

    def wanted(self, project: Project) -> dict[str, Any]:
        """The incident's fields; raises Refused naming the field. At most one query."""
        if not self.is_valid():
            field = next(iter(self.errors))
            raise Refused(str(self.errors[field][0]), field=field)
        given = dict(self.cleaned_data)
        given["place"] = _place(project, given["place"])
        return given

    def refuse(self, refusal: Refused) -> None:
        """Put the sentence at its field, or above the form."""
        field = refusal.field if refusal.field in self.fields else None
        if field is None or not self.errors.get(field):
            self.add_error(field, refusal.reason)


def initial_of(incident: Incident) -> dict[str, Any]:
    """The incident as its form shows it."""
    shown = {name: getattr(incident, name) for name in IncidentForm.base_fields}
    return shown | {"place": incident.place.name if incident.place else ""}


def _place(project: Project, name: str) -> Entity | None:
    if not name.strip():
        return None
    rows = EntityName.objects.filter(
        entity__project=project, entity__merged_into__isnull=True, folded=folded_name(name)
    ).select_related("entity")
    found = {row.entity.pk: row.entity for row in rows if row.entity.kind in ("place", "facility")}
    if len(found) != 1:
        said = f"No place goes by “{name}”" if not found else f"{len(found)} places go by “{name}”"
        raise Refused(f"{said}. Use a name under Entities, or leave it blank.", field="place")
    return next(iter(found.values()))
