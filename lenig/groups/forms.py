"""What people fill in about groups."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lenig.access.viewer import Viewer
from lenig.files.forms import UploadField
from lenig.groups.axes import Joining, Kind, Visibility
from lenig.groups.likeness import groups_like
from lenig.groups.models import Goal, Group, Light, Role
from lenig.groups.page import LEVELS
from lenig.groups.people_field import ColleagueField
from lenig.people.models import Person
from lenig.stream.forms import TextField
from lenig.toolkit.text import clean_name
from lenig.ui.widgets import Cards, Segment


def _helps(choices: Any) -> dict[str, Any]:
    return {each.value: each.help for each in choices}


class NameField(forms.CharField):
    """A name on one line, without letters that nobody can see."""

    def to_python(self, value: Any) -> Any:
        name = super().to_python(value)
        return clean_name(name) if isinstance(name, str) else name


class GroupForm(forms.Form):
    """What a group says of itself. A name that looks like another's is asked about once."""

    name = NameField(
        label=_("Name"),
        max_length=120,
        error_messages={"required": _("Give the group a name.")},
    )
    anyway = forms.BooleanField(label=_("No, it is another group with this name"), required=False)
    purpose = NameField(
        label=_("What is this group for?"),
        max_length=300,
        help_text=_("One sentence. Everyone who can find the group reads it."),
        error_messages={"required": _("Say in one sentence what the group is for.")},
    )
    kind = forms.ChoiceField(
        label=_("Kind"), choices=Kind, widget=Cards(help=_helps(Kind)), initial=Kind.TEAM
    )
    ends_on = forms.DateField(
        label=_("Runs until"),
        required=False,
        widget=forms.DateInput(
            attrs={"type": "date", "class": "input input--short"}, format="%Y-%m-%d"
        ),
    )
    joining = forms.ChoiceField(
        label=_("Who can join?"),
        choices=Joining,
        widget=Cards(help=_helps(Joining)),
        initial=Joining.FREE,
    )

    def __init__(
        self, *args: Any, viewer: Viewer, group: Group | None = None, **kwargs: Any
    ) -> None:
        self.viewer = viewer
        self.group = group
        super().__init__(*args, **kwargs)
        self.alike = self._groups_alike() if self.is_bound else []
        if not self.alike:
            del self.fields["anyway"]
        for field in self.fields.values():
            if isinstance(field, ColleagueField):
                field.viewer = viewer

    def _groups_alike(self) -> list[Group]:
        """Groups whose name can be taken for the one that was typed, unless that is not new."""
        typed = clean_name(str(self.data.get("name", "")))[:120]
        if not typed or (self.group and self.group.name == typed):
            return []
        return groups_like(typed, self.viewer, except_for=self.group)

    def clean(self) -> dict[str, Any]:
        """Ask once whether a name that can be taken for another's is meant to be."""
        cleaned = super().clean() or {}
        if self.alike and "name" in cleaned and not cleaned.get("anyway"):
            self.add_error("name", _alike_words(self.alike))
        return cleaned

    def clean_ends_on(self) -> Any:
        ends_on = self.cleaned_data["ends_on"]
        is_new = self.group is None or self.group.ends_on != ends_on
        if ends_on and is_new and ends_on < timezone.localdate():
            raise forms.ValidationError(_("That day has passed. Choose a later one."))
        return ends_on

    @property
    def values(self) -> dict[str, Any]:
        """What goes into the group."""
        return {
            name: self.cleaned_data[name]
            for name in ("name", "purpose", "kind", "ends_on", "joining")
        }


def _alike_words(groups: list[Group]) -> SafeString:
    links = format_html_join(
        ", ", '<a href="{}">{}</a>', ((group.get_absolute_url(), group.name) for group in groups)
    )
    return format_html(gettext("Looks like {groups}. Do you mean that one?"), groups=links)


class NewGroupForm(GroupForm):
    """A group that begins: with its doors, and with a second owner."""

    visibility = forms.ChoiceField(
        label=_("Who sees it?"),
        choices=Visibility,
        widget=Cards(help=_helps(Visibility)),
        initial=Visibility.OPEN,
    )
    second_owner = ColleagueField(
        label=_("Second owner"),
        required=False,
        help_text=_("A group with two owners goes on when one of you is away."),
    )

    field_order = (
        "name",
        "anyway",
        "purpose",
        "kind",
        "ends_on",
        "visibility",
        "joining",
        "second_owner",
    )

    def clean_second_owner(self) -> Person | None:
        person: Person | None = self.cleaned_data["second_owner"]
        if person and person.is_guest:
            raise forms.ValidationError(_("A guest cannot own a group. Choose a colleague."))
        return person

    @property
    def values(self) -> dict[str, Any]:
        extra = {name: self.cleaned_data[name] for name in ("visibility", "second_owner")}
        return super().values | extra


class SettingsForm(GroupForm):
    """What owners change later. The visibility has a page of its own."""

    #: What the form starts with, by the names that the group has for it.
    described = ("name", "purpose", "welcome", "kind", "ends_on", "joining")

    welcome = TextField(
        label=_("Welcome text"),
        required=False,
        max_length=2000,
        help_text=_(
            "New members read this on their first visit: what happens here, and how often."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    cover = UploadField(
        label=_("Picture above the group"), required=False, pictures_only=True, ask_alt=False
    )

    field_order = ("name", "anyway", "purpose", "cover", "welcome", "kind", "ends_on", "joining")

    def __init__(self, *args: Any, viewer: Viewer, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, group=group, **kwargs)
        cover = self.fields["cover"]
        if isinstance(cover, UploadField):
            cover.belong_to(viewer.me, [group.cover] if group.cover else [])

    @property
    def values(self) -> dict[str, Any]:
        return super().values | {"welcome": self.cleaned_data["welcome"]}


class LevelForm(forms.Form):
    """How much of a group somebody wants to see."""

    level = forms.ChoiceField(
        label=_("How do you want to be told?"),
        choices=LEVELS,
        widget=Cards(
            help={
                "all": _("Each new post"),
                "highlights": _("Only what the owners mark, and when somebody names you"),
                "muted": _("You look when it suits you"),
            }
        ),
    )


class WordsForm(forms.Form):
    """A few words with a request or an invitation."""

    words = NameField(label=_("A few words with it"), required=False, max_length=500)


class ReasonForm(forms.Form):
    reason = NameField(
        label=_("Why not?"),
        max_length=500,
        help_text=_("Who asked gets to read this."),
        error_messages={"required": _("Say in one sentence why not.")},
    )


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Role)


class VisibilityForm(forms.Form):
    to = forms.ChoiceField(choices=Visibility)


class StatusForm(forms.Form):
    light = forms.ChoiceField(label=_("How is the project doing?"), choices=Light, widget=Segment)
    sentence = NameField(
        label=_("In one sentence"),
        max_length=200,
        error_messages={"required": _("Say in one sentence why.")},
    )


class GoalForm(forms.ModelForm[Goal]):
    """One goal of a project."""

    text = NameField(
        label=_("Goal"),
        max_length=200,
        error_messages={"required": _("Say what you want to reach.")},
    )

    class Meta:
        model = Goal
        fields = ("text", "due", "progress")
        widgets = {
            "due": forms.DateInput(
                attrs={"type": "date", "class": "input input--short"}, format="%Y-%m-%d"
            ),
            "progress": forms.NumberInput(
                attrs={"min": 0, "max": 100, "step": 5, "class": "input input--short"}
            ),
        }
        labels = {"progress": _("Percent done")}
