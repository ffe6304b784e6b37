"""Every address of the site, each with a thing behind it: what an attacker could ask or post to.

A new route is attacked as soon as it is on the map: `Things.address` fails for a
route whose handles it cannot fill, so that nobody forgets to.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

from allauth.mfa.models import Authenticator
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from lenig.access.scope import every_row
from lenig.activity.models import Verb
from lenig.files.actions.taking_in import take_in
from lenig.groups.actions.asking import ask_to_join
from lenig.groups.actions.describing import set_goal
from lenig.groups.actions.inviting import invite
from lenig.groups.models import Group
from lenig.notifications.models import Notice
from lenig.oversight.actions import elevate
from lenig.people.accounts.passkeys import passkeys_of
from lenig.people.actions import inviting
from lenig.people.actions.arriving import add_person
from lenig.people.actions.being_away import go_away
from lenig.people.actions.positions import put_on_position
from lenig.people.models import AllowedDomain, Department, Location, Person
from lenig.stream.actions.keeping import keep_draft
from lenig.stream.models import Comment, Post, Topic
from lenig.toolkit.handles import handle_for
from lenig.toolkit.moments import moment_id
from tests.attacks.world import World


@dataclass(frozen=True)
class Route:
    """One line of the map."""

    name: str
    pattern: str
    keys: tuple[str, ...]
    line: URLPattern

    def __str__(self) -> str:
        return self.pattern


def every_route() -> list[Route]:
    return list(_routes(get_resolver().url_patterns, "", ""))


def _routes(patterns: list[URLPattern | URLResolver], before: str, space: str) -> Iterator[Route]:
    for each in patterns:
        written = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _routes(each.url_patterns, written, each.namespace or space)
        else:
            name = f"{space}:{each.name}" if space else str(each.name)
            keys = tuple(each.pattern.converters)
            yield Route(name, written, keys, each)


class Things:
    """One of everything that an address can name: Anouk's, but for a passkey, and of her group."""

    def __init__(self, world: World, group: Group) -> None:
        self.world, self.cast, self.group = world, world.cast, group
        self.anouk = world.cast.anouk

    def address(self, route: Route) -> str:
        """This route, with a thing behind each of its handles."""
        address = route.pattern
        for key in route.keys:
            value = self._value(route, key)
            for sort in ("handle", "slug", "str", "width"):
                address = address.replace(f"<{sort}:{key}>", value)
        assert "<" not in address, f"{route} names something that is not in this world."
        return f"/{address}"

    def _value(self, route: Route, key: str) -> str:
        if key != "handle":
            return self._named[key]()
        places = [place for place in self._handles if route.pattern.startswith(place)]
        return self._handles[max(places, key=len)]()

    @cached_property
    def _named(self) -> dict[str, Callable[[], str]]:
        return {
            "person": lambda: self.member.handle,
            "invitation": lambda: self.invitation.handle,
            "asked": lambda: self.asked.handle,
            "goal": lambda: self.goal.handle,
            "absence": lambda: self.absence.handle,
            "position": lambda: self.position.handle,
            "name": lambda: "about",
            "width": lambda: "320",
            "domain": lambda: self.domain.domain,
            "token": lambda: "een-geheim-uit-een-brief",
            "key": lambda: "cmd1a2-b3c4",
            "uidb36": lambda: self.anouk.handle,
        }

    @cached_property
    def _handles(self) -> dict[str, Callable[[], str]]:
        return {
            "posts/": lambda: self.post.handle,
            "comments/": lambda: self.comment.handle,
            "topics/": lambda: self.topic.handle,
            "drafts/": lambda: self.draft.handle,
            "follow/": lambda: self.group.source.handle,
            "files/": lambda: self.file,
            "waiting/": lambda: self.notice.handle,
            "oversight/": lambda: self.elevation.handle,
            "groups/": lambda: self.group.handle,
            "groups/invitations/": lambda: self.invitation.handle,
            "people/": lambda: self.anouk.handle,
            "manage/people/": lambda: self.anouk.handle,
            "manage/invitations/": lambda: self.letter.handle,
            "manage/departments/": lambda: self.department.handle,
            "manage/locations/": lambda: self.location.handle,
            "departments/": lambda: self.department.handle,
            "organisation/": lambda: self.department.handle,
            "organisation/seats/": lambda: self.position.handle,
            "settings/sessions/": lambda: self.session,
            "settings/passkeys/": lambda: self.passkey,
            "demo/": lambda: self.anouk.handle,
        }

    @cached_property
    def post(self) -> Post:
        return self.world.share(self.anouk, "thing", self.group)

    @cached_property
    def comment(self) -> Comment:
        return self.world.say(self.anouk, "said", self.post)

    @cached_property
    def topic(self) -> Topic:
        slug = self.world.canary("thingtopic")
        assert self.post
        return Topic.objects.every_row(because="what a test made").get(slug=slug)

    @cached_property
    def draft(self) -> Any:
        fields = {"content": self.world.canary("draft")}
        return keep_draft(viewer=self.cast.viewer("anouk"), kind="update", fields=fields)

    @cached_property
    def file(self) -> str:
        """An upload that she has not shared yet."""
        words = SimpleUploadedFile("nota.txt", self.world.canary("file").encode())
        return take_in(words, self.anouk).handle

    @cached_property
    def notice(self) -> Notice:
        with transaction.atomic():
            return Notice.objects.create(
                id=moment_id(timezone.now()),
                person=self.anouk,
                sort="mention",
                kind=Verb.CREATE,
                actor=self.cast.carla,
                activity_id=1,
                object_id=self.post.pk,
            )

    @cached_property
    def elevation(self) -> Any:
        viewer, audience = self.cast.viewer("beheer"), self.cast.s.own_audience_id
        return elevate(viewer, audience, reason="Een klacht over een bericht in deze groep.")

    @cached_property
    def invitation(self) -> Any:
        invited = [add_person(given_name="Nog", surname="Niemand", email="nog@zuiderdam.example")]
        [made] = invite(self.group, invited, viewer=self.owner)
        return made

    @cached_property
    def asked(self) -> Any:
        asker = self.cast.viewer("dewi") if self.group == self.cast.o else self.cast.viewer("bram")
        with every_row(because="a test makes a request where no button is"):
            return ask_to_join(self.group, viewer=asker)

    @cached_property
    def goal(self) -> Any:
        return set_goal(self.group, text=self.world.canary("goal"), due=None, progress=10)

    @property
    def owner(self) -> Any:
        return self.cast.viewer("redactie" if self.group == self.cast.o else "carla")

    @cached_property
    def member(self) -> Person:
        return self.anouk

    @cached_property
    def absence(self) -> Any:
        today = timezone.localdate()
        return go_away(self.anouk, first_day=today, last_day=today + timedelta(days=3))

    @cached_property
    def location(self) -> Location:
        with transaction.atomic():
            return Location.objects.create(name="Stadhuis")

    @cached_property
    def department(self) -> Department:
        with transaction.atomic():
            return Department.objects.create(name="Klantcontact")

    @cached_property
    def position(self) -> Any:
        return put_on_position(
            self.anouk, actor=self.cast.beheer, title="Adviseur", department=self.department
        )

    @cached_property
    def letter(self) -> Any:
        return inviting.invite("brief@zuiderdam.example", actor=self.cast.beheer)

    @cached_property
    def domain(self) -> AllowedDomain:
        with transaction.atomic():
            return AllowedDomain.objects.create(domain="zuiderdam.example")

    @cached_property
    def session(self) -> str:
        """Where Anouk is signed in: the name under which her own page lists it."""
        client = Client()
        client.force_login(self.anouk)
        client.get("/")
        return handle_for(str(client.session.session_key))

    @cached_property
    def passkey(self) -> str:
        """Dora's: nobody proves anything with it, because it holds no key."""
        with transaction.atomic():
            Authenticator.objects.create(
                user=self.cast.dora, type=Authenticator.Type.WEBAUTHN, data={"name": "Laptop"}
            )
        return passkeys_of(self.cast.dora)[0].handle
