"""Surface X: what people type is text, whatever it looks like."""

import re
from collections.abc import Iterable
from html import unescape
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lenig.people.models import Person, Position
from lenig.stream.models import Mention, Post, PostTopic, Topic
from lenig.toolkit.text import clean
from tests.attacks import hostile
from tests.attacks.inert import faults_in
from tests.cast import Cast


def _posts() -> list[Post]:
    return list(Post.objects.every_row(because="what a test made").order_by("-pk"))


def _share(client: Client, words: str, **more: str) -> int:
    return client.post("/compose/", {"kind": "update", "content": words, **more}).status_code


def _pages(client: Client, address: str) -> Iterable[str]:
    """Every page of a list, as htmx asks for it after the first."""
    after: str | None = ""
    while after is not None:
        page = client.get(f"{address}after={after}" if after else address)
        yield page.content.decode()
        after = page.context["next_cursor"]


def _everything_is_inert(client: Client, strings: list[str]) -> None:
    """Each string is refused with what was typed, or kept as it is and shown as text."""
    for number, string in enumerate(strings):
        if _share(client, string) == 302:
            newest = Post.objects.every_row(because="what a test made").latest("pk")
            assert newest.content == clean(string).strip(), string
            if number % 4 == 0:
                client.post(f"{newest.get_absolute_url()}comments/", {"content": string})
    for page in _pages(client, "/?tab=organisation&"):
        assert faults_in(page) == []
    for post in _posts()[:: max(1, len(strings) // 40)]:
        assert faults_in(client.get(post.get_absolute_url()).content.decode()) == []


def test_the_checker_finds_what_it_is_for() -> None:
    """Without this one a blind checker would pass the tests below."""
    bad = (
        '<script>1</script><a href="java\tscript:x">a</a><p onclick=x style=y></p>'
        '<img src="//elders.example/x.png"><i id=a></i><b id=a></b>'
    )

    assert len(faults_in(bad)) == 6


def test_A64_a_few_hostile_texts_are_shown_and_do_nothing(client: Client, cast: Cast) -> None:
    client.force_login(cast.esra)

    _everything_is_inert(client, hostile.FEW)

    assert len(_posts()) == len(hostile.FEW)


@pytest.mark.realdata
def test_A64_all_collected_texts_are_shown_and_do_nothing(
    client: Client, cast: Cast, realdata: Path
) -> None:
    client.force_login(cast.esra)

    _everything_is_inert(client, hostile.strings(realdata))

    assert len(_posts()) > 600


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "&#106;avascript:alert(1)",
        "vbscript:msgbox(1)",
        "data:text/html,<script>alert(1)</script>",
        "blob:https://zuiderdam.example/1",
        "file:///etc/passwd",
        "//elders.example",
    ],
)
def test_A65_only_addresses_of_the_web_become_links(
    client: Client, cast: Cast, address: str
) -> None:
    client.force_login(cast.esra)

    _share(client, f"Kijk {address} en https://zuiderdam.example/goed")

    [post] = _posts()
    found = set(re.findall(r'href="([^"]*)"', post.html))
    # Of blob:https://… the part from https on is an address like any other.
    assert found - {"https://zuiderdam.example/1"} == {"https://zuiderdam.example/goed"}


def test_A66_markup_in_names_is_shown_as_it_is(client: Client, cast: Cast) -> None:
    mark = "<b onclick=alert(1)>x"
    Person.objects.filter(pk=cast.anouk.pk).update(name=mark, given_name=mark)
    Position.objects.create(person=cast.anouk, title=f"Baas {mark}")
    group = cast.o
    type(group.source)._base_manager.filter(pk=group.source_id).update(title=f"Groep {mark}")
    client.force_login(cast.anouk)
    _share(client, "Iets over #parkeren.", place=group.source.handle)
    topic = Topic.objects.every_row(because="what a test made").get(slug="parkeren")
    Topic._base_manager.filter(pk=topic.pk).update(word=mark, description=mark, is_described=True)
    [post] = _posts()

    addresses = ["/?tab=organisation", "/topics/", topic.get_absolute_url(), "/compose/"]
    pages = [client.get(each).content.decode() for each in [*addresses, post.get_absolute_url()]]

    assert all(mark in unescape(page) for page in pages)
    assert [fault for page in pages for fault in faults_in(page)] == []


def test_A69_typed_text_takes_no_place_name_or_look_of_the_page(client: Client, cast: Cast) -> None:
    client.force_login(cast.esra)
    _share(
        client,
        '<div id="main" name="csrfmiddlewaretoken" class="bar button--primary" '
        'style="position:fixed">Klik</div>' + "<table>" * 400,
    )

    [post] = _posts()
    page = client.get(post.get_absolute_url()).content.decode()

    assert faults_in(page) == []
    assert "<div" not in post.html
    assert "<table>" not in post.html


