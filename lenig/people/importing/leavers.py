"""Who stood in a register and does so no longer."""

from collections.abc import Collection

from lenig.people.models import Person


def left_out(
    source: str, told: Collection[str], registers: Collection[str]
) -> list[tuple[str, str]]:
    """Ids and names of the people of these registers who are not among those told of.

    An import deletes nobody: a file may be half of a register, and a leaver is
    deactivated, which an administrator does or the last day in the register.
    """
    rows = Person.objects.exclude(source_id="").filter(source=source, is_placeholder=False)
    named = rows.order_by("sort_name").values_list("source_id", "name")
    return [
        (id_, name) for id_, name in named if id_ not in told and _register_of(id_) in registers
    ]


def _register_of(id_: str) -> str:
    return id_.rpartition("/")[0]
