"""The forms of somebody who comes in: invited, by an own address, or as the very first."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lenig.people.accounts.forms.fields import (
    NamesForm,
    domain_of,
    email_field,
    first_password_field,
)
from lenig.people.models import AllowedDomain, Person
from lenig.people.names import split_name


class _WithPassword(NamesForm):
    """Checks a new password against the person that it will belong to."""

    password = first_password_field()

    def clean(self) -> dict[str, Any]:
        fields = self.cleaned_data
        if password := fields.get("password"):
            try:
                validate_password(password, self.person(fields))
            except ValidationError as trouble:
                self.add_error("password", trouble)
        return fields

    def person(self, fields: dict[str, Any]) -> Person:
        names = {name: fields.get(name) or "" for name in ("given_name", "surname")}
        return Person(email=fields.get("email"), **names)


class JoinForm(_WithPassword):
    """An invited person says who they are and how they will sign in.

    Somebody who stands in the books already keeps the name that stands there.
    """

    field_order = ("given_name", "prefix", "surname", "password")

    def __init__(self, data: Any, *, email: str, name: str, known: Person | None) -> None:
        parts = dict(zip(("given_name", "prefix", "surname"), split_name(name), strict=True))
        super().__init__(data, initial=parts)
        self.email, self.known = email, known
        if known:
            for part in parts:
                del self.fields[part]
        # With a passkey there is nothing to type here.
        self.by_passkey = self.data.get("way") == "passkey"
        self.fields["password"].required = not self.by_passkey

    def clean(self) -> dict[str, Any]:
        fields = super().clean()
        if self.by_passkey:
            fields["password"] = None
        return fields

    def person(self, fields: dict[str, Any]) -> Person:
        return self.known or super().person(fields | {"email": self.email})


class RegisterForm(forms.Form):
    """Somebody asks for a link, with an address of the organisation."""

    name = forms.CharField(
        label=_("Name"),
        max_length=220,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = email_field(help_text=_("The address that you have at work."))

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).lower()
        if not AllowedDomain.objects.filter(domain=domain_of(email)).exists():
            domains = ", ".join(
                AllowedDomain.objects.order_by("domain").values_list("domain", flat=True)
            )
            raise ValidationError(
                _("Use your address at %(domains)s, or ask a colleague to invite you."),
                params={"domains": domains},
            )
        return email


class WelcomeForm(_WithPassword):
    """The organisation and its first administrator."""

    organisation = forms.CharField(
        label=_("Name of the organisation"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    email = email_field(label=_("Your e-mail address"))
    field_order = ("organisation", "given_name", "prefix", "surname", "email", "password")
