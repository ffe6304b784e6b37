"""One's own settings: the account, the language, and light or dark."""

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from lenig.access.opening import open_to_all
from lenig.access.request import Request
from lenig.people.accounts.forms.own_account import AppearanceForm, LanguageForm
from lenig.people.accounts.tabs import settings_tabs
from lenig.people.fields import source_of


@require_safe
def account(request: Request) -> HttpResponse:
    """Name, address and password, each with the page where it changes."""
    name_source = source_of(request.viewer.me, "name")
    context = {"tabs": settings_tabs(request), "name_source": name_source}
    return render(request, "people/settings/account.html", context)


def preferences(request: Request) -> HttpResponse:
    """The language of the pages, and whether they are light or dark."""
    return _preferences(request)


@require_POST
def language(request: Request) -> HttpResponse:
    form = LanguageForm(request.POST, instance=request.viewer.me)
    if not form.is_valid():
        return _preferences(request, language=form)
    with transaction.atomic():
        request.viewer.me.save(update_fields=["language"])
    with translation.override(form.cleaned_data["language"]):
        messages.success(request, gettext("Lenig speaks English to you now."))
    return redirect("people:preferences")


@require_POST
def appearance(request: Request) -> HttpResponse:
    form = AppearanceForm(request.POST, instance=request.viewer.me)
    if not form.is_valid():
        return _preferences(request, appearance=form)
    with transaction.atomic():
        request.viewer.me.save(update_fields=["appearance"])
    messages.success(request, gettext("This is how Lenig looks for you now."))
    return redirect("people:preferences")


def _preferences(
    request: Request,
    *,
    language: LanguageForm | None = None,
    appearance: AppearanceForm | None = None,
) -> HttpResponse:
    me = request.viewer.me
    context = {
        "tabs": settings_tabs(request),
        "language_form": language or LanguageForm(instance=me),
        "appearance_form": appearance or AppearanceForm(instance=me),
    }
    return render(request, "people/settings/preferences.html", context)


@open_to_all(because="who cannot read the sign-in page may choose another language")
@require_POST
def speak(request: HttpRequest) -> HttpResponse:
    """Show the pages in this language from now on, before anybody has signed in."""
    asked = request.POST.get("language", "")
    back = request.POST.get("next", "")
    response = redirect(back if get_adapter().is_safe_url(back) else "account_login")
    if asked in dict(settings.LANGUAGES):
        _remember(response, asked)
    return response


def _remember(response: HttpResponse, language: str) -> None:
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=365 * 86_400,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )
