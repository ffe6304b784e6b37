"""Every page says everything in the language of its reader, under a title of its own."""

from collections import defaultdict
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models

from tests.pages.conftest import Tour, Visit
from tests.pages.reading import WORD, Reading, same_in_both

pytestmark = pytest.mark.journey

#: What Dutch and English call the same, and names.
BOTH = set(
    "android begin blog chrome code community ctrl edge english firefox google https ios lenig link linux mac "  # noqa: SIM905
    "nederlands open passkeys pdf post project safari start team update windows".split()
)


def test_every_word_is_in_the_language_of_the_reader(tour: Tour) -> None:
    known = BOTH | _typed_words()

    faults = [fault for visit in tour.visits for fault in _untranslated(visit, known)]

    assert not faults, "\n".join(faults)


def test_every_page_says_which_language_it_speaks(tour: Tour) -> None:
    for visit in tour.visits:
        assert {reading.language for reading in visit.dutch.values()} == {"nl"}
        assert {reading.language for reading in visit.english.values()} == {"en"}


def test_every_page_has_one_main_heading(tour: Tour) -> None:
    faults = [
        f"{page.address}: {reading.headings}"
        for visit in tour.visits
        for page, reading in visit.dutch.items()
        if reading.headings != 1
    ]

    assert faults == []


@pytest.mark.parametrize("language", ["dutch", "english"])
def test_no_two_pages_have_one_title(tour: Tour, language: str) -> None:
    views = defaultdict(set)
    for visit in tour.visits:
        for page, reading in getattr(visit, language).items():
            views[reading.title].add(page.route.view)

    assert {title: sorted(some) for title, some in views.items() if len(some) > 1} == {}


def test_a_word_that_nobody_translated_is_noticed() -> None:
    """Without this one, a reader of nothing would pass the tests above."""
    dutch = Reading(
        '<p>Dag Carla</p><button aria-label="Send it">Groep</button><script>if</script>'
    )
    english = Reading('<p>Hello Carla</p><button aria-label="Send it">Group</button>')

    assert list(same_in_both(dutch, english, known={"carla"})) == ["Send it"]


def _untranslated(visit: Visit, known: set[str]) -> Iterator[str]:
    for page, dutch in visit.dutch.items():
        # What somebody looks for comes back in the page as they typed it.
        asked = {word.lower() for word in WORD.findall(page.address)}
        for text in same_in_both(dutch, visit.english[page], known | asked):
            yield f"{page.address} says in both languages: {text}"


def _typed_words() -> set[str]:
    """Every word in the database: somebody typed it, so it speaks for itself."""
    words: set[str] = set()
    for model in apps.get_models():
        fields = [each for each in model._meta.concrete_fields if isinstance(each, _TYPED)]
        for row in model._base_manager.values_list(*(each.name for each in fields)):
            words |= {word.lower() for word in WORD.findall(str(row))}
    return words


_TYPED = (models.CharField, models.TextField, models.JSONField)
