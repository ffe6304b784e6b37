"""Looking after a topic: its description, its other words, its stewards, and merging it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lenig.access.request import Request
from lenig.people.models import Person
from lenig.stream import abilities
from lenig.stream.actions import curating
from lenig.stream.forms_for_topics import MergeForm, StewardForm, SynonymForm, TopicForm
from lenig.stream.hot.following import number_of_followers
from lenig.stream.models import Topic
from lenig.stream.tasks import finish_merging
from lenig.stream.views.finding import topic_for

PAGE = "stream/manage_topic.html"


def manage(request: Request, handle: str) -> HttpResponse:
    """What a topic is about, and what else belongs to it."""
    topic = _described(request, handle)
    data = request.POST if request.method == "POST" else None
    form = TopicForm(
        data, topic=topic, initial={"word": topic.word, "description": topic.description}
    )
    if form.is_valid():
        curating.describe_topic(topic, viewer=request.viewer, **form.cleaned_data)
        return redirect(topic)
    return _page(request, topic, form=form)


@require_POST
def synonyms(request: Request, handle: str) -> HttpResponse:
    """Another word for the topic: one more, or (`remove`) one less."""
    topic = _curated(request, handle)
    if slug := request.POST.get("remove"):
        curating.remove_synonym(topic, viewer=request.viewer, slug=slug[:60])
        return redirect("stream:manage_topic", topic.handle)
    form = SynonymForm(request.POST)
    if form.is_valid():
        try:
            curating.add_synonym(topic, viewer=request.viewer, slug=form.cleaned_data["word"])
        except curating.InUse:
            form.add_error("word", _("That is a topic of its own. Merge the two instead."))
        else:
            return redirect("stream:manage_topic", topic.handle)
    return _page(request, topic, synonym_form=form)


@require_POST
def stewards(request: Request, handle: str) -> HttpResponse:
    """Who looks after the topic: one more, or (`remove`) one less."""
    topic = _curated(request, handle)
    if gone := request.POST.get("remove"):
        people = Person.colleagues.visible_to(request.viewer)
        person = get_object_or_404(people, handle=gone)
        curating.remove_steward(topic, viewer=request.viewer, person=person)
        return redirect("stream:manage_topic", topic.handle)
    form = StewardForm(request.POST, viewer=request.viewer)
    if form.is_valid():
        curating.add_steward(topic, viewer=request.viewer, person=form.cleaned_data["person"])
        return redirect("stream:manage_topic", topic.handle)
    return _page(request, topic, steward_form=form)


def merge(request: Request, handle: str) -> HttpResponse:
    """Make the topic one with another, after saying what that means."""
    topic = _curated(request, handle)
    data = request.POST if request.method == "POST" else None
    form = MergeForm(data, topic=topic, viewer=request.viewer)
    if form.is_valid():
        into = form.cleaned_data["into"]
        curating.merge_topics(topic, into=into, viewer=request.viewer)
        finish_merging.enqueue(topic.pk, into.pk)
        words = _("%(topic)s is now another word for %(into)s.")
        messages.success(request, words % {"topic": topic, "into": into})
        return redirect(into)
    followers = number_of_followers([topic.source]).get(topic.source_id, 0)
    context = {"topic": topic, "form": form, "followers": followers}
    return render(request, "stream/merge.html", context, status=422 if form.is_bound else 200)


def _described(request: Request, handle: str) -> Topic:
    topic = topic_for(request, handle)
    if not abilities.may_describe(request.viewer, topic):
        raise Http404
    return topic


def _curated(request: Request, handle: str) -> Topic:
    topic = topic_for(request, handle)
    if not abilities.may_curate_topics(request.viewer):
        raise Http404
    return topic


def _page(request: Request, topic: Topic, **bound: Any) -> HttpResponse:
    """All forms about one topic, of which one may hold what was just typed."""
    initial = {"word": topic.word, "description": topic.description}
    colleagues = Person.colleagues.visible_to(request.viewer)
    context: dict[str, Any] = {
        "topic": topic,
        "may_curate": abilities.may_curate_topics(request.viewer),
        "form": TopicForm(topic=topic, initial=initial),
        "synonym_form": SynonymForm(),
        "steward_form": StewardForm(viewer=request.viewer),
        "synonyms": topic.synonyms.order_by("slug"),
        "stewards": colleagues.filter(pk__in=topic.stewards.values("person")).order_by("sort_name"),
        **bound,
    }
    wrong = any(isinstance(form, forms.Form) and form.is_bound for form in bound.values())
    return render(request, PAGE, context, status=422 if wrong else 200)
