"""Shapes of the forms for signing in and for one's own settings."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, UsernameField

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


class ComfortForm(forms.Form):
    """How the pages look to this person, and whether single letters act."""

    theme = forms.ChoiceField(label="Colours", choices=User.THEMES, widget=forms.RadioSelect)
    density = forms.ChoiceField(label="Density", choices=User.DENSITIES, widget=forms.RadioSelect)
    single_keys = forms.BooleanField(
        label="Single-letter keys in the reading pane and the queues", required=False
    )

    @classmethod
    def of(cls, user: User) -> "ComfortForm":
        """The form with what holds now."""
        now: dict[str, Any] = {name: getattr(user, name) for name in cls.base_fields}
        return cls(initial=now)
