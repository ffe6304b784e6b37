"""Says in words why somebody sees a post, and who else does."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from lenig.access.models import EVERYONE
from lenig.access.viewer import Viewer
from lenig.stream.addresses import source_address
from lenig.stream.hot.why import Reasons, reasons_for
from lenig.stream.models import Post, Source


def why(post: Post, viewer: Viewer) -> SafeString:
    """A sentence or two: "You follow Joost and #storm. Visible to everyone at work."."""
    sentences = [*_reasons(post, viewer, reasons_for(post, viewer)), _readers(post)]
    return format_html_join(" ", "{}", ((each,) for each in sentences))


def _reasons(post: Post, viewer: Viewer, reasons: Reasons) -> list[SafeString | str]:
    found: list[SafeString | str] = []
    if post.author_id == viewer.me.pk:
        found.append(_("You wrote this."))
    if reasons.is_named:
        found.append(_("You are named in it."))
    if reasons.sources:
        names = _joined([_linked(source) for source in reasons.sources])
        found.append(mark_safe(_("You follow %(names)s.") % {"names": names}))  # noqa: S308
    if not found and post.place and viewer.takes_part_in(post.place.members_id):
        found.append(_("You take part in %(place)s.") % {"place": post.place.title})
    return found or [_("You do not follow where this comes from.")]


def _readers(post: Post) -> str:
    if post.audience_id == EVERYONE or post.place is None:
        return _("Visible to everyone at work.")
    return _("Visible to who takes part in %(place)s.") % {"place": post.place.title}


def _linked(source: Source) -> SafeString:
    return format_html('<a href="{}">{}</a>', source_address(source), source.title)


def _joined(names: list[SafeString]) -> SafeString:
    """Anna, Bram and Carla."""
    if len(names) == 1:
        return names[0]
    before = format_html_join(", ", "{}", ((name,) for name in names[:-1]))
    return format_html("{} {} {}", before, _("and"), names[-1])
