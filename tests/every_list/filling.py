"""Puts rows in lists: each function makes so many, and gives what each is found by."""

from collections.abc import Callable
from datetime import timedelta
from functools import cached_property
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from lenig.access.models import AudienceMembership
from lenig.access.scope import every_row
from lenig.access.viewer import Viewer
from lenig.activity.consequences import work_out_all
from lenig.activity.models import Activity
from lenig.groups.actions.asking import ask_to_join
from lenig.groups.actions.belonging import let_in
from lenig.groups.actions.describing import report_status, set_goal
from lenig.groups.actions.founding import build_group
from lenig.groups.actions.inviting import invite
from lenig.groups.models import Group, Light
from lenig.groups.models import Role as InGroup
from lenig.notifications.models import Notice
from lenig.oversight.actions import elevate
from lenig.people.actions.arriving import add_person
from lenig.people.actions.being_away import go_away
from lenig.people.actions.positions import put_on_position
from lenig.people.models import AllowedDomain, Department, Invitation, Location, Person
from lenig.stream.actions.commenting import NewComment, comment_on, edit_comment
from lenig.stream.actions.curating import add_synonym
from lenig.stream.actions.editing import edit
from lenig.stream.actions.following import follow
from lenig.stream.actions.keeping import bookmark, keep_draft
from lenig.stream.actions.posting import NewPost, publish
from lenig.stream.actions.reacting import set_comment_reaction, set_reaction
from lenig.stream.models import Comment, Post, Topic
from lenig.stream.sources import source_of_person
from tests.cast import Cast

TOPIC = "parkeren"


