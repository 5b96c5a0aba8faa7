"""What the library is asked for: values from closed lists and of known types, the rest is dropped."""

from django import forms

from articles.domain.library import SORTS, Filters, Standing


class LibraryForm(forms.Form):
    """The filters in the address. Nothing here can fail: what does not fit is as if it were not there."""

    q = forms.CharField(max_length=200, required=False)
    state = forms.ChoiceField(choices=[(s.value, s.value) for s in Standing], required=False)
    outlet = forms.CharField(max_length=200, required=False)
    analyst = forms.CharField(max_length=150, required=False)
    conflicts = forms.ChoiceField(choices=[("with", "with"), ("without", "without")], required=False)
    sort = forms.ChoiceField(choices=[(name, name) for name in SORTS], required=False)
    after = forms.UUIDField(required=False)
    before = forms.UUIDField(required=False)

    def filters(self) -> Filters:
        """The filters that fit."""
        self.full_clean()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        return Filters(**asked)
