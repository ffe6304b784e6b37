"""The line under an author's name: what somebody does here."""

from collections.abc import Iterable

from django.utils.translation import gettext

from lenig.people.models import Person, Position


def role_lines(people: Iterable[Person]) -> dict[int, str]:
    """The first job title of each of these people, or that they are a guest: one query."""
    people = list(people)
    guests = {person.pk: gettext("Guest") for person in people if person.is_guest}
    positions = Position.objects.filter(person__in={person.pk for person in people})
    titles = positions.exclude(title="").order_by("-rank", "-pk").values_list("person_id", "title")
    # Read backwards, so that the first position is the one that stays.
    return {person_id: title for person_id, title in titles if person_id is not None} | guests
