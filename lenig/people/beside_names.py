"""What stands beside a name, on every page: that somebody is away, or works here no more.

Each link to a person says with `data-person` whom it leads to. Before a page leaves, those
links are looked up among the few people of whom there is more to say:

| who                                     | what becomes of the link                             |
|-----------------------------------------|------------------------------------------------------|
| is away today                           | it stays, with until when and who stands in          |
| has left                                | the name alone; "works here no more" beside an author|
| wrote something that was imported       | the name alone                                       |
| is not for this viewer to meet          | the name alone: the profile would be a 404           |

So a card may be kept for all readers and all days, and no list can forget it. Usually this
costs a look for one word in the page; it asks the database only where a guest is involved.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from lenig.access.viewer import Viewer
from lenig.people.absences import until_words
from lenig.people.models import Person
from lenig.people.standings import Standing, standings
from lenig.ui.markup import icon

_MARK = b'data-person="'
_HANDLE = re.compile(r'data-person="([0-9a-z]{20})"')
_LINK = re.compile(
    r'<a ([^<>]{0,600})data-person="([0-9a-z]{20})"([^<>]{0,600})>(.{0,600}?)</a>', re.DOTALL
)
_CLASS = re.compile(r'\bclass="([^"<>]*)"')

Handler = Callable[[HttpRequest], HttpResponse]


def beside_names(get_response: Handler) -> Handler:
    """The middleware that sees to it."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        viewer: Viewer | None = getattr(request, "viewer", None)
        if _names_people(response) and viewer is not None and viewer.is_known:
            page = response.content.decode(response.charset)
            response.content = with_what_stands_beside(page, viewer)
        return response

    return answer


def _names_people(response: HttpResponse) -> bool:
    is_page = response.get("Content-Type", "").startswith("text/html")
    return is_page and not response.streaming and _MARK in response.content


def with_what_stands_beside(markup: str, viewer: Viewer) -> str:
    """The markup with what this viewer should know beside the names in it."""
    handles = set(_HANDLE.findall(markup))
    beside = Beside.of(handles, viewer)
    if not beside.has_anything_to_say(handles):
        return markup
    return _LINK.sub(beside.dressed, markup)


@dataclass(frozen=True)
class Beside:
    """What may be said to one viewer about the people of one page."""

    standings: Mapping[str, Standing]
    #: People whom the viewer may not meet.
    strangers: frozenset[str]

    @classmethod
    def of(cls, handles: Iterable[str], viewer: Viewer) -> "Beside":
        known = standings()
        about = {handle: known[handle] for handle in handles if handle in known}
        named = {*handles, *(each.stand_in[0] for each in about.values() if each.stand_in)}
        return cls(about, _strangers(named, viewer, known))

    def has_anything_to_say(self, handles: set[str]) -> bool:
        return bool(self.standings) or not handles.isdisjoint(self.strangers)

    def dressed(self, link: re.Match[str]) -> str:
        """One link as it should stand there."""
        handle, words = link[2], link[4]
        standing = self.standings.get(handle)
        if handle in self.strangers:
            return _name_alone(link[1] + link[3], words, standing)
        return link[0] + self._away(standing) if standing else link[0]

    def _away(self, standing: Standing) -> SafeString:
        if standing.away_until is None:
            return SafeString("")
        return format_html(
            ' <span class="beside">{}{}{}</span>',
            icon("sun", "small"),
            until_words(standing.away_until),
            self._stand_in(standing),
        )

    def _stand_in(self, standing: Standing) -> SafeString:
        if standing.stand_in is None or standing.stand_in[0] in self.strangers:
            return SafeString("")
        handle, name = standing.stand_in
        address = Person(handle=handle).get_absolute_url()
        link = format_html('<a href="{}">{}</a>', address, name)
        # Put in afterwards: what is translated must not be taken for markup.
        before, _, after = gettext(", %(name)s stands in").partition("%(name)s")
        return format_html("{}{}{}", before, link, after)


def _name_alone(attributes: str, words: str, standing: Standing | None) -> str:
    """The name without the link, in the same look; of an author also that they left."""
    found = _CLASS.search(attributes)
    looks = found[1] if found else ""
    alone = f'<span class="{looks}">{words}</span>'
    if standing is None or not standing.has_left or standing.is_placeholder or looks == "mention":
        return alone
    return alone + format_html(' <span class="beside">{}</span>', gettext("works here no more"))


def _strangers(handles: set[str], viewer: Viewer, known: Mapping[str, Standing]) -> frozenset[str]:
    """Those whose profile this viewer cannot open: one query where guests are involved, else none."""
    gone = {handle for handle in handles if handle in known and not known[handle].has_profile}
    doubtful = handles - gone
    if viewer.is_at_work:
        doubtful = {handle for handle in doubtful if handle in known and known[handle].is_guest}
    if not doubtful:
        return frozenset(gone)
    met = Person.colleagues.visible_to(viewer).filter(handle__in=doubtful)
    return frozenset(gone | doubtful - set(met.values_list("handle", flat=True)))
