"""Who followed what elsewhere follows it here."""

from collections.abc import Sequence
from typing import Any

from lenig.access.models import EVERYONE, AudienceMembership
from lenig.contracts.importing import Intake
from lenig.contracts.records import Record, Trouble, references
from lenig.people.models import Person
from lenig.stream.models import Follow, Level, Source
from lenig.stream.sources import source_of_department, source_of_person

LEVELS = {level.value: level for level in Level}
#: What can be followed: the field that names it, and the type of record that it is.
SORTS = {"colleague": "person", "topic": "topic", "group": "group", "department": "department"}


def write_follows(records: Sequence[Record], intake: Intake) -> None:
    """Follows that are new in the source; whoever follows it here already keeps their level."""
    people = intake.find("person", references(records, "person"))
    for field, type_ in SORTS.items():
        intake.find(type_, references(records, field))
    for record in records:
        try:
            _take_in(record, people, intake)
        except Trouble as trouble:
            intake.skip(record, str(trouble))


def _take_in(record: Record, people: dict[str, Person], intake: Intake) -> None:
    who = record.needed("person")
    if who not in people:
        raise Trouble(f"the person “{who}” is not there")
    source = _source(record, intake)
    if not _may_know(people[who], source):
        raise Trouble("who follows does not belong to that group")
    level = record.choice("level", LEVELS, default=Level.ALL)
    _, is_new = Follow.objects.get_or_create(
        person=people[who], source_id=source.pk, defaults={"level": level}
    )
    if is_new:
        intake.created(record)
    else:
        intake.unchanged(record)


def _source(record: Record, intake: Intake) -> Source:
    said = [field for field in SORTS if record.facts.get(field)]
    if len(said) != 1:
        raise Trouble(f"it should name one of {', '.join(SORTS)}")
    field, id_ = said[0], record.needed(said[0])
    row: Any = intake.find(SORTS[field], [id_]).get(id_)
    if row is None:
        raise Trouble(f"the {field} “{id_}” is not there")
    if field == "colleague":
        return source_of_person(row)
    if field == "department":
        return source_of_department(row)
    source: Source = row.source
    return source


def _may_know(person: Person, source: Source) -> bool:
    """What not everyone may read is followed by those who may."""
    if source.audience_id == EVERYONE:
        return True
    return AudienceMembership.objects.filter(audience=source.audience_id, person=person).exists()
