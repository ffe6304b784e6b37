"""Reading a blog: on a card, on its own page, and not at all for who may not."""

import time

import pytest
from django.test import Client
from django.utils.safestring import mark_safe

from lenig.groups.actions.belonging import let_out
from lenig.kinds.blog.article import article_of, lead_of, minutes_for
from lenig.kinds.blog.tests.conftest import As, Blog, Picture
from lenig.people.models import Person
from lenig.stream.actions.editing import withdraw
from lenig.stream.cards import Reader, draw_cards
from lenig.stream.models import Post
from tests.attacks import hostile
from tests.attacks.inert import faults_in
from tests.budget import Budget
from tests.cast import Cast

LONG = "".join(f"<h2>{words}</h2><p>{'woord ' * 300}</p>" for words in ("Begin", "Midden", "Begin"))


# -- A card ------------------------------------------------------------------------------


def test_a_card_shows_how_it_begins_and_leads_on(as_: As, cast: Cast, blog: Blog) -> None:
    post = blog(cast.anouk, f"<h2>Een kop</h2><p>Zo begint het. {'En verder. ' * 60}</p>")

    card = as_(cast.bram).get("/?tab=organisation").content.decode()

    assert (
        f'<h3 class="blog__title"><a href="{post.get_absolute_url()}">{post.title}</a></h3>' in card
    )
    assert '<p class="blog__lead">Zo begint het. En verder.' in card
    assert len(lead_of(post)) < 300
    assert "1 min lezen" in card
    assert "Lees verder" in card


def test_a_blog_without_a_paragraph_begins_with_what_it_has(cast: Cast, blog: Blog) -> None:
    assert lead_of(blog(cast.anouk, "<h2>Alleen een kop</h2>")) == "Alleen een kop"


@pytest.mark.parametrize(("words", "minutes"), [(1, 1), (220, 1), (440, 2), (2200, 10)])
def test_it_says_how_long_reading_takes(words: int, minutes: int) -> None:
    assert minutes_for("woord " * words) == minutes


@pytest.mark.parametrize("number", [1, 20])
def test_cards_cost_the_same_however_many_there_are(
    cast: Cast, blog: Blog, picture: Picture, budget: Budget, number: int
) -> None:
    for n in range(number):
        blog(cast.anouk, title=f"Nummer {n}", cover=picture(cast.anouk))
    reader = Reader(cast.viewer("bram"), "nl", mark_safe(""))

    # The posts, the reader's marks, texts, blogs with covers, files, and what authors do.
    with budget(queries=6):
        cards = draw_cards(Post.objects.visible_to(reader.viewer).for_cards(), reader)

    assert len(cards) == number
    assert all('class="blog__cover"' in card for card in cards)


# -- Its own page ------------------------------------------------------------------------


def test_its_page_shows_all_of_it_under_its_title(as_: As, cast: Cast, blog: Blog) -> None:
    post = blog(
        cast.anouk, "<p>Tekst.</p><table><tbody><tr><td><p>cel</p></td></tr></tbody></table>"
    )

    page = as_(cast.bram).get(post.get_absolute_url()).content.decode()

    assert page.count("<h1") == 1
    assert f'<h1 class="article__title">{post.title}</h1>' in page
    assert 'aria-label="Tabel" tabindex="0"><table>' in page
    assert "In deze blog" not in page


def test_a_long_one_has_a_list_of_what_is_in_it(as_: As, cast: Cast, blog: Blog) -> None:
    page = as_(cast.bram).get(blog(cast.anouk, LONG).get_absolute_url()).content.decode()

    assert "In deze blog" in page
    for anchor, words in (
        ("part-begin", "Begin"),
        ("part-midden", "Midden"),
        ("part-begin-2", "Begin"),
    ):
        assert f'<a href="#{anchor}">{words}</a>' in page
        assert f'<h2 id="{anchor}">{words}</h2>' in page


def test_A72_as_many_headings_as_fit_are_named_at_once() -> None:
    """Looking each through all before it took half a minute for this many."""
    post = Post(content="Kop", html="<h2>Kop</h2>" * 20_000)
    begun = time.process_time()

    anchors = [heading.anchor for heading in article_of(post).headings]

    assert len(set(anchors)) == 20_000
    assert time.process_time() - begun < 5


def test_no_two_headings_have_one_name(cast: Cast, blog: Blog) -> None:
    words = ["Kop", "Kop", "Kop 2", "kop!", "!!!", "???", "<strong>Kop</strong> 2", "main", "田中"]
    html = "".join(f"<h2>{each}</h2><p>x</p>" for each in words)

    anchors = [heading.anchor for heading in article_of(blog(cast.anouk, html)).headings]

    assert len(set(anchors)) == len(anchors) == len(words)
    assert all(each.startswith("part") for each in anchors)


