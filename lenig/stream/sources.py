"""The source of a person or a department: made when it is first needed."""

from collections.abc import Iterable

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


def sources_of_people(people: Iterable[Person]) -> dict[int, int]:
    """The ids of the sources of these people, by theirs: one query, and what is missing is made."""
    people = list(people)
    with every_row(because="a person has one source, made at first use"):
        rows = Source.objects.filter(person__in=people)
        found = {each.person_id: each.pk for each in rows.only("person") if each.person_id}
    return found | {each.pk: source_of_person(each).pk for each in people if each.pk not in found}


def sources_of_departments(departments: Iterable[Department]) -> dict[int, int]:
    """The same for departments."""
    departments = list(departments)
    with every_row(because="a department has one source, made at first use"):
        rows = Source.objects.filter(department__in=departments)
        found = {
            each.department_id: each.pk for each in rows.only("department") if each.department_id
        }
    return found | {
        each.pk: source_of_department(each).pk for each in departments if each.pk not in found
    }


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
