"""The forms with which an administrator keeps the people and the installation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lenig.people.accounts.forms.inviting import role_field
from lenig.people.models import AllowedDomain, Organisation, Role
from lenig.toolkit.text import clean_name


class SearchForm(forms.Form):
    """Which people the list shows. Nonsense in the address shows them all."""

    q = forms.CharField(label=_("Name or e-mail address"), required=False, max_length=100)
    role = forms.ChoiceField(
        label=_("Role"), required=False, choices=[("", _("Every role")), *Role.choices]
    )

    def chosen(self) -> dict[str, str]:
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}


class RoleForm(forms.Form):
    role = role_field()


class LeavingForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=500,
        widget=forms.TextInput(),
        help_text=_("For the log, which only administrators read."),
    )


class LastDayForm(forms.Form):
    ends_on = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=_("The account closes by itself the day after."),
    )


class OrganisationForm(forms.ModelForm[Organisation]):
    class Meta:
        model = Organisation
        fields = ("name",)

    def clean_name(self) -> str:
        return clean_name(self.cleaned_data["name"])


class DomainField(forms.CharField):
    """A domain has no capitals, however it is typed."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value) or "").lower()


#: Where anybody gets an address in a minute.
_OF_EVERYBODY = """
    gmail.com googlemail.com outlook.com hotmail.com hotmail.nl live.com live.nl msn.com
    yahoo.com icloud.com me.com proton.me protonmail.com gmx.com gmx.net aol.com mail.com
    ziggo.nl kpnmail.nl planet.nl hetnet.nl home.nl telenet.be skynet.be
"""


class DomainForm(forms.ModelForm[AllowedDomain]):
    class Meta:
        model = AllowedDomain
        fields = ("domain",)

    domain = DomainField(
        label=_("Mail domain"),
        max_length=120,
        validators=AllowedDomain._meta.get_field("domain").validators,
        widget=forms.TextInput(attrs={"autocapitalize": "off", "spellcheck": "false"}),
        help_text=_("What stands behind the @, such as zuiderdam.nl."),
    )

    def clean_domain(self) -> str:
        domain = str(self.cleaned_data["domain"])
        if domain in _OF_EVERYBODY.split():
            raise forms.ValidationError(
                _(
                    "Anybody can get an address at %(domain)s, so anybody could let themselves in. "
                    "Invite these people instead."
                ),
                params={"domain": domain},
            )
        return domain
