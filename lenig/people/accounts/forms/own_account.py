"""The forms of django-allauth for one's own account, with our fields and our rules."""

from allauth.account import forms as allauth
from allauth.mfa.base import forms as second_step
from allauth.mfa.totp import forms as app
from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lenig.people.accounts.forms.fields import (
    code_field,
    current_password_field,
    email_field,
    new_password_field,
)
from lenig.people.accounts.forms.signing_in import OnePassword
from lenig.people.models import Appearance, Person
from lenig.ui.widgets import Cards, Segment


class AddEmailForm(allauth.AddEmailForm):  # type: ignore[misc]
    """A new address, used once a link in a mail has proven it."""

    email = email_field(label=_("New e-mail address"))

    def clean_email(self) -> str:
        if "email" in self.user.source_fields:
            raise ValidationError(
                _("Your address comes from %(register)s. Ask there to change it."),
                params={"register": self.user.source},
            )
        return str(super().clean_email())


class ChangePasswordForm(OnePassword, allauth.ChangePasswordForm):  # type: ignore[misc]
    oldpassword = current_password_field(_("Current password"))
    password1 = new_password_field()


class SetPasswordForm(OnePassword, allauth.SetPasswordForm):  # type: ignore[misc]
    password1 = new_password_field()


class ReauthenticateForm(allauth.ReauthenticateForm):  # type: ignore[misc]
    password = current_password_field()


class ReauthenticateByCodeForm(second_step.ReauthenticateForm):  # type: ignore[misc]
    code = code_field(_("Open your app for the code of 6 digits, or use a recovery code."))


class ActivateAppForm(app.ActivateTOTPForm):  # type: ignore[misc]
    code = code_field(_("The 6 digits that the app shows now."))


class AddPasskeyForm(passkeys.AddWebAuthnForm):  # type: ignore[misc]
    name = forms.CharField(
        label=_("Name"),
        required=False,
        max_length=60,
        help_text=_("So that you know it again, such as: my phone."),
    )
    passwordless = forms.BooleanField(
        label=_("Sign in with this alone, without a password"),
        required=False,
        initial=True,
        help_text=_(
            "Turn this off for a key without PIN or fingerprint: it is asked after your password."
        ),
    )


class LanguageForm(forms.ModelForm[Person]):
    class Meta:
        model = Person
        fields = ("language",)

    language = forms.ChoiceField(
        label=_("Language"),
        choices=settings.LANGUAGES,
        widget=Segment(),
        help_text=_(
            "For the pages and for the mail you get. What colleagues write stays as it is."
        ),
    )


class AppearanceForm(forms.ModelForm[Person]):
    class Meta:
        model = Person
        fields = ("appearance",)

    appearance = forms.ChoiceField(
        label=_("Appearance"),
        choices=Appearance.choices,
        widget=Cards(
            help={
                "auto": _("Dark in the evening when your device is"),
                "light": _("Dark letters on white"),
                "dark": _("Light letters on black"),
            }
        ),
    )


class PasskeyNameForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=60)
