"""Shape of a decision on two claims."""

from typing import Any
from uuid import UUID

from django import forms

from articles.domain import terms
from articles.domain.errors import Refused

TURNED = ":turned"


class LinkForm(forms.Form):
    """What was decided; ``kind`` may end in ":turned": then B is part of A, B supersedes A."""

    kind = forms.CharField(max_length=24)
    dimension = forms.ChoiceField(choices=[("", ""), *terms.DIMENSIONS], required=False)
    rationale = forms.CharField(max_length=4000, required=False)
    version = forms.IntegerField(required=False, min_value=1)
    next = forms.UUIDField(required=False)

    def wanted(self) -> dict[str, Any]:
        """kind, dimension, rationale and turned; raises Refused when they have no shape."""
        if not self.is_valid():
            field = next(iter(self.errors))
            sentences = {
                "kind": "Choose what the two claims are to each other.",
                "dimension": "Choose what they conflict on.",
                "rationale": "The reason is longer than 4,000 characters. Shorten it.",
            }
            lost = "This form has lost a part. Load the page again; nothing was saved."
            raise Refused(sentences.get(field, lost), field=field)
        kind = self.cleaned_data["kind"]
        return {
            "kind": kind.removesuffix(TURNED),
            "dimension": self.cleaned_data["dimension"],
            "rationale": self.cleaned_data["rationale"],
            "turned": kind.endswith(TURNED),
        }

    @property
    def next_uuid(self) -> UUID | None:
        """The claim to compare with after this one."""
        found: UUID | None = self.cleaned_data.get("next")
        return found


def uuid_or_none(text: str) -> UUID | None:
    """A uuid of the address line, or None when it is absent or malformed."""
    try:
        return UUID(text)
    except ValueError:
        return None
