"""Signing in: django-allauth's pages, where ours differ."""

from typing import Any

from allauth.account import views as allauth
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from lenig.access.opening import open_to_all
from lenig.people.actions.founding import is_founded
from lenig.people.models import AllowedDomain

if settings.DEMO:
    from lenig.people.accounts.demo import demo_accounts


class LoginView(allauth.LoginView):  # type: ignore[misc]
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The sign-in page; in a fresh installation the page that makes its first administrator."""
        if not is_founded():
            return redirect("people:welcome")
        response: HttpResponseBase = super().get(request, *args, **kwargs)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["may_register"] = AllowedDomain.objects.exists()
        if settings.DEMO:
            context["demo_accounts"] = demo_accounts()
        return context


login = open_to_all(because="signing in starts here")(LoginView.as_view())
