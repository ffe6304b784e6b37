"""Moving posts to another group."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lenig.access.request import Request
from lenig.groups.actions.moving import NotAllowedToMove, free_to_leave, may_leave, move_posts
from lenig.groups.hot.posts_to_move import posts_to_move
from lenig.groups.models import Group
from lenig.groups.views.finding import moderated_group, refuse
from lenig.stream.models import Post


def move_post(request: Request, handle: str) -> HttpResponse:
    """One post, by its author or by who looks after the place."""
    posts = Post.objects.visible_to(request.viewer).select_related("author", "place")
    post = get_object_or_404(posts, handle=handle)
    if not may_leave(request.viewer, post):
        refuse(request, f"post {handle}")
    if request.method == "POST":
        return _move(request, [post], back=post.get_absolute_url())
    context = {"post": post, "places": _places(request, post.place_id)}
    return render(request, "groups/move_post.html", context)


def move_from(request: Request, handle: str) -> HttpResponse:
    """Several posts of one group at once, for who looks after it."""
    page = moderated_group(request, handle)
    if request.method == "POST":
        handles = request.POST.getlist("post")[:100]
        posts = Post.objects.visible_to(request.viewer).filter(place=page.group.source_id)
        return _move(request, list(posts.filter(handle__in=handles)), back=request.path)
    found = posts_to_move(request.viewer, page.group, after=request.GET.get("after"))
    context = {
        "page": page,
        "posts": free_to_leave(request.viewer, found.posts),
        "next_cursor": found.next_cursor,
        "places": _places(request, page.group.source_id),
    }
    return render(request, "groups/move_posts.html", context)


def _places(request: Request, here: int | None) -> list[Group]:
    """The viewer's groups where something can be put."""
    mine = Group.objects.visible_to(request.viewer).active().with_place()
    mine = mine.filter(own_audience__in=list(request.viewer.roles), source__is_read_only=False)
    return list(mine.exclude(source=here).by_name())


def _move(request: Request, posts: Sequence[Post], *, back: str) -> HttpResponse:
    groups = {group.handle: group for group in _places(request, None)}
    to = groups.get(request.POST.get("to", ""))
    if to is None or not posts:
        messages.warning(request, _("Choose what to move, and where to."))
        return redirect(back)
    try:
        moved = move_posts(posts, to, viewer=request.viewer)
    except NotAllowedToMove:
        messages.warning(
            request,
            _(
                "That cannot go there: others spoke under it in confidence, or it is not yours to move."
            ),
        )
        return redirect(back)
    words = ngettext("Moved to %(group)s.", "%(count)d posts moved to %(group)s.", moved)
    messages.success(request, words % {"count": moved, "group": to.name})
    return redirect(to)
