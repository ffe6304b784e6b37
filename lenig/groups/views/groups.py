"""The page of groups, a group's own page, and beginning one."""

from datetime import datetime

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lenig.access.request import Request
from lenig.groups.abilities import may_found
from lenig.groups.actions.founding import found_group
from lenig.groups.axes import Kind
from lenig.groups.forms import LevelForm, NewGroupForm
from lenig.groups.hot.group_list import group_list
from lenig.groups.page import GroupPage
from lenig.groups.project import Project
from lenig.groups.rail import look_again
from lenig.groups.views.finding import known_group, readable_group, refuse
from lenig.groups.welcome import posts_a_week
from lenig.oversight.reading import elevations_into
from lenig.stream.cards import Reader, draw_cards
from lenig.stream.cards.reader import token_field
from lenig.stream.composer import composer_line
from lenig.stream.hot.narrow_timelines import place_timeline
from lenig.stream.hot.page import TimelinePage
from lenig.stream.models import Pin, SourceVisit
from lenig.toolkit.htmx import wants_part
from lenig.toolkit.moments import first_id_at


def groups(request: Request) -> HttpResponse:
    """What groups there are, for this viewer."""
    kind = request.GET.get("kind", "")
    found = group_list(
        request.viewer,
        words=request.GET.get("q", "")[:100],
        kind=kind if kind in Kind.values else "",
        mine=request.GET.get("show") == "mine",
        archived=request.GET.get("show") == "archived",
        after=request.GET.get("after"),
    )
    context = {
        "found": found,
        "kinds": Kind.choices,
        "may_found": may_found(request.viewer),
        "rest": _rest_of(request, found.next_cursor),
    }
    return render(request, "groups/groups.html", context)


def _rest_of(request: Request, next_cursor: str | None) -> str:
    """The address of the next page with the same question."""
    if next_cursor is None:
        return ""
    query = request.GET.copy()
    query["after"] = next_cursor
    return f"?{query.urlencode()}"


def new_group(request: Request) -> HttpResponse:
    """Beginning a group."""
    if not may_found(request.viewer):
        refuse(request, "new group")
    form = NewGroupForm(request.POST or None, viewer=request.viewer)
    if request.method == "POST" and form.is_valid():
        group = found_group(viewer=request.viewer, **form.values)
        messages.success(request, _("Your group is there. Invite the first members."))
        return redirect("groups:invitations", group.address)
    status = 422 if form.is_bound else 200
    return render(request, "groups/new_group.html", {"form": form}, status=status)


def group(request: Request, handle: str) -> HttpResponse:
    """A group's own page; for who may not read what is shared there, its card alone."""
    page = known_group(request, handle)
    if not page.may_read:
        return render(request, "groups/landing.html", {"page": page})
    posts = place_timeline(request.viewer, page.group.source, after=request.GET.get("after"))
    if wants_part(request):
        return render(request, "groups/group.html#posts", _posts(request, posts))
    _note_visit(request, page, posts)
    return render(
        request, "groups/group.html", _around(request, page) | _stream(request, page, posts)
    )


def about(request: Request, handle: str) -> HttpResponse:
    """What a group says of itself at length."""
    page = readable_group(request, handle)
    context = {
        "page": page,
        "project": Project(page.group, request.viewer),
        "elevations": elevations_into(request.viewer, page.group.own_audience_id),
    }
    return render(request, "groups/about.html", context)


def _around(request: Request, page: GroupPage) -> dict[str, object]:
    """What stands above the posts."""
    context: dict[str, object] = {"page": page}
    if page.group.is_project:
        context["project"] = Project(page.group, request.viewer)
    if page.met.around.is_new:
        context["welcome_form"] = LevelForm(initial={"level": page.level})
        context["posts_a_week"] = posts_a_week(page.group, request.viewer)
    return context


def _stream(request: Request, page: GroupPage, posts: TimelinePage) -> dict[str, object]:
    """The posts, those on top of them, and the line to write a new one."""
    pins = Pin.objects.visible_to(request.viewer).filter(place=page.group.source_id)
    return {
        **_posts(request, posts),
        "pins": list(pins.select_related("post").order_by("-at")),
        "composer": _composer(request, page) if page.may_share else "",
    }


def _composer(request: Request, page: GroupPage) -> SafeString:
    back = page.group.get_absolute_url()
    token = token_field(request)
    return composer_line(request.viewer, token, place=page.group.source, back=back)


def _posts(request: Request, posts: TimelinePage) -> dict[str, object]:
    cards = draw_cards(posts.posts, Reader.of(request))
    return {"cards": cards, "next_cursor": posts.next_cursor}


def _note_visit(request: Request, page: GroupPage, posts: TimelinePage) -> None:
    """The dot in the menu goes out. Written only when there was something to see."""
    if not page.is_member or request.GET.get("after"):
        return
    newest = posts.posts[0].pk if posts.posts else 0
    seen = page.met.visited and first_id_at(page.met.visited) > newest
    if not seen and newest:
        _write_visit(request, page, timezone.now())
        look_again(request)


@transaction.atomic
def _write_visit(request: Request, page: GroupPage, at: datetime) -> None:
    SourceVisit.objects.update_or_create(
        person=request.viewer.me, source_id=page.group.source_id, defaults={"at": at}
    )
