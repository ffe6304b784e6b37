"""What this suite covers, and what it leaves out for a stated reason.

Each function tells what is new here and covered by nobody: `test_everything_is_covered`
holds the site to an empty answer, and shows that an invented newcomer is noticed.
"""

import sys
from collections.abc import Iterable
from importlib import import_module
from pkgutil import walk_packages

from django.apps import apps
from django.core.management import get_commands
from django.db.models import Model
from django.urls import URLPattern, URLResolver
from django_tasks.base import Task

import lenig
from lenig.config.finding import lenig_apps
from tests.leaks.hidden import Secrets
from tests.leaks.routes import UnknownPart, filled, routes

#: Routes whose handle cannot be one of the world's, and why.
WITHOUT_THINGS = {
    "settings/sessions/": "made from the key of an open browser, which only its owner holds",
    "settings/passkeys/": "made from a key on somebody's own device; nobody else's is looked up",
    "account/password/reset/": "a handle with a secret from a mail: without it nothing is looked up",
}

#: Models that carry no private word of their own, and why.
WITHOUT_A_WORD = {
    "access.Audience": "says which room owns it, and nothing of what is in there",
    "access.AudienceMembership": "ids alone; what it opens carries the words",
    "access.AuditEntry": "no page shows it; its reasons are those of elevations, which carry a word",
    "activity.Activity": "ids alone; shown as notices, whose objects carry the words",
    "config.Cached": "counts how often somebody tried something",
    "config.Due": "when work is due again",
    "files.Leftover": "the made-up name of bytes; no page shows it",
    "groups.Membership": "ids and a role; who is in a group shows by the group's name, a word",
    "groups.VisibilityChange": "numbers about a group, shown on its own page",
    "imports.Remembered": "a digest of what was imported; no page shows it",
    "notifications.Notice": "ids alone; its handle is asked about by every route",
    "people.Absence": "days without a reason, for all who may meet the person",
    "people.Organisation": "its name stands above every page, also the one to sign in",
    "stream.Bookmark": "ids alone; the post that is kept carries the word",
    "stream.CommentReaction": "ids and a reaction; shown under the comment, a word",
    "stream.Follow": "ids and a level; the source that is followed carries the word",
    "stream.Mention": "the name of a person as it stands in a post, which carries the word",
    "stream.Pin": "ids alone; the post on top carries the word",
    "stream.PostSource": "ids alone; the post carries the word",
    "stream.PostTopic": "ids alone; the topic carries the word",
    "stream.Reaction": "ids and a reaction; shown under the post, a word",
    "stream.Share": "ids alone; the original carries the word",
    "stream.SourceVisit": "ids and a moment; no page shows it",
    "stream.Steward": "ids alone; named on the page of the topic, a word",
    "stream.Submission": "a digest of what was sent; no page shows it",
    "stream.Visit": "moments; no page shows them",
    "stream.Watch": "ids and a level; the post that is watched carries the word",
}

#: Commands that write nothing about what is in the database, and why.
SILENT_COMMANDS = {
    "work": "runs the tasks and the periodic work, which are covered one by one",
    "compile_words": "reads catalogues and no database",
}


def uncovered_routes(patterns: Iterable[URLPattern | URLResolver], secrets: Secrets) -> list[str]:
    """Routes that no question of this suite asks with something private in them."""
    return [route for route in routes(patterns) if not _is_asked(route, secrets)]


def _is_asked(route: str, secrets: Secrets) -> bool:
    if "<handle:" not in route or route.startswith(tuple(WITHOUT_THINGS)):
        return True
    try:
        return all(address.about for address in filled(route, secrets))
    except UnknownPart:
        return False


def without_a_word(models: Iterable[type[Model]], secrets: Secrets) -> set[str]:
    """Models of which no row carries a private word in the world."""
    told = {hidden.model._meta.label for hidden in secrets.hidden.values()}
    return {model._meta.label for model in models} - told - set(WITHOUT_A_WORD)


def our_models() -> list[type[Model]]:
    names = set(lenig_apps())
    return [model for model in apps.get_models() if model._meta.app_config.name in names]


def all_tasks() -> dict[str, "Task[..., object]"]:
    """Every task that is declared anywhere in Lenig, by its path."""
    for module in walk_packages(lenig.__path__, "lenig."):
        if module.name.endswith(".tasks"):
            import_module(module.name)
    found = [
        thing
        for name, module in list(sys.modules.items())
        if name.startswith("lenig.") and ".tests." not in name
        for thing in vars(module).values()
        if isinstance(thing, Task)
    ]
    return {task.module_path: task for task in found}


def our_commands() -> set[str]:
    """Every command of an app of ours."""
    return {name for name, app in get_commands().items() if str(app).startswith("lenig.")}
