"""Shapes of the forms on the entities pages."""

from django import forms

from articles.domain.errors import Refused
from articles.models import Entity, EntityName


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


def refuse(form: forms.Form, refusal: Refused) -> None:
    """Put the refusal's sentence where it belongs on the form."""
    form.add_error(refusal.field if refusal.field in form.fields else None, refusal.reason)
