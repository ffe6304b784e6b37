"""Saying that something about somebody is not right, where one cannot change it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lenig.toolkit.text import clean


class CorrectionForm(forms.Form):
    words = forms.CharField(
        label=_("What is not right, and what should it be?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The administrators get this by mail, with your name."),
    )

    def clean_words(self) -> Any:
        return clean(self.cleaned_data["words"]).strip()
