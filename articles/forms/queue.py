"""Shapes of the forms in the review queue."""

from typing import Any
from uuid import UUID

from django import forms

from articles.domain.corrections import Move, Wish
from articles.domain.errors import Refused
from articles.domain.review import DECISIONS, Act

REASON_LENGTH = 2000

SHAPELESS = {
    "act": "Choose what to do: accept, correct, return or reject.",
    "reason": f"The reason is longer than {REASON_LENGTH} characters. Shorten it.",
}


class DecisionForm(forms.Form):
    """A decision: the act and its reason, written or one of the ready ones."""

    act = forms.ChoiceField(choices=[(act.value, act.value) for act in DECISIONS])
    reason = forms.CharField(max_length=REASON_LENGTH, required=False)
    preset = forms.CharField(max_length=REASON_LENGTH, required=False)

    def wanted(self) -> dict[str, Any]:
        """The act and its reason, as the action takes them; raises Refused when they have no shape."""
        if not self.is_valid():
            field = next(iter(self.errors))
            raise Refused(SHAPELESS.get(field, SHAPELESS["act"]), field=field)
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
    move = forms.ChoiceField(choices=[(move.value, move.value) for move in Move], required=False)

    def wish(self) -> Wish:
        """What the form asks for; raises Refused when it has lost a part."""
        if not self.is_valid():
            raise Refused("This form has lost a part. Load the page again; nothing was saved.")
        asked = self.cleaned_data
        # Browsers send every line break as CR LF; the articles have LF only.
        quote, words = (asked[name].replace("\r\n", "\n") for name in ("quote", "words"))
        return Wish(asked["tag"], asked["start"], asked["end"], quote, words)

    def move_wanted(self) -> Move:
        """The step of the boundary; raises Refused when there is none."""
        if not self.is_valid() or not self.cleaned_data["move"]:
            raise Refused("Say which end to move, and which way.")
        return Move(self.cleaned_data["move"])


def uuid_or_none(text: str) -> UUID | None:
    """A uuid of the address line, or None when it is absent or malformed."""
    try:
        return UUID(text)
    except ValueError:
        return None
