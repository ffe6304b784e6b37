"""Fields that several forms of accounts share, with one label and one help each."""

from typing import Any

from allauth.account.fields import SetPasswordField
from django import forms
from django.utils.translation import gettext_lazy as _

from lenig.people.names import holds_no_address
from lenig.toolkit.text import clean_name

_PASSWORD, _NEW_PASSWORD = _("Password"), _("New password")
_PASSWORD_HELP = _("At least 12 characters. A few words in a row are strong and easy to keep.")


def email_field(**kwargs: Any) -> forms.EmailField:
    kwargs.setdefault("label", _("E-mail address"))
    widget = forms.EmailInput(attrs={"autocomplete": "username", "spellcheck": "false"})
    return forms.EmailField(widget=widget, max_length=254, **kwargs)


def current_password_field(label: Any = _PASSWORD) -> forms.CharField:
    """The password that somebody has."""
    widget = forms.PasswordInput(attrs={"autocomplete": "current-password"})
    return forms.CharField(label=label, strip=False, max_length=1000, widget=widget)


def new_password_field() -> SetPasswordField:
    """A password to be. Asked once: typing it twice costs everybody time, and a slip is mended by mail."""
    field = SetPasswordField(label=_NEW_PASSWORD, help_text=_PASSWORD_HELP, max_length=1000)
    field.widget.attrs.pop("placeholder", None)
    return field


def first_password_field() -> forms.CharField:
    """The same for somebody who is not there yet; the form checks it once it knows their name."""
    widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
    return forms.CharField(
        label=_PASSWORD, help_text=_PASSWORD_HELP, strip=False, max_length=1000, widget=widget
    )


def code_field(help_text: Any = "") -> forms.CharField:
    """A code of an app, or one to fall back on."""
    widget = forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"})
    return forms.CharField(label=_("Code"), max_length=20, widget=widget, help_text=help_text)


class NameField(forms.CharField):
    """A part of somebody's name: one line, without letters that cannot be seen."""

    def to_python(self, value: Any) -> str:
        return clean_name(super().to_python(value) or "")


class NamesForm(forms.Form):
    """A form with the three parts of a name, because Anna van den Berg stands under the B."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Not in the class: a form has a `prefix` of its own there.
        self.fields |= name_fields()
        self.order_fields(self.field_order)


def name_fields() -> dict[str, forms.Field]:
    """The parts that a name is made of."""
    return {
        "given_name": _name(_("Given name"), 80, "given-name"),
        "prefix": _name(_("Prefix"), 30, "off", required=False, help_text=_("such as: van der")),
        "surname": _name(_("Surname"), 100, "family-name", required=False),
    }


def _name(label: Any, most: int, autocomplete: str, **kwargs: Any) -> NameField:
    widget = forms.TextInput(attrs={"autocomplete": autocomplete})
    validators = [holds_no_address]
    return NameField(label=label, max_length=most, widget=widget, validators=validators, **kwargs)


def domain_of(email: str) -> str:
    return email.rpartition("@")[2].lower()
