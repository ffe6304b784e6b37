"""Reading stories: what a line means, and what is said about one that means nothing."""

import pytest

from lenig.demo.script import Reactions, Unreadable, read

STORY = """\
# A heading for who reads the file

= new-light | wilma in counter, 9w fri 08:14
! picture counter-hall
The lamps above counter 3 are in.

Who wants the old ones? #stadhuis
* like 4, thanks ahmed bep 6
- ahmed 08:40: I do. For in the shed.
  * like 2
-- wilma +5m: Then come and get them.
They are heavy.
- bep +1 09:10: Too late, I see.
  ! withdrawn
= next | ahmed, 35m
Something else.
"""


def test_a_story_has_an_author_a_place_and_a_moment() -> None:
    first, second = read(STORY, name="light.txt")

    assert (first.key, first.author, first.group, first.when) == (
        *("new-light", "wilma", "counter", "9w fri 08:14"),
    )
    assert (second.author, second.group, second.when) == ("ahmed", "", "35m")
    assert first.place == "light.txt:3"


def test_its_words_are_what_is_neither_mark_nor_remark() -> None:
    story = next(read(STORY, name="light.txt"))

    assert story.text == "The lamps above counter 3 are in.\n\nWho wants the old ones? #stadhuis"
    assert story.marks == {"picture": "counter-hall"}


def test_reactions_belong_to_what_stands_above_them() -> None:
    story = next(read(STORY, name="light.txt"))

    assert story.reactions == [
        Reactions("like", (), 4),
        Reactions("thanks", ("ahmed", "bep"), 6),
    ]
    assert story.remarks[0].reactions == [Reactions("like", (), 2)]


def test_an_answer_belongs_to_the_last_remark_of_the_first_level() -> None:
    first, answer, last = next(read(STORY, name="light.txt")).remarks

    assert answer.answers == first.key == "new-light/1"
    assert answer.text == "Then come and get them.\nThey are heavy."
    assert last.answers == ""
    assert last.marks == {"withdrawn": ""}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Words without a story.", 1),
        ("= no moment | wilma", 1),
        ("= a | wilma, 3d 08:00\n- ahmed: When was that?", 2),
        ("= a | wilma, 3d 08:00\n-- ahmed 09:00: An answer to nothing.", 2),
        ("= a | wilma, 3d 08:00\nText.\n* like many", 3),
    ],
)
def test_a_broken_line_is_named_with_its_place(text: str, line: int) -> None:
    with pytest.raises(Unreadable, match=f"^a.txt:{line}: "):
        list(read(text, name="a.txt"))
