"""The files hold together: everybody exists, writes where they belong, and says something of their own."""

import re
from collections import Counter
from collections.abc import Iterator

from lenig.demo.register import Register
from lenig.demo.script import Said, Story
from lenig.stream.models import ReactionType
from lenig.toolkit.text import slug_of

ABOUT_A_STORY = {"pin", "highlight", "picture", "cover", "kind", "title", "shares", "language"} | {
    *("closed", "edited"),
}
ABOUT_A_REMARK = {"withdrawn", "edited"}
#: The demo is loaded on any day of any year.
OF_ONE_SEASON = re.compile(
    r"\b(januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|zomer|winter|herfst|lente|voorjaar|najaar|sneeuw|ijzel|vorst|kerst\w*|pasen|sinterklaas"
    r"|carnaval|koningsdag|20[12]\d)\b",
    re.IGNORECASE,
)


def said(stories: list[Story]) -> Iterator[tuple[Story, Said]]:
    for story in stories:
        yield story, story
        for remark in story.remarks:
            yield story, remark


def is_open(story: Story, register: Register) -> bool:
    return not story.group or register.circles[story.group].visibility == "open"


def test_there_is_half_a_year_of_it(stories: list[Story]) -> None:
    assert len(stories) >= 260
    assert sum(len(story.remarks) for story in stories) >= 700


def test_each_story_has_a_key_of_its_own(stories: list[Story]) -> None:
    keys = Counter(story.key for story in stories)

    assert [key for key, count in keys.items() if count > 1] == []


def test_nobody_says_the_same_thing_twice(stories: list[Story]) -> None:
    words = Counter(each.text for _, each in said(stories) if len(each.text) > 20)

    assert [text for text, count in words.items() if count > 1] == []


def test_everybody_exists(stories: list[Story], register: Register) -> None:
    unknown = {each.place for _, each in said(stories) if each.author not in register.figures}

    assert unknown == set()


def test_who_writes_in_a_group_belongs_to_it(stories: list[Story], register: Register) -> None:
    strangers = [
        story.place
        for story in stories
        if story.group and story.author not in register.members_of(register.circles[story.group])
    ]

    assert strangers == []


def test_behind_a_closed_door_only_members_speak(stories: list[Story], register: Register) -> None:
    strangers = [
        each.place
        for story, each in said(stories)
        if not is_open(story, register)
        and each.author not in register.members_of(register.circles[story.group])
    ]

    assert strangers == []


def test_guests_speak_where_guests_may_be(stories: list[Story], register: Register) -> None:
    misplaced = [
        each.place
        for story, each in said(stories)
        if register.figures[each.author].guest and is_open(story, register)
    ]

    assert misplaced == []


def test_reactions_are_of_a_known_sort_and_by_somebody_else(
    stories: list[Story], register: Register
) -> None:
    wrong = [
        each.place
        for _, each in said(stories)
        for reactions in each.reactions
        if reactions.type not in ReactionType.values
        or each.author in reactions.people
        or not set(reactions.people) <= register.figures.keys()
    ]

    assert wrong == []


def test_marks_are_those_of_the_book(stories: list[Story]) -> None:
    unknown = [
        each.place
        for story, each in said(stories)
        if each.marks.keys() - (ABOUT_A_STORY if each is story else ABOUT_A_REMARK)
    ]

    assert unknown == []


def test_every_topic_is_known_and_every_known_topic_is_used(
    stories: list[Story], register: Register
) -> None:
    words = {word: key for key, each in register.subjects.items() for word in (key, *each.also)}
    used = {
        slug_of(word)
        for _, each in said(stories)
        for word in re.findall(r"(?<![\w&/#])#([^\W_][\w-]*)", each.text)
    }

    assert used - {slug_of(word) for word in words} == set()
    assert register.subjects.keys() - {words[word] for word in used if word in words} == set()


def test_every_name_after_an_at_is_somebodys(stories: list[Story], register: Register) -> None:
    names = tuple(figure.name for figure in register.figures.values())

    nobody = [
        each.place
        for _, each in said(stories)
        for found in re.finditer("@", each.text)
        if not each.text[found.end() :].startswith(names)
    ]

    assert nobody == []


def test_nothing_tells_the_season_or_the_year(stories: list[Story]) -> None:
    told = [each.place for _, each in said(stories) if OF_ONE_SEASON.search(each.text)]

    assert told == []


def test_no_group_has_more_than_three_pins(stories: list[Story]) -> None:
    pins = Counter(story.group for story in stories if "pin" in story.marks)

    assert [group for group, count in pins.items() if not group or count > 3] == []


def test_what_is_shared_pictured_or_kept_is_there(stories: list[Story], register: Register) -> None:
    keys = {story.key for story in stories}
    shared = {story.marks["shares"] for story in stories if "shares" in story.marks}
    pictured = {
        key
        for story in stories
        for mark in ("picture", "cover")
        for key in story.marks.get(mark, "").split()
    }
    kept = {key for account in register.accounts.values() for key in account.keeps}

    assert (shared | kept) - keys == set()
    assert pictured - register.pictures.keys() == set()


def test_a_secret_is_spoken_of_nowhere_else(stories: list[Story], register: Register) -> None:
    secret = {key for key, circle in register.circles.items() if circle.visibility == "secret"}
    words = re.compile("zilverberk|ssst", re.IGNORECASE)

    leaks = [
        each.place
        for story, each in said(stories)
        if story.group not in secret and words.search(each.text)
    ]

    assert leaks == []
