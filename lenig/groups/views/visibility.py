"""Opening and closing a group: first in words, with numbers; then done."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lenig.access.request import Request
from lenig.groups.actions.changing_visibility import BATCH, begin_visibility_change, carry_on
from lenig.groups.axes import Visibility
from lenig.groups.effects import effects_of
from lenig.groups.forms import VisibilityForm
from lenig.groups.page import GroupPage
from lenig.groups.tasks import let_posts_follow
from lenig.groups.views.finding import owned_group


def visibility(request: Request, handle: str) -> HttpResponse:
    """What would change and for whom, when the doors were others; and changing them."""
    page = owned_group(request, handle)
    form = VisibilityForm(request.POST if request.method == "POST" else request.GET)
    to = Visibility(form.cleaned_data["to"]) if form.is_valid() else None
    if request.method == "POST" and to and not page.group.is_read_only:
        return _change(request, page, to)
    context = {
        "page": page,
        "choices": Visibility,
        "to": to if to != page.group.visibility else None,
        "effects": effects_of(page.group, to) if to else [],
        "for_guest": request.GET.get("for") == "guest",
    }
    return render(request, "groups/visibility.html", context)


def _change(request: Request, page: GroupPage, to: Visibility) -> HttpResponse:
    change = begin_visibility_change(page.group, to, viewer=request.viewer)
    if change is None:
        return redirect(page.group)
    if change.posts <= BATCH:
        carry_on(page.group)
    else:
        let_posts_follow.enqueue(page.group.pk)
    messages.success(request, _("Done: %(sentence)s") % {"sentence": to.help})
    return redirect(page.group)
