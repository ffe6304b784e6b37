"""Comments in two levels: answering, changing, withdrawing, closing."""

from collections.abc import Callable

import pytest
from django.test import Client

from lenig.people.models import Person
from lenig.stream.actions.commenting import NewComment, comment_on, withdraw_comment
from lenig.stream.models import Comment, Post
from lenig.stream.tests.conftest import Share
from tests.budget import Budget
from tests.cast import Cast

As = Callable[[Person], Client]


def say(cast: Cast, who: str, post: Post, words: str, parent: Comment | None = None) -> Comment:
    return comment_on(post, NewComment(words, parent=parent), viewer=cast.viewer(who))


def again(comment: Comment) -> Comment:
    return Comment.objects.every_row(because="what a test made").get(pk=comment.pk)


def page_of(client: Client, post: Post) -> str:
    return client.get(post.get_absolute_url()).content.decode()


def test_an_answer_to_an_answer_joins_its_thread(as_: As, cast: Cast, share: Share) -> None:
    post = share(cast.anouk)
    first = say(cast, "bram", post, "Eerste.")
    second = say(cast, "esra", post, "Antwoord.", first)

    as_(cast.bram).post(
        f"{post.get_absolute_url()}comments/", {"content": "Weer terug.", "parent": second.handle}
    )

    last = Comment.objects.every_row(because="what a test made").get(content="Weer terug.")
    assert (last.parent_id, last.depth) == (first.pk, 1)


def test_the_form_to_answer_stands_on_the_page_without_a_script(
    as_: As, cast: Cast, share: Share
) -> None:
    post = share(cast.anouk)
    comment = say(cast, "bram", post, "Eerste.")

    plain = as_(cast.esra).get(f"/comments/{comment.handle}/answer/", follow=True)
    part = as_(cast.esra).get(f"/comments/{comment.handle}/answer/", headers={"hx-request": "true"})

    for page in (plain, part):
        assert "Een antwoord aan Bram van Dijk" in page.content.decode()
        assert f'value="{comment.handle}"' in page.content.decode()


def test_a_withdrawn_comment_leaves_its_place_only_where_answers_hang_from_it(
    as_: As, cast: Cast, share: Share
) -> None:
    post = share(cast.anouk)
    answered, alone = say(cast, "bram", post, "Weg hiermee."), say(cast, "bram", post, "En dit.")
    say(cast, "esra", post, "Antwoord dat blijft.", answered)
    for comment in (answered, alone):
        withdraw_comment(comment, viewer=cast.viewer("bram"))

    page = page_of(as_(cast.esra), post)

    assert "Antwoord dat blijft." in page
    assert page.count("Deze reactie is ingetrokken.") == 1
    assert "Weg hiermee." not in page
    assert "En dit." not in page


def test_its_author_sees_a_withdrawn_comment_and_gives_it_back(
    as_: As, cast: Cast, share: Share
) -> None:
    post = share(cast.anouk)
    comment = say(cast, "bram", post, "Toch maar wel.")
    browser = as_(cast.bram)
    browser.post(f"/comments/{comment.handle}/withdrawal/")
    assert "Je trok je reactie in." in page_of(browser, post)

    refused = as_(cast.esra).post(f"/comments/{comment.handle}/restoration/")
    given = as_(cast.bram).post(f"/comments/{comment.handle}/restoration/")

    assert (refused.status_code, given.status_code) == (404, 302)
    assert "Toch maar wel." in page_of(as_(cast.esra), post)


def test_only_its_author_changes_a_comment_and_the_history_is_for_who_looks_after_it(
    as_: As, cast: Cast, share: Share
) -> None:
    post = share(cast.anouk, place=cast.c.source)
    comment = say(cast, "dora", post, "Met een vout.")
    address = f"/comments/{comment.handle}/"

    assert as_(cast.anouk).post(f"{address}edit/", {"content": "Gekaapt."}).status_code == 404
    as_(cast.dora).post(f"{address}edit/", {"content": "Zonder fout."})

    assert again(comment).content == "Zonder fout."
    assert "Met een vout." in as_(cast.carla).get(f"{address}history/").content.decode()
    assert "Met een vout." in as_(cast.dora).get(f"{address}history/").content.decode()
    assert as_(cast.anouk).get(f"{address}history/").status_code == 404


