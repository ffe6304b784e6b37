"""What waits for somebody: made from what they may read, shown from what they may read now."""

import re

import pytest
from django.test import Client
from django_tasks import default_task_backend

from lenig.activity.consequences import work_out_all
from lenig.activity.models import Activity
from lenig.groups.actions.belonging import let_out
from lenig.notifications.models import Notice
from lenig.notifications.reading import anything_waits
from lenig.notifications.waiting import waiting_for
from lenig.stream.actions.commenting import NewComment, comment_on
from lenig.stream.actions.editing import withdraw
from lenig.stream.actions.following import watch
from lenig.stream.actions.posting import NewPost, publish
from lenig.stream.actions.reacting import set_reaction
from lenig.stream.models import Level, Post
from tests.budget import Budget
from tests.cast import Cast


def work_out() -> None:
    """Do what the worker does with every activity; twice, because it may."""
    for _ in range(2):
        for activity in Activity.objects.every_row(because="a test is the worker"):
            work_out_all(activity)


def lines(cast: Cast, name: str) -> list[str]:
    return [line.sentence for line in waiting_for(cast.viewer(name)).lines]


def share(cast: Cast, content: str, author: str = "anouk", **more: object) -> Post:
    return publish(
        NewPost(kind="update", content=content, **more),  # type: ignore[arg-type]
        viewer=cast.viewer(author),
    )


def test_tells_whom_a_post_names(cast: Cast) -> None:
    share(cast, f"Dank @{cast.bram.name} voor het rekenwerk")

    work_out()

    assert lines(cast, "bram") == [
        f"Anouk de Wit noemde je in “Dank @{cast.bram.name} voor het rekenwerk”"
    ]
    assert lines(cast, "esra") == []
    assert lines(cast, "anouk") == []


def test_tells_the_author_of_a_comment_and_the_commenter_of_an_answer(cast: Cast) -> None:
    post = share(cast, "Wie weet dit?")
    comment = comment_on(post, NewComment("Ik"), viewer=cast.viewer("bram"))
    comment_on(post, NewComment("Dank", parent=comment), viewer=cast.viewer("anouk"))

    work_out()

    assert lines(cast, "anouk") == ["Bram van Dijk reageerde op “Wie weet dit?”"]
    assert lines(cast, "bram") == ["Anouk de Wit antwoordde je bij “Wie weet dit?”"]


def test_tells_once_who_is_concerned_for_two_reasons(cast: Cast) -> None:
    post = share(cast, "Wie weet dit?")
    comment_on(post, NewComment(f"@{cast.anouk.name} ik"), viewer=cast.viewer("bram"))

    work_out()

    assert len(lines(cast, "anouk")) == 1


def test_tells_who_watches_a_post_of_each_comment_once(cast: Cast) -> None:
    post = share(cast, "Wie weet dit?", place=cast.s.source)
    for name in ("anouk", "carla", "dewi", "xander"):
        watch(post, viewer=cast.viewer(name), level=Level.ALL)
    let_out(cast.s, cast.xander)
    comment_on(post, NewComment(f"Vraag het @{cast.dewi.name}"), viewer=cast.viewer("dewi"))
    comment_on(post, NewComment(f"Zij wel, @{cast.carla.name}"), viewer=cast.viewer("dewi"))

    work_out()

    assert lines(cast, "carla") == [
        "Dewi Pratiwi noemde je bij “Wie weet dit?”",
        "Dewi Pratiwi reageerde op “Wie weet dit?”",
    ]
    assert lines(cast, "anouk") == ["Dewi Pratiwi reageerde op “Wie weet dit?”"] * 2
    assert lines(cast, "dewi") == []
    assert not Notice.objects.filter(person=cast.xander).exists()


def test_the_author_can_have_enough_of_the_comments(cast: Cast, client: Client) -> None:
    post = share(cast, "Wie weet dit?")
    comment = comment_on(post, NewComment("Weet ik niet"), viewer=cast.viewer("anouk"))
    client.force_login(cast.anouk)
    menu = client.get(f"{post.get_absolute_url()}more/").content.decode()
    client.post(f"{post.get_absolute_url()}watch/", {"level": "muted"})

    comment_on(post, NewComment("Ik", parent=comment), viewer=cast.viewer("bram"))
    comment_on(post, NewComment(f"Ik ook, @{cast.anouk.name}"), viewer=cast.viewer("esra"))
    work_out()

    assert "Meld mij hier niets meer over" in menu
    assert lines(cast, "anouk") == ["Esra Öztürk noemde je bij “Wie weet dit?”"]
    menu = client.get(f"{post.get_absolute_url()}more/").content.decode()
    assert "Meld mij nieuwe reacties" in menu


def test_a_reaction_disturbs_nobody(cast: Cast) -> None:
    post = share(cast, "Klaar!")
    set_reaction(post, viewer=cast.viewer("bram"), reaction="like")

    work_out()

    assert lines(cast, "anouk") == []


