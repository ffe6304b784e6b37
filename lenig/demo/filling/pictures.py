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
    covers = {circle.cover for circle in world.register.circles.values()}
    there = {file.handle: file for file in StoredFile.objects.filter(state=State.KEPT)}
    for key, picture in world.register.pictures.items():
        handle = handle_of(f"picture {key}")
        purpose = COVER if key in covers else PURPOSE
        world.pictures[key] = there.get(handle) or _take_in(picture, handle, purpose, world)


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
