"""The map of the site: each app draws its own part.

An app with a `urls.py` is found and included at the root, low apps first; what
comes before its paths (`groups/…`) is written in the app itself.
"""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path, register_converter

from lenig.config.finding import lenig_apps
from lenig.config.health import health
from lenig.toolkit.handles import HandleConverter

# Every app writes `<handle:…>` in its routes; ids have no place in an address.
register_converter(HandleConverter, "handle")


def _parts() -> list[URLResolver]:
    modules = [f"{app}.urls" for app in lenig_apps() if app != "lenig.config"]
    return [path("", include(module)) for module in modules if find_spec(module)]


urlpatterns: list[URLPattern | URLResolver] = [
    *_parts(),
    path("account/", include("lenig.people.allauth_urls")),
    path("health/", health, name="health"),
]

#: What nobody caught, and a database that does not answer.
handler500 = "lenig.config.trouble.trouble"
#: Who tried too often; the sign-in library looks for it under this name.
handler429 = "lenig.people.accounts.limits.too_many"
