"""Tags and invitations, field by field."""

from typing import Any

from django import forms

from articles.models import Entity, Tag
from articles.models.tag import Hue

TEXT = forms.TextInput(attrs={"class": "input"})


def _area(rows: int = 2) -> forms.Textarea:
    return forms.Textarea(attrs={"class": "area", "rows": rows})


class TagForm(forms.Form):
    """One tag of the codebook; whether name, letter and key are free is checked where it is saved."""

    name = forms.CharField(max_length=60, widget=TEXT)
    letter = forms.CharField(max_length=4, widget=TEXT, help_text="One letter of any script, on the chip.")
    shortcut = forms.CharField(
        label="Key",
        max_length=16,
        required=False,
        widget=TEXT,
        help_text="1 to 9 or 0, or Shift+1 to Shift+0; blank: list only.",
    )
    hue = forms.ChoiceField(choices=Hue.choices, widget=forms.Select(attrs={"class": "select"}))
    entity_kind = forms.ChoiceField(
        label="Names a",
        choices=[("", "nothing: not a mention"), *Entity.KINDS],
        required=False,
        widget=forms.Select(attrs={"class": "select"}),
    )
    definition = forms.CharField(required=False, widget=_area())
    include = forms.CharField(required=False, widget=_area())
    exclude = forms.CharField(label="Leave out", required=False, widget=_area())
    example = forms.CharField(required=False, widget=_area(1))
    order = forms.IntegerField(min_value=0, initial=0, widget=forms.NumberInput(attrs={"class": "input"}))

    @classmethod
    def showing(cls, tag: Tag) -> "TagForm":
        """The form with what the tag says now."""
        said = {name: getattr(tag, name) for name in cls.base_fields if name != "shortcut"}
        return cls(initial=said | {"shortcut": tag.key})

    def clean_shortcut(self) -> str:
        """A tag's key is a digit, alone or with Shift, or nothing (the form's own ``key`` is its receipt)."""
        key = "".join(str(self.cleaned_data["shortcut"]).split()).capitalize()
        if key and (key.removeprefix("Shift+") not in "1234567890" or len(key) not in (1, 7)):
            raise forms.ValidationError(
                "A tag's key is one of 1 to 9 and 0, or Shift with one of them: Shift+1."
            )
        return key

    @property
    def fields_of_tag(self) -> dict[str, Any]:
        """What was typed, under the names of the model."""
        said = dict(self.cleaned_data)
        return said | {"key": said.pop("shortcut")}

    def refuse(self, field: str, reason: str) -> None:
        """Show a refusal at the field it is about."""
        name = "shortcut" if field == "key" else field
        self.add_error(name if name in self.fields else None, reason)


class InviteForm(forms.Form):
    """Whom to invite, and as what."""

    username = forms.CharField(label="Name", max_length=150, widget=TEXT)
    role = forms.ChoiceField(
        choices=[("analyst", "analyst"), ("viewer", "viewer")],
        widget=forms.Select(attrs={"class": "select"}),
    )
