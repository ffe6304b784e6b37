"""The directory: everybody one may meet, found by any word and narrowed by facets."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lenig.access.request import Request
from lenig.people.cards import PersonCard, cards_of
from lenig.people.directory import terms
from lenig.people.directory.asking import Asked
from lenig.people.directory.facets import Facet
from lenig.people.directory.search import Search
from lenig.people.models import Person
from lenig.toolkit.htmx import wants_part

PAGE_SIZE = 20


@dataclass(frozen=True)
class Chip:
    """A choice that was made, and the address of the list without it."""

    label: str
    without: str


class DirectoryPage:
    """What stands on the page: the people found, the facets, and the way on."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self.asked = Asked.read(request.GET)
        self.search = Search(request.viewer, self.asked)
        self._found, self._last = self.search.page(PAGE_SIZE)

    @cached_property
    def cards(self) -> list[PersonCard]:
        people = self._people.in_bulk(self._found)
        sight = self.search.sight
        return cards_of(
            [people[pk] for pk in self._found if pk in people],
            self._request,
            circles=sight.nearer,
            size_of=lambda department: sight.count(terms.DEPARTMENT, department.handle),
        )

    @property
    def _people(self) -> "QuerySet[Person]":
        people = Person.colleagues.visible_to(self._request.viewer)
        return people.select_related("location")

    @property
    def total(self) -> int:
        return self.search.total

    @property
    def colleagues(self) -> int:
        """How many people the viewer may meet who work here."""
        return self.search.sight.slots.bit_count() - self.guests

    @property
    def guests(self) -> int:
        return self.search.sight.count(terms.GUEST, "yes")

    @cached_property
    def facets(self) -> list[Facet]:
        return [facet for facet in self.search.facets() if facet.choices]

    @property
    def chips(self) -> list[Chip]:
        labels = {
            (facet.name, choice.value): choice.label
            for facet in self.facets
            for choice in facet.choices
        }
        return [
            Chip(labels.get(pair, pair[1]), self._address(self.asked.without(*pair)))
            for pair in self.asked.pairs()
        ]

    @property
    def next_url(self) -> str:
        return self._address(self.asked.going_on(self._last)) if self._last else ""

    def _address(self, asked: Asked) -> str:
        return reverse("people:directory") + asked.as_query()


@require_safe
def directory(request: Request) -> HttpResponse:
    """Everybody whom the viewer may meet; a guest meets the people of their own groups.

    Budget: 8 queries however many people there are, besides those of every page.
    """
    page = DirectoryPage(request)
    context: dict[str, Any] = {"page": page, "asked": page.asked}
    if not wants_part(request):
        return render(request, "people/directory.html", context)
    part = "more" if page.asked.after else "answer"
    return render(request, f"people/directory.html#{part}", context)