def test_somebody_named_in_a_place_they_cannot_see_hears_nothing(cast: Cast) -> None:
    names = f"@{cast.bram.name} en @{cast.dewi.name}, wat vinden jullie?"
    share(cast, names, place=cast.s.source)

    work_out()

    assert not anything_waits(cast.viewer("bram"))
    assert anything_waits(cast.viewer("dewi"))


def test_a_notice_goes_with_the_right_to_read(cast: Cast) -> None:
    share(cast, f"@{cast.xander.name}, kom je?", place=cast.s.source)
    work_out()
    assert len(lines(cast, "xander")) == 1

    let_out(cast.s, cast.xander)

    assert lines(cast, "xander") == []


def test_a_notice_goes_with_the_post(cast: Cast) -> None:
    post = share(cast, f"@{cast.bram.name}, kom je?")
    work_out()

    withdraw(post, viewer=cast.viewer("anouk"))

    assert lines(cast, "bram") == []


def test_what_is_gone_does_not_hide_what_is_older(cast: Cast, client: Client) -> None:
    share(cast, f"Nog steeds, @{cast.bram.name}")
    gone = [share(cast, f"Nummer {number}, @{cast.bram.name}") for number in range(20)]
    work_out()
    for post in gone:
        withdraw(post, viewer=cast.viewer("anouk"))
    client.force_login(cast.bram)

    page = client.get("/waiting/").content.decode()
    [older] = re.findall(r'href="(\?after=[^"]+)"', page)

    assert "Er wacht niets op je" not in page
    assert "Nog steeds" in client.get(f"/waiting/{older}").content.decode()


def test_the_dot_goes_out_for_who_looks_and_finds_nothing(cast: Cast, client: Client) -> None:
    posts = [share(cast, f"@{cast.bram.name}, {words}") for words in ("kom je?", "weet jij dit?")]
    work_out()
    client.force_login(cast.bram)
    for post, still_waits in zip(posts, (True, False), strict=True):
        withdraw(post, viewer=cast.viewer("anouk"))

        client.get("/waiting/")

        assert anything_waits(cast.viewer("bram")) == still_waits


def test_A35_marks_only_ones_own_notices(cast: Cast, client: Client) -> None:
    share(cast, f"@{cast.bram.name}, kom je?")
    work_out()
    address = f"/waiting/{Notice.objects.get().handle}/read/"

    client.force_login(cast.esra)
    assert client.post(address).status_code == 404
    assert anything_waits(cast.viewer("bram"))

    client.force_login(cast.bram)
    assert client.post(address).status_code == 302
    assert not anything_waits(cast.viewer("bram"))


def test_whoever_opens_a_notice_has_read_it(cast: Cast, client: Client) -> None:
    post = share(cast, f"@{cast.bram.name}, kom je?")
    work_out()
    client.force_login(cast.bram)
    address = f"/waiting/{Notice.objects.get().handle}/"
    assert f'href="{address}"' in client.get("/waiting/").content.decode()

    assert client.get(address).headers["Location"] == post.get_absolute_url()

    assert not anything_waits(cast.viewer("bram"))
    assert f'href="{post.get_absolute_url()}"' in client.get("/waiting/").content.decode()


def test_nobody_opens_what_is_not_theirs_or_not_for_them_any_more(
    cast: Cast, client: Client
) -> None:
    share(cast, f"@{cast.xander.name}, kom je?", place=cast.s.source)
    work_out()
    address = f"/waiting/{Notice.objects.get().handle}/"
    client.force_login(cast.anouk)
    assert client.get(address).status_code == 404

    let_out(cast.s, cast.xander)
    client.force_login(cast.xander)

    assert client.get(address).status_code == 404


def test_marks_all_as_read(cast: Cast, client: Client) -> None:
    for n in range(3):
        share(cast, f"@{cast.bram.name}, vraag {n}")
    work_out()
    client.force_login(cast.bram)

    client.post("/waiting/read/")

    assert not anything_waits(cast.viewer("bram"))


@pytest.mark.parametrize("number", [1, 20])
def test_costs_the_same_however_much_waits(cast: Cast, budget: Budget, number: int) -> None:
    for n in range(number):
        share(cast, f"@{cast.bram.name}, vraag {n}")
    work_out()
    viewer = cast.viewer("bram")

    with budget(queries=2):  # the notices, the posts
        page = waiting_for(viewer)

    assert len(page.lines) == number


def test_a_share_commits_with_its_consequences(cast: Cast) -> None:
    """The task stands in the database with the post: a crash loses neither without the other."""
    share(cast, "Hallo")

    assert default_task_backend.supports_get_result
    from_queue = Activity.objects.every_row(because="a test counts")
    assert from_queue.count() == 1
