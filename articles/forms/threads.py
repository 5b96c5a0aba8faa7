"""The shapes of a message and of the note that says how far somebody has read."""

from uuid import UUID

from django import forms

from articles.domain.errors import Refused


class MessageForm(forms.Form):
    """What somebody writes; the action says what does not fit."""

    body = forms.CharField(required=False, strip=False)

    def words(self) -> str:
        """What was typed; empty when the field is missing or holds what no text can."""
        self.is_valid()
        return str(self.cleaned_data.get("body", ""))


class ReadForm(forms.Form):
    """The last message that was on the screen."""

    last = forms.UUIDField()

    def message(self) -> UUID:
        """Its uuid; raises Refused when the form names none."""
        if not self.is_valid():
            raise Refused("This form does not say which message was read. Load the page again.")
        found: UUID = self.cleaned_data["last"]
        return found
