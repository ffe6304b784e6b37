"""Home: its tabs, what is new, who follows little, and what it costs."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from lenig.access.viewer import Viewer
from lenig.groups.actions.belonging import let_out
from lenig.people.models import Expertise, Person
from lenig.stream.actions.following import follow
from lenig.stream.actions.reacting import set_reaction
from lenig.stream.models import Follow
from lenig.stream.sources import source_of_person
from lenig.stream.tests.conftest import Share
from lenig.toolkit import cursor
from tests.budget import Budget
from tests.cast import Cast

As = Callable[[Person], Client]
MORNING = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def follows(person: Person, other: Person) -> None:
    follow(source_of_person(other), viewer=Viewer.of(person))


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_for_you_holds_what_i_follow_and_the_organisation_holds_the_rest(
    as_: As, cast: Cast, share: Share
) -> None:
    follows(cast.bram, cast.anouk)
    share(cast.anouk, "Van Anouk.")
    share(cast.esra, "Van Esra.")

    home, everything = text(as_(cast.bram), "/"), text(as_(cast.bram), "/?tab=organisation")

    assert "Van Anouk." in home
    assert "Van Esra." not in home
    assert "Van Esra." in everything


def test_no_tab_shows_what_i_may_not_read(as_: As, cast: Cast, share: Share) -> None:
    follows(cast.bram, cast.anouk)
    share(cast.anouk, "Geheim plan.", place=cast.s.source)

    for tab in ("", "?tab=new", "?tab=organisation"):
        assert "Geheim plan." not in text(as_(cast.bram), f"/{tab}")
    assert "Geheim plan." in text(as_(cast.dewi), "/?tab=organisation")


def test_new_holds_what_came_since_the_visit_before_this_one(
    as_: As, cast: Cast, share: Share
) -> None:
    cast.bram.joined_at = MORNING - timedelta(days=1)
    cast.bram.save()
    browser = as_(cast.bram)
    follows(cast.bram, cast.anouk)
    with time_machine.travel(MORNING, tick=False):
        share(cast.anouk, "Gisteren gelezen.")
    with time_machine.travel(MORNING + timedelta(hours=1), tick=False):
        browser.get("/")
    with time_machine.travel(MORNING + timedelta(hours=2), tick=False):
        share(cast.anouk, "Nog niet gelezen.")

    with time_machine.travel(MORNING + timedelta(hours=3), tick=False):
        page = text(browser, "/?tab=new")

    assert "Nog niet gelezen." in page
    assert "Gisteren gelezen." not in page
    assert "Je bent bij" in page
    assert "Hier was je" in page


def test_who_was_never_here_is_not_told_of_a_visit(as_: As, cast: Cast) -> None:
    page = text(as_(cast.bram), "/?tab=new")

    assert "Hier begon je" in page
    assert "Hier was je" not in page


def test_a_visit_lasts_as_long_as_pages_follow_each_other(
    as_: As, cast: Cast, share: Share
) -> None:
    browser = as_(cast.bram)
    follows(cast.bram, cast.anouk)
    with time_machine.travel(MORNING, tick=False):
        browser.get("/")
    with time_machine.travel(MORNING + timedelta(hours=1), tick=False):
        share(cast.anouk, "Tussendoor.")

    for minutes in (61, 80, 100, 120):
        with time_machine.travel(MORNING + timedelta(minutes=minutes), tick=False):
            assert "Tussendoor." in text(browser, "/?tab=new")


def test_older_pages_have_no_doubles_and_no_gaps_while_others_share(
    as_: As, cast: Cast, share: Share
) -> None:
    for number in range(45):
        share(cast.anouk, f"Bericht {number:02}.")
    browser, seen, address = as_(cast.bram), list[str](), "/?tab=organisation"

    while address:
        page = browser.get(address, headers={"hx-request": "true"})
        seen += [part[:20] for part in page.content.decode().split('data-post="')[1:]]
        after = page.context["next_cursor"]
        address = f"/?tab=organisation&after={after}" if after else ""
        share(cast.anouk, "Er kwam iets tussen.")

    assert (len(seen), len(set(seen))) == (45, 45)


def test_a_nonsense_cursor_gives_the_first_page(as_: As, cast: Cast, share: Share) -> None:
    share(cast.anouk, "Het nieuwste.")

    assert "Het nieuwste." in text(as_(cast.bram), "/?tab=organisation&after=onzin")


def test_newer_posts_are_counted_and_nothing_else_is_told(
    as_: As, cast: Cast, share: Share
) -> None:
    first = share(cast.anouk)
    share(cast.anouk, "Dit staat er niet.")
    share(cast.anouk, "En dit niet.", place=cast.s.source)

    address = f"/newer/?tab=organisation&since={cursor.write(first.pk)}"
    for_bram, for_dewi = text(as_(cast.bram), address), text(as_(cast.dewi), address)

    assert "1 nieuw bericht" in for_bram
    assert "2 nieuwe berichten" in for_dewi
    assert "Dit staat er niet." not in for_bram


def test_nothing_newer_is_no_button(as_: As, cast: Cast, share: Share) -> None:
    post = share(cast.anouk)

    page = text(as_(cast.bram), f"/newer/?tab=organisation&since={cursor.write(post.pk)}")

    assert page.strip() == ""


def test_who_follows_little_is_shown_people_who_know_of_the_same(
    as_: As, cast: Cast, share: Share
) -> None:
    for person in (cast.bram, cast.anouk):
        Expertise.objects.create(person=person, kind="ask", label="Parkeren", slug="parkeren")
    share(cast.esra, "Iets over #fietsen.")

    page = text(as_(cast.bram), "/")

    assert "Anouk de Wit" in page
    assert "1 gedeeld onderwerp" in page
    assert "#fietsen" in page


def test_all_proposals_are_followed_at_once(as_: As, cast: Cast, share: Share) -> None:
    share(cast.esra, "Iets over #fietsen.")
    browser = as_(cast.bram)
    page = browser.get("/")
    topic = page.content.decode().split('name="handle" value="')[1][:20]

    browser.post("/follow/", {"handle": [cast.anouk.handle, topic, "0" * 20]})

    assert Follow.objects.filter(person=cast.bram).count() == 2
    assert "Je volgt 1 mens en 1 onderwerp" in text(browser, "/")


def test_an_empty_home_says_so_where_nothing_can_be_proposed(as_: As, cast: Cast) -> None:
    assert "Hier staat nog niets" in text(as_(cast.bram), "/")


def test_proposals_stand_in_the_place_of_an_empty_home(as_: As, cast: Cast, share: Share) -> None:
    share(cast.esra, "Iets over #fietsen.")

    page = text(as_(cast.bram), "/")

    assert "Wie en wat wil je volgen?" in page
    assert "Hier staat nog niets" not in page


def test_a_phone_has_five_tabs_with_sharing_in_the_middle(as_: As, cast: Cast) -> None:
    bar = as_(cast.bram).get("/").content.decode().split('class="tab-bar"')[1].split("</nav>")[0]

    links = bar.split('class="tab-bar__link')[1:]
    assert len(links) == 5
    assert "tab-bar__link--act" in f"tab-bar__link{links[2]}"


def test_proposals_give_way_once_somebody_follows_enough(as_: As, cast: Cast) -> None:
    for other in (cast.anouk, cast.carla, cast.esra):
        follows(cast.bram, other)

    assert "Wie en wat wil je volgen?" not in text(as_(cast.bram), "/")


def test_a_guest_is_shown_their_own_groups_and_nobody_to_know(
    as_: As, cast: Cast, share: Share
) -> None:
    share(cast.carla, "Voor de bouwpartners.", place=cast.g.source)
    share(cast.anouk, "Voor wie hier werkt over #bouwen.")

    page = text(as_(cast.gast), "/?tab=organisation")

    assert "Voor de bouwpartners." in page
    assert "Voor wie hier werkt" not in page
    assert "#bouwen" not in page


def test_a_card_that_is_kept_shows_each_reader_their_own_reaction(
    as_: As, cast: Cast, share: Share
) -> None:
    post = share(cast.anouk)
    set_reaction(post, viewer=cast.viewer("bram"), reaction="thanks")

    for_bram = text(as_(cast.bram), "/?tab=organisation")
    for_esra = text(as_(cast.esra), "/?tab=organisation")

    pressed = f'id="react-{post.handle}" class="act" name="reaction" value="" aria-pressed="true"'
    assert pressed in for_bram
    assert pressed not in for_esra


def test_a_kept_card_is_drawn_anew_after_an_edit(as_: As, cast: Cast, share: Share) -> None:
    post = share(cast.anouk, "Met een tikvout.")
    assert "tikvout" in text(as_(cast.bram), "/?tab=organisation")

    as_(cast.anouk).post(f"{post.get_absolute_url()}edit/", {"content": "Zonder tikfout."})

    assert "Zonder tikfout." in text(as_(cast.bram), "/?tab=organisation")


def test_a_place_that_one_left_is_offered_no_more_at_once(as_: As, cast: Cast) -> None:
    browser = as_(cast.xander)
    assert cast.s
    assert "Reorganisatie" in text(browser, "/")

    let_out(cast.s, cast.xander)

    assert "Reorganisatie" not in text(browser, "/")


@pytest.mark.parametrize("number_of_posts", [1, 20])
def test_home_costs_the_same_however_full_it_is(
    as_: As, cast: Cast, share: Share, budget: Budget, number_of_posts: int
) -> None:
    for other in (cast.anouk, cast.carla, cast.dora):
        follows(cast.bram, other)
    for number in range(number_of_posts):
        post = share(cast.anouk, f"Bericht {number}.")
        as_(cast.esra).post(f"{post.get_absolute_url()}comments/", {"content": "Zo is het."})
    browser = as_(cast.bram)
    browser.get("/")

    with budget(queries=10):
        page = browser.get("/")

    assert page.content.count(b"data-post=") == number_of_posts
    assert page.content.count(b"data-comment=") == number_of_posts


@pytest.mark.parametrize("number_of_posts", [1, 20])
def test_cards_that_are_not_kept_cost_three_queries_more(
    as_: As, cast: Cast, share: Share, budget: Budget, number_of_posts: int
) -> None:
    browser = as_(cast.bram)
    browser.get("/?tab=organisation")
    for number in range(number_of_posts):
        share(cast.anouk, f"Bericht {number}.")

    with budget(queries=12):  # texts, files and roles; no comments were made
        page = browser.get("/?tab=organisation")

    assert page.content.count(b"data-post=") == number_of_posts
