"""A double submit makes one thing."""

import hashlib
from datetime import timedelta

from django.db import IntegrityError, models, transaction
from django.utils import timezone

from lenig.people.models import Person
from lenig.stream.models import Submission

KEPT = timedelta(hours=48)


class OtherWords(ValueError):
    """The same key came with other words: the form was changed after it was sent."""


def digest_of(*words: str) -> str:
    return hashlib.sha256("\x1f".join(words).encode()).hexdigest()


def claim(person: Person, key: str, digest: str) -> Submission:
    """The first thing an action does: take the key, or find who took it.

    A simultaneous twin waits here until the first commits. The answer has an
    `object_id` when the thing was made before.

    Raises OtherWords when the key was used for something else.
    """
    try:
        with transaction.atomic():
            return Submission.objects.create(person=person, key=key, digest=digest)
    except IntegrityError:
        earlier = Submission.objects.get(person=person, key=key)
    if earlier.digest != digest:
        raise OtherWords(key)
    return earlier


def settle(submission: Submission, made: models.Model) -> None:
    """Remember what came of it: the object, never the response."""
    submission.object_type = made._meta.label_lower
    submission.object_id = made.pk
    submission.save(update_fields=["object_type", "object_id"])


@transaction.atomic
def forget_old_submissions() -> int:
    """Forget keys older than two days."""
    deleted, _ = Submission.objects.filter(at__lt=timezone.now() - KEPT).delete()
    return deleted