class Office:
    """The cast at work: a project that Carla owns, a post by Anouk with a comment, a topic, a department."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast

    @cached_property
    def project(self) -> Group:
        """Secret, so that what is in it stands in no other list."""
        project = build_group(name="Nieuwbouw", kind="project", visibility="secret")
        let_in(project, self.cast.carla, role=InGroup.OWNER)
        let_in(project, self.cast.anouk)
        return project

    @cached_property
    def shared(self) -> Post:
        return publish(NewPost(kind="update", content="Het begin"), viewer=self.viewer("anouk"))

    @cached_property
    def said(self) -> Comment:
        return comment_on(self.shared, NewComment("Eerste"), viewer=self.viewer("anouk"))

    @cached_property
    def about(self) -> Topic:
        publish(NewPost(kind="update", content=f"#{TOPIC}"), viewer=self.viewer("esra"))
        return Topic.objects.every_row(because="a test holds its own topic").get(slug=TOPIC)

    @cached_property
    def department(self) -> Department:
        return Department.objects.create(name="Havens")

    @property
    def group(self) -> str:
        return self.project.handle

    @property
    def post(self) -> str:
        return self.shared.handle

    @property
    def comment(self) -> str:
        return self.said.handle

    @property
    def topic(self) -> str:
        return self.about.handle

    @property
    def person(self) -> str:
        """Somebody of whom the others see what they do: Dora, who did nothing yet."""
        return self.cast.dora.handle

    @property
    def part(self) -> str:
        return self.department.handle

    def viewer(self, name: str) -> Viewer:
        return self.cast.viewer(name)


def each(number: int, make: Callable[[int], Any]) -> list[str]:
    """The handles of so many new things."""
    return [make(n).handle for n in range(number)]


def somebody(name: str = "Wubbo") -> Person:
    return add_person(given_name=name, surname="Proef")


# -- Posts -------------------------------------------------------------------------------


def posts(office: Office, number: int) -> list[str]:
    """By Dora, to everyone, each with a comment and a reaction."""
    return [_talked_about(office, _post(office, "dora")).handle for _ in range(number)]


def followed_posts(office: Office, number: int) -> list[str]:
    follow(source_of_person(office.cast.dora), viewer=office.viewer("carla"))
    return posts(office, number)


def posts_about(office: Office, number: int) -> list[str]:
    assert office.about
    return each(number, lambda _: _post(office, "dora", f"Weer #{TOPIC}"))


def posts_in_group(office: Office, number: int) -> list[str]:
    place = office.project.source
    new = NewPost(kind="update", content="Van binnen", place=place)
    return each(number, lambda _: publish(new, viewer=office.viewer("carla")))


def bookmarks(office: Office, number: int) -> list[str]:
    made = [_post(office, "dora") for _ in range(number)]
    for post in made:
        bookmark(post, viewer=office.viewer("carla"))
    return [post.handle for post in made]


def drafts(office: Office, number: int) -> list[str]:
    carla = office.viewer("carla")
    return each(
        number, lambda n: keep_draft(viewer=carla, kind="update", fields={"content": f"Half {n}"})
    )


def versions(office: Office, number: int) -> list[str]:
    with every_row(because="a test changes its own post"):
        before = Post.objects.get(pk=office.shared.pk).content
    words = [before, *(f"Versie{number}x{n}" for n in range(number))]
    for later in words[1:]:
        edit(office.shared, viewer=office.viewer("anouk"), content=later)
    return words[:-1]


def _post(office: Office, by: str, words: str = "Een bericht") -> Post:
    return publish(NewPost(kind="update", content=words), viewer=office.viewer(by))


def _talked_about(office: Office, post: Post) -> Post:
    comment_on(post, NewComment("Mooi"), viewer=office.viewer("anouk"))
    set_reaction(post, viewer=office.viewer("anouk"), reaction="like")
    return post


# -- What is said and felt ---------------------------------------------------------------


def comments(office: Office, number: int) -> list[str]:
    """Each with an answer, by people who differ."""
    made = []
    for n in range(number):
        viewer = office.viewer(("anouk", "bram", "esra")[n % 3])
        made.append(comment_on(office.shared, NewComment(f"Nog {n}"), viewer=viewer))
        comment_on(office.shared, NewComment("Ja", parent=made[-1]), viewer=viewer)
    return [comment.handle for comment in made]


def reactions(office: Office, number: int) -> list[str]:
    people = [somebody() for _ in range(number)]
    for person in people:
        set_reaction(office.shared, viewer=Viewer.of(person), reaction="useful")
    return [person.handle for person in people]


def comment_reactions(office: Office, number: int) -> list[str]:
    people = [somebody() for _ in range(number)]
    for person in people:
        set_comment_reaction(office.said, viewer=Viewer.of(person), reaction="useful")
    return [person.handle for person in people]


def versions_of_comment(office: Office, number: int) -> list[str]:
    with every_row(because="a test changes its own comment"):
        before = Comment.objects.get(pk=office.said.pk).content
    words = [before, *(f"Versie{number}x{n}" for n in range(number))]
    for later in words[1:]:
        edit_comment(office.said, viewer=office.viewer("anouk"), content=later)
    return words[:-1]


def notices(office: Office, number: int) -> list[str]:
    made = [_post(office, "dora", f"@{office.cast.carla.name}") for _ in range(number)]
    with every_row(because="a test does what the worker does"):
        about = Activity.objects.filter(object_id__in=[post.pk for post in made])
        for activity in about:
            work_out_all(activity)
    waiting = Notice.objects.filter(object_id__in=[post.pk for post in made])
    return list(waiting.values_list("handle", flat=True))


# -- Topics and following ----------------------------------------------------------------


def topics(office: Office, number: int) -> list[str]:
    words = [f"lijst{number}x{n}" for n in range(number)]
    for word in words:
        _post(office, "dora", f"#{word}")
    return words


def followers_of_topic(office: Office, number: int) -> list[str]:
    with every_row(because="a test holds its own topic"):
        source = office.about.source
    return each(number, lambda _: _follower(source))


def followers(office: Office, number: int) -> list[str]:
    source = source_of_person(office.cast.dora)
    return each(number, lambda _: _follower(source))


def following(office: Office, number: int) -> list[str]:
    people = [somebody() for _ in range(number)]
    for person in people:
        follow(source_of_person(person), viewer=office.viewer("dora"))
    return [person.handle for person in people]


def synonyms(office: Office, number: int) -> list[str]:
    words = [f"zelfde{number}x{n}" for n in range(number)]
    for word in words:
        add_synonym(office.about, viewer=office.viewer("chidi"), slug=word)
    return words


def _follower(source: Any) -> Person:
    person = somebody()
    follow(source, viewer=Viewer.of(person))
    return person


# -- Groups ------------------------------------------------------------------------------


def groups(office: Office, number: int) -> list[str]:
    return each(number, lambda n: build_group(name=f"Vereniging {number} {n}"))


def groups_of_person(office: Office, number: int) -> list[str]:
    made = [build_group(name=f"Vereniging {number} {n}") for n in range(number)]
    for group in made:
        let_in(group, office.cast.dora)
    return [group.handle for group in made]


def places(office: Office, number: int) -> list[str]:
    """Groups of Carla and Anouk, to share something in."""
    assert office.shared
    made = [build_group(name=f"Plek {number} {n}") for n in range(number)]
    for group in made:
        let_in(group, office.cast.carla)
        let_in(group, office.cast.anouk)
    return [group.handle for group in made]


def members(office: Office, number: int) -> list[str]:
    people = [somebody() for _ in range(number)]
    for person in people:
        let_in(office.project, person)
    return [person.handle for person in people]


def requests(office: Office, number: int) -> list[str]:
    return each(number, lambda _: ask_to_join(office.project, viewer=Viewer.of(somebody())))


def invitations(office: Office, number: int) -> list[str]:
    people = [somebody() for _ in range(number)]
    return [
        invitation.handle
        for invitation in invite(office.project, people, viewer=office.viewer("carla"))
    ]


def reports(office: Office, number: int) -> list[str]:
    words = [f"Stand{number}x{n}" for n in range(number)]
    for sentence in words:
        viewer = office.viewer("carla")
        report_status(office.project, viewer=viewer, light=Light.STUCK, sentence=sentence)
    return words


def goals(office: Office, number: int) -> list[str]:
    return each(number, lambda n: set_goal(office.project, text=f"Doel {n}", due=None, progress=10))


def ownerless(office: Office, number: int) -> list[str]:
    return each(number, lambda n: build_group(name=f"Verlaten {number} {n}"))


def elevations(office: Office, number: int) -> list[str]:
    beheer = office.viewer("beheer")
    words = [f"Er is klacht {number}x{n}" for n in range(number)]
    for reason in words:
        elevate(beheer, office.project.own_audience_id, reason=reason)
    AudienceMembership.objects.filter(person=beheer.me, because="elevation").delete()
    return words


# -- People ------------------------------------------------------------------------------


def people(office: Office, number: int) -> list[str]:
    return each(number, lambda _: somebody())


def people_in_department(office: Office, number: int) -> list[str]:
    made = [somebody() for _ in range(number)]
    for person in made:
        put_on_position(person, actor=person, title="Schipper", department=office.department)
    return [person.handle for person in made]


def departments(office: Office, number: int) -> list[str]:
    made = [
        Department.objects.create(name=f"Afdeling {number} {n}", parent=office.department)
        for n in range(number)
    ]
    return [department.handle for department in made]


def absences(office: Office, number: int) -> list[str]:
    today = timezone.localdate()
    carla = office.cast.carla
    begun = carla.absences.count()
    days = [today + timedelta(days=10 * (begun + n + 1)) for n in range(number)]
    return each(number, lambda n: go_away(carla, first_day=days[n], last_day=days[n]))


def invitations_by_mail(office: Office, number: int) -> list[str]:
    return each(number, lambda n: Invitation.objects.create(email=f"i{number}x{n}@elders.example"))


def domains(office: Office, number: int) -> list[str]:
    names = [f"d{number}x{n}.example" for n in range(number)]
    for name in names:
        AllowedDomain.objects.create(domain=name)
    return names


def locations(office: Office, number: int) -> list[str]:
    return each(number, lambda n: Location.objects.create(name=f"Gebouw {number}x{n}"))


def sessions(office: Office, number: int) -> list[str]:
    """Other browsers in which Carla is signed in."""
    carla = office.cast.carla
    for _ in range(number):
        store = SessionStore()
        store[SESSION_KEY] = str(carla.pk)
        store[BACKEND_SESSION_KEY] = "lenig.people.accounts.backend.Backend"
        store[HASH_SESSION_KEY] = carla.get_session_auth_hash()
        store.save()
        UserSession.objects.create(
            user=carla, session_key=store.session_key, ip="127.0.0.1", user_agent="Firefox"
        )
    return []
