"""People: colleagues from a register, and placeholders for who wrote elsewhere."""

from collections.abc import Collection, Sequence
from typing import Any

from allauth.account.models import EmailAddress

from lenig.contracts.importing import Intake, hand_over
from lenig.contracts.records import Record, Trouble
from lenig.people.actions.arriving import add_person, keep_at_work, vouch_for_address
from lenig.people.directory.keeping import entering_once
from lenig.people.importing.facts import Locations, PersonFacts
from lenig.people.models import Person
from lenig.toolkit.differences import apply

#: Keys are compared, because comparing rows would fetch each of them.
_COLUMNS = {"location": "location_id"}
#: What an emptied column holds that is no text.
_EMPTY = {"starts_on": None, "ends_on": None, "location_id": None}


def find_people(source: str, ids: Collection[str]) -> dict[str, Any]:
    """People by their id in the source; an id that is an e-mail address is that of anybody here."""
    rows = Person.objects.exclude(source_id="").filter(source=source, source_id__in=ids)
    found: dict[str, Any] = {row.source_id: row for row in rows}
    addresses = {id_.lower(): id_ for id_ in ids if "@" in id_ and id_ not in found}
    if addresses:
        by_mail = Person.objects.filter(email__in=list(addresses))
        found |= {addresses[row.email]: row for row in by_mail if row.email}
    return found


def write_people(records: Sequence[Record], intake: Intake) -> None:
    """People by their id in the source, or else by their e-mail address."""
    known = intake.find("person", [record.id for record in records])
    read = _readable(records, intake)
    desk = _Desk(intake, Locations(), _by_mail([facts.email for _, facts in read]))
    with entering_once():
        for record, facts in read:
            try:
                row = desk.take_in(record, facts, known.get(record.id))
            except Trouble as trouble:
                intake.skip(record, str(trouble))
            else:
                intake.keep("person", record.id, row)


def _readable(records: Sequence[Record], intake: Intake) -> list[tuple[Record, PersonFacts]]:
    read = []
    for record in records:
        try:
            read.append((record, PersonFacts.of(record)))
        except Trouble as trouble:
            intake.skip(record, str(trouble))
    return read


def _by_mail(addresses: Collection[str]) -> dict[str, Person]:
    wanted = {address for address in addresses if address}
    return {row.email: row for row in Person.objects.filter(email__in=wanted) if row.email}


class _Desk:
    """Where the people of one batch are taken in."""

    def __init__(self, intake: Intake, locations: Locations, by_mail: dict[str, Person]) -> None:
        self.intake, self.locations, self.by_mail = intake, locations, by_mail

    def take_in(self, record: Record, facts: PersonFacts, known: Person | None) -> Person:
        for remark in facts.remarks:
            self.intake.note(record, remark)
        same_mail = self.by_mail.get(facts.email)
        if same_mail and known and known.is_placeholder and same_mail != known:
            return self._claimed(record, known, same_mail)
        if facts.is_placeholder:
            return self._author(record, facts, known or same_mail)
        if known is None and same_mail and same_mail.source == self.intake.source:
            raise Trouble(f"{facts.email} is the address of “{same_mail.source_id}” already")
        row = self._colleague(record, facts, known or same_mail)
        if row.email:
            self.by_mail[row.email] = row
        return row

    def _claimed(self, record: Record, placeholder: Person, person: Person) -> Person:
        """Who wrote elsewhere turns out to be a colleague: what they wrote is theirs now."""
        hand_over(placeholder, person)
        placeholder.delete()
        self.intake.updated(record)
        self.intake.note(record, "is a colleague now, who got what was written under this name")
        return person

    # -- Who wrote elsewhere --------------------------------------------------------

    def _author(self, record: Record, facts: PersonFacts, row: Person | None) -> Person:
        if row is None:
            row = self._add_placeholder(record, facts)
            self.intake.created(record)
        elif row.is_placeholder and (differing := apply(row, facts.names)):
            row.save(update_fields=differing)
            self.intake.updated(record)
        else:
            self.intake.unchanged(record)
        return row

    def _add_placeholder(self, record: Record, facts: PersonFacts) -> Person:
        """Somebody without any way in, and in no list: only a name above what they wrote."""
        row = Person(
            source=self.intake.source,
            source_id=record.id,
            role=facts.role,
            is_placeholder=True,
            is_active=False,
            **facts.names,
        )
        row.set_unusable_password()
        row.save()
        return row

    # -- Colleagues -----------------------------------------------------------------

    def _colleague(self, record: Record, facts: PersonFacts, row: Person | None) -> Person:
        if row is None:
            row = self._add(record, facts)
            self.intake.created(record)
        elif row.source not in {"", self.intake.source}:
            self.intake.unchanged(record)
            self.intake.note(record, f"belongs to the register “{row.source}” already")
        elif self._bring_up_to_date(row, record, facts):
            self.intake.updated(record)
        else:
            self.intake.unchanged(record)
        return row

    def _add(self, record: Record, facts: PersonFacts) -> Person:
        return add_person(
            email=facts.email or None,
            role=facts.role,
            **self._own(record, facts),
            **self._columns(record, facts),
        )

    def _bring_up_to_date(self, row: Person, record: Record, facts: PersonFacts) -> bool:
        """Whether anything of the person changed. What is no longer said is emptied again."""
        values = self._columns(record, facts)
        owned = (_COLUMNS.get(name, name) for name in row.source_fields)
        emptied = {
            name: _EMPTY.get(name, "")
            for name in owned
            if name not in values and name not in {"email", "given_name"}
        }
        arrives = {"is_placeholder": False, "is_active": True} if row.is_placeholder else {}
        differing = apply(row, emptied | values | self._own(record, facts) | arrives)
        has_moved = self._change_address(row, record, facts)
        if differing:
            row.save(update_fields=differing)
        if arrives:
            keep_at_work(row)
        return bool(differing or has_moved)

    def _change_address(self, row: Person, record: Record, facts: PersonFacts) -> bool:
        """The register knows whose address it is; one of somebody else stays theirs."""
        if not facts.email or facts.email == row.email:
            return False
        if facts.email in self.by_mail:
            self.intake.note(record, f"{facts.email} is the address of somebody else here")
            return False
        row.email = facts.email
        row.save(update_fields=["email"])
        EmailAddress.objects.filter(user=row).delete()
        vouch_for_address(row)
        return True

    def _own(self, record: Record, facts: PersonFacts) -> dict[str, Any]:
        """Whose person it is, and which columns are not for anybody to change here."""
        owned = set(facts.columns) | ({"email"} if facts.email else set())
        if record.line("location", most=120):
            owned.add("location")
        return {
            "source": self.intake.source,
            "source_id": record.id,
            "source_fields": sorted(owned),
        }

    def _columns(self, record: Record, facts: PersonFacts) -> dict[str, Any]:
        location = self.locations.named(record.line("location", most=120))
        return facts.columns | ({"location_id": location.pk} if location else {})
