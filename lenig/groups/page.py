"""A group as its templates draw it: what one viewer sees of it, and what they can do there."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lenig.access.scope import every_row
from lenig.access.viewer import Viewer
from lenig.contracts import slots
from lenig.contracts.slots import ProfileTab
from lenig.groups import abilities
from lenig.groups.axes import Kind
from lenig.groups.hot.group_page import Met
from lenig.groups.models import Group, Invitation, JoinRequest, Membership
from lenig.people.models import Person
from lenig.stream.abilities import may_share
from lenig.stream.models import Level

LEVELS: list[tuple[str, Any]] = [
    (Level.ALL, gettext_lazy("Everything")),
    (Level.HIGHLIGHTS, gettext_lazy("Highlights")),
    (Level.MUTED, gettext_lazy("Quiet")),
]
_BELLS = {Level.ALL.value: "bell-ring", Level.HIGHLIGHTS.value: "bell"}
ICONS = {Kind.TEAM: "users-round", Kind.PROJECT: "network", Kind.COMMUNITY: "sprout"}
#: How many faces stand beside the number of members.
FACES = 5


class GroupPage:
    """Answers what a template asks, and looks up nothing that it does not ask."""

    def __init__(self, met: Met, request: HttpRequest, viewer: Viewer) -> None:
        self.group: Group = met.group
        self.met = met
        self.viewer = viewer
        self._request = request

    # -- What is said of it ------------------------------------------------------------

    @property
    def kind_sentence(self) -> str:
        """Project, runs until 1 July 2028."""
        kind = Kind(self.group.kind).label
        if self.group.ends_on is None:
            return str(kind)
        return _("%(kind)s, runs until %(day)s") % {
            "kind": kind,
            "day": date_format(self.group.ends_on, "j F Y"),
        }

    @property
    def kind_icon(self) -> str:
        return ICONS[Kind(self.group.kind)]

    @property
    def door_icon(self) -> str:
        return "lock-open" if self.group.is_open else "lock"

    @property
    def faces(self) -> list[Person]:
        return [each.person for each in self.met.around.standing_out[:FACES]]

    @cached_property
    def owners(self) -> list[tuple[Person, str]]:
        """Who owns the group, each with what they do at work."""
        owners = [each for each in self.met.around.standing_out if each.is_owner]
        return [(each.person, each.role_line) for each in owners]

    @property
    def is_ownerless(self) -> bool:
        return not self.owners

    @property
    def lacks_second_owner(self) -> bool:
        """Whether an owner should ask somebody beside them."""
        return self.may_own and not self.group.is_archived and len(self.owners) == 1

    @property
    def cover_url(self) -> str:
        """The picture above the group, for who may read what is shared there."""
        return self.group.cover_url if self.may_read else ""

    @property
    def members_sentence(self) -> str:
        """38 members, you follow 6."""
        count = self.met.around.members
        if not self.met.around.known:
            return ngettext("%(count)d member", "%(count)d members", count) % {"count": count}
        words = ngettext(
            "%(count)d member, you follow %(known)d",
            "%(count)d members, you follow %(known)d",
            count,
        )
        return words % {"count": count, "known": self.met.around.known}

    @cached_property
    def side_parts(self) -> list[Any]:
        """What other rooms put beside the posts."""
        return slots.fill("group-side", self._request, [self.group])

    # -- What is the viewer's own here -------------------------------------------------

    @cached_property
    def membership(self) -> Membership | None:
        with every_row(because="the viewer's own membership"):
            return Membership.objects.filter(group=self.group, person=self.viewer.person).first()

    @cached_property
    def invitation(self) -> Invitation | None:
        mine = Invitation.objects.visible_to(self.viewer).waiting().in_group(self.group)
        found: Invitation | None = mine.filter(person=self.viewer.person).first()
        return found

    @cached_property
    def request(self) -> JoinRequest | None:
        mine = JoinRequest.objects.visible_to(self.viewer).waiting().in_group(self.group)
        found: JoinRequest | None = mine.filter(person=self.viewer.person).first()
        return found

    @property
    def level(self) -> str:
        """How much of the group the viewer follows; empty for not at all."""
        return self.met.level

    @property
    def level_word(self) -> str:
        return str(dict(LEVELS).get(self.level, _("You do not follow this group")))

    @property
    def bell_icon(self) -> str:
        return _BELLS.get(self.level, "bell-off")

    @property
    def levels(self) -> list[tuple[str, Any]]:
        return LEVELS

    # -- What the viewer can do --------------------------------------------------------

    @property
    def is_member(self) -> bool:
        return abilities.is_member(self.viewer, self.group)

    @property
    def may_read(self) -> bool:
        return abilities.may_read_content(self.viewer, self.group)

    @property
    def reads_by_elevation(self) -> bool:
        """Whether only an elevation opens this group: then each page says so."""
        return self.may_read and not self.group.is_open and not self.is_member

    @property
    def may_join(self) -> bool:
        return abilities.may_join(self.viewer, self.group)

    @property
    def may_ask(self) -> bool:
        return abilities.may_ask(self.viewer, self.group)

    @property
    def may_follow(self) -> bool:
        return abilities.may_follow(self.viewer, self.group)

    @property
    def may_share(self) -> bool:
        return may_share(self.viewer, self.group.source)

    @property
    def may_invite(self) -> bool:
        return abilities.may_invite(self.viewer, self.group)

    @property
    def may_moderate(self) -> bool:
        return abilities.may_moderate(self.viewer, self.group)

    @property
    def may_own(self) -> bool:
        return abilities.may_own(self.viewer, self.group)

    @property
    def may_report_status(self) -> bool:
        return abilities.may_report_status(self.viewer, self.group)

    @property
    def may_volunteer(self) -> bool:
        return abilities.may_volunteer(self.viewer, self.group, owners=len(self.owners))

    @property
    def waiting_requests(self) -> int:
        """How many people ask to be let in, for who answers them."""
        return self.met.around.asking if self.may_moderate else 0

    @property
    def tab(self) -> str:
        """The tab that shows: each is a route of its own."""
        match = self._request.resolver_match
        route = match.url_name if match else ""
        return {"group": "posts"}.get(route or "", route or "")

    # -- Where it leads ----------------------------------------------------------------

    @property
    def tabs(self) -> list[Any]:
        address = self.group.address
        own = [
            ProfileTab(_("Posts"), self.group.get_absolute_url(), "posts"),
            ProfileTab(_("About"), reverse("groups:about", args=[address]), "about"),
            ProfileTab(
                _("Members"),
                reverse("groups:members", args=[address]),
                "members",
                self.met.around.members,
            ),
        ]
        added = [
            tab for tabs in slots.fill("group-tabs", self._request, [self.group]) for tab in tabs
        ]
        return [*own, *added]
