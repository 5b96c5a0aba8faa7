"""What is known about where an article came from."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict

TEXT = {"class": "input"}


class DetailsForm(forms.Form):
    """The details of an article, or of a file that is about to become one. Blank means unknown."""

    outlet = forms.CharField(
        label="Outlet", max_length=200, required=False, widget=forms.TextInput(attrs=TEXT | {"dir": "auto"})
    )
    published = forms.DateField(
        label="Published",
        required=False,
        widget=forms.DateInput(attrs=TEXT | {"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "That is not a date. Write it as year-month-day, or leave it blank."},
    )
    author_name = forms.CharField(
        label="Author", max_length=200, required=False, widget=forms.TextInput(attrs=TEXT | {"dir": "auto"})
    )
    url = forms.URLField(
        label="Web address",
        max_length=2000,
        required=False,
        assume_scheme="https",
        widget=forms.URLInput(attrs=TEXT | {"inputmode": "url"}),
        error_messages={"invalid": "That is not a web address. Begin with https:// or leave it blank."},
    )
    language = forms.RegexField(
        r"^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})?$",
        label="Language",
        max_length=12,
        required=False,
        widget=forms.TextInput(attrs=TEXT | {"placeholder": "en, ar, …"}),
        error_messages={"invalid": "Write the language as a short code such as en or ar, or leave it blank."},
    )
    supersedes = forms.UUIDField(
        label="Supersedes",
        required=False,
        widget=forms.Select(attrs={"class": "select"}),
        error_messages={"invalid": "Choose an older version from the list, or nothing."},
    )

    def __init__(self, *args: Any, older: tuple[tuple[str, str], ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(older)

    def offer(self, older: tuple[tuple[str, str], ...]) -> None:
        """Put the articles that may be superseded (uuid, words) on the list."""
        self.fields["supersedes"].widget.choices = [("", "nothing"), *older]


def mixed(typed: QueryDict, theirs: Mapping[str, Any]) -> QueryDict:
    """What was typed, but ``theirs`` in each field where the person took that side (take_NAME)."""
    answer = typed.copy()
    for name, value in theirs.items():
        if typed.get(f"take_{name}") == "theirs":
            answer[name] = "" if value is None else str(value)
    return answer
