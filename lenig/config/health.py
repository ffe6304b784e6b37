"""Whether this installation can do its work, for the machine that watches it."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lenig.access.opening import open_to_all


@open_to_all(because="a proxy that asks whether we are alive has no account")
@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """200 when the database answers; 503 else, and what it was stands in the log."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")