@pytest.mark.parametrize(
    "address",
    [
        "/topics/?q=<script>alert(1)</script>",
        "/topics/suggest/?q=<script>alert(1)</script>",
        "/?tab=<script>alert(1)</script>",
        "/?after=<script>alert(1)</script>&shared=<script>alert(1)</script>",
        "/newer/?tab=<script>alert(1)</script>&since=x",
        "/compose/?content=</textarea><script>alert(1)</script>&back=javascript:alert(1)",
        "/posts/<script>alert(1)</script>/",
    ],
)
def test_A70_what_stands_in_an_address_is_escaped(client: Client, cast: Cast, address: str) -> None:
    client.force_login(cast.anouk)

    page = client.get(address).content.decode()

    assert faults_in(page) == []
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    "back",
    [
        "//elders.example",
        "https://elders.example",
        "/\\elders.example",
        "https:elders.example",
        "javascript:alert(1)",
        "/x\r\nSet-Cookie: a=b",
        "http://testserver@elders.example/",
    ],
)
def test_A70_nobody_is_led_elsewhere(client: Client, cast: Cast, back: str) -> None:
    client.force_login(cast.esra)

    shared = client.post("/compose/", {"kind": "update", "content": "Hoi", "back": back})
    [post] = _posts()
    reacted = client.post(
        f"{post.get_absolute_url()}reaction/", {"reaction": "like"}, headers={"referer": back}
    )

    for answer in (shared, reacted):
        assert re.match(r"/[^/\\]", answer.headers["Location"])
        assert not re.search(r"[\r\n]", answer.headers["Location"])


def test_A71_a_mention_means_the_person_it_shows(client: Client, cast: Cast) -> None:
    """Two of one name are told apart by whom was chosen; a look-alike name is nobody's."""
    double = Person.objects.get(pk=cast.bram.pk)
    cast.esra.given_name, cast.esra.prefix, cast.esra.surname = "Bram", "van", "Dijk"
    cast.esra.save()
    client.force_login(cast.anouk)

    _share(client, "@Bram van Dijk doet mee.")
    _share(client, "@Bram van Dijk doet mee.", chosen=double.handle)
    _share(client, "@Brаm van Dijk doet mee.")  # with a Cyrillic a

    chosen = Mention.objects.every_row(because="what a test made").values_list("person", flat=True)
    assert list(chosen) == [double.pk]


def test_A71_an_address_ends_before_a_turn_of_direction(client: Client, cast: Cast) -> None:
    client.force_login(cast.esra)

    _share(client, "https://zuiderdam.example/\u202egnp.exe")

    [post] = _posts()
    assert 'href="https://zuiderdam.example/"' in post.html


@pytest.mark.parametrize(
    "words",
    [
        "[" * 1_000_000,
        "a@b.example " * 20_000,
        "@Anouk de Wit " * 10_000,
        "https://a.example " * 10_000,
        "<ul><li>" * 5_000,
        "e" + "\u0301" * 1_000_000,
    ],
    ids=["brackets", "addresses", "mentions", "links", "lists", "marks"],
)
def test_A72_too_much_is_refused_and_kept_to_shorten(
    client: Client, cast: Cast, words: str
) -> None:
    client.force_login(cast.esra)

    answer = client.post("/compose/", {"kind": "update", "content": words})

    # Marks that no language uses fall away, and what is left is short enough.
    assert answer.status_code in {302, 422}
    assert all(len(post.content) <= 5000 for post in _posts())


@pytest.mark.parametrize(
    "words",
    ["@Anouk de Wit ", "@", "#a1 ", "https://a.example ", "@Anouk#a@b/c https://", "-_.,"],
)
def test_A72_a_full_length_of_anything_costs_a_fixed_number_of_questions(
    client: Client, cast: Cast, words: str
) -> None:
    assert cast.anouk
    client.force_login(cast.esra)
    full = (words * 5000)[:4990]

    with CaptureQueriesContext(connection) as asked:
        status = _share(client, full)

    [post] = _posts()
    assert status == 302
    assert len(asked) < 150
    assert post.html.count("<a ") <= 200 + 20 + 50
    assert PostTopic.objects.every_row(because="what a test made").count() <= 20


def test_A82_a_text_brings_no_picture_from_elsewhere(client: Client, cast: Cast) -> None:
    client.force_login(cast.esra)

    _share(client, "![x](https://elders.example/x.png) <img src=https://elders.example/x.png>")

    page = client.get("/?tab=organisation").content.decode()
    assert faults_in(page) == []
    assert "elders.example/x.png" in page
