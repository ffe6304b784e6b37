"""Groups that nobody owns any more: for community managers, who find somebody."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lenig.access.request import Request
from lenig.groups.abilities import may_find_ownerless_groups
from lenig.groups.actions.roles import ask_for_owner
from lenig.groups.hot.ownerless_groups import ownerless_group, ownerless_groups
from lenig.groups.views.finding import refuse


def ownerless(request: Request) -> HttpResponse:
    """The list, and asking the members of one who wants to look after it.

    A secret group stands there without its name: who asks its members need
    not know which group it is.
    """
    if not may_find_ownerless_groups(request.viewer):
        refuse(request, "ownerless groups")
    if request.method != "POST":
        return render(request, "groups/ownerless.html", {"found": ownerless_groups(request.viewer)})
    group = ownerless_group(request.POST.get("group", ""))
    if group is not None:
        ask_for_owner(group, viewer=request.viewer)
        messages.success(request, _("The members are asked who wants to look after it."))
    return redirect("groups:ownerless")
