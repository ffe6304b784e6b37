"""Why a post stands in somebody's home: one query for what they follow, one for whether it names them."""

from dataclasses import dataclass

from lenig.access.viewer import Viewer
from lenig.stream.models import Follow, Level, Mention, Post, Source


@dataclass(frozen=True)
class Reasons:
    """By which followed sources a post came, and whether it names the viewer."""

    sources: list[Source]
    is_named: bool


def reasons_for(post: Post, viewer: Viewer) -> Reasons:
    """Every reason why this viewer meets this post, as far as they may know it."""
    followed = Follow.objects.filter(person=viewer.me).exclude(level=Level.MUTED)
    sources = Source.objects.visible_to(viewer).filter(
        entries__post=post, pk__in=followed.values("source_id")
    )
    named = Mention.objects.visible_to(viewer).filter(post=post, comment=None, person=viewer.me)
    return Reasons(list(sources.order_by("kind", "title")), named.exists())
