"""What an import may create here: the organisation and its people."""

from lenig.contracts.importing import Importable, declare, nothing_by_id
from lenig.people.importing.departments import find_departments, write_departments
from lenig.people.importing.headcounts import write_headcounts
from lenig.people.importing.people import find_people, write_people
from lenig.people.importing.positions import find_positions, write_positions

declare(
    Importable(
        type="department",
        plural="departments",
        order=10,
        write=write_departments,
        find=find_departments,
    )
)
declare(Importable(type="person", plural="people", order=20, write=write_people, find=find_people))
declare(
    Importable(
        type="position",
        plural="positions",
        order=30,
        write=write_positions,
        find=find_positions,
    )
)
declare(
    Importable(
        type="headcount",
        plural="headcounts",
        order=40,
        write=write_headcounts,
        find=nothing_by_id,
    )
)
