"""Shapes of the forms on relations and their types."""

from typing import Any
from uuid import UUID

from django import forms

from articles.domain.errors import Refused
from articles.domain.relations import IN, OUT
from articles.models import Entity, RelationType

TEXT = forms.TextInput(attrs={"class": "input"})
NOTE_LENGTH = 2000


class RelationForm(forms.Form):
    """A type with its direction ("uuid:out"), the other mark, a note."""

    type = forms.CharField(required=False, max_length=60)
    other = forms.UUIDField(required=False)
    note = forms.CharField(required=False, max_length=NOTE_LENGTH)

    def wanted(self) -> tuple[UUID | None, str, UUID | None, str]:
        """Type, way, other mark, note; raises Refused when the note is too long."""
        if not self.is_valid() and "note" in self.errors:
            raise Refused(f"The note is longer than {NOTE_LENGTH} characters. Shorten it.", field="note")
        sent = self.cleaned_data
        kind, _, way = sent.get("type", "").partition(":")
        known = uuid_of(kind) if way in ("", OUT, IN) else None
        return known, way or OUT, sent.get("other"), sent.get("note", "")


def uuid_of(text: str) -> UUID | None:
    """A uuid, or None when it is absent or malformed."""
    try:
        return UUID(text)
    except ValueError:
        return None


def _kinds(label: str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=Entity.KINDS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="None chosen: any mark.",
    )


class RelationTypeForm(forms.Form):
    """One relation type; whether its name and letter are free is checked where it is saved."""

    name = forms.CharField(
        max_length=60, widget=TEXT, help_text="From the first mark to the second: “commander of”."
    )
    inverse = forms.CharField(
        label="Read backwards",
        max_length=60,
        required=False,
        widget=TEXT,
        help_text="From the second to the first: “commanded by”.",
    )
    symmetric = forms.BooleanField(
        label="Reads the same both ways", required=False, help_text="“same as”. Settled once it is made."
    )
    letter = forms.CharField(max_length=4, widget=TEXT, help_text="Short, for the list and the lines.")
    source_kinds = _kinds("The first mark names a")
    target_kinds = _kinds("The second mark names a")
    definition = forms.CharField(required=False, widget=forms.Textarea(attrs={"class": "area", "rows": 2}))
    order = forms.IntegerField(min_value=0, initial=0, widget=forms.NumberInput(attrs={"class": "input"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Beside the tag's form on one page: its fields have ids of their own.
        super().__init__(*args, **{"auto_id": "relation-type-%s"} | kwargs)

    @classmethod
    def showing(cls, kind: RelationType) -> "RelationTypeForm":
        """The form with what the type says now, and a field for the reason of a change."""
        said = {name: getattr(kind, name) for name in cls.base_fields}
        form = cls(initial=said | {"source_kinds": kind.sources, "target_kinds": kind.targets})
        return form._of_a_change(kind)

    @classmethod
    def changing(cls, kind: RelationType, sent: Any) -> "RelationTypeForm":
        """The form as it was sent for a type that is there."""
        return cls(sent)._of_a_change(kind)

    def _of_a_change(self, kind: RelationType) -> "RelationTypeForm":
        del self.fields["symmetric"]
        if kind.symmetric:
            del self.fields["inverse"]
        self.fields["reason"] = forms.CharField(
            label="Why it changes", required=False, max_length=500, widget=TEXT
        )
        return self

    @property
    def fields_of_type(self) -> dict[str, Any]:
        """What was typed, under the names of the model."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "reason"}
        return said | {name: " ".join(said[name]) for name in ("source_kinds", "target_kinds")}

    def refuse(self, field: str, reason: str) -> None:
        """Show a refusal at the field it is about."""
        self.add_error(field if field in self.fields else None, reason)
