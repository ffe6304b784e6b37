"""What is hidden about people: fields they keep to themselves, and the organisation from guests."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from lenig.notifications.models import Notice
from lenig.people.actions.being_away import go_away
from lenig.people.actions.changing import change_field, change_words
from lenig.people.actions.inviting import invite
from lenig.people.actions.positions import put_on_position
from lenig.people.models import (
    AllowedDomain,
    Department,
    DirectoryEntry,
    Expertise,
    Headcount,
    Invitation,
    Location,
    Organisation,
    Person,
    Position,
)
from lenig.people.readers import Readers
from lenig.stream.actions.curating import add_steward, describe_topic
from lenig.stream.models import Topic
from tests.leaks.world import ADMINISTRATOR, ANYBODY, AT_WORK, World

MINE, MINE_AND_MANAGERS = frozenset({"dewi"}), frozenset({"dewi", "carla"})


def fill_organisation(world: World) -> None:
    """Departments, seats and places: for everyone at work, and not for guests."""
    Organisation.objects.create(name="Gemeente Zuiderdam")
    department = Department.objects.create(
        name=world.hide("department", Department, AT_WORK),
        description=world.hide("description", Department, AT_WORK),
    )
    world.keep("department", "the department", department, AT_WORK)
    page = department.get_absolute_url()
    world.shown("department", ("bram", page), ("bram", "/organisation/"), ("bram", "/people/"))
    world.shown("description", ("bram", page))
    title = world.hide("seat", Position, AT_WORK)
    esra = world.person("esra")
    seat = put_on_position(esra, actor=esra, title=title, department=department)
    world.keep("position", "a seat", seat, AT_WORK)
    world.shown("seat", ("bram", esra.get_absolute_url()), ("bram", "/people/"))
    directors = Department.objects.create(name="Directie", parent=None)
    carla, dewi = world.person("carla"), world.person("dewi")
    above = put_on_position(carla, actor=carla, department=directors, is_head=True)
    put_on_position(dewi, actor=dewi, department=directors, reports_to=above)
    Headcount.objects.create(
        department=department, title=world.hide("headcount", Headcount, AT_WORK), posts=2
    )
    branch = reverse("people:branch", args=[department.handle])
    world.shown("headcount", ("bram", branch))
    where = Location.objects.create(name=world.hide("location", Location, AT_WORK))
    world.keep("location", "where somebody works", where, AT_WORK)
    change_field(esra, actor=esra, name="workplace", columns={"location": where})
    world.shown("location", ("bram", esra.get_absolute_url()), ("bram", "/people/"))


def fill_profile(world: World) -> None:
    """Dewi opens some fields to her managers and keeps others to herself."""
    dewi = world.person("dewi")
    world.keep("person", "Dewi", dewi, AT_WORK)
    world.keep("person", "Carla", world.person("carla"), ANYBODY)
    page = dewi.get_absolute_url()
    for name, column, readers in (
        ("pronouns", "pronouns", Readers.ME),
        ("name_sound", "name_sound", Readers.ME),
        ("workplace", "place", Readers.ME),
        ("mobile", "mobile", Readers.ME),
        ("phone", "phone", Readers.MANAGERS),
        ("about", "about", Readers.MANAGERS),
    ):
        circle = MINE if readers == Readers.ME else MINE_AND_MANAGERS
        word = world.hide(f"dewi{column.replace('_', '')}", Person, circle)
        change_field(dewi, actor=dewi, name=name, columns={column: word[:40]}, readers=readers)
        world.shown(f"dewi{column.replace('_', '')}", ("dewi", page))
        if readers == Readers.MANAGERS:
            world.shown(f"dewi{column}", ("carla", page))
    _fill_knowledge(world, dewi)
    columns = {"starts_on": timezone.localdate() - timedelta(days=3)}
    change_field(dewi, actor=dewi, name="starts_on", columns=columns, readers=Readers.ME)
    away = go_away(
        world.person("anouk"),
        first_day=timezone.localdate(),
        last_day=timezone.localdate() + timedelta(days=3),
        stand_in=world.person("carla"),
    )
    world.keep("absence", "an absence", away, frozenset({"anouk"}))


def _fill_knowledge(world: World, dewi: Person) -> None:
    """Words that Dewi may be asked about, kept from everyone, also where they are a topic for all."""
    ask, skill = (
        world.hide("dewiask", Expertise, MINE),
        world.hide("dewiskill", DirectoryEntry, MINE),
    )
    common = world.hide("commontopic", Topic, AT_WORK)
    change_words(
        dewi,
        actor=dewi,
        name="ask",
        kind=Expertise.Kind.ASK_ME,
        words=[(ask, ask), (common, common)],
        readers=Readers.ME,
    )
    change_words(
        dewi,
        actor=dewi,
        name="skills",
        kind=Expertise.Kind.SKILL,
        words=[(skill, skill)],
        readers=Readers.ME,
    )
    esra = world.person("esra")
    words = [(common, common)]
    change_words(esra, actor=esra, name="ask", kind=Expertise.Kind.ASK_ME, words=words)
    world.shown("dewiask", ("dewi", dewi.get_absolute_url()))
    world.shown("dewiskill", ("dewi", dewi.get_absolute_url()), ("dewi", "/people/"))


def fill_common_topic(world: World) -> None:
    """A topic that somebody described: it is there for everyone at work, and nobody else."""
    from_all = Topic.objects.every_row(because="a test holds its own topic")
    topic = from_all.get(slug=world.hidden["commontopic"].word)
    about = world.hide("about", Topic, AT_WORK)
    chidi = world.viewer("chidi")
    describe_topic(topic, viewer=chidi, word=topic.word, description=about)
    add_steward(topic, viewer=chidi, person=world.person("esra"))
    world.keep("topic", "the common topic", topic, AT_WORK)
    world.shown("about", ("bram", topic.get_absolute_url()))
    world.shown("commontopic", ("bram", "/topics/"), ("bram", topic.get_absolute_url()))


def fill_books(world: World) -> None:
    """What administrators keep: whom they asked in, and whose addresses may ask."""
    email = f"{world.hide('invitee', Invitation, ADMINISTRATOR)}@elders.example"
    invitation = invite(email, actor=world.person("beheer"), name="Nieuw Iemand")
    world.keep("account invitation", "the invitation by mail", invitation, ADMINISTRATOR)
    world.shown("invitee", ("beheer", "/manage/invitations/"))
    domain = f"{world.hide('domain', AllowedDomain, ADMINISTRATOR)}.example"
    AllowedDomain.objects.create(domain=domain)
    world.shown("domain", ("beheer", "/manage/organisation/"))


def note_notices(world: World) -> None:
    """The notices that the worker made: each is its own reader's alone."""
    for notice in Notice.objects.filter(person=world.person("dewi")):
        world.put("notice", f"Dewi's notice, {notice.sort}", notice, MINE)
