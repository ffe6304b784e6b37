from types import SimpleNamespace

import pytest

from lenig.stream.cards.words import reaction_word
from lenig.stream.kinds import registry


def test_the_word_of_a_kind_is_there_with_the_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    without = reaction_word("like", "tip-of-a-test", "nl")

    monkeypatch.setitem(registry, "tip-of-a-test", SimpleNamespace(like_word="Slim"))

    assert without != "Slim"
    assert reaction_word("like", "tip-of-a-test", "nl") == "Slim"
