"""The books of people: who works here, who left, and somebody new by hand."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from lenig.access.request import Request
from lenig.people.accounts.books import STATES, people_in
from lenig.people.accounts.forms.inviting import NewPersonForm
from lenig.people.accounts.forms.managing import SearchForm
from lenig.people.accounts.tabs import manage_tabs
from lenig.people.accounts.views.doors import for_administrators
from lenig.people.actions.inviting import add_by_hand, left_today

PAGE_SIZE = 50


@for_administrators
@require_safe
def people(request: Request) -> HttpResponse:
    """Who works here and who left. Budget: the page and the number of pages, two queries."""
    form = SearchForm(request.GET)
    state = request.GET.get("state", "")
    state = state if state in STATES else STATES[0]
    page = Paginator(people_in(state, **form.chosen()), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"tabs": manage_tabs(request), "form": form, "state": state, "page": page}
    return render(request, "people/manage/people.html", context)


@for_administrators
def new_person(request: Request) -> HttpResponse:
    """Put somebody in the books by hand."""
    me = request.viewer.me
    form = NewPersonForm(request.POST or None, left_today=left_today(me))
    if form.is_valid():
        person = add_by_hand(actor=me, **form.cleaned_data)
        return redirect("people:manage-person", person.handle)
    context = {"tabs": manage_tabs(request), "form": form}
    return render(request, "people/manage/new_person.html", context)
