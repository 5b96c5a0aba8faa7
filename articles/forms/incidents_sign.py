"""Shape of a signature and of its reopening."""

from typing import Any
from uuid import UUID

from django import forms

from articles.actions.assessments import Basis
from articles.domain import terms
from articles.domain.errors import Refused
from articles.domain.lexicon import LARGEST_COUNT

LOST = "This form has lost a part. Load the page again; nothing was saved."
HIDDEN = frozenset({"measure", "rule"})
NUMBER = {
    "invalid": "Write a whole number, or leave it blank.",
    "min_value": "Nobody can be counted below 0.",
}


def _number(label: str) -> forms.IntegerField:
    box = forms.NumberInput({"class": "input num", "inputmode": "numeric", "autocomplete": "off"})
    errors = NUMBER | {"max_value": f"Numbers above {LARGEST_COUNT:,} are not counted here."}
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=LARGEST_COUNT, widget=box, error_messages=errors
    )


class SignForm(forms.Form):
    """Low, best and high by a rule; every claim shown comes as ``claim`` = "uuid:version", the ticked as
    ``included``.
    """

    measure = forms.ChoiceField(choices=terms.MEASURES)
    rule = forms.ChoiceField(choices=terms.RULES, widget=forms.Select({"class": "select"}))
    low = _number("Low")
    best = _number("Best")
    high = _number("High")
    high_open = forms.BooleanField(label="The top is open", required=False)
    grade = forms.ChoiceField(
        choices=[("", "Choose …"), *terms.GRADES],
        widget=forms.Select({"class": "select"}),
        error_messages={"required": "Choose a grade. “unassessed” is one, too."},
    )
    credibility = forms.TypedChoiceField(
        choices=[("", "not rated"), *terms.INFORMATION_CREDIBILITIES],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.Select({"class": "select"}),
    )
    rationale = forms.CharField(
        max_length=8000,
        help_text="Why these numbers, and why these claims. It stands beside the figure on every page.",
        widget=forms.Textarea({"class": "area", "rows": 5, "dir": "auto"}),
        error_messages={
            "required": "Write the rationale: why these numbers, and why these claims.",
            "max_length": "The rationale is longer than 8,000 characters. Shorten it.",
        },
    )

    def wanted(self) -> dict[str, Any]:
        """What was typed, with ``basis``; raises Refused naming the field that has no shape."""
        if not self.is_valid():
            field, errors = next(iter(self.errors.items()))
            if field in HIDDEN:
                raise Refused(LOST)
            raise Refused(str(errors[0]), field=field)
        return {**self.cleaned_data, "basis": self._basis()}

    def _basis(self) -> list[Basis]:
        included = set(self.included)
        try:
            shown = [text.split(":") for text in self.data.getlist("claim")]  # type: ignore[attr-defined]
            return [Basis(UUID(uuid), int(version), uuid in included) for uuid, version in shown]
        except ValueError:
            raise Refused(LOST) from None

    @property
    def included(self) -> list[str]:
        """The claims that are ticked, as they were sent."""
        sent: list[str] = self.data.getlist("included")  # type: ignore[attr-defined]
        return sent

    @property
    def known(self) -> list[str]:
        """The claims that the form showed, as they were sent."""
        sent: list[str] = self.data.getlist("claim")  # type: ignore[attr-defined]
        return [text.partition(":")[0] for text in sent]

    def refuse(self, refusal: Refused) -> None:
        """Show the sentence at its field, else above the form."""
        field = refusal.field if refusal.field in self.fields else None
        if field is None or not self.errors.get(field):
            self.add_error(field, refusal.reason)


class ReopenForm(forms.Form):
    """Why a signature is taken back."""

    reason = forms.CharField(
        label="Why it is reopened",
        max_length=4000,
        required=False,
        error_messages={"max_length": "The reason is longer than 4,000 characters. Shorten it."},
        widget=forms.Textarea({"class": "area", "rows": 3, "dir": "auto"}),
    )

    def wanted(self) -> str:
        """The reason, blank when there is none; raises Refused when it is too long."""
        if not self.is_valid():
            raise Refused(str(self.errors["reason"][0]), field="reason")
        return str(self.cleaned_data["reason"])

    def refuse(self, refusal: Refused) -> None:
        """Show the sentence at the reason."""
        if not self.errors.get("reason"):
            self.add_error("reason", refusal.reason)
