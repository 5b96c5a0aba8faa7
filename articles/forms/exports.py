"""What an export is asked for. An unknown value is an error here: the file would not be what was meant."""

from django import forms

from articles.domain.columns import DATASET_COLUMNS
from articles.domain.review import State

EVERYTHING = "everything"
STATES = [
    (State.ACCEPTED.value, "accepted only"),
    *((s.value, s.value) for s in (State.SUBMITTED, State.RETURNED, State.REJECTED, State.DRAFT)),
    (EVERYTHING, "everything (logged)"),
]


class ExportForm(forms.Form):
    """Dataset, format and filters, as the address of the page and the download send them."""

    dataset = forms.ChoiceField(choices=[(name, name) for name in DATASET_COLUMNS], required=False)
    format = forms.ChoiceField(choices=[("csv", "CSV"), ("ndjson", "NDJSON")], required=False)
    state = forms.ChoiceField(choices=STATES, required=False)
    tag = forms.UUIDField(required=False)
    analyst = forms.CharField(required=False, max_length=150)
    incident = forms.UUIDField(required=False)
    start = forms.DateField(
        required=False, error_messages={"invalid": "“From” has to be a date like 2023-03-14."}
    )
    end = forms.DateField(
        required=False, error_messages={"invalid": "“To” has to be a date like 2023-03-31."}
    )

    def clean(self) -> dict[str, object]:
        """From must not lie after to."""
        asked = super().clean() or {}
        if asked.get("start") and asked.get("end") and asked["start"] > asked["end"]:
            self.add_error("start", "“From” lies after “To”. Change one of them.")
        return asked

    @property
    def reason(self) -> str:
        """The first thing that is wrong, as a sentence."""
        name, errors = next(iter(self.errors.items()))
        sentence = str(errors[0])
        return sentence if sentence.startswith("“") else f"“{name}”: {sentence}"
