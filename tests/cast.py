"""The people and the groups that all tests use.

Each exists for the rights they have and lack, so a test reads as a story:

| here      | attack catalogue | who                                                           | in           |
|-----------|------------------|---------------------------------------------------------------|--------------|
| anouk     | alice            | works in youth care; writes in open, closed and secret        | O, C, S      |
| bram      | bob              | works in finance                                              | O            |
| carla     | carol            | owns the secret group, the closed one and the guest's         | O, C, S, G   |
| dewi      | dave             | starts on Monday; member of the secret group without a role   | S            |
| esra      | eve              | ordinary account with bad intentions; knows many addresses    | O            |
| gast      | gina             | external guest                                                | G            |
| chidi     | mia              | community manager; moderates C and S, joined later than others| O, C, S      |
| xander    | xavi             | leaves the secret group during the test                       | O, S         |
| dora      | dora             | her account is deactivated during the test                    | O, C         |
| beheer    | site admin       | administrator; in no group at all                             |              |
| redactie  | editor           | editor; owns the open group                                   | O            |

Groups: `o` open ("Wijkteams"), `c` closed ("Jeugdzorg"), `s` secret ("Reorganisatie"),
`g` closed, with a guest ("Bouwpartners"). `cast.alice` and the other names of the
catalogue mean the same people, `cast.viewer("bram")` is who looks.

Nothing is made before it is asked for: `cast.bram` makes Bram, `cast.s` makes the
secret group and its five members. People have no usable password (`client.force_login`),
because hashing one takes longer than everything else here.
"""

from functools import cached_property

import pytest

from lenig.access.viewer import Viewer
from lenig.groups.actions.belonging import let_in
from lenig.groups.actions.founding import build_group
from lenig.groups.axes import Joining, Kind, Visibility
from lenig.groups.models import Group
from lenig.groups.models import Role as InGroup
from lenig.people.actions.arriving import add_person
from lenig.people.models import Person, Role

#: The catalogue's name for each of them.
ALIASES = {
    "alice": "anouk",
    "bob": "bram",
    "carol": "carla",
    "dave": "dewi",
    "eve": "esra",
    "gina": "gast",
    "mia": "chidi",
    "xavi": "xander",
    "admin": "beheer",
    "editor": "redactie",
}

OWNER, MODERATOR, MEMBER = InGroup.OWNER, InGroup.MODERATOR, InGroup.MEMBER


class Cast:
    """The people and groups, made at first mention."""

    @cached_property
    def anouk(self) -> Person:
        return _add("anouk", "Anouk", "Wit", prefix="de")

    @cached_property
    def bram(self) -> Person:
        return _add("bram", "Bram", "Dijk", prefix="van")

    @cached_property
    def carla(self) -> Person:
        return _add("carla", "Carla", "Jansen")

    @cached_property
    def dewi(self) -> Person:
        return _add("dewi", "Dewi", "Pratiwi")

    @cached_property
    def esra(self) -> Person:
        return _add("esra", "Esra", "Öztürk")

    @cached_property
    def gast(self) -> Person:
        return _add("gast", "Gijs", "Aannemer", role=Role.GUEST)

    @cached_property
    def chidi(self) -> Person:
        return _add("chidi", "Chidi", "Okafor", role=Role.COMMUNITY_MANAGER)

    @cached_property
    def xander(self) -> Person:
        return _add("xander", "Xander", "Berg", prefix="van den")

    @cached_property
    def dora(self) -> Person:
        return _add("dora", "Dora", "Smit")

    @cached_property
    def beheer(self) -> Person:
        return _add("beheer", "Bea", "Heer", role=Role.ADMINISTRATOR)

    @cached_property
    def redactie(self) -> Person:
        return _add("redactie", "Rik", "Schrijver", role=Role.EDITOR)

    @cached_property
    def o(self) -> Group:
        group = _build("Wijkteams", Kind.TEAM, Visibility.OPEN, Joining.FREE)
        members = (self.anouk, self.bram, self.carla, self.esra, self.xander, self.dora)
        return _fill(group, owners=[self.redactie], moderators=[self.chidi], members=[*members])

    @cached_property
    def c(self) -> Group:
        group = _build("Jeugdzorg", Kind.COMMUNITY, Visibility.CLOSED, Joining.REQUEST)
        return _fill(
            group,
            owners=[self.carla],
            moderators=[self.chidi],
            members=[self.anouk, self.dora],
        )

    @cached_property
    def s(self) -> Group:
        group = _build("Reorganisatie", Kind.PROJECT, Visibility.SECRET, Joining.INVITATION)
        return _fill(
            group,
            owners=[self.carla],
            moderators=[self.chidi],
            members=[self.anouk, self.dewi, self.xander],
        )

    @cached_property
    def g(self) -> Group:
        group = _build("Bouwpartners", Kind.PROJECT, Visibility.CLOSED, Joining.INVITATION)
        return _fill(group, owners=[self.carla], moderators=[], members=[self.gast])

    @property
    def groups(self) -> tuple[Group, Group, Group, Group]:
        return self.o, self.c, self.s, self.g

    @property
    def people(self) -> tuple[Person, ...]:
        return (*(getattr(self, name) for name in ALIASES.values()), self.dora)

    def viewer(self, name: str) -> Viewer:
        """Who looks, when this person looks now."""
        return Viewer.of(getattr(self, name))

    def __getattr__(self, name: str) -> Person:
        if name in ALIASES:
            person: Person = getattr(self, ALIASES[name])
            return person
        raise AttributeError(f"Nobody in the cast is called {name}.")


@pytest.fixture
def cast(db: None) -> Cast:
    """Anouk, Bram, Carla and the others, and the groups O, C, S and G."""
    return Cast()


def _add(
    name: str, given: str, surname: str, *, prefix: str = "", role: Role = Role.MEMBER
) -> Person:
    return add_person(
        given_name=given,
        prefix=prefix,
        surname=surname,
        role=role,
        email=f"{name}@zuiderdam.example",
    )


def _build(name: str, kind: Kind, visibility: Visibility, joining: Joining) -> Group:
    return build_group(
        name=name,
        kind=kind,
        visibility=visibility,
        joining=joining,
        purpose=f"Waar {name} voor is.",
    )


def _fill(
    group: Group, *, owners: list[Person], moderators: list[Person], members: list[Person]
) -> Group:
    for role, people in ((OWNER, owners), (MODERATOR, moderators), (MEMBER, members)):
        for person in people:
            let_in(group, person, role=role)
    return group