def test_who_passes_a_blog_on_shows_how_it_begins(as_: As, cast: Cast, blog: Blog) -> None:
    post, browser = blog(cast.anouk), as_(cast.bram)

    browser.post(f"{post.get_absolute_url()}share/", {"content": "Lees dit."})
    page = browser.get("/?tab=organisation").content.decode()

    [original] = page.split('<div class="original__text prose">')[1:]
    assert original.startswith("<p>Kop</p>")
    assert post.title in page


def test_withdrawn_its_author_alone_sees_its_words(as_: As, cast: Cast, blog: Blog) -> None:
    post = blog(cast.anouk)
    withdraw(post, viewer=cast.viewer("anouk"))

    mine = as_(cast.anouk).get(post.get_absolute_url())
    others = as_(cast.bram).get(post.get_absolute_url())

    assert post.title in mine.content.decode()
    assert (mine.status_code, others.status_code) == (200, 404)


# -- Who may not -------------------------------------------------------------------------


def pictures_of(post: Post) -> list[str]:
    """The addresses of its cover and of the picture in its text."""
    [inside] = post.attachments.every_row(because="what a test made").select_related("file")
    covers = type(post)._meta.apps.get_model("blog", "Blog")._base_manager
    assert inside.file
    with_cover = covers.select_related("cover").get(post=post)
    assert with_cover.cover
    return [inside.file.url_for(960), inside.file.get_absolute_url(), with_cover.cover.medium_url]


def statuses(browser: Client, post: Post) -> set[int]:
    addresses = [post.get_absolute_url(), *pictures_of(post)]
    return {browser.get(address).status_code for address in addresses}


@pytest.fixture
def secret(cast: Cast, blog: Blog, picture: Picture) -> Post:
    """A blog of Anouk in the closed group, with a cover and a picture in its text."""
    inside = picture(cast.anouk)
    html = f'<p>kanarie</p><img src="/files/{inside.handle}/960/">'
    cover, place = picture(cast.anouk), cast.c.source
    return blog(cast.anouk, html, title="kanarie", cover=cover, files=(inside,), place=place)


def test_the_pictures_of_a_closed_group_are_its_members_alone(
    as_: As, cast: Cast, secret: Post
) -> None:
    assert statuses(as_(cast.dora), secret) == {200}
    for outsider in (cast.bram, cast.esra, cast.gast, cast.beheer):
        assert statuses(as_(outsider), secret) == {404}


def test_who_leaves_sees_none_of_it_any_more(as_: As, cast: Cast, secret: Post) -> None:
    browser = as_(cast.dora)
    assert statuses(browser, secret) == {200}
    assert "kanarie" in browser.get(cast.c.get_absolute_url()).content.decode()

    let_out(cast.c, cast.dora)

    assert statuses(browser, secret) == {404}
    for address in ("/", "/?tab=organisation", cast.c.get_absolute_url()):
        assert "kanarie" not in browser.get(address).content.decode()


def test_withdrawn_its_pictures_are_gone_for_everybody(as_: As, cast: Cast, secret: Post) -> None:
    withdraw(secret, viewer=cast.viewer("anouk"))

    assert {as_(cast.dora).get(each).status_code for each in pictures_of(secret)} == {404}


# -- Who means harm ----------------------------------------------------------------------


def _shared(browser: Client, **fields: str) -> bool:
    sent = {"kind": "blog", "title": "Titel", **fields}
    return browser.post("/compose/", sent).status_code == 302


def test_A64_hostile_texts_do_nothing_however_they_come(as_: As, cast: Cast) -> None:
    browser, count = as_(cast.esra), 0
    for text in hostile.FEW:
        count += _shared(browser, content=text, title=text)
        count += _shared(browser, formatted=f"<p>Kijk</p>{text}", by_editor="yes")
        count += _shared(browser, formatted=f"<h2>{text}</h2><p>x</p>", by_editor="yes")

    posts = list(Post.objects.every_row(because="what a test made"))
    assert len(posts) == count > 2 * len(hostile.FEW)
    pages = [browser.get("/?tab=organisation")]
    pages += [browser.get(post.get_absolute_url()) for post in posts]
    pages += [browser.get(f"{post.get_absolute_url()}edit/") for post in posts]
    assert [fault for page in pages for fault in faults_in(page.content.decode())] == []


def test_A82_a_blog_brings_no_picture_from_elsewhere(as_: As, cast: Cast) -> None:
    elsewhere = (
        '<p>x</p><img src="https://elders.example/x.png" alt="kat"><img src="data:image/png,x">'
    )

    assert _shared(as_(cast.esra), formatted=elsewhere, by_editor="yes")

    assert Post.objects.every_row(because="what a test made").get().html == "<p>x</p>"


def test_A71_a_link_that_looks_like_a_name_is_a_link(as_: As, cast: Cast) -> None:
    person: Person = cast.bram
    html = f'<p><a class="mention" data-person="{person.handle}" href="https://elders.example">@{person.name}</a></p>'

    _shared(as_(cast.esra), formatted=html, by_editor="yes")

    [post] = Post.objects.every_row(because="what a test made")
    assert "data-person" not in post.html
    assert 'class="mention"' not in post.html
