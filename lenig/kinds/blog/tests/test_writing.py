"""Writing a blog through its form: what is kept, what is refused, and with which words."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.html import escape

from lenig.files.models import StoredFile
from lenig.files.tests import samples
from lenig.kinds.blog.forms import MOST_CHARACTERS
from lenig.kinds.blog.models import Blog as Details
from lenig.kinds.blog.tests.conftest import As, Blog, Picture
from lenig.stream.models import Attachment, Draft, Mention, Post, PostRevision
from lenig.stream.writing.rich import pictures_in
from tests.cast import Cast

HTML = "<h2>Kop</h2><p>Met <strong>nadruk</strong>.</p>"


def made(**fields: Any) -> dict[str, Any]:
    """What the editor sends."""
    return {"kind": "blog", "title": "De balie", "by_editor": "yes", "formatted": HTML, **fields}


def typed(**fields: Any) -> dict[str, Any]:
    """What a form without the editor sends."""
    return {"kind": "blog", "title": "De balie", "content": "Tekst.", **fields}


def posts() -> list[Post]:
    return list(Post.objects.every_row(because="what a test made"))


def the_post() -> Post:
    [post] = posts()
    return post


def of(post: Post) -> Details:
    return Details.objects.every_row(because="what a test made").get(post=post)


def share(client: Client, fields: dict[str, Any]) -> Any:
    return client.post("/compose/", fields)


def change(client: Client, post: Post, fields: dict[str, Any]) -> Any:
    return client.post(f"{post.get_absolute_url()}edit/", fields)


# -- What is kept ------------------------------------------------------------------------


def test_what_the_editor_made_is_kept_with_its_words(as_: As, cast: Cast) -> None:
    share(as_(cast.anouk), made(formatted=f"{HTML}<p></p><p><br></p>"))

    post = the_post()
    assert (post.title, post.html) == ("De balie", HTML)
    assert post.content.split() == ["Kop", "Met", "nadruk."]


def test_plain_words_become_paragraphs(as_: As, cast: Cast) -> None:
    share(as_(cast.anouk), typed(content="Eén\nregel.\r\n\r\n\r\nTwee <b>niet vet</b>."))

    post = the_post()
    assert post.html == "<p>Eén<br>regel.</p><p>Twee &lt;b&gt;niet vet&lt;/b&gt;.</p>"
    assert "<b>niet vet</b>" in post.content


def test_names_and_topics_are_found_as_in_an_update(as_: As, cast: Cast) -> None:
    html = f"<p>Dank @{cast.bram.name}, over #balie.</p><pre><code>#geen</code></pre>"

    share(as_(cast.anouk), made(formatted=html))

    assert f'data-person="{cast.bram.handle}"' in the_post().html
    assert the_post().html.count('class="topic"') == 1
    assert Mention.objects.every_row(because="what a test made").get().person == cast.bram


def test_a_cover_stands_above_it_and_says_what_can_be_seen(
    as_: As, cast: Cast, picture: Picture
) -> None:
    file = picture(cast.anouk)

    share(as_(cast.anouk), made(cover=file.handle, **{f"cover-alt-{file.handle}": "Een balie"}))

    assert of(the_post()).cover == file
    page = as_(cast.bram).get(the_post().get_absolute_url()).content.decode()
    assert 'alt="Een balie"' in page


def test_pictures_in_the_text_come_to_belong_to_it_and_stand_nowhere_else(
    as_: As, cast: Cast, picture: Picture
) -> None:
    inside, beside = picture(cast.anouk), picture(cast.anouk)
    html = f'{HTML}<img src="/files/{inside.handle}/960/" alt="De balie">'

    share(as_(cast.anouk), made(formatted=html, uploads=[beside.handle]))

    files = Attachment.objects.every_row(because="what a test made").values_list("file", flat=True)
    assert list(files) == [inside.pk, beside.pk]
    page = as_(cast.bram).get(the_post().get_absolute_url()).content.decode()
    assert page.count(f'src="/files/{inside.handle}/') == 1
    assert page.count(f'src="/files/{beside.handle}/') == 1
    assert 'alt="De balie"' in page


def test_the_same_form_twice_makes_one_blog(as_: As, cast: Cast, picture: Picture) -> None:
    file, inside = picture(cast.anouk), picture(cast.anouk)
    html = f'{HTML}<img src="/files/{inside.handle}/960/">'
    fields = made(key="abc", cover=file.handle, formatted=html)
    browser = as_(cast.anouk)

    statuses = [share(browser, fields).status_code, share(browser, fields).status_code]
    other = share(browser, {**fields, "formatted": html.replace("strong", "em")})

    assert (statuses, other.status_code) == ([302, 302], 422)
    assert len(posts()) == 1


def test_a_draft_keeps_everything_and_gives_it_back(as_: As, cast: Cast, picture: Picture) -> None:
    file, browser = picture(cast.anouk), as_(cast.anouk)
    words = made(content="Kop\n\nMet nadruk.", cover=file.handle)

    kept = browser.post("/drafts/", words).json()["draft"]
    page = browser.get(f"/compose/?draft={kept}").content.decode()

    assert Draft.objects.get().fields["title"] == "De balie"
    assert escape(HTML) in page
    assert f'name="cover" value="{file.handle}"' in page
    assert 'name="by_editor" value=""' in page


# -- What is refused ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (made(title=" "), "Geef het een titel."),
        (made(title="x" * 201), "200"),
        (made(formatted="<p> </p>"), "Schrijf eerst iets."),
        (typed(content=" \n "), "Schrijf eerst iets."),
        (made(formatted=f"<p>{'a ' * MOST_CHARACTERS}</p>"), "Dit is te lang: hooguit 50000"),
        (made(formatted="<p>x</p>" * 60_000), "Dit is te lang"),
        (made(formatted="<ul><li>" * 5000), "lijsten of tabellen"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    as_: As, cast: Cast, fields: dict[str, Any], words: str
) -> None:
    answer = share(as_(cast.anouk), fields)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert escape(fields["title"]).strip() in page
    assert escape(fields.get("formatted", "").strip()) in page
    assert posts() == []


def test_a_picture_of_somebody_else_is_refused_and_the_words_are_kept(
    as_: As, cast: Cast, picture: Picture
) -> None:
    theirs = picture(cast.bram)
    html = f'{HTML}<img src="/files/{theirs.handle}/960/">'

    in_text = share(as_(cast.anouk), made(formatted=html))
    as_cover = share(as_(cast.anouk), made(cover=theirs.handle))

    assert "Een afbeelding in de tekst is er niet meer." in in_text.content.decode()
    assert escape(html) in in_text.content.decode()
    assert as_cover.status_code == 422
    assert posts() == []


def test_a_picture_that_is_used_elsewhere_is_refused(
    as_: As, cast: Cast, picture: Picture, blog: Blog
) -> None:
    file = picture(cast.anouk)
    html = f'<p>Tekst.</p><img src="/files/{file.handle}/960/">'
    blog(cast.anouk, html, files=(file,))

    again = share(as_(cast.anouk), made(formatted=html))

    assert again.status_code == 422
    assert len(posts()) == 1


# -- Changing it -------------------------------------------------------------------------


@pytest.fixture
def written(cast: Cast, picture: Picture, blog: Blog) -> Post:
    """A blog of Anouk with a cover, a picture in the text, a name and a file beside it."""
    inside, beside = picture(cast.anouk, "binnen.png"), picture(cast.anouk, "naast.png")
    html = f'{HTML}<p>@{cast.bram.name}</p><img src="/files/{inside.handle}/960/" alt="Ja">'
    return blog(cast.anouk, html, cover=picture(cast.anouk), files=(inside, beside))


def as_shown(client: Client, post: Post) -> dict[str, Any]:
    """The fields of the page that changes a post, as a browser would send them."""
    form, attached = _forms(client.get(f"{post.get_absolute_url()}edit/"))
    return {
        "title": form["title"].value(),
        "content": form["content"].value(),
        "formatted": form["formatted"].value(),
        "cover": [file.handle for file in form.fields["cover"].widget.shown],
        "uploads": [file.handle for file in attached.fields["uploads"].widget.shown],
    }


def _forms(page: Any) -> tuple[Any, Any]:
    return page.context["form"], page.context["attached"]


def test_a_form_that_is_sent_as_it_came_changes_nothing(as_: As, cast: Cast, written: Post) -> None:
    browser = as_(cast.anouk)
    before, cover = written.html, of(written).cover

    for by_editor in ("", "yes"):
        sent = change(browser, written, {**as_shown(browser, written), "by_editor": by_editor})

        post = the_post()
        assert sent.status_code == 302
        assert (post.html, post.edited, of(post).cover) == (before, None, cover)
        assert Attachment.objects.every_row(because="what a test made").count() == 2


def test_without_the_editor_one_changes_the_title_and_keeps_the_formatting(
    as_: As, cast: Cast, written: Post
) -> None:
    browser = as_(cast.anouk)

    change(browser, written, {**as_shown(browser, written), "title": "Anders"})

    post = the_post()
    assert (post.title, post.html) == ("Anders", written.html)
    earlier = PostRevision.objects.every_row(because="what a test made").get()
    assert earlier.title == written.title


def test_without_the_editor_changed_words_are_plain(as_: As, cast: Cast, written: Post) -> None:
    browser = as_(cast.anouk)

    change(browser, written, {**as_shown(browser, written), "content": "Heel kort."})

    assert the_post().html == "<p>Heel kort.</p>"
    assert pictures_in(the_post().html) == []
    assert Attachment.objects.every_row(because="what a test made").count() == 1


def test_a_change_is_marked_and_the_earlier_words_are_kept(
    as_: As, cast: Cast, written: Post
) -> None:
    browser = as_(cast.anouk)
    fields = as_shown(browser, written) | {"by_editor": "yes", "formatted": "<p>Nieuw.</p>"}

    change(browser, written, fields)

    assert the_post().edited
    history = browser.get(f"{written.get_absolute_url()}history/").content.decode()
    assert "nadruk" in history
    assert "&lt;h2" not in history


def test_a_cover_is_replaced_and_taken_away(
    as_: As, cast: Cast, written: Post, picture: Picture
) -> None:
    browser, other, first = as_(cast.anouk), picture(cast.anouk), of(written).cover
    assert first

    change(browser, written, as_shown(browser, written) | {"cover": [other.handle]})
    assert of(written).cover == other
    first.refresh_from_db()
    assert first.purpose == ""

    fields = as_shown(browser, written) | {"cover-out": [other.handle]}
    change(browser, written, fields)
    assert of(written).cover is None
    assert StoredFile.objects.get(pk=other.pk).purpose == ""


# -- From one kind to another ------------------------------------------------------------


def test_too_long_an_update_goes_on_as_a_blog_with_its_files_and_its_audience(
    as_: As, cast: Cast, picture: Picture
) -> None:
    file, place, words = picture(cast.anouk), cast.c.source.handle, "Heel lang. " * 600
    update = {"kind": "update", "content": words, "uploads": [file.handle], "place": place}
    browser = as_(cast.anouk)

    refused = share(browser, update)
    page = share(browser, {**update, "switch": "blog"}).content.decode()

    assert "Maak er een blog van" in refused.content.decode()
    assert words.strip() in page
    assert f'name="uploads" value="{file.handle}"' in page
    assert f'<option value="{place}" selected>' in page
    assert '<input type="hidden" name="kind" value="blog">' in page


def test_a_blog_that_becomes_an_update_loses_no_words_and_no_pictures(
    as_: As, cast: Cast, picture: Picture
) -> None:
    cover, inside = picture(cast.anouk), picture(cast.anouk)
    html = f'{HTML}<img src="/files/{inside.handle}/960/">'
    fields = made(content="Met nadruk.", formatted=html, cover=cover.handle, switch="update")

    page = share(as_(cast.anouk), fields).content.decode()

    assert "De balie\n\nMet nadruk.</textarea>" in page
    assert f'name="uploads" value="{cover.handle}"' in page
    assert f'name="uploads" value="{inside.handle}"' in page


def test_a_cover_that_came_with_the_form_is_not_lost_on_the_way(as_: As, cast: Cast) -> None:
    upload = SimpleUploadedFile("balie.png", samples.picture("PNG", (300, 200)))
    fields = typed(switch="update", **{"cover-new": upload})

    page = share(as_(cast.anouk), fields).content.decode()

    assert f'name="uploads" value="{StoredFile.objects.get().handle}"' in page
