from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lenig.contracts.slots import slot


@slot("bar-actions", order=99)
def listener(_request: HttpRequest, _objects: Sequence[Any]) -> SafeString:
    """Nothing to see: it lets the page know that there is news."""
    return format_html('<live-news src="{}" hidden></live-news>', reverse("live:ticket"))
