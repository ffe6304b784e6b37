"""Who may read a file or a photo by way of the stream: whoever may read the post it belongs to."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef

from lenig.files.gates import gate, keeps
from lenig.people.gates import PHOTO
from lenig.people.models import Person
from lenig.stream.actions.attaching import PURPOSE
from lenig.stream.models import Attachment, Comment, Draft, Post

if TYPE_CHECKING:
    from lenig.access.viewer import Viewer
    from lenig.files.models import StoredFile


@gate(PURPOSE)
def attachments(viewer: "Viewer", files: Sequence["StoredFile"]) -> set[int]:
    """Files of posts and comments that are there and that the viewer may read."""
    rows = Attachment.objects.visible_to(viewer).still_said().filter(file__in=files)
    return {pk for pk in rows.values_list("file_id", flat=True) if pk is not None}


@gate(PHOTO)
def photos_of_authors(viewer: "Viewer", files: Sequence["StoredFile"]) -> set[int]:
    """Whoever may read what somebody wrote may see who wrote it, also after they left."""
    posts = Post.objects.visible_to(viewer).filter(author=OuterRef("pk"))
    comments = Comment.objects.visible_to(viewer).filter(author=OuterRef("pk"))
    people = Person.colleagues.every_row(because="the author of something that the viewer may read")
    people = people.filter(photo__in=files).filter(Exists(posts) | Exists(comments))
    shown = set(people.values_list("photo_id", flat=True))
    return {file.pk for file in files if file.handle in shown}


@keeps(PURPOSE)
def attached(files: Sequence["StoredFile"]) -> set[int]:
    rows = Attachment.objects.every_row(because="a file stays as long as something holds it")
    used = rows.filter(file__in=files).values_list("file_id", flat=True)
    return {pk for pk in used if pk is not None}


@keeps("")
def in_drafts(files: Sequence["StoredFile"]) -> set[int]:
    """Uploads that a draft of their owner names: kept for as long as the draft."""
    drafts = Draft.objects.filter(person_id__in={file.owner_id for file in files})
    written = [json.dumps(fields) for fields in drafts.values_list("fields", flat=True)]
    return {file.pk for file in files if any(file.handle in each for each in written)}
