"""People post, move, join, leave, close and open groups, in any order; what each can see is compared.

A plain model of thirty lines says what should be visible. It knows nothing of
audiences, entries or querysets: a person sees a live post that stands in no
group or an open one when they are at work, and one in another group when they
are its member. After every step each surface of each person must agree.
"""

import os
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import transaction
from django.db.models import QuerySet
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from lenig.access.viewer import Viewer
from lenig.activity.consequences import work_out_all
from lenig.activity.models import Activity
from lenig.groups.actions.belonging import GuestInOpenGroup, let_in, let_out
from lenig.groups.actions.changing_visibility import begin_visibility_change, carry_on
from lenig.groups.actions.founding import build_group
from lenig.groups.actions.moving import NotAllowedToMove, move_posts
from lenig.groups.axes import Visibility
from lenig.groups.models import Group
from lenig.notifications.models import Notice
from lenig.notifications.waiting import lines_of
from lenig.people.actions.arriving import add_person
from lenig.people.models import Person, Role
from lenig.stream.actions.commenting import NewComment, comment_on
from lenig.stream.actions.editing import restore, withdraw
from lenig.stream.actions.following import follow
from lenig.stream.actions.keeping import bookmark
from lenig.stream.actions.posting import NewPost, publish
from lenig.stream.hot.home_timeline import followed_ids
from lenig.stream.hot.narrow_timelines import author_timeline, place_timeline
from lenig.stream.hot.organisation_timeline import organisation_timeline
from lenig.stream.models import Bookmark, Comment, Post, PostTopic, Topic
from lenig.stream.sources import source_of_person

PEOPLE = ("Ans", "Ben", "Cor", "Gijs")  # Gijs is a guest
GROUPS = (Visibility.OPEN, Visibility.CLOSED, Visibility.SECRET)
names = st.sampled_from(PEOPLE)
numbers = st.sampled_from(range(len(GROUPS)))


@dataclass
class Expected:
    """What the model knows of one post."""

    pk: int
    author: str
    group: int | None
    is_live: bool = True
    comments: int = 0
    named: set[str] = field(default_factory=set)


