"""Shapes of what looking for the same words, and marking them, sends."""

import re
from typing import Any

from django import forms

from articles.domain.occurrences import Span

_HIT = re.compile(r"(\d{1,9})-(\d{1,9})")


class OccurrencesForm(forms.Form):
    """The words to look for, whether capitals count, the tag to put on them."""

    words = forms.CharField(required=False, strip=False)
    same_case = forms.BooleanField(required=False)
    tag = forms.UUIDField(required=False)
    start = forms.IntegerField(required=False, min_value=0)
    end = forms.IntegerField(required=False, min_value=0)
    mark = forms.UUIDField(required=False)

    def said(self, name: str) -> Any:
        """A field's value, or None when it does not fit: looking refuses nothing."""
        self.is_valid()
        return self.cleaned_data.get(name)


def hits_in(chosen: list[str]) -> tuple[Span, ...]:
    """The ticked places ("310-325"); what is no place is left out."""
    found = (_HIT.fullmatch(one) for one in chosen)
    return tuple((int(hit[1]), int(hit[2])) for hit in found if hit)
