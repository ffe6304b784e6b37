"""What is filled in about a topic."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lenig.access.viewer import Viewer
from lenig.people.forms.colleague import ColleagueField
from lenig.stream.forms import TextField
from lenig.stream.models import Synonym, Topic
from lenig.toolkit.text import clean_name, slug_of


class TopicForm(forms.Form):
    word = forms.CharField(label=_("How it is written"), max_length=60)
    description = TextField(
        label=_("What is it about?"),
        max_length=1000,
        required=False,
        help_text=_("One or two sentences. With them the topic exists for everyone at work."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, topic: Topic, **kwargs: Any) -> None:
        self.topic = topic
        super().__init__(*args, **kwargs)

    def clean_word(self) -> str:
        word = clean_name(self.cleaned_data["word"]).lstrip("#")
        if slug_of(word) != self.topic.slug:
            raise forms.ValidationError(
                _("Only capitals, accents and dashes can change. Another word is a synonym.")
            )
        return word


class SynonymForm(forms.Form):
    word = forms.CharField(label=_("Another word for it"), max_length=60)

    def clean_word(self) -> str:
        slug = slug_of(clean_name(self.cleaned_data["word"]).lstrip("#"))
        if not any(letter.isalpha() for letter in slug):
            raise forms.ValidationError(_("A topic has at least one letter."))
        return slug


class StewardForm(forms.Form):
    person = ColleagueField(label=_("Who looks after it?"))

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].viewer = viewer  # type: ignore[attr-defined]


class MergeForm(forms.Form):
    into = forms.CharField(
        label=_("Which topic stays?"),
        max_length=61,
        help_text=_("Type its word, such as #parking."),
    )

    def __init__(self, *args: Any, topic: Topic, viewer: Viewer, **kwargs: Any) -> None:
        self.topic, self.viewer = topic, viewer
        super().__init__(*args, **kwargs)

    def clean_into(self) -> Topic:
        slug = slug_of(clean_name(self.cleaned_data["into"]).lstrip("#"))
        visible = Topic.objects.visible_to(self.viewer).select_related("source")
        meant = Synonym.objects.filter(slug=slug).values("topic")
        found = visible.filter(slug=slug).first() or visible.filter(pk__in=meant).first()
        if found is None:
            raise forms.ValidationError(_("There is no topic with that word."))
        if found.pk == self.topic.pk:
            raise forms.ValidationError(_("That is this topic itself."))
        return found
