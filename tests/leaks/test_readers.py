"""Whoever may read something does meet it: the other half of every test in this suite."""

from tests.leaks.conftest import See
from tests.leaks.world import World


def test_every_private_word_is_met_by_who_may_read_it(world: World, see: See) -> None:
    """Without this one a page that shows nothing would pass for a page that leaks nothing."""
    meetings = [
        (who, address, hidden) for hidden in world.hidden.values() for who, address in hidden.shown
    ]
    lookers = {who: see(who) for who in sorted({who for who, _, _ in meetings})}

    unmet = [
        f"{who} does not meet {hidden.name} at {address}"
        for who, address, hidden in meetings
        if hidden.word not in lookers[who].ask(address).text
    ]

    assert not unmet, "\n".join(unmet)


def test_every_private_word_says_where_it_is_met(world: World) -> None:
    meant = [hidden for hidden in world.hidden.values() if hidden.readers]

    assert [hidden.name for hidden in meant if not hidden.shown] == []
