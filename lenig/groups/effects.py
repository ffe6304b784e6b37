"""What a change of visibility means, in words: what changes, for whom, and what stays."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lenig.access.models import EVERYONE
from lenig.access.scope import every_row
from lenig.groups.axes import Joining, Visibility
from lenig.groups.hot.counting import works_here
from lenig.groups.models import Group, Membership
from lenig.people.models import Role
from lenig.stream.models import Follow, Post, State
from lenig.stream.places import readers_of


@dataclass(frozen=True)
class Effect:
    """One sentence. `tone` is "look" for what somebody may regret, and "" for what is good to know."""

    words: str
    tone: str = ""


def effects_of(group: Group, to: Visibility) -> list[Effect]:
    """Everything that would change, and what stays; nothing when it is so already."""
    if group.visibility == to:
        return []
    numbers = _Numbers(group)
    return [
        *_of_reading(group, to, numbers),
        *_of_finding(group, to, numbers),
        *_of_joining(group, to),
    ]


class _Numbers:
    """How many there are of each, asked for when a sentence needs it."""

    def __init__(self, group: Group) -> None:
        self.group = group

    @property
    def _members(self) -> "QuerySet[Membership]":
        rows = Membership.objects.every_row(because="numbers and guests, for an owner of the group")
        return rows.filter(works_here(), group=self.group)

    @cached_property
    def members(self) -> int:
        return self._members.count()

    @cached_property
    def guests(self) -> list[str]:
        guests = self._members.filter(person__role=Role.GUEST)
        return list(guests.order_by("person__sort_name").values_list("person__name", flat=True))

    @cached_property
    def colleagues(self) -> int:
        return readers_of(EVERYONE)

    @property
    def others(self) -> int:
        """Colleagues who are no members."""
        return max(self.colleagues - (self.members - len(self.guests)), 0)

    @cached_property
    def posts(self) -> int:
        with every_row(because="how many posts a group has, for an owner of it"):
            return Post.objects.filter(place=self.group.source_id, state=State.LIVE).count()

    @cached_property
    def followers_outside(self) -> int:
        members = self._members.values("person")
        return (
            Follow.objects.filter(source=self.group.source_id).exclude(person__in=members).count()
        )


def _of_reading(group: Group, to: Visibility, numbers: _Numbers) -> Iterator[Effect]:
    if to == Visibility.OPEN:
        yield from _of_opening(numbers)
    elif group.is_open:
        yield from _of_closing(numbers)
    else:
        yield Effect(_("What is shared here stays for the members alone."))


def _of_opening(numbers: _Numbers) -> Iterator[Effect]:
    words = ngettext(
        "The post that stands here becomes readable for all %(colleagues)d colleagues, with everything said under it.",
        "All %(count)d posts, also the oldest, become readable for all %(colleagues)d colleagues, with everything said under them.",
        numbers.posts,
    )
    if numbers.posts:
        yield Effect(words % {"count": numbers.posts, "colleagues": numbers.colleagues}, "look")
    yield Effect(
        _("What was said in confidence is then no longer so. Ask the members first."), "look"
    )
    if numbers.guests:
        words = ngettext(
            "A guest cannot be in an open group: %(names)s leaves it and no longer reads it.",
            "Guests cannot be in an open group: %(names)s leave it and no longer read it.",
            len(numbers.guests),
        )
        yield Effect(words % {"names": ", ".join(numbers.guests)}, "look")


def _of_closing(numbers: _Numbers) -> Iterator[Effect]:
    words = ngettext(
        "%(count)d post becomes readable for the %(members)d members alone.",
        "All %(count)d posts become readable for the %(members)d members alone.",
        numbers.posts,
    )
    if numbers.posts:
        yield Effect(words % {"count": numbers.posts, "members": numbers.members})
    words = ngettext(
        "%(count)d colleague who can read along now no longer can, also not what they wrote here themselves.",
        "%(count)d colleagues who can read along now no longer can, also not what they wrote here themselves.",
        numbers.others,
    )
    yield Effect(words % {"count": numbers.others}, "look")
    if numbers.followers_outside:
        words = ngettext(
            "%(count)d follower who is no member stops following.",
            "%(count)d followers who are no members stop following.",
            numbers.followers_outside,
        )
        yield Effect(words % {"count": numbers.followers_outside}, "look")
    yield Effect(_("Where somebody passed a post on, others no longer see it."))


def _of_finding(group: Group, to: Visibility, numbers: _Numbers) -> Iterator[Effect]:
    if to == Visibility.SECRET:
        yield Effect(
            _(
                "The name disappears for who is no member: links to the group lead nowhere for them."
            ),
            "look",
        )
    elif group.is_secret:
        yield Effect(
            _(
                "All %(count)d colleagues can find the group: its name, what it is for, and who owns it."
            )
            % {"count": numbers.colleagues},
            "look",
        )


def _of_joining(group: Group, to: Visibility) -> Iterator[Effect]:
    """How one joins never changes by itself; what that then means is said."""
    if to == Visibility.SECRET and group.joining != Joining.INVITATION:
        yield Effect(
            _(
                "How one joins stays as it is, but nobody finds the group: people come in by invitation."
            )
        )
    elif to == Visibility.CLOSED and group.joining == Joining.FREE:
        yield Effect(
            _(
                "How one joins stays as it is: everyone can join at once, and then reads everything. "
                "You can change that in the settings."
            ),
            "look",
        )
    else:
        yield Effect(
            _("How one joins stays as it is: %(words)s") % {"words": group.joining_sentence}
        )
