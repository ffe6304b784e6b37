"""What of formatted text reaches a colleague."""

import pytest
from django.core.exceptions import ValidationError

from lenig.stream.actions.posting import NewPost, publish
from lenig.stream.writing.rich import MOST_BYTES, pictures_in, sanitise, text_of
from tests.cast import Cast

PICTURE = "/files/0123456789abcdefghjk/"


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Kop</h2><p>Tekst <strong>vet</strong> en <em>schuin</em></p>",
        "<ul><li><p>een</p></li></ul><ol><li><p>twee</p></li></ol>",
        "<blockquote><p>citaat</p></blockquote><pre><code>code</code></pre>",
        "<table><tbody><tr><th><p>k</p></th><td><p>c</p></td></tr></tbody></table>",
        f'<p><img src="{PICTURE}" alt="De balie"></p>',
    ],
)
def test_keeps_what_the_editor_makes(html: str) -> None:
    assert sanitise(html) == html


@pytest.mark.parametrize(
    ("html", "safe"),
    [
        ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"),
        ("<p onclick='alert(1)' style='position:fixed' class='button' id='x'>a</p>", "<p>a</p>"),
        ("<a href='javascript:alert(1)'>a</a>", '<a rel="nofollow noopener noreferrer">a</a>'),
        (
            "<a href='&#106;ava\nscript:alert(1)'>a</a>",
            '<a rel="nofollow noopener noreferrer">a</a>',
        ),
        ("<p><img src='https://tracker.test/x.gif' alt='x'>a</p>", "<p>a</p>"),
        ("<img src='data:image/svg+xml,x'>", ""),
        ("<iframe src='//evil.test'></iframe><svg onload=alert(1)></svg>", ""),
        ("<h1>groot</h1>", "groot"),
        ("<form action='/x'><input name='a'></form>", ""),
    ],
)
def test_drops_what_it_does_not(html: str, safe: str) -> None:
    assert sanitise(html) == safe


@pytest.mark.parametrize(
    "to",
    [
        *(
            "https://zuiderdam.example/a?b=c#d",
            "http://x.nl",
            "mailto:a@b.example",
            "tel:+31101234",
        ),
        *("/posts/0123456789abcdefghjk/", "/?tab=new", "#kop", "HTTPS://ZUIDERDAM.EXAMPLE"),
    ],
)
def test_A65_a_link_leads_where_one_sees(to: str) -> None:
    assert f'href="{to}"' in sanitise(f'<a href="{to}">a</a>')


@pytest.mark.parametrize(
    "to",
    [
        *(
            "javascript:alert(1)",
            "java\x01script:alert(1)",
            "\x01javascript:alert(1)",
            "vbscript:x",
        ),
        *("data:text/html,x", "blob:https://x/y", "//elders.example", "/\\elders.example"),
        *("\\\\elders.example", "https:elders.example", "/\t/elders.example", "file:///etc/passwd"),
        *("java&#x09;script:alert(1)", "&#1;javascript:alert(1)", "ftp://elders.example", "x y"),
        *("intent://x", "ms-word:ofe|u|https://x", "JaVaScRiPt:alert(1)", "./../x", ""),
    ],
)
def test_A65_and_nowhere_else(to: str) -> None:
    assert "href" not in sanitise(f'<a href="{to}">a</a>')


def test_sanitising_twice_changes_nothing() -> None:
    once = sanitise("<p><b>a</p><table><tr><td>x<math><mtext></table><p>&lt;script&gt;")

    assert sanitise(once) == once


def test_A72_nesting_and_size_have_a_bound() -> None:
    with pytest.raises(ValidationError):
        sanitise("<ul><li>" * 5000)
    with pytest.raises(ValidationError):
        sanitise("x" * (MOST_BYTES + 1))


def test_the_words_come_out_a_line_for_each_block() -> None:
    html = "<h2>Kop &amp; staart</h2><p>een<br>twee</p><ul><li><p>drie</p></li></ul>"

    assert text_of(html).split() == ["Kop", "&", "staart", "een", "twee", "drie"]
    assert "Kop & staart\n" in text_of(html)


def test_pictures_are_found_once() -> None:
    assert pictures_in(f'<img alt="" src="{PICTURE}"><img src="{PICTURE}640/">') == [
        "0123456789abcdefghjk"
    ]


def test_names_and_topics_become_links_outside_code(cast: Cast) -> None:
    html = f"<p>Dank @{cast.bram.name}! #fietsen</p><pre><code>@{cast.bram.name} #geen</code></pre>"

    post = publish(
        NewPost(kind="update", content=text_of(html), html=html), viewer=cast.viewer("anouk")
    )

    assert f'data-person="{cast.bram.handle}"' in post.html
    assert post.html.count("data-person") == 1
    assert post.html.count('class="topic"') == 1
    assert "#geen</code>" in post.html
