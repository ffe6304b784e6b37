"""Topics: made by using them, followed, described, and merged with nothing lost."""

from collections.abc import Callable

import pytest
from django.test import Client

from lenig.access.viewer import Viewer
from lenig.people.models import Expertise, Person
from lenig.stream.actions import curating
from lenig.stream.actions.following import follow
from lenig.stream.hot.home_timeline import home_timeline
from lenig.stream.models import Follow, PostSource, PostTopic, Source, Topic
from lenig.stream.tests.conftest import Share
from tests.budget import Budget
from tests.cast import Cast

As = Callable[[Person], Client]


def topic(slug: str) -> Topic:
    found = Topic.objects.every_row(because="what a test made").select_related("source")
    return found.get(slug=slug)


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_using_a_word_makes_a_page_with_what_one_may_read(
    as_: As, cast: Cast, share: Share
) -> None:
    share(cast.anouk, "Eerste over #Parkeren.")
    share(cast.anouk, "Tweede over #parkeren.", place=cast.s.source)
    address = topic("parkeren").get_absolute_url()

    for_bram, for_dewi = text(as_(cast.bram), address), text(as_(cast.dewi), address)

    assert "Eerste over" in for_bram
    assert "Tweede over" not in for_bram
    assert "Tweede over" in for_dewi


def test_a_topic_of_a_secret_group_exists_for_nobody_else(
    as_: As, cast: Cast, share: Share
) -> None:
    share(cast.anouk, "Over #ontslag.", place=cast.s.source)
    secret = topic("ontslag")
    addresses = [secret.get_absolute_url(), f"{secret.get_absolute_url()}followers/"]

    for address in addresses:
        assert as_(cast.bram).get(address).status_code == 404
        assert as_(cast.dewi).get(address).status_code == 200
    for address in ("/topics/", "/topics/?q=ontslag", "/topics/suggest/?q=ont"):
        assert "ontslag</" not in text(as_(cast.bram), address)
        assert "ontslag</" in text(as_(cast.dewi), address)


def test_a_described_topic_exists_before_it_is_used(as_: As, cast: Cast, share: Share) -> None:
    share(cast.anouk, "Over #ontslag.", place=cast.s.source)
    address = topic("ontslag").get_absolute_url()

    as_(cast.chidi).post(f"{address}manage/", {"word": "Ontslag", "description": "Als je weggaat."})

    assert "Als je weggaat." in text(as_(cast.bram), address)


def test_only_who_looks_after_topics_changes_them(as_: As, cast: Cast, share: Share) -> None:
    share(cast.anouk, "Over #parkeren en #fietsen.")
    address = topic("parkeren").get_absolute_url()
    doors = [
        ("manage/", {"word": "parkeren", "description": "Waar je staat."}),
        ("synonyms/", {"word": "autos"}),
        ("stewards/", {"person": cast.bram.handle}),
        ("merge/", {"into": "fietsen"}),
    ]

    for door, words in doors:
        assert as_(cast.esra).post(address + door, words).status_code == 404
    for door, words in doors:
        assert as_(cast.chidi).post(address + door, words).status_code == 302


def test_a_steward_describes_the_topic_and_does_no_more(as_: As, cast: Cast, share: Share) -> None:
    share(cast.anouk, "Over #parkeren en #fietsen.")
    found = topic("parkeren")
    curating.add_steward(found, viewer=cast.viewer("chidi"), person=cast.bram)
    words = {"word": "Parkeren", "description": "Waar je staat."}

    described = as_(cast.bram).post(f"{found.get_absolute_url()}manage/", words)
    merged = as_(cast.bram).post(f"{found.get_absolute_url()}merge/", {"into": "fietsen"})

    assert (described.status_code, merged.status_code) == (302, 404)
    assert "Bram van Dijk" in text(as_(cast.esra), found.get_absolute_url())


def test_another_spelling_is_allowed_and_another_word_is_not(
    as_: As, cast: Cast, share: Share
) -> None:
    share(cast.anouk, "Over #parkeren.")
    address = f"{topic('parkeren').get_absolute_url()}manage/"

    assert as_(cast.chidi).post(address, {"word": "Parkeren"}).status_code == 302
    refused = as_(cast.chidi).post(address, {"word": "Fietsen"})

    assert refused.status_code == 422
    assert "Fietsen" in refused.content.decode()


def test_who_types_a_synonym_means_the_topic(as_: As, cast: Cast, share: Share) -> None:
    share(cast.anouk, "Over #parkeren.")
    curating.add_synonym(topic("parkeren"), viewer=cast.viewer("chidi"), slug="parkeerplek")

    share(cast.esra, "Over mijn #parkeerplek.")

    assert "Over mijn" in text(as_(cast.bram), topic("parkeren").get_absolute_url())
    assert "#parkeren" in text(as_(cast.bram), "/topics/") or "parkeren" in text(
        as_(cast.bram), "/topics/suggest/?q=parkeerpl"
    )


def test_a_topic_of_its_own_becomes_no_synonym(cast: Cast, share: Share) -> None:
    share(cast.anouk, "Over #parkeren en #fietsen.")

    with pytest.raises(curating.InUse):
        curating.add_synonym(topic("parkeren"), viewer=cast.viewer("chidi"), slug="fietsen")


