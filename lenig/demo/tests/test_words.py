"""What a story says becomes what an editor would have made of it."""

import pytest

from lenig.demo.filling.posts import tellable
from lenig.demo.filling.words import formatted
from lenig.demo.script import Story
from lenig.stream.kinds import Kind, registry


def test_a_longer_piece_has_headings_lists_quotes_and_tables() -> None:
    text = "Eerst dit.\n\n## Wat ik zag\n\n• Een bed.\n• Een kat.\n\n> Stil hier.\n\n| Uur | Wie |\n| 4 | wij |"

    assert formatted(text) == (
        "<p>Eerst dit.</p><h2>Wat ik zag</h2>"
        "<ul><li><p>Een bed.</p></li><li><p>Een kat.</p></li></ul>"
        "<blockquote><p>Stil hier.</p></blockquote>"
        "<table><tbody><tr><th><p>Uur</p></th><th><p>Wie</p></th></tr>"
        "<tr><td><p>4</p></td><td><p>wij</p></td></tr></tbody></table>"
    )


def test_what_looks_like_html_is_text() -> None:
    assert formatted("1 < 2 <script>") == "<p>1 &lt; 2 &lt;script&gt;</p>"


def test_a_blog_waits_until_there_are_blogs(
    stories: list[Story], monkeypatch: pytest.MonkeyPatch
) -> None:
    blogs = {story.key for story in stories if story.kind == "blog"}

    monkeypatch.delitem(registry, "blog", raising=False)
    without = {story.key for story in tellable(stories)}
    monkeypatch.setitem(registry, "blog", Kind())
    with_blogs = {story.key for story in tellable(stories)}

    assert len(blogs) >= 5
    assert with_blogs - without == blogs


def test_every_longer_piece_has_a_title(stories: list[Story]) -> None:
    assert all(story.marks.get("title") for story in stories if story.kind == "blog")
