"""Whatever is new is covered here or left out for a stated reason: a newcomer that is neither fails."""

from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.urls import get_resolver, path

from lenig.contracts import notices
from lenig.notifications.models import Notice
from tests.leaks import test_commands, test_work
from tests.leaks.covered import (
    SILENT_COMMANDS,
    WITHOUT_A_WORD,
    WITHOUT_THINGS,
    all_tasks,
    our_commands,
    our_models,
    uncovered_routes,
    without_a_word,
)
from tests.leaks.routes import addresses, all_routes
from tests.leaks.world import World


def test_every_route_is_asked_about_something_private(world: World) -> None:
    assert uncovered_routes(get_resolver().url_patterns, world) == []
    assert {address.route for address in addresses(world)} == set(all_routes())


def test_a_new_route_would_be_noticed(world: World) -> None:
    def salary(request: HttpRequest, handle: str) -> HttpResponse:
        return HttpResponse("2.500")

    invented = [
        path("salaries/<handle:handle>/", salary),
        path("groups/<handle:handle>/safe/<handle:key_of_safe>/", salary),
    ]

    assert len(uncovered_routes(invented, world)) == 2


def test_every_model_carries_a_private_word(world: World) -> None:
    assert without_a_word(our_models(), world) == set()


def test_a_new_model_would_be_noticed(world: World) -> None:
    assert without_a_word([Session, ContentType], world) == {
        "sessions.Session",
        "contenttypes.ContentType",
    }


def test_every_task_is_run() -> None:
    assert set(all_tasks()) == set(test_work.GIVEN)


def test_every_sort_of_notice_is_made(world: World) -> None:
    made = set(Notice.objects.values_list("sort", flat=True))

    assert {noticed.name for noticed in notices.declared()} == made


def test_every_command_is_listened_to() -> None:
    assert our_commands() == {*test_commands.LISTENED_TO, *SILENT_COMMANDS}


def test_no_excuse_outlives_what_it_excused(world: World) -> None:
    """A reason for something that is gone, or is covered by now, misleads who reads it."""
    models = {model._meta.label for model in our_models()}
    told = {hidden.model._meta.label for hidden in world.hidden.values()}

    assert set(WITHOUT_A_WORD) - models == set()
    assert set(WITHOUT_A_WORD) & told == set()
    assert [each for each in WITHOUT_THINGS if not _begins(each)] == []
    assert set(SILENT_COMMANDS) - our_commands() == set()


def _begins(beginning: str) -> bool:
    return any(route.startswith(beginning) for route in all_routes())
