"""The world of this suite: the cast, with something to hide in every corner.

Four circles, by the names of the cast: who is in the secret group, in the closed
one, in the guest's, and everyone at work. Xander leaves the secret group when all
is there; Chidi moderates by function only, and is in none of them; Dora's account
ends. Bram is invited into the secret group and knows what an invitation tells.
"""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from lenig.access.scope import every_row
from lenig.access.viewer import Viewer
from lenig.activity.consequences import work_out_all
from lenig.activity.models import Activity
from lenig.files.actions.taking_in import take_in
from lenig.files.models import StoredFile
from lenig.files.tests import samples
from lenig.groups.actions.belonging import let_out
from lenig.groups.models import Group
from lenig.people.actions.leaving import deactivate
from lenig.people.models import Person
from tests.cast import ALIASES, Cast
from tests.leaks.hidden import Secrets

IN_S = frozenset({"carla", "anouk", "dewi"})
IN_C = frozenset({"carla", "anouk"})
IN_G = frozenset({"carla", "gast"})
AT_WORK = frozenset({*ALIASES.values()} - {"gast"})
#: Everybody who has an account that works.
ANYBODY = AT_WORK | {"gast"}
ADMINISTRATOR = frozenset({"beheer"})


class World(Secrets):
    """The cast and all that is hidden among them."""

    def __init__(self) -> None:
        super().__init__()
        self.cast = Cast()
        #: Rows that tests come back to, by name.
        self.rows: dict[str, Any] = {}

    def person(self, name: str) -> Person:
        """Somebody of the cast, as they are now."""
        return Person.objects.get(pk=getattr(self.cast, name).pk)

    def viewer(self, name: str) -> Viewer:
        return Viewer.of(self.person(name))

    def group(self, letter: str) -> Group:
        """The group as it is now: O, C, S or G."""
        with every_row(because="a test holds its own groups"):
            return Group.objects.select_related("source").get(pk=getattr(self.cast, letter).pk)

    def keep(
        self, sort: str, name: str, row: Any, known_to: frozenset[str], *, asked: bool = True
    ) -> Any:
        """Note a thing, and keep its row under its name."""
        self.put(sort, name, row, known_to, asked=asked)
        self.rows[name] = row
        return row

    def file(self, owner: str, name: str, readers: frozenset[str]) -> StoredFile:
        """A paper whose name is a word of its own."""
        word = self.hide(f"{name}name", StoredFile, readers)
        upload = SimpleUploadedFile(f"{word}.txt", f"Een brief. {word}".encode())
        file = take_in(upload, self.person(owner))
        self.keep("file", name, file, readers)
        return file

    def picture(
        self, owner: str, name: str, readers: frozenset[str], *, described: bool = True
    ) -> StoredFile:
        """A picture whose name and, where pages show it, whose description are words of their own."""
        word = self.hide(f"{name}name", StoredFile, readers)
        upload = SimpleUploadedFile(f"{word}.png", samples.picture("PNG", (500, 300)))
        file = take_in(upload, self.person(owner))
        if described:
            file.alt = self.hide(f"{name}alt", StoredFile, readers)
            file.save(update_fields=["alt"])
        self.keep("file", name, file, readers)
        return file

    def see_off(self) -> None:
        """Who should look on from outside goes there: after all is written, and worked out."""
        with every_row(because="a test does what the worker does"):
            for activity in Activity.objects.order_by("pk"):
                work_out_all(activity)
        let_out(self.group("s"), self.person("xander"))
        deactivate(self.person("dora"), actor=self.person("beheer"), reason="Uit dienst")

    def everybody(self) -> None:
        """The whole cast arrives. Chidi, who manages communities, is in no private group."""
        assert self.cast.people
        assert self.cast.groups
        for letter in ("c", "s"):
            let_out(self.group(letter), self.person("chidi"))
