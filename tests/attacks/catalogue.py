"""The checks of the catalogue by surface, and those whose surface does not exist yet.

A check that cannot apply is listed in `NOT_YET` with the reason, and with a look at the
site that says when it does: `test_catalogue.py` fails on the day that its surface exists.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.apps import apps
from django.conf import settings

from lenig.groups.models import Group, Membership
from lenig.stream.kinds import registry
from tests.attacks.site import every_route

IDS = {
    "groups": "A01 A02 A04 A06 A07 A09 A10 A12 A13 A15 A17 A18 A19 A20 A21 A23 A25",
    "search": "A26 A28 A29",
    "notices": "A30 A32 A33 A35 A36 A37 A38 A39 A40 A41",
    "realtime": "A42 A43 A46 A47",
    "direct messages": "A48 A49 A51",
    "files": "A52 A53 A54 A55 A56 A57 A59 A61 A62 A63",
    "rich text": "A64 A65 A66 A68 A69 A70 A71 A72 A73",
    "outgoing requests": "A74 A76 A78 A79 A81 A82",
    "sign-in": "A83 A84 A85 A86 A89 A90 A91 A92 A93 A96 A97 A98",
    "programs and administration": "A100 A101 A102 A104 A105 A106 A107 A108 A109",
    "polls, surveys, events": "A110 A111 A114 A115 A116 A117",
    "export, import, privacy": "A119 A120 A122 A124",
    "caches, headers, logs": "A126 A128 A130 A131 A132 A134 A135",
}

Look = Callable[[], bool]


@dataclass(frozen=True)
class NotYet:
    """Why a check does not apply, and how one sees that it does."""

    because: str
    applies: Look


def app(*labels: str) -> Look:
    """One of these apps is installed."""
    return lambda: any(apps.is_installed(f"lenig.{label}") for label in labels)


def library(name: str) -> Look:
    return lambda: name in settings.INSTALLED_APPS


def route(*words: str) -> Look:
    """An address of the site has one of these words in it."""
    return lambda: any(word in each.pattern for each in every_route() for word in words)


def model(*words: str) -> Look:
    """A model of ours is named after one of these."""
    names = [each.__name__.lower() for each in apps.get_models() if _is_ours(each)]
    return lambda: any(word in name for name in names for word in words)


def kind(*names: str) -> Look:
    return lambda: any(name in registry for name in names)


def any_of(*looks: Look) -> Look:
    return lambda: any(look() for look in looks)


def _is_ours(each: type) -> bool:
    return each.__module__.startswith("lenig.")


def _hides_what_was_before() -> bool:
    names = {each.name for owner in (Group, Membership) for each in owner._meta.get_fields()}
    return any("history" in name for name in names)


_SEARCH = any_of(app("search"), route("search/"))
_FEEDS = route("feed", ".ics", ".rss", "rss/", "atom")
_PUSH = any_of(route("push/", "subscriptions/"), model("pushsub", "device"))
_MESSAGES = any_of(app("conversations"), route("messages/", "conversations/"))
_PAGES = any_of(app("pages"), library("wagtail"), library("wagtail.admin"))
_FETCHING = any_of(app("kinds.link", "outgoing"), route("preview", "unfurl", "oembed"))
_HOOKS = any_of(route("hook"), model("webhook"))
_OTHER_SIGN_IN = library("allauth.socialaccount")
_SURVEYS = any_of(app("value"), model("survey", "questionnaire"))
_POLLS = kind("poll")
_EXPORTS = route("export", "download-")

NOT_YET = {
    "A17": NotYet("every member reads what was before they joined", _hides_what_was_before),
    "A25": NotYet("nobody can be blocked; muting hides from oneself only", model("block")),
    "A26": NotYet("posts are not searched yet, people are (A09)", _SEARCH),
    "A28": NotYet("nothing reads the text in files", any_of(_SEARCH, model("extract"))),
    "A30": NotYet("no digest is sent", any_of(model("digest"), route("digest"))),
    "A33": NotYet("there are no feeds, so no tokens for them", _FEEDS),
    "A36": NotYet("nothing is pushed to devices", _PUSH),
    "A37": NotYet("nothing is pushed to devices", _PUSH),
    "A40": NotYet("nobody answers by mail", any_of(app("mail"), route("inbound", "reply-by"))),
    "A41": NotYet("nothing is pushed, and no notice goes out by mail", _PUSH),
    "A48": NotYet("there are no direct messages", _MESSAGES),
    "A49": NotYet("there are no direct messages", _MESSAGES),
    "A51": NotYet("there are no direct messages", _MESSAGES),
    "A68": NotYet("there are no pages with an editor of their own", _PAGES),
    "A73": NotYet("no address that somebody pastes is fetched", _FETCHING),
    "A74": NotYet("the server asks nothing of other servers", _FETCHING),
    "A76": NotYet("the server asks nothing of other servers", _FETCHING),
    "A78": NotYet("the server asks nothing of other servers", _FETCHING),
    "A79": NotYet("there are no webhooks", _HOOKS),
    "A81": NotYet("there are no webhooks", _HOOKS),
    "A84": NotYet("nobody signs in by SAML", _OTHER_SIGN_IN),
    "A86": NotYet("nobody signs in by another provider", _OTHER_SIGN_IN),
    "A89": NotYet("nobody signs in by another provider", _OTHER_SIGN_IN),
    "A102": NotYet("there is no API, so no tokens", any_of(app("api"), route("api/", "tokens/"))),
    "A109": NotYet("there are no pages with an editor of their own", _PAGES),
    "A111": NotYet("there are no polls", _POLLS),
    "A114": NotYet("there are no surveys", _SURVEYS),
    "A115": NotYet("there are no polls", _POLLS),
    "A116": NotYet("there are no events", kind("event")),
    "A117": NotYet("there are no surveys", _SURVEYS),
    "A119": NotYet("nothing is exported as a table", _EXPORTS),
    "A120": NotYet("nobody exports their own data yet", _EXPORTS),
    "A122": NotYet("nobody is erased yet", any_of(route("erasure", "erase"), model("tombstone"))),
    "A134": NotYet(
        "nothing can be reported", any_of(route("report/", "flag"), model("flag", "complaint"))
    ),
    "A135": NotYet(
        "a server holds one site", any_of(model("tenant"), library("django.contrib.sites"))
    ),
}


def every_id() -> set[str]:
    return {each for ids in IDS.values() for each in ids.split()}
