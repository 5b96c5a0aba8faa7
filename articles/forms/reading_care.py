"""Shapes of what is said to spare readers."""

from django import forms

MOST = 2**31 - 1


class GraphicForm(forms.Form):
    """Which passages (by words selected in them, or one by its place or ¶ number), and are they graphic."""

    graphic = forms.BooleanField(required=False)
    start = forms.IntegerField(min_value=0, max_value=MOST, required=False)
    end = forms.IntegerField(min_value=0, max_value=MOST, required=False)
    order = forms.IntegerField(min_value=0, max_value=MOST, required=False)
    number = forms.IntegerField(min_value=1, max_value=MOST, required=False)
