"""How the web process asks its server to be."""

from typing import Any

import pytest

from lenig.cli.processes import web


def test_a_head_that_trickles_in_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """By hand, at the real server: half a head is let go after 10.0 seconds."""
    asked: dict[str, Any] = {}

    class Server:
        def __init__(self, _target: str, **settings: Any) -> None:
            asked.update(settings)

        def serve(self) -> None:
            asked["serves"] = True

    monkeypatch.setattr(web, "Web", Server)
    monkeypatch.setenv("PGOPTIONS", "")  # so that it sets none for the tests after this
    web.run()

    assert asked["serves"]
    assert asked["http1_settings"].header_read_timeout <= 10_000
