"""Shape of the forms on the incident pages."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from articles.domain import terms
from articles.domain.errors import Refused
from articles.models import Entity, EntityName, Incident, Project
from articles.models.entity_name import folded_name

INPUT = {"class": "input", "dir": "auto"}
PLACES = ("place", "facility")
SIDES = ("armed_group", "armed_unit", "state_force", "government", "coalition", "person", "other")
ENTITIES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "place": ("place", PLACES),
    "side_a": ("group, force or government", SIDES),
    "side_b": ("group, force or government", SIDES),
}
GROUPS = (
    ("What", ("title", "tactic", "type_of_violence", "event_clarity")),
    ("When", ("date_start", "date_end", "date_prec")),
    ("Where", ("place_label", "place", "where_prec", "where_description")),
    ("In what conflict", ("conflict_name", "side_a", "side_b", "parent")),
)


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


def _text(label: str, most: int = 200, hint: str = "", names: str = "") -> forms.CharField:
    attrs = INPUT | ({"list": names} if names else {})
    widget = forms.TextInput(attrs=attrs)
    return forms.CharField(label=label, max_length=most, required=False, help_text=hint, widget=widget)


class IncidentForm(forms.Form):
    """Everything that is recorded of an incident itself. Blank means unknown."""

    title = _text("Title")
    tactic = _text("Tactic", 100)
    date_start = _day("First day")
    date_end = _day("Last day")
    date_prec = _precision("Precision of the date", terms.DATE_PRECISIONS)
    place_label = _text("Place")
    place = _text(
        "Place, as an entity", hint="The name of a place under Entities, if there is one.", names="places"
    )
    where_prec = _precision("Precision of the place", terms.WHERE_PRECISIONS)
    where_description = _text("Place in words", 300, "Such as: on the road between two villages.")
    type_of_violence = _precision("Type of violence", terms.VIOLENCE_TYPES)
    event_clarity = _precision("Clarity", terms.EVENT_CLARITIES)
    conflict_name = _text("Conflict")
    side_a = _text("Side A", hint="A name under Entities.", names="sides")
    side_b = _text("Side B", hint="A name under Entities.", names="sides")
    parent = forms.ChoiceField(
        label="Part of",
        required=False,
        help_text="The larger incident that this one belongs to, such as a battle of several days.",
        widget=forms.Select(attrs={"class": "select"}),
        error_messages={"invalid_choice": "That incident is not there any more. Choose another."},
    )

    def __init__(self, *args: Any, incidents: Iterable[Incident] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.incidents = {str(row.uuid): row for row in incidents}
        self.fields["parent"].choices = [  # type: ignore[attr-defined]
            ("", "no larger incident"),
            *((value, row.title) for value, row in self.incidents.items()),
        ]

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields under their headings."""
        return [(label, [self[name] for name in names]) for label, names in GROUPS]

    def wanted(self, project: Project) -> dict[str, Any]:
        """The incident's fields; raises Refused naming the field. At most one query."""
        if not self.is_valid():
            field = next(iter(self.errors))
            raise Refused(str(self.errors[field][0]), field=field)
        given = dict(self.cleaned_data)
        given["parent"] = self.incidents.get(given["parent"])
        return given | _entities(project, {name: given[name] for name in ENTITIES})

    def refuse(self, refusal: Refused) -> None:
        """Put the sentence at its field, or above the form."""
        field = refusal.field if refusal.field in self.fields else None
        if field is None or not self.errors.get(field):
            self.add_error(field, refusal.reason)


def initial_of(incident: Incident) -> dict[str, Any]:
    """The incident as its form shows it."""
    shown = {name: getattr(incident, name) for name in IncidentForm.base_fields}
    shown |= {name: shown[name].name if shown[name] else "" for name in ENTITIES}
    return shown | {"parent": str(incident.parent.uuid) if incident.parent else ""}


def _entities(project: Project, names: Mapping[str, str]) -> dict[str, Entity | None]:
    """The entities of the names, whichever spelling was typed. At most one query."""
    folded = {field: folded_name(name) for field, name in names.items() if name.strip()}
    rows = EntityName.objects.none()
    if folded:
        rows = EntityName.objects.filter(
            entity__project=project, entity__merged_into__isnull=True, folded__in=set(folded.values())
        ).select_related("entity")
    known = list(rows)
    found: dict[str, Entity | None] = dict.fromkeys(names)
    for field, wanted in folded.items():
        noun, kinds = ENTITIES[field]
        those = {
            row.entity.pk: row.entity for row in known if row.folded == wanted if row.entity.kind in kinds
        }
        if len(those) != 1:
            said = f"No {noun} goes by" if not those else f"{len(those)} entities of that kind go by"
            raise Refused(
                f"{said} “{names[field]}”. Use a name under Entities, or leave it blank.", field=field
            )
        found[field] = next(iter(those.values()))
    return found
