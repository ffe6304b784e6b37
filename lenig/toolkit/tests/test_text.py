"""Text that is made shorter to know it by."""

import pytest

from lenig.toolkit.text import opening


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kort.", "Kort."),
        ("Twee\n\nregels", "Twee regels"),
        ("De test is schoon", "De test is…"),
        ("De test is, schoon", "De test is…"),
        ("a" * 30, "a" * 12 + "…"),
        ("Op " + "a" * 30, "Op " + "a" * 9 + "…"),
        ("", ""),
    ],
)
def test_an_opening_ends_where_a_word_does(text: str, shown: str) -> None:
    assert opening(text, 13) == shown


def test_an_opening_is_never_longer_than_asked() -> None:
    words = "Een zin die veel langer is dan wat er op een regel past, met een staart."

    assert all(len(opening(words, length)) <= length for length in range(8, len(words) + 1))
