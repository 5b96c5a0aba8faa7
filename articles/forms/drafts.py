"""The shape of an autosave: the fields of the form itself, and beside them which window sends them."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict

from articles.domain.drafts import PART_LENGTH, Fields
from articles.domain.errors import Refused


class DraftForm(forms.Form):
    """What the page's script sends with the fields."""

    key = forms.UUIDField()
    draft_window = forms.UUIDField(required=False)
    draft_version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1)

    def wanted(self) -> dict[str, Any]:
        """key, window, version; raises Refused when the form has lost its key."""
        if not self.is_valid():
            raise Refused("This form has lost its key. Load the page again.")
        key: UUID = self.cleaned_data["key"]
        window = self.cleaned_data["draft_window"] or key
        return {"key": key, "window": window, "version": self.cleaned_data["draft_version"] or 0}


def part_of(sent: QueryDict) -> str:
    """Which draft of the form is meant; raises Refused when it is none."""
    part = sent.get("draft_part", "").replace("\0", "")
    if len(part) > PART_LENGTH:
        raise Refused("No draft is kept of this form.")
    return part


def fields_of(sent: QueryDict) -> Fields:
    """Every field in order, the ones that come several times as often as they came."""
    return [(name, value) for name, values in sent.lists() for value in values]
