"""The first move of every view here: the thing that this viewer may see, or 404."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.http import url_has_allowed_host_and_scheme

from lenig.access.request import Request
from lenig.stream.models import Comment, Post, Topic


def post_for(request: Request, handle: str) -> Post:
    """The post with this handle, for who may read it."""
    return get_object_or_404(Post.objects.visible_to(request.viewer).for_pages(), handle=handle)


def comment_for(request: Request, handle: str) -> Comment:
    """The comment with this handle and its post, for who may read them."""
    comments = Comment.objects.visible_to(request.viewer)
    return get_object_or_404(comments.select_related("author", "post__place"), handle=handle)


def topic_for(request: Request, handle: str) -> Topic:
    """The topic with this handle, for who may know of it."""
    topics = Topic.objects.visible_to(request.viewer).select_related("source")
    return get_object_or_404(topics, handle=handle)


def way_back(request: HttpRequest, otherwise: str) -> str:
    """The page that the browser came from, when it is ours: where a plain form returns to."""
    came_from = request.META.get("HTTP_REFERER", "")
    ours = url_has_allowed_host_and_scheme(
        came_from, {request.get_host()}, require_https=request.is_secure()
    )
    return came_from if ours else otherwise
