"""Markup of other systems is read into plain text and into HTML that says the same."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lenig.imports.slack import mrkdwn
from lenig.imports.slack.emoji import reaction_of, sign_of
from lenig.imports.zulip import message_html
from lenig.imports.zulip.links import Links
from lenig.stream.importing.links import _LINK
from lenig.stream.models import ReactionType
from lenig.stream.writing.rich import sanitise

FORMULA = "<math><semantics><mi>x</mi><annotation>x^2</annotation></semantics></math>"
NAMES = {"U1": "Anouk de Wit", "C1": "haven"}


@pytest.mark.parametrize(
    ("typed", "content", "html"),
    [
        ("a &amp;lt; b", "a &lt; b", "<p>a &amp;lt; b</p>"),
        ("<@U1> en <@U1|anouk>", "@Anouk de Wit en @Anouk de Wit", None),
        ("<@U7|gast> <@U8>", "@gast @U8", None),
        ("<#C1|haven> <#C1> <#C9>", "#haven #haven #C9", None),
        ("<!here> <!channel|@channel> <!subteam^S1|@team>", "@here @channel @team", None),
        ("<https://a.example/x>", "https://a.example/x", None),
        ("<http://a.example|a.example>", "http://a.example", None),
        ("<https://a.example|lees dit>", "lees dit (https://a.example)", None),
        ("<mailto:a@b.example|a@b.example>", "a@b.example", None),
        (
            "*vet* _schuin_ ~weg~",
            "*vet* _schuin_ ~weg~",
            "<p><strong>vet</strong> <em>schuin</em> <s>weg</s></p>",
        ),
        ("2*3*4 en a_b_c", "2*3*4 en a_b_c", "<p>2*3*4 en a_b_c</p>"),
        (
            "`a*b*c` :tada: :own_emoji:",
            "`a*b*c` 🎉 :own_emoji:",
            "<p><code>a*b*c</code> 🎉 :own_emoji:</p>",
        ),
        (
            "&gt; zei je\n&gt; dat",
            "> zei je\n> dat",
            "<blockquote><p>zei je<br>dat</p></blockquote>",
        ),
        ("een\ntwee\n\ndrie", "een\ntwee\n\ndrie", "<p>een<br>twee</p><p>drie</p>"),
        (
            "```if a &lt; b:\n  c```",
            "```\nif a < b:\n  c\n```",
            "<pre><code>if a &lt; b:\n  c</code></pre>",
        ),
        ("10:30:45 is laat", "10:30:45 is laat", "<p>10:30:45 is laat</p>"),
        ("", "", ""),
    ],
)
def test_markup_of_slack(typed: str, content: str, html: str | None) -> None:
    read = mrkdwn.read(typed, NAMES)

    assert read.content == content
    if html is not None:
        assert read.html == html


def test_a_name_in_slack_links_to_the_person_and_a_channel_to_the_group() -> None:
    html = mrkdwn.read("<@U1> <#C1|haven>", NAMES).html

    assert html == '<p><a href="person:U1">@Anouk de Wit</a> <a href="group:C1">#haven</a></p>'


def test_reactions_come_as_near_as_they_can() -> None:
    names = ("+1", "clap::skin-tone-3", "pray", "bulb", "own_emoji")

    assert [reaction_of(name) for name in names] == [
        "like",
        "well_done",
        "thanks",
        "useful",
        "like",
    ]
    assert sign_of("clap::skin-tone-3") == "👏"


def test_every_reaction_we_map_to_exists() -> None:
    assert {
        reaction_of(name) for name in ("+1", "bulb", "clap", "zap", "pray", "handshake")
    } == set(ReactionType.values)


@pytest.mark.parametrize(
    ("html", "content", "shown"),
    [
        ("<p>a<br>\nb</p>\n<p>c</p>", "a\nb\n\nc", "<p>a<br> b</p> <p>c</p>"),
        ("<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "- a\n- b", None),
        ('<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>', "3. a\n4. b", None),
        ("<blockquote>\n<p>zei je</p>\n</blockquote>\n<p>ja</p>", "> zei je\n\nja", None),
        ("<h2>Kop</h2><p>x</p>", "Kop\n\nx", "<h3>Kop</h3><p>x</p>"),
        ("<p><del>weg</del> <b>vet</b></p>", "weg vet", "<p><s>weg</s> <strong>vet</strong></p>"),
        ('<p><time datetime="x">straks</time></p>', "straks", "<p>straks</p>"),
        ('<p><img class="emoji" alt=":zulip:" src="/x"></p>', ":zulip:", "<p>:zulip:</p>"),
        ('<p><span class="emoji emoji-1f468-200d-1f469">:x:</span></p>', "👨‍👩", None),
        ('<p><span class="user-mention" data-user-id="*">@all</span></p>', "@all", "<p>@all</p>"),
        ('<p><a href="/help/x">hulp</a></p>', "hulp", "<p>hulp</p>"),
        ('<p><a href="javascript:alert(1)">x</a></p>', "x", "<p>x</p>"),
        ("<p>een <code>a &lt; b</code></p>", "een `a < b`", "<p>een <code>a &lt; b</code></p>"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a | b |", None),
        (
            f'<p><span class="katex">{FORMULA}<span class="katex-html">x2</span></span></p>',
            "x^2",
            "<p>x^2</p>",
        ),
        (
            '<div class="message_inline_image"><a href="https://a.example/b.png"><img></a></div>',
            "b.png (https://a.example/b.png)",
            None,
        ),
        ("<p>niet dicht <strong>en <em>zo", "niet dicht en zo", None),
    ],
)
def test_messages_of_zulip(html: str, content: str, shown: str | None) -> None:
    read = message_html.read(html, {}, Links())

    assert read.content == content
    if shown is not None:
        assert read.html == shown


@given(st.text(alphabet="<>&;/*_~`:@#!|\n ab=\"'1", max_size=200))
def test_no_text_from_elsewhere_makes_a_reader_stumble(text: str) -> None:
    for html in (mrkdwn.read(text, NAMES).html, message_html.read(text, {}, Links()).html):
        assert "<script" not in sanitise(html)


@pytest.mark.parametrize(
    "text",
    [
        *("*" * 50_000, "*a " * 20_000, "```" * 20_000, "<" * 50_000, "`" * 50_000, ":a" * 30_000),
        *("<a href='person:" * 5_000, "<a " * 20_000, '<a href="post:1">' * 5_000),
        *("<blockquote>" * 5_000, "<li>" * 5_000, '<div class="message_embed">' * 5_000),
    ],
)
def test_the_time_grows_with_the_length_and_no_faster(text: str) -> None:
    def seconds(text: str) -> float:
        start = time.process_time()
        mrkdwn.read(text, NAMES)
        message_html.read(text, {}, Links())
        _LINK.sub("", text)
        return time.process_time() - start

    seconds(text)

    # Twice the length would take four times as long if the time were quadratic.
    assert seconds(text * 2) < 3 * seconds(text) + 0.5
