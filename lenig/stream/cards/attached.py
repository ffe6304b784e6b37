"""The pictures and files below what somebody said."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from lenig.stream.hot.attached import Attached


def draw_attached(attached: Attached | None) -> SafeString:
    """All of them; nothing for a comment that has none."""
    if attached is None:
        return SafeString("")
    return render_to_string("stream/card/attachments.html", {"attached": attached, "whole": True})
