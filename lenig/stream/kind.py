"""The kind that passes on what somebody else shared."""

from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lenig.access.viewer import Viewer
from lenig.activity.models import Verb
from lenig.activity.recording import record
from lenig.stream.forms import MOST_CHARACTERS, KindForm, TextField
from lenig.stream.hot.card_context import attach_originals
from lenig.stream.kinds import Kind, register
from lenig.stream.models import Post, Share


class ShareForm(KindForm):
    content = TextField(  # type: ignore[assignment]  # the field that the property reads
        label=_("What do you want to say about it?"), max_length=MOST_CHARACTERS, required=False
    )


@register
class ShareKind(Kind):
    """A post that passes on another one: shown within it to who may read that other one.

    Sharing widens nobody's view. Who may not read the original sees the words
    of who shared it, and not whether there is more.
    """

    name = "share"
    label = _("Shared")
    verb = pgettext_lazy("button that shares a post", "Share")
    prompt = _("What do you want to say about it?")
    like_word = pgettext_lazy("reaction to a shared post", "Nice")
    icon = "share-2"
    as_type = "Announce"
    details = Share
    form = ShareForm
    composable = False
    personal_template = "stream/share/original_or_not.html"
    queries = 3

    @property
    def card_template(self) -> str:
        return "stream/share/card.html"

    @property
    def form_template(self) -> str:
        return "stream/share/form.html"

    def save_details(self, post: Post, cleaned: dict[str, Any]) -> None:
        if original := cleaned.get("original"):
            Share.objects.create(post=post, original=original)
            record(post.author, Verb.ANNOUNCE, post)

    def attach(self, posts: list[Post], viewer: Viewer) -> None:
        shares = [post.details for post in posts if post.details]
        originals = Post.objects.visible_to(viewer).for_pages()
        prefetch_related_objects(shares, Prefetch("original", originals))
        attach_originals((share.original for share in shares if share.original), viewer)
