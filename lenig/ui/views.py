from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lenig.ui.gallery import Specimens, components

WAYS = {
    "appearance": ("auto", "light", "dark"),
    "direction": ("ltr", "rtl"),
    "script": ("with", "without"),
}


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state; only in the demo and while developing."""
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    chosen = {name: _one_of(options, request.GET.get(name)) for name, options in WAYS.items()}
    context = Specimens().context() | {
        "components": components(),
        "appearance": chosen["appearance"],
        "direction": chosen["direction"],
        "with_script": chosen["script"] == "with",
        "ways": [
            (name, [(o, o == chosen[name]) for o in options]) for name, options in WAYS.items()
        ],
    }
    return render(request, "ui/gallery.html", context)


def _one_of(options: tuple[str, ...], asked: str | None) -> str:
    return asked if asked in options else options[0]
