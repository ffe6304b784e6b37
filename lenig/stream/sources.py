"""The source of a person or a department: made when it is first needed."""

from lenig.access.models import EVERYONE
from lenig.access.scope import every_row
from lenig.people.models import Department, Person
from lenig.stream.models import Source


def source_of_person(person: Person) -> Source:
    """What somebody follows when they follow this person."""
    with every_row(because="a person has one source, made at first use"):
        source, _ = Source.objects.get_or_create(
            person=person,
            defaults={
                "kind": Source.Kind.PERSON,
                "handle": person.handle,
                "title": person.name,
                "audience_id": EVERYONE,
                "known_to_id": EVERYONE,
            },
        )
    return source


def source_of_department(department: Department) -> Source:
    """What somebody follows when they follow this department."""
    with every_row(because="a department has one source, made at first use"):
        source, _ = Source.objects.get_or_create(
            department=department,
            defaults={
                "kind": Source.Kind.DEPARTMENT,
                "handle": department.handle,
                "title": department.name,
                "audience_id": EVERYONE,
                "known_to_id": EVERYONE,
            },
        )
    return source
