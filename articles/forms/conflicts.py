"""Shape of "both are about one event"."""

from typing import Any
from uuid import UUID

from django import forms

from articles.domain.errors import Refused

JOINS = (("a", "A"), ("b", "B"), ("ab", "both"))


class SameEventForm(forms.Form):
    """What the desk offered: which of the two go to which incident (none: a new one with that title)."""

    incident = forms.UUIDField(required=False)
    title = forms.CharField(max_length=200, required=False)
    joins = forms.ChoiceField(choices=JOINS)
    version_a = forms.IntegerField(min_value=1, max_value=2**31 - 1)
    version_b = forms.IntegerField(min_value=1, max_value=2**31 - 1)

    def going(self, a: Any, b: Any) -> tuple[list[Any], dict[UUID, int]]:
        """The claims that move, and the versions they were shown at; raises Refused without shape."""
        if not self.is_valid():
            raise Refused("This form has lost a part. Load the page again; nothing was saved.")
        sent = self.cleaned_data
        going = [claim for letter, claim in (("a", a), ("b", b)) if letter in sent["joins"]]
        return going, {a.uuid: sent["version_a"], b.uuid: sent["version_b"]}
