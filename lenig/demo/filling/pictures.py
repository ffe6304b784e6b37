"""The drawings: made by code, and taken in as any upload is."""

from django.core.files.base import ContentFile
from django.db import transaction

from lenig.demo.drawing import draw_picture
from lenig.demo.filling.world import World
from lenig.demo.keys import handle_of
from lenig.demo.register import Picture
from lenig.files.actions.taking_in import take_in
from lenig.files.models import State, StoredFile
from lenig.groups.actions.describing import COVER
from lenig.stream.actions.attaching import PURPOSE


def add_pictures(world: World) -> None:
    """Every picture of the register. Safe to repeat."""
    purposes = _purposes(world)
    there = {file.handle: file for file in StoredFile.objects.filter(state=State.KEPT)}
    for key, picture in world.register.pictures.items():
        handle = handle_of(f"picture {key}")
        purpose = purposes.get(key, PURPOSE)
        world.pictures[key] = there.get(handle) or _take_in(picture, handle, purpose, world)


def _purposes(world: World) -> dict[str, str]:
    """What is no picture of a post: covers of groups, and those of stories, which put them to use."""
    of_groups = {circle.cover: COVER for circle in world.register.circles.values()}
    return of_groups | {
        story.marks["cover"]: "" for story in world.stories if "cover" in story.marks
    }


def add_covers(world: World) -> None:
    for circle in world.register.circles.values():
        if circle.cover:
            group = world.groups[circle.key]
            group.cover = world.pictures[circle.cover]
            group.save(update_fields=["cover"])


def _take_in(picture: Picture, handle: str, purpose: str, world: World) -> StoredFile:
    upload = ContentFile(draw_picture(picture.key), name=picture.name)
    file = take_in(upload, world.people[picture.by], purpose)
    file.handle, file.alt = handle, picture.alt
    with transaction.atomic():
        file.save(update_fields=["handle", "alt"])
    return file
