"""The button that follows a person, a topic, a group or a department."""

from collections.abc import Sequence
from functools import lru_cache

from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from lenig.people.models import Department, Person
from lenig.stream.cards.reader import Reader
from lenig.stream.hot.following import levels_of
from lenig.stream.models import Level, Topic
from lenig.ui.markup import icon

#: What is posted to follow no more.
NOTHING = "none"
_SOME = "0" * 20


def follow_button(
    handle: str, name: str, level: str, *, token: str, language: str, with_levels: bool = False
) -> SafeString:
    """Follow `name`, or not any more; `with_levels` also how much of it.

    `token` is the hidden field of the form, or a hole for it.
    """
    address = _address().replace(_SOME, handle)
    button = _followed(level, language) if level else _not_followed(language)
    levels = _levels(level, language) if with_levels and level else ""
    kept = '<input type="hidden" name="with_levels" value="yes">' if with_levels else ""
    return mark_safe(  # noqa: S308 - put together from escaped parts and a handle
        f'<form class="follow" action="{address}" method="post" hx-post="{address}"'
        f' hx-target="this" hx-swap="outerHTML">{token}{kept}'
        f"{button.replace('NAME', escape(name)).replace('HANDLE', handle)}"
        f"{levels.replace('HANDLE', handle)}</form>"
    )


def follow_buttons(
    things: Sequence[Person | Topic | Department], reader: Reader, *, with_levels: bool = False
) -> list[SafeString]:
    """A button to follow each of these people or topics: one query.

    None for a topic that brings nothing to who follows it.
    """
    levels = levels_of(reader.viewer, [each.handle for each in things]) if things else {}
    return [
        button_for(each, levels.get(each.handle, ""), reader, with_levels=with_levels)
        for each in things
    ]


def button_for(
    thing: Person | Topic | Department, level: str, reader: Reader, *, with_levels: bool = False
) -> SafeString:
    """The button to follow this, where the viewer follows it at this level."""
    if isinstance(thing, Topic) and not (level or thing.is_followable):
        return SafeString("")
    return follow_button(
        thing.handle,
        str(thing),
        level,
        token=reader.token,
        language=reader.language,
        with_levels=with_levels,
    )


@lru_cache
def _address() -> str:
    return reverse("stream:follow", args=[_SOME])


@lru_cache(maxsize=8)
def _not_followed(_language: str) -> str:
    return format_html(
        '<button id="follow-HANDLE" class="button button--small button--quiet" name="level"'
        ' value="{}">{}<span class="visually-hidden"> NAME</span></button>',
        Level.ALL,
        _("Follow"),
    )


@lru_cache(maxsize=32)
def _followed(level: str, _language: str) -> str:
    words = {
        Level.ALL: _("You follow"),
        Level.HIGHLIGHTS: _("Highlights"),
        Level.MUTED: _("Muted"),
    }
    return format_html(
        '<button id="follow-HANDLE" class="button button--small" name="level" value="{}"'
        ' aria-pressed="true">{}{}<span class="visually-hidden"> NAME</span></button>',
        NOTHING,
        icon("bell-off" if level == Level.MUTED else "check", "small"),
        words[Level(level)],
    )


@lru_cache(maxsize=32)
def _levels(level: str, _language: str) -> SafeString:
    """The other ways to follow, behind an arrow."""
    words = [
        (Level.ALL, _("Everything"), _("Every new post")),
        (Level.HIGHLIGHTS, _("Highlights"), _("Only what is marked as important")),
        (Level.MUTED, _("Nothing"), _("Hide it from my home, except where I am named")),
    ]
    buttons = format_html_join(
        "",
        '<button class="menu__item" name="level" value="{}"{}><span><b>{}</b><br>'
        '<span class="fine">{}</span></span></button>',
        ((each, _pressed(each == level), title, what) for each, title, what in words),
    )
    return format_html(
        '<menu-closer><details class="menu"><summary id="levels-HANDLE"'
        ' class="icon-button icon-button--small"'
        ' aria-label="{}">{}</summary><div class="menu__list">{}</div></details></menu-closer>',
        _("How much of it do you want to see?"),
        icon("chevron-down", "small"),
        buttons,
    )


def _pressed(is_so: bool) -> SafeString:  # noqa: FBT001 - the answer is the word
    return mark_safe(' aria-pressed="true"' if is_so else "")  # noqa: S308