class WhoSeesWhat(RuleBasedStateMachine):
    """The rules are what people do; the invariants are what they see."""

    posts = Bundle("posts")

    def __init__(self) -> None:
        super().__init__()
        self.turn = transaction.atomic()
        self.turn.__enter__()
        self.expected: dict[int, Expected] = {}
        self.members: dict[int, set[str]] = {n: set() for n in range(len(GROUPS))}
        self.visibility = dict(enumerate(GROUPS))

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.turn.__exit__(None, None, None)

    @initialize()
    def everybody_arrives(self) -> None:
        self.people: dict[str, Person] = {
            name: add_person(
                given_name=name,
                surname="Proef",
                role=Role.GUEST if name == "Gijs" else Role.MEMBER,
            )
            for name in PEOPLE
        }
        self.groups: dict[int, Group] = {
            n: build_group(name=f"Groep {n}", visibility=visibility)
            for n, visibility in enumerate(GROUPS)
        }
        for name in PEOPLE:
            for other in PEOPLE:
                follow(source_of_person(self.people[other]), viewer=self.viewer(name))

    # -- What people do ------------------------------------------------------------

    @rule(name=names, number=numbers)
    def joins(self, name: str, number: int) -> None:
        try:
            let_in(self.group(number), self.people[name])
        except GuestInOpenGroup:
            return
        self.members[number].add(name)

    @rule(name=names, number=numbers)
    def leaves(self, name: str, number: int) -> None:
        let_out(self.group(number), self.people[name])
        self.members[number].discard(name)

    @rule(target=posts, name=names, number=st.one_of(st.none(), numbers), other=names)
    def shares(self, name: str, number: int | None, other: str) -> int:
        if not (self.is_at_work(name) if number is None else name in self.members[number]):
            return 0
        place = None if number is None else self.group(number).source
        words = f"#onderwerp{number} voor @{other} Proef"
        post = publish(NewPost(kind="update", content=words, place=place), viewer=self.viewer(name))
        self.expected[post.pk] = Expected(post.pk, name, number)
        return post.pk

    @rule(pk=posts, name=names)
    def comments(self, pk: int, name: str) -> None:
        if pk and name in self.who_sees(pk):
            comment_on(self.post(pk), NewComment("Eens"), viewer=self.viewer(name))
            self.expected[pk].comments += 1

    @rule(pk=posts, name=names)
    def keeps(self, pk: int, name: str) -> None:
        if pk and name in self.who_sees(pk):
            bookmark(self.post(pk), viewer=self.viewer(name))

    @rule(pk=posts)
    def withdraws(self, pk: int) -> None:
        if pk:
            withdraw(self.post(pk), viewer=self.viewer(self.expected[pk].author))
            self.expected[pk].is_live = False

    @rule(pk=posts)
    def restores(self, pk: int) -> None:
        if pk:
            restore(self.post(pk), viewer=self.viewer(self.expected[pk].author))
            self.expected[pk].is_live = True

    @rule(pk=posts, number=numbers)
    def moves(self, pk: int, number: int) -> None:
        if not pk:
            return
        author = self.viewer(self.expected[pk].author)
        try:
            move_posts([self.post(pk)], self.group(number), viewer=author)
        except NotAllowedToMove:
            return
        self.expected[pk].group = number

    @rule(number=numbers, visibility=st.sampled_from(list(Visibility)), name=names)
    def changes_visibility(self, number: int, visibility: Visibility, name: str) -> None:
        begin_visibility_change(self.group(number), visibility, viewer=self.viewer(name))
        carry_on(self.group(number))
        self.visibility[number] = visibility
        if visibility == Visibility.OPEN:
            self.members[number].discard("Gijs")

    @precondition(lambda self: self.expected)
    @rule()
    def the_worker_works(self) -> None:
        for activity in Activity.objects.every_row(because="a test is the worker"):
            work_out_all(activity)

    # -- What they see -------------------------------------------------------------

    @invariant()
    def each_surface_agrees(self) -> None:
        for name in getattr(self, "people", ()):
            self.check(name)

    def check(self, name: str) -> None:
        viewer, visible = self.viewer(name), self.visible_to(name)
        assert ids(Post.objects.visible_to(viewer)) == visible
        assert {post.pk for post in organisation_timeline(viewer).posts} == visible
        self.check_narrow_lists(viewer, visible)
        self.check_home(name, viewer, visible)
        self.check_what_hangs_below(viewer, visible)

    def check_narrow_lists(self, viewer: Viewer, visible: set[int]) -> None:
        for number in self.groups:
            posts = place_timeline(viewer, self.group(number).source).posts
            there = {pk for pk in visible if self.expected[pk].group == number}
            assert {post.pk for post in posts} == there
        for author in PEOPLE:
            posts = author_timeline(viewer, self.people[author]).posts
            theirs = {pk for pk in visible if self.expected[pk].author == author}
            assert {post.pk for post in posts} == theirs

    def check_home(self, name: str, viewer: Viewer, visible: set[int]) -> None:
        """Everybody follows everybody, and members follow their groups: home is all that is visible."""
        followed = {
            pk
            for pk in visible
            if self.is_open(pk) or name in self.members[self.expected[pk].group or 0]
        }
        assert set(followed_ids(viewer)) == followed

    def check_what_hangs_below(self, viewer: Viewer, visible: set[int]) -> None:
        comments = Comment.objects.visible_to(viewer)
        assert comments.count() == sum(self.expected[pk].comments for pk in visible)
        topics = PostTopic.objects.visible_to(viewer)
        assert set(topics.values_list("post_id", flat=True)) == visible
        used = set(topics.values_list("topic_id", flat=True))
        assert ids(Topic.objects.visible_to(viewer)) == used
        notices = Notice.objects.of(viewer).filter(sort="mentioned-in-post")
        assert {line.notice.object_id for line in lines_of(notices, viewer)} <= visible
        assert ids(Group.objects.visible_to(viewer)) == self.groups_known_to(viewer)
        kept = Bookmark.objects.filter(person=viewer.me).values_list("post_id", flat=True)
        assert ids(Post.objects.visible_to(viewer).filter(pk__in=list(kept))) <= visible

    # -- The model -----------------------------------------------------------------

    def visible_to(self, name: str) -> set[int]:
        return {pk for pk in self.expected if name in self.who_sees(pk)}

    def who_sees(self, pk: int) -> set[str]:
        if not self.expected[pk].is_live:
            return set()
        if self.is_open(pk):
            return {name for name in PEOPLE if self.is_at_work(name)}
        return self.members[self.expected[pk].group or 0]

    def is_open(self, pk: int) -> bool:
        group = self.expected[pk].group
        return group is None or self.visibility[group] == Visibility.OPEN

    def is_at_work(self, name: str) -> bool:
        return name != "Gijs"

    def groups_known_to(self, viewer: Viewer) -> set[int]:
        name = viewer.me.given_name
        return {
            self.groups[n].pk
            for n, visibility in self.visibility.items()
            if name in self.members[n]
            or (visibility != Visibility.SECRET and self.is_at_work(name))
        }

    # -- Rows ----------------------------------------------------------------------

    def viewer(self, name: str) -> Viewer:
        return Viewer.of(self.people[name])

    def group(self, number: int) -> Group:
        rows = Group.objects.every_row(because="a test holds its own groups")
        return rows.select_related("source").get(pk=self.groups[number].pk)

    def post(self, pk: int) -> Post:
        rows = Post.objects.every_row(because="a test holds its own posts")
        return rows.select_related("place", "author").get(pk=pk)


def ids(rows: QuerySet[Any]) -> set[int]:
    return set(rows.values_list("pk", flat=True))


@pytest.mark.django_db
def test_each_surface_agrees_with_a_plain_model() -> None:
    run_state_machine_as_test(
        WhoSeesWhat,
        settings=settings(
            max_examples=int(os.environ.get("LENIG_TEST_EXAMPLES", "8")),
            stateful_step_count=30,
            deadline=None,
            derandomize=True,
            # Shrinking a story of thirty steps takes minutes; the story itself says enough.
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