def test_a_closed_conversation_says_why_and_takes_nothing_more(
    as_: As, cast: Cast, share: Share
) -> None:
    post = share(cast.anouk, place=cast.c.source)
    as_(cast.carla).post(f"{post.get_absolute_url()}closure/", {"reason": "We praten in de zaal."})

    refused = as_(cast.dora).post(f"{post.get_absolute_url()}comments/", {"content": "Maar toch."})

    assert refused.status_code == 422
    assert "Maar toch." in refused.content.decode()
    assert "We praten in de zaal." in page_of(as_(cast.dora), post)
    as_(cast.carla).post(f"{post.get_absolute_url()}closure/", {"open": "yes"})
    allowed = as_(cast.dora).post(f"{post.get_absolute_url()}comments/", {"content": "Nu wel."})
    assert allowed.status_code == 302


def test_the_reason_of_a_closure_leads_to_where_the_conversation_goes_on(
    as_: As, cast: Cast, share: Share
) -> None:
    post = share(cast.anouk, place=cast.c.source)
    there = share(cast.anouk, place=cast.c.source).get_absolute_url()
    words = {"reason": f"Ga verder: http://testserver{there} <b>nu</b>"}

    as_(cast.carla).post(f"{post.get_absolute_url()}closure/", words)

    page = page_of(as_(cast.dora), post)
    assert f'href="http://testserver{there}"' in page
    assert "&lt;b&gt;nu&lt;/b&gt;" in page


def test_a_member_without_a_role_can_neither_close_nor_pin(
    as_: As, cast: Cast, share: Share
) -> None:
    post = share(cast.anouk, place=cast.c.source)
    doors = [
        ("closure/", {"reason": "Klaar."}),
        ("pin/", {"on": "yes"}),
        ("highlight/", {"on": "1"}),
    ]

    for door, words in doors:
        assert as_(cast.dora).post(post.get_absolute_url() + door, words).status_code == 404
    for door, words in doors:
        assert as_(cast.chidi).post(post.get_absolute_url() + door, words).status_code == 302


def test_earlier_comments_come_by_a_button_without_gaps(as_: As, cast: Cast, share: Share) -> None:
    post = share(cast.anouk)
    for number in range(45):
        say(cast, "bram", post, f"Reactie {number:02}.")
    browser, seen, address = as_(cast.esra), list[str](), post.get_absolute_url()

    while address:
        page = browser.get(address).content.decode()
        found = [part[:20] for part in page.split('data-comment="')[1:]]
        seen = found + seen
        earlier = page.split("?before=")
        address = (
            f"{post.get_absolute_url()}?before={earlier[1].split('#')[0]}" if earlier[1:] else ""
        )

    assert (len(seen), len(set(seen))) == (45, 45)


def test_reacting_to_a_comment(as_: As, cast: Cast, share: Share) -> None:
    comment = say(cast, "bram", share(cast.anouk), "Goed punt.")
    address = f"/comments/{comment.handle}/reaction/"

    part = as_(cast.esra).post(address, {"reaction": "useful"}, headers={"hx-request": "true"})

    assert again(comment).count_useful == 1
    assert 'aria-pressed="true"' in part.content.decode()
    assert (
        "Esra Öztürk"
        in as_(cast.anouk).get(f"/comments/{comment.handle}/reactions/").content.decode()
    )


def test_an_error_keeps_what_was_typed_also_for_htmx(as_: As, cast: Cast, share: Share) -> None:
    post = share(cast.anouk)

    page = as_(cast.bram).post(
        f"{post.get_absolute_url()}comments/",
        {"content": "x" * 6000},
        headers={"hx-request": "true"},
    )

    assert page.status_code == 422
    assert "x" * 6000 in page.content.decode()


@pytest.mark.parametrize("number", [1, 20])
def test_a_post_costs_the_same_however_much_was_said(
    as_: As, cast: Cast, share: Share, budget: Budget, number: int
) -> None:
    post = share(cast.anouk)
    for each in range(number):
        comment = say(cast, "bram", post, f"Reactie {each}.")
        say(cast, "esra", post, "Antwoord.", comment)
    browser = as_(cast.carla)
    browser.get(post.get_absolute_url())

    with budget(queries=25):
        page = page_of(browser, post)

    assert page.count("data-comment=") == 2 * number
