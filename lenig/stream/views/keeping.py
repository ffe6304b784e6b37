"""What one keeps for oneself: bookmarks and drafts."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from lenig.access.request import Request
from lenig.stream.actions.keeping import bookmark, remove_bookmark
from lenig.stream.views.finding import post_for
from lenig.stream.views.reacting import bar_or_back


@require_POST
def keep(request: Request, handle: str) -> HttpResponse:
    """Whether the viewer keeps this post: `keep` is yes, or empty to let it go."""
    post = post_for(request, handle)
    act = bookmark if request.POST.get("keep") else remove_bookmark
    act(post, viewer=request.viewer)
    return bar_or_back(request, post)
