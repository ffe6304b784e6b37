"""The demo in a database: all of it there, once, and for everybody what is theirs."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lenig.access.models import AudienceMembership
from lenig.activity.models import Activity, Verb
from lenig.demo.filling.posts import tellable
from lenig.demo.loading import load
from lenig.demo.register import DOMAIN, PASSWORD, Register
from lenig.demo.script import Story
from lenig.demo.tests.conftest import COST, fingerprint, person, viewer
from lenig.groups.models import Group, Membership
from lenig.notifications.consequences import make_notices
from lenig.notifications.models import Notice
from lenig.people.accounts.demo import ROLES, demo_accounts
from lenig.people.models import Absence, Department, DirectoryEntry, Person, Position
from lenig.stream.hot.home_timeline import home_timeline
from lenig.stream.models import Comment, Follow, Post, Reaction, State, Topic
from lenig.stream.models.bookmark import Bookmark

#: Everybody who has an account, by the word before the @.
EVERY_ACCOUNT = pytest.mark.parametrize("name", list(ROLES))


def all_of(model: Any) -> Any:
    return model._base_manager.all()


@pytest.mark.usefixtures("demo")
def test_everything_is_there(stories: list[Story], register: Register) -> None:
    told = tellable(stories)

    assert Person.objects.count() == len(register.figures)
    assert Department.objects.count() == 12
    assert all_of(Group).count() == 24
    assert all_of(Topic).count() == len(register.subjects)
    assert all_of(Post).count() == len(told)
    assert all_of(Comment).count() == sum(len(story.remarks) for story in told)
    assert all_of(Reaction).count() > 20 * len(told)


@pytest.mark.usefixtures("demo")
def test_it_costs_some_hundreds_of_queries_and_not_one_for_each_row() -> None:
    assert COST[0] < 1000


@pytest.mark.usefixtures("demo")
def test_the_second_loading_changes_nothing() -> None:
    before = fingerprint()

    assert load() is False
    assert fingerprint() == before


@pytest.mark.usefixtures("demo")
def test_nothing_is_older_than_half_a_year_or_still_to_come() -> None:
    now = timezone.now()
    moments = [post.published for post in all_of(Post)]
    moments += [comment.published for comment in all_of(Comment)]

    assert max(moments) <= now
    assert now - min(moments) < timedelta(days=190)


@pytest.mark.usefixtures("demo")
def test_nobody_answers_before_there_is_something_to_answer() -> None:
    comments = list(all_of(Comment).select_related("post", "parent"))

    early = [each for each in comments if each.pk <= (each.parent or each.post).pk]

    assert early == []


@pytest.mark.usefixtures("demo")
def test_nobody_speaks_before_their_first_day_or_after_their_last() -> None:
    said: list[Post | Comment] = [*all_of(Post).select_related("author")]
    said += all_of(Comment).select_related("author")

    strangers = [f"{each.author}: {each.content[:40]}" for each in said if not _worked_here(each)]

    assert strangers == []


def _worked_here(said: Post | Comment) -> bool:
    day, author = timezone.localtime(said.published).date(), said.author
    has_begun = author.starts_on is not None and author.starts_on <= day
    return has_begun and (author.ends_on is None or day <= author.ends_on)


@pytest.mark.usefixtures("demo")
def test_no_name_is_left_unresolved() -> None:
    texts = [*all_of(Post), *all_of(Comment)]

    assert [each.html for each in texts if each.html.count("@") != each.html.count(">@")] == []


@pytest.mark.usefixtures("demo")
def test_counters_say_what_is_there() -> None:
    live = all_of(Comment).filter(state=State.LIVE)

    wrong = [
        post
        for post in all_of(Post)
        if post.comment_count != live.filter(post=post).count()
        or post.reaction_count != all_of(Reaction).filter(post=post).count()
    ]

    assert wrong == []


@pytest.mark.usefixtures("demo")
def test_who_is_a_member_reads_and_follows_and_who_is_not_follows_open_groups_alone() -> None:
    members = {
        (each.person_id, each.group.own_audience_id)
        for each in all_of(Membership).select_related("group")
    }
    readers = set(
        AudienceMembership.objects.filter(because="member").values_list("person_id", "audience_id")
    )
    followers = set(
        Follow.objects.filter(source__kind="group").values_list("person_id", "source__members_id")
    )

    closed = set(all_of(Group).exclude(visibility="open").values_list("own_audience", flat=True))
    assert members == readers
    assert members <= followers
    assert {audience for _, audience in followers - members} & closed == set()


@pytest.mark.usefixtures("demo")
def test_the_chart_has_vacancies_and_a_manager_whom_nobody_knows() -> None:
    assert Position.objects.filter(state=Position.State.VACANT).count() >= 4
    assert Position.objects.exclude(missing_manager="").count() == 1
    assert Absence.objects.on().exclude(stand_in=None).count() >= 4


@pytest.mark.usefixtures("demo")
def test_everybody_is_in_the_directory(register: Register) -> None:
    assert DirectoryEntry.objects.values("person").distinct().count() == len(register.figures)


@pytest.mark.usefixtures("demo")
def test_the_sign_in_page_offers_every_account() -> None:
    assert [account.person.email for account in demo_accounts()] == [
        f"{name}@{DOMAIN}" for name in ROLES
    ]


@EVERY_ACCOUNT
@pytest.mark.usefixtures("demo")
def test_every_account_can_sign_in(client: Client, name: str) -> None:
    client.post(reverse("account_login"), {"login": f"{name}@{DOMAIN}", "password": PASSWORD})

    assert "_auth_user_id" in client.session


@EVERY_ACCOUNT
@pytest.mark.usefixtures("demo")
def test_every_account_has_a_home(client: Client, name: str) -> None:
    client.force_login(Person.objects.get(email=f"{name}@{DOMAIN}"))

    page = client.get("/").content.decode()

    if name == "nieuwkomer":
        assert "data-post=" not in page
        assert page.count("/follow") >= 6
    else:
        assert page.count("data-post=") >= (8 if name == "gast" else 20)


@EVERY_ACCOUNT
@pytest.mark.usefixtures("demo")
def test_something_waits_for_every_account(client: Client, name: str) -> None:
    owner = Person.objects.get(email=f"{name}@{DOMAIN}")

    assert Notice.objects.filter(person=owner, read=None).count() >= 2


@pytest.mark.usefixtures("demo")
def test_what_an_account_keeps_is_for_it_to_read(register: Register) -> None:
    for account in register.accounts.values():
        kept = Bookmark.objects.filter(person=person(account.who)).values_list("post_id", flat=True)
        readable = Post.objects.visible_to(viewer(account.who)).filter(pk__in=list(kept))

        assert readable.count() == len(account.keeps)


@pytest.mark.usefixtures("demo")
def test_a_secret_group_is_there_for_its_members_alone(client: Client) -> None:
    pages = [reverse("groups:groups"), "/?tab=organisation", reverse("stream:topics")]

    def seen(key: str) -> str:
        client.force_login(person(key))
        return "".join(client.get(page).content.decode() for page in pages)

    assert "Zilverberk" in seen("margreet")
    assert not any("Zilverberk" in seen(key) for key in ("yasmina", "shirin", "daan", "bert"))


@pytest.mark.usefixtures("demo")
def test_what_is_said_behind_a_closed_door_stays_there(register: Register) -> None:
    for circle in register.circles.values():
        group = all_of(Group).get(name=circle.name)
        inside = set(all_of(Post).filter(place=group.source_id).values_list("pk", flat=True))
        outsider = next(
            key
            for key, figure in register.figures.items()
            if key not in register.members_of(circle) and not figure.guest
        )

        read = set(Post.objects.visible_to(viewer(outsider)).values_list("pk", flat=True))
        member = next(iter(register.members_of(circle)))
        read_inside = set(Post.objects.visible_to(viewer(member)).values_list("pk", flat=True))

        assert inside <= read_inside
        assert inside & read == (inside if circle.visibility == "open" else set())


@pytest.mark.usefixtures("demo")
def test_a_guest_follows_one_group_and_reads_no_other() -> None:
    home = home_timeline(viewer("daan"))

    assert {post.place_id for post in home.posts} == {
        all_of(Group).get(name="Bouwteam klantportaal").source_id
    }


@pytest.mark.usefixtures("demo")
def test_notices_are_those_that_follow_from_activities() -> None:
    posts = list(all_of(Post).order_by("-pk")[:40])
    comments = list(all_of(Comment).filter(post__in=posts, state=State.LIVE))
    ids = [each.pk for each in (*posts, *comments)]
    loaded = _told(ids)
    Notice.objects.all().delete()

    for each in (*posts, *comments):
        make_notices(_activity(each))

    assert loaded == _told(ids)
    assert len(loaded) > 50


def _activity(object: Any) -> Activity:
    """What its action would have recorded."""
    is_post = isinstance(object, Post)
    verb = Verb.ANNOUNCE if is_post and object.kind == "share" else Verb.CREATE
    return Activity(
        id=object.pk,
        actor=object.author,
        verb=verb,
        object_type=object._meta.label_lower,
        object_id=object.pk,
        target_type="" if is_post else "stream.post",
        target_id=None if is_post else object.post_id,
        audience_id=object.audience_id,
    )


def _told(ids: list[int]) -> set[tuple[int, str, int]]:
    rows = Notice.objects.filter(object_id__in=ids).exclude(sort__startswith="group")
    return set(rows.values_list("person_id", "sort", "object_id"))
