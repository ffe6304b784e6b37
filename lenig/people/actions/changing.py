"""Changing a profile: what somebody tells of themselves, and to whom."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from lenig.activity.models import Verb
from lenig.activity.recording import record
from lenig.files.actions.using import claim, let_go
from lenig.people.directory.keeping import entering_once
from lenig.people.gates import PHOTO
from lenig.people.models import Expertise, Person
from lenig.people.readers import Readers

if TYPE_CHECKING:
    from lenig.files.models import StoredFile


@transaction.atomic
def change_field(
    person: Person,
    *,
    actor: Person,
    name: str,
    columns: Mapping[str, Any],
    readers: Readers | None = None,
) -> None:
    """Write one field of a profile and who may read it, in the directory as well. Safe to repeat."""
    for column, value in columns.items():
        setattr(person, column, value)
    touched = {*columns, *_open_to(person, name, readers)}
    _was_looked_at(person, actor, touched)
    person.save(update_fields=touched)
    record(actor, Verb.UPDATE, person)


@transaction.atomic
def change_words(
    person: Person,
    *,
    actor: Person,
    name: str,
    kind: Expertise.Kind,
    words: Iterable[tuple[str, str]],
    readers: Readers | None = None,
) -> None:
    """Leave somebody with exactly these words of one kind, each a slug and a label. Safe to repeat."""
    wanted = dict(words)
    with entering_once():
        person.expertise.filter(kind=kind).exclude(slug__in=wanted).delete()
        kept = {word.slug: word for word in person.expertise.filter(kind=kind)}
        for slug, label in wanted.items():
            if slug not in kept:
                Expertise.objects.create(person=person, kind=kind, slug=slug, label=label)
            elif kept[slug].label != label:
                kept[slug].label = label
                kept[slug].save(update_fields=["label"])
        change_field(person, actor=actor, name=name, columns={}, readers=readers)


@transaction.atomic
def confirm_profile(person: Person) -> None:
    """Say that the profile is still right. Asked once a year."""
    person.confirmed_on = timezone.localdate()
    person.save(update_fields=["confirmed_on"])
    record(person, Verb.ACCEPT, person)


@transaction.atomic
def change_photo(person: Person, *, photo: "StoredFile | None") -> None:
    """Give somebody this photo of theirs in the place of the one before, or none."""
    before = person.photo
    if photo == before:
        return
    if photo:
        claim([photo], owner=person, purpose=PHOTO)
    person.photo = photo
    person.save(update_fields=["photo"])
    if before:
        let_go(before)
    record(person, Verb.UPDATE, person)


def _open_to(person: Person, name: str, readers: Readers | None) -> set[str]:
    """Keep the chosen circle; "everyone" is what counts where nothing is written."""
    if readers is None:
        return set()
    others = {key: kept for key, kept in person.field_visibility.items() if key != name}
    person.field_visibility = others | (
        {} if readers == Readers.EVERYONE else {name: readers.value}
    )
    return {"field_visibility"}


def _was_looked_at(person: Person, actor: Person, touched: set[str]) -> None:
    if actor.pk == person.pk:
        person.confirmed_on = timezone.localdate()
        touched.add("confirmed_on")
