"""Who may open a page: administrators alone, or who has just proven who they are."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from allauth.account.decorators import reauthentication_required
from allauth.decorators import rate_limit
from django.http import Http404, HttpResponse

from lenig.access.request import Request
from lenig.people.abilities import may_manage_people

P = ParamSpec("P")
View = Callable[Concatenate[Request, P], HttpResponse]


def for_administrators(view: View[P]) -> View[P]:
    """For everybody else the page is not there."""

    @wraps(view)
    def opened(request: Request, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not may_manage_people(request.viewer):
            raise Http404
        return view(request, *args, **kwargs)

    return opened


def after_proof(view: View[P]) -> View[P]:
    """For who has proven within five minutes who they are; asks for it otherwise."""
    return cast("View[P]", reauthentication_required(app="allauth.mfa")(view))


def limited(action: str, **kwargs: Any) -> Callable[[View[P]], View[P]]:
    """As often as `ACCOUNT_RATE_LIMITS` says for this action; 429 beyond."""
    return cast("Callable[[View[P]], View[P]]", rate_limit(action=action, **kwargs))
