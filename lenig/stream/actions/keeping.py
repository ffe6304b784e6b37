"""Bookmarks and drafts: what one keeps for oneself."""

from typing import Any

from django.db import transaction

from lenig.access.viewer import Viewer
from lenig.stream.models import Bookmark, Draft, Post


@transaction.atomic
def bookmark(post: Post, *, viewer: Viewer) -> None:
    """Keep the post. Safe to repeat; nobody else learns of it, so nothing is recorded."""
    Bookmark.objects.get_or_create(person=viewer.me, post=post)


@transaction.atomic
def remove_bookmark(post: Post, *, viewer: Viewer) -> None:
    Bookmark.objects.filter(person=viewer.me, post=post).delete()


@transaction.atomic
def keep_draft(*, viewer: Viewer, kind: str, fields: dict[str, Any], handle: str = "") -> Draft:
    """Keep what is being written: in the draft with this handle when it is the viewer's own."""
    draft = Draft.objects.mine(viewer).filter(handle=handle).first() or Draft(person=viewer.me)
    draft.kind, draft.fields = kind, fields
    draft.save()
    return draft


@transaction.atomic
def discard_draft(handle: str, *, viewer: Viewer) -> None:
    """Throw a draft of one's own away. Safe to repeat."""
    Draft.objects.mine(viewer).filter(handle=handle).delete()
