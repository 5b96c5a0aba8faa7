"""Words that a supervisor adds to the project's own."""

from typing import Any

from django import forms

from articles.domain.lexicons.categories import CATEGORIES, LANGUAGES, typed_words


class LexiconForm(forms.Form):
    """One change of the words: a category with words to add, words to drop, why."""

    lang = forms.ChoiceField(
        label="Language", choices=LANGUAGES, widget=forms.Select(attrs={"class": "select"})
    )
    category = forms.ChoiceField(
        label="What they are", choices=CATEGORIES, widget=forms.Select(attrs={"class": "select"})
    )
    words = forms.CharField(
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"class": "area", "rows": 3, "dir": "auto"}),
        help_text="One on each line, as they are printed: martyred.",
    )
    drop = forms.CharField(
        label="Words to take out",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"class": "area", "rows": 1, "dir": "auto"}),
        help_text="Words that the project added to this category earlier.",
    )
    why = forms.CharField(
        label="Reason", max_length=400, widget=forms.TextInput(attrs={"class": "input", "dir": "auto"})
    )

    @property
    def wanted(self) -> dict[str, Any]:
        """What the action takes."""
        said = self.cleaned_data
        category = said["category"]
        words = typed_words(said["words"])
        return {
            "lang": said["lang"],
            "words": {category: words} if words else {},
            "drop": [(category, word) for word in typed_words(said["drop"])],
            "reason": said["why"],
        }

    def refuse(self, field: str, reason: str) -> None:
        """Show a refusal at the field it is about."""
        name = "why" if field == "reason" else field
        self.add_error(name if name in self.fields else None, reason)
