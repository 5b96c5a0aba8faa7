"""Shapes of the forms for signing in and for one's own settings."""

from typing import Any, Self

from django import forms
from django.contrib.auth.forms import AuthenticationForm, UsernameField

from articles.domain import comfort
from articles.models import User


class SignInForm(AuthenticationForm):
    """Name and password, with sentences of our own."""

    error_messages = {
        "invalid_login": "The name and password do not match. After several tries there is a pause.",
        "inactive": "This account is closed. Ask a supervisor.",
    }
    username = UsernameField(
        label="Name",
        max_length=150,  # as the column of the name; a longer one would not fit into the list of failed tries
        widget=forms.TextInput(attrs={"class": "input", "autofocus": True, "dir": "auto"}),
    )
    password = forms.CharField(
        label="Password",
        strip=False,
        widget=forms.PasswordInput(attrs={"class": "input", "autocomplete": "current-password"}),
    )


class DisplayForm(forms.Form):
    """How the pages look to this person: on the reading page, and with all settings under Account."""

    theme, text_size, measure, leading, typeface, density = (
        forms.ChoiceField(label=setting.label, choices=setting.choices, widget=forms.RadioSelect)
        for setting in comfort.DISPLAY
    )

    @classmethod
    def of(cls, user: User, **options: Any) -> Self:
        """The form with what holds now."""
        now: dict[str, Any] = {name: getattr(user, name) for name in cls.base_fields}
        return cls(initial=now, **options)


class ComfortForm(DisplayForm):
    """How the pages look to this person, whether single letters act, which notes stand before an article."""

    single_keys = forms.BooleanField(
        label="Single-letter keys in the reading pane and the queues", required=False
    )
    skipped_notes = forms.MultipleChoiceField(
        label="Notes before an article",
        choices=((comfort.ALL, "every note"), *comfort.CATEGORIES),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="An article can carry a note on what it contains. Tick what you want to open without one.",
    )