def test_merging_loses_nothing(as_: As, cast: Cast, share: Share) -> None:
    old, both = share(cast.anouk, "Over #autos."), share(cast.anouk, "#autos en #parkeren.")
    secret = share(cast.anouk, "Stil over #autos.", place=cast.s.source)
    autos, parkeren = topic("autos"), topic("parkeren")
    follow(autos.source, viewer=cast.viewer("bram"))
    follow(autos.source, viewer=cast.viewer("esra"), level="highlights")
    follow(parkeren.source, viewer=cast.viewer("esra"), level="muted")
    for slug in ("autos", "parkeren"):
        Expertise.objects.create(person=cast.bram, kind="ask", label=slug, slug=slug)
    Expertise.objects.create(person=cast.esra, kind="skill", label="autos", slug="autos")

    curating.merge_topics(autos, into=parkeren, viewer=cast.viewer("chidi"))

    entries = PostTopic.objects.every_row(because="what a test made").values_list("topic", "post")
    assert sorted(entries) == sorted((parkeren.pk, post.pk) for post in (old, both, secret))
    levels = Follow.objects.filter(source=parkeren.source).values_list("person", "level")
    assert set(levels) == {(cast.bram.pk, "all"), (cast.esra.pk, "highlights")}
    skills = Expertise.objects.values_list("person", "kind", "slug")
    assert sorted(skills) == [
        (cast.bram.pk, "ask", "parkeren"),
        (cast.esra.pk, "skill", "parkeren"),
    ]
    assert old in home_timeline(Viewer.of(cast.bram)).posts


def test_a_merged_topic_leads_on_and_its_word_stays_in_use(
    as_: As, cast: Cast, share: Share
) -> None:
    share(cast.anouk, "Over #autos en #parkeren.")
    autos, parkeren = topic("autos"), topic("parkeren")
    curating.merge_topics(autos, into=parkeren, viewer=cast.viewer("chidi"))

    page = as_(cast.bram).get(autos.get_absolute_url())
    share(cast.esra, "Nog iets over #autos.")

    assert page.headers["Location"] == parkeren.get_absolute_url()
    assert "Nog iets over" in text(as_(cast.bram), parkeren.get_absolute_url())


def test_a_merge_that_was_interrupted_goes_on_where_it_was(
    cast: Cast, share: Share, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(curating, "BATCH", 2)
    posts = [share(cast.anouk, f"Nummer {number} over #autos.") for number in range(5)]
    share(cast.anouk, "En #parkeren.")
    autos, parkeren = topic("autos"), topic("parkeren")
    curating.merge_topics(autos, into=parkeren, viewer=cast.viewer("chidi"))

    while curating.move_posts(autos.pk, parkeren.pk):
        pass

    rows = PostSource.objects.every_row(because="what a test made")
    listed = rows.filter(source=parkeren.source, post__in=posts).count()
    assert (listed, rows.filter(source=autos.source).count()) == (5, 0)


def test_a_topic_is_followed_at_a_level_and_let_go(as_: As, cast: Cast, share: Share) -> None:
    share(cast.anouk, "Over #parkeren.")
    source = topic("parkeren").source
    browser, address = as_(cast.bram), f"/follow/{source.handle}/"

    for level, expected in (("all", ["all"]), ("muted", ["muted"]), ("none", [])):
        browser.post(address, {"level": level})
        found = Follow.objects.filter(person=cast.bram).values_list("level", flat=True)
        assert list(found) == expected


def test_what_one_may_not_know_of_cannot_be_followed(as_: As, cast: Cast, share: Share) -> None:
    address = f"/follow/{cast.s.source.handle}/"

    assert as_(cast.bram).post(address, {"level": "all"}).status_code == 404
    assert as_(cast.dewi).post(address, {"level": "all"}).status_code == 302


def test_following_a_person_makes_their_source_once(as_: As, cast: Cast) -> None:
    browser = as_(cast.bram)

    for _ in range(2):
        browser.post(f"/follow/{cast.anouk.handle}/", {"level": "all"})

    sources = Source.objects.every_row(because="what a test made").filter(person=cast.anouk)
    assert sources.count() == 1
    assert "Anouk de Wit" in text(browser, f"/people/{cast.bram.handle}/following/")
    assert "Bram van Dijk" in text(browser, f"/people/{cast.anouk.handle}/followers/")


def test_whom_one_mutes_is_ones_own_affair(as_: As, cast: Cast) -> None:
    as_(cast.bram).post(f"/follow/{cast.anouk.handle}/", {"level": "muted"})

    following = text(as_(cast.esra), f"/people/{cast.bram.handle}/following/")
    followers = text(as_(cast.anouk), f"/people/{cast.anouk.handle}/followers/")

    assert "Anouk de Wit" not in following.split('class="card card--pad')[1]
    assert "Bram van Dijk" not in followers.split('class="card card--pad')[1]


@pytest.mark.parametrize("number", [1, 20])
def test_the_list_of_topics_costs_the_same_however_long(
    as_: As, cast: Cast, share: Share, budget: Budget, number: int
) -> None:
    for each in range(number):
        share(cast.anouk, f"Over #onderwerp{each}.")
    browser = as_(cast.bram)
    browser.get("/topics/")

    with budget(queries=8):
        page = browser.get("/topics/")

    assert page.content.count(b'class="line__name"') == number


@pytest.mark.parametrize("number", [1, 20])
def test_the_page_of_a_topic_costs_the_same_however_full(
    as_: As, cast: Cast, share: Share, budget: Budget, number: int
) -> None:
    for each in range(number):
        share(cast.anouk, f"Nummer {each} over #parkeren.")
    browser, address = as_(cast.bram), topic("parkeren").get_absolute_url()
    browser.get(address)

    with budget(queries=15):
        page = browser.get(address)

    assert page.content.count(b"data-post=") == number
