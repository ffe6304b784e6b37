"""The forms with which an administrator lets people in."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from lenig.people.accounts.forms.fields import NamesForm, email_field
from lenig.people.accounts.pasted import Line, read_lines
from lenig.people.models import Person, Role
from lenig.people.ways_in import people_at
from lenig.ui.widgets import Cards

ROLE_HELP = {
    Role.MEMBER: _("Somebody who works here"),
    Role.GUEST: _("Somebody from outside: sees only the groups they are let into"),
    Role.EDITOR: _("Writes news and the handbook as well"),
    Role.COMMUNITY_MANAGER: _("Keeps topics and talk in order as well"),
    Role.ADMINISTRATOR: _("Lets people in and out, and sets Lenig up"),
}


def role_field(**kwargs: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Role"), choices=Role.choices, widget=Cards(help=ROLE_HELP), **kwargs
    )


def language_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Language of the mail"), choices=settings.LANGUAGES, initial=settings.LANGUAGE_CODE
    )


class InvitationsForm(forms.Form):
    """A list of addresses to ask in: all of them, or none while one of them is wrong."""

    people = forms.CharField(
        label=_("E-mail addresses"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off", "spellcheck": "false"}),
        help_text=_(
            "One on each line, with or without a name in front: Anna Berg anna@example.org"
        ),
    )
    role = role_field(initial=Role.MEMBER)
    language = language_field()

    def __init__(self, *args: Any, left_today: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.left_today = left_today

    def clean_people(self) -> list[Line]:
        lines = read_lines(self.cleaned_data["people"])
        known = people_at(line.email for line in lines)
        troubles = [words for line in lines if (words := _trouble(line, known, lines))]
        if not troubles and len(lines) > self.left_today:
            troubles = [_too_many(len(lines), self.left_today)]
        if troubles:
            raise ValidationError(troubles)
        return lines

    def clean(self) -> dict[str, Any]:
        """An invitation changes nobody's role: who stands in the books keeps theirs."""
        fields = self.cleaned_data
        lines, role = fields.get("people", ()), fields.get("role")
        known = people_at(line.email for line in lines)
        others = [line for line in lines if line.email in known and known[line.email].role != role]
        if role and others:
            self.add_error(
                "people", [_role_words(line, known[line.email], wanted=role) for line in others]
            )
        return fields


def _trouble(line: Line, known: dict[str, Person], lines: list[Line]) -> str:
    """What is wrong with a line, with its number, and what to do about it; empty when it is fine."""
    where = {"number": line.number, "text": line.text[:80], "email": line.email}
    if not line.is_address:
        return gettext("Line %(number)s: “%(text)s” is not an e-mail address.") % where
    if any(other.email == line.email and other is not line for other in lines[: lines.index(line)]):
        return gettext("Line %(number)s: %(email)s stands in the list twice.") % where
    person = known.get(line.email)
    return f"{_line_words(line)} {obstacle(person)}" if person and obstacle(person) else ""


def _role_words(line: Line, person: Person, *, wanted: str) -> str:
    words = gettext(
        "%(name)s stands in the books as “%(has)s”. Invite them as that, or make them “%(wanted)s” under People first."
    )
    roles = {"has": person.get_role_display(), "wanted": Role(wanted).label}
    return f"{_line_words(line)} {words % ({'name': person.name} | roles)}"


def _line_words(line: Line) -> str:
    return gettext("Line %(number)s:") % {"number": line.number}


def obstacle(person: Any) -> str:
    """Why somebody who is in the books already cannot be invited; empty when they can."""
    about = {"name": person.name, "email": person.email}
    if not person.may_sign_in:
        return (
            gettext(
                "%(email)s belongs to %(name)s, who left. Open that account again, or free the address."
            )
            % about
        )
    if person.has_way_in:
        return gettext("%(name)s has an account with %(email)s already.") % about
    return ""


def _too_many(wanted: int, left: int) -> str:
    return ngettext(
        "You can invite %(left)s more person today; this list has %(wanted)s.",
        "You can invite %(left)s more people today; this list has %(wanted)s.",
        left,
    ) % {"left": left, "wanted": wanted}


class NewPersonForm(NamesForm):
    """Somebody who is put in the books by hand, with a mail to come in or without one yet."""

    email = email_field()
    role = role_field(initial=Role.MEMBER)
    starts_on = forms.DateField(
        label=_("Starts on"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    send = forms.BooleanField(
        label=_("Send a mail with a link to come in"), required=False, initial=True
    )
    field_order = ("given_name", "prefix", "surname", "email", "role", "starts_on", "send")

    def __init__(self, *args: Any, left_today: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.left_today = left_today

    def clean_send(self) -> bool:
        if self.cleaned_data["send"] and not self.left_today:
            raise ValidationError(
                _("You have sent all invitations of today. Send this one tomorrow.")
            )
        return bool(self.cleaned_data["send"])

    def clean_email(self) -> str:
        return address_of_nobody(self.cleaned_data["email"])


class AddressForm(forms.Form):
    """Where somebody gets mail who stands in the books and cannot sign in yet."""

    email = email_field()

    def __init__(self, data: Any = None, *, whom: Person) -> None:
        super().__init__(data, initial={"email": whom.email})
        self.whom = whom

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"])
        return email.lower() if email.lower() == self.whom.email else address_of_nobody(email)


def address_of_nobody(email: str) -> str:
    """The address as we keep it, unless somebody in the books has it."""
    email = email.lower()
    if person := people_at([email]).get(email):
        raise ValidationError(
            obstacle(person)
            or gettext("%(name)s stands in the books with this address already.")
            % {"name": person.name}
        )
    return email
