"""What happens to the site when one of its processes is lost, or is told to stop."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import Request, urlopen

from django.conf import settings

from lenig.live.ticket import write
from tests.running import Site, surroundings, until
from tests.surroundings import CHECKOUT


def test_it_stops_every_process_when_told_to(site: Site) -> None:
    until(lambda: set(site.processes().values()) == {"web", "live", "worker"}, "all three")

    code = site.stop()

    assert code == 0
    assert site.processes() == {}


def test_an_open_stream_does_not_hold_up_the_stop(site: Site) -> None:
    # Good enough to be let in; whether its holder may stay is looked at later.
    cookies = (
        f"{settings.SESSION_COOKIE_NAME}=hers; {settings.LIVE_COOKIE_NAME}={write('anouk', 'here')}"
    )
    ticket = Request(
        f"http://localhost:{site.port + 1}/live/news/",
        headers={"Cookie": cookies},
    )
    with urlopen(ticket) as stream:
        assert stream.readline() == b"retry: 10000\n"

        code = site.stop()
        rest = stream.read()

    # Whether it ends within granian's three seconds is a matter of the machine; that
    # it is told to end, and that nothing stays behind, is ours.
    assert code == 0
    assert b"data: " not in rest
    assert site.processes() == {}


def test_a_lost_process_is_started_again_and_said_in_the_log(site: Site) -> None:
    until(lambda: "worker" in site.processes().values(), "the worker")
    lost = min(number for number, name in site.processes().items() if name == "worker")

    os.kill(lost, signal.SIGKILL)

    until(lambda: "worker ended with code -9" in site.log.read_text(), "a word in the log")
    until(lambda: "worker" in site.processes().values(), "another worker")
    assert site.answers()


def test_a_lost_web_process_costs_no_site(site: Site) -> None:
    web = [number for number, name in site.processes().items() if name == "web"]

    os.kill(max(web), signal.SIGKILL)

    until(site.answers, "the next answer")


def test_no_process_outlives_the_supervisor(site: Site) -> None:
    assert site.processes()

    site.process.kill()

    until(lambda: not site.processes(), "the end of all processes")


def test_a_port_in_use_is_said_before_anything_starts(site: Site) -> None:
    second = subprocess.run(
        [sys.executable, "-m", "lenig", "run", "--port", str(site.port)],
        cwd=CHECKOUT,
        env=surroundings(),
        capture_output=True,
        text=True,
        check=False,
    )

    assert second.returncode == 1
    assert second.stderr == (
        f"Port {site.port} is taken by another program. Stop that, or choose one with --port.\n"
    )


def test_an_outdated_database_is_not_served(tmp_path: Path, free_port: int) -> None:
    folder = tmp_path / "empty"

    refused = subprocess.run(
        [sys.executable, "-m", "lenig", "run", "--port", str(free_port), "--data", str(folder)],
        cwd=CHECKOUT,
        env={key: value for key, value in os.environ.items() if key != "DATABASE_URL"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert refused.returncode == 1
    assert "Run: lenig manage migrate" in refused.stderr
