"""Shapes of the forms in the review queue."""

from typing import Any
from uuid import UUID

from django import forms

from articles.domain.review import DECISIONS, Act

REASON_LENGTH = 2000

RETURN_REASONS = (
    "Too short: take the whole clause.",
    "Too long: take only the words that say it.",
    "Name the source of the number.",
    "Another tag fits better.",
)
REJECT_REASONS = (
    "The words do not say this.",
    "Marked twice.",
    "Outside this project.",
)


class DecisionForm(forms.Form):
    """A decision: the act, its reason (written, or one of the ready ones), and where the person stood."""

    act = forms.ChoiceField(choices=[(act.value, act.value) for act in DECISIONS])
    reason = forms.CharField(max_length=REASON_LENGTH, required=False)
    preset = forms.CharField(max_length=REASON_LENGTH, required=False)
    queue = forms.UUIDField(required=False)

    def wanted(self) -> dict[str, Any]:
        """The act and its reason, as the action takes them; raises ValueError when the act is no decision."""
        if not self.is_valid():
            raise ValueError("; ".join(str(error) for errors in self.errors.values() for error in errors))
        return {
            "act": Act(self.cleaned_data["act"]),
            "reason": self.cleaned_data["reason"].strip() or self.cleaned_data["preset"].strip(),
        }


class CorrectionForm(forms.Form):
    """A corrected tag and boundary: offsets with the quote they hold, or the words written instead."""

    tag = forms.UUIDField()
    start = forms.IntegerField(min_value=0)
    end = forms.IntegerField(min_value=1)
    quote = forms.CharField(strip=False)
    words = forms.CharField(required=False, strip=False)
    move = forms.CharField(required=False)


def uuid_or_none(text: str) -> UUID | None:
    """A uuid of the address line, or None when it is absent or malformed."""
    try:
        return UUID(text)
    except ValueError:
        return None
