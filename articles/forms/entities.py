"""Shapes of the forms on the entities pages."""

from typing import Any

from django import forms

from articles.domain.coordinates import pair
from articles.domain.errors import Refused
from articles.models import Entity, EntityName, Project
from articles.models.entity_name import folded_name

INPUT = {"class": "input", "dir": "auto"}
PLACES = ("place", "facility")


class EntityForm(forms.Form):
    """A new entity."""

    name = forms.CharField(max_length=200, widget=forms.TextInput(attrs={"class": "input", "dir": "auto"}))
    kind = forms.ChoiceField(
        choices=[("", "Choose a kind"), *Entity.KINDS], widget=forms.Select(attrs={"class": "select"})
    )
    note = forms.CharField(
        required=False, widget=forms.Textarea(attrs={"class": "area", "rows": 3, "dir": "auto"})
    )


class NameForm(forms.Form):
    """One more spelling of an entity's name."""

    text = forms.CharField(
        label="Name", max_length=200, widget=forms.TextInput(attrs={"class": "input", "dir": "auto"})
    )
    type = forms.ChoiceField(
        choices=[choice for choice in EntityName.TYPES if choice[0] != "name"],
        initial="alias",
        widget=forms.Select(attrs={"class": "select"}),
    )
    lang = forms.CharField(
        label="Language",
        required=False,
        max_length=12,
        help_text="A short code such as en or ar.",
        widget=forms.TextInput(attrs={"class": "input"}),
    )


def _line(label: str, hint: str = "", **attrs: str) -> forms.CharField:
    widget = forms.TextInput(attrs=INPUT | attrs)
    return forms.CharField(label=label, max_length=200, required=False, help_text=hint, widget=widget)


class PlaceForm(forms.Form):
    """Where a place lies. Blank means unknown."""

    within = _line("Lies in", "The name of the place around it, as it stands under Entities.")
    latitude = _line("Latitude", "Decimal degrees north, such as 33.5083; south with a minus.", dir="ltr")
    longitude = _line("Longitude", "Decimal degrees east, such as 36.2913; west with a minus.", dir="ltr")
    adm_1 = _line("First-order area", "A province, governorate or region.")
    adm_2 = _line("Second-order area", "A district or county.")
    country = _line("Country")

    def wanted(self, project: Project) -> dict[str, Any]:
        """The fields as the action takes them; raises Refused naming one. At most one query."""
        if not self.is_valid():
            field = next(iter(self.errors))
            raise Refused("Write at most 200 characters.", field=field)
        given: dict[str, Any] = dict(self.cleaned_data)
        given["latitude"], given["longitude"] = pair(given["latitude"], given["longitude"])
        given["within"] = _around(project, given["within"])
        return given


def place_initial(entity: Entity) -> dict[str, Any]:
    """A place as its form shows it. At most one query."""
    shown = {name: getattr(entity, name) for name in PlaceForm.base_fields}
    degrees = {
        name: "" if shown[name] is None else f"{shown[name]:.12f}" for name in ("latitude", "longitude")
    }
    shown |= {name: text.rstrip("0").rstrip(".") for name, text in degrees.items()}
    return shown | {"within": entity.within.name if entity.within else ""}


def _around(project: Project, name: str) -> Entity | None:
    if not name.strip():
        return None
    rows = EntityName.objects.filter(
        entity__project=project, entity__merged_into=None, folded=folded_name(name), entity__kind__in=PLACES
    ).select_related("entity")
    found = {row.entity.pk: row.entity for row in rows}
    if len(found) != 1:
        said = "No place goes by" if not found else f"{len(found)} places go by"
        raise Refused(f"{said} “{name}”. Use a name under Entities, or leave it blank.", field="within")
    return next(iter(found.values()))


def refuse(form: forms.Form, refusal: Refused) -> None:
    """Put the refusal's sentence where it belongs on the form."""
    form.add_error(refusal.field if refusal.field in form.fields else None, refusal.reason)
