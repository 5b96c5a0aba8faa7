"""Shapes of what the reading page sends; what the words mean is for the actions to judge."""

import re

from django import forms

from articles.domain.anchors import find_quote
from articles.domain.corrections import Move, Wish, moved_range
from articles.domain.errors import Refused
from articles.models import Annotation, Article, Entity

Range = tuple[int, int, str]


class MarkForm(forms.Form):
    """A tag, and the words it goes on: a selection (start, end, quote), or words typed or pasted."""

    tag = forms.UUIDField(error_messages={"required": "Choose a tag.", "invalid": "Choose a tag."})
    start = forms.IntegerField(required=False)
    end = forms.IntegerField(required=False)
    quote = forms.CharField(required=False, strip=False)
    words = forms.CharField(required=False)
    nth = forms.IntegerField(required=False, min_value=1)

    def range_in(self, article: Article) -> Range:
        """The range that is meant; raises Refused when it cannot be told."""
        sent = self.cleaned_data
        if sent["start"] is not None and sent["end"] is not None:
            return sent["start"], sent["end"], sent["quote"]
        return words_in(article.text, sent["words"], sent["nth"])


class MoveForm(forms.Form):
    """A new boundary: a selection, or one step of a word (``move``)."""

    start = forms.IntegerField(required=False)
    end = forms.IntegerField(required=False)
    quote = forms.CharField(required=False, strip=False)
    move = forms.ChoiceField(required=False, choices=[("", ""), *((m.value, m.value) for m in Move)])

    def range_in(self, row: Annotation) -> Range:
        """The range that is meant."""
        sent = self.cleaned_data
        if not sent["move"]:
            return sent["start"] or 0, sent["end"] or 0, sent["quote"]
        wish = Wish(tag=row.tag.uuid, start=row.start, end=row.end, quote=row.quote, words="")
        new = moved_range(row.article.text, wish, Move(sent["move"]))
        if (new.start, new.end) == (row.start, row.end):
            raise Refused("The mark cannot go any further that way.")
        return new.start, new.end, new.quote


class RetagForm(forms.Form):
    """Another tag."""

    tag = forms.UUIDField(error_messages={"required": "Choose a tag.", "invalid": "Choose a tag."})


class AttachForm(forms.Form):
    """An entity that was found, or a new one by name and kind; none of them lets the entity go."""

    entity = forms.UUIDField(required=False)
    name = forms.CharField(required=False, max_length=200)
    kind = forms.ChoiceField(required=False, choices=[("", ""), *Entity.KINDS])


class PieceForm(forms.Form):
    """Words that a mark holds too: a selection."""

    start = forms.IntegerField(error_messages={"required": "Select the words to add first."})
    end = forms.IntegerField(error_messages={"required": "Select the words to add first."})
    quote = forms.CharField(strip=False, error_messages={"required": "Select the words to add first."})


class DropForm(forms.Form):
    """The piece to leave out, by where it begins."""

    start = forms.IntegerField(min_value=0)


class SplitForm(forms.Form):
    """The place before which a mark is parted."""

    at = forms.IntegerField(
        min_value=0, error_messages={"required": "Choose the word before which to split the mark."}
    )


class MergeForm(forms.Form):
    """The mark to take in; blank: the only one that stands next to it."""

    other = forms.UUIDField(required=False)


class ConfidenceForm(forms.Form):
    """How sure one is; blank: nothing is said."""

    confidence = forms.ChoiceField(required=False, choices=[("", ""), *Annotation.CONFIDENCES])


class NoteForm(forms.Form):
    """A note; it may be empty."""

    note = forms.CharField(required=False, max_length=5000)


def require(form: forms.Form) -> None:
    """Raise Refused with the first sentence of a form that does not fit."""
    if not form.is_valid():
        field, errors = next(iter(form.errors.items()))
        raise Refused(str(errors[0]), field=field)


def words_in(text: str, words: str, nth: int | None) -> Range:
    """Where typed words stand in the text: exactly, else with other spaces and line breaks between them.

    Raises Refused when they do not stand there, or stand there more often than ``nth`` says.
    """
    if not words:
        raise Refused("Select words in the text, or copy them here.", field="words")
    found = [(start, start + len(words)) for start in find_quote(text, words)]
    if not found:
        spaced = re.compile(r"\s+".join(map(re.escape, words.split())))
        found = [match.span() for match in spaced.finditer(text)]
    if not found:
        raise Refused(
            "These words do not stand in the text. Copy them from it, letter by letter.", field="words"
        )
    if len(found) > 1 and nth is None:
        raise Refused(
            f"These words stand in the text {len(found)} times. Say which: 1 to {len(found)}.", field="nth"
        )
    if (nth or 1) > len(found):
        raise Refused(f"These words stand in the text only {len(found)} times.", field="nth")
    start, end = found[(nth or 1) - 1]
    return start, end, text[start:end]
