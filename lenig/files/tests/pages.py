"""The site with one page more: a form with files, for the journeys."""

from django import forms
from django.http import HttpResponse
from django.template import engines
from django.urls import path

from lenig.access.request import Request
from lenig.config.urls import urlpatterns as site
from lenig.files.forms import UploadsField

PAGE = """{% extends "ui/base.html" %}{% load lenig_files %}
{% block title %}Brief{% endblock %}
{% block main %}<h1>Brief</h1>
<details><summary>Een ander formulier</summary><form method="post">{{ above }}</form></details>
<form class="card form" method="post" enctype="multipart/form-data">{% csrf_token %}{{ form }}
<button class="button">Verstuur</button></form>
<ul id="sent">{% for file in sent %}<li>{% if file.is_image %}{% picture file %}{% else %}{% file_link file %}{% endif %}</li>{% endfor %}</ul>
{% endblock %}"""


class LetterForm(forms.Form):
    use_required_attribute = False  # so that the server has its say

    text = forms.CharField(label="Tekst")
    uploads = UploadsField(label="Bestanden", required=False)


def letter(request: Request) -> HttpResponse:
    is_sent = request.method == "POST"
    form = LetterForm(request.POST if is_sent else None, request.FILES if is_sent else None)
    form.fields["uploads"].belong_to(request.viewer.me)  # type: ignore[attr-defined]
    sent = form.cleaned_data["uploads"] if form.is_valid() else ()
    above = LetterForm(prefix="above")
    above.fields["uploads"].belong_to(request.viewer.me)  # type: ignore[attr-defined]
    template = engines["django"].from_string(PAGE)
    return HttpResponse(template.render({"form": form, "sent": sent, "above": above}, request))


urlpatterns = [*site, path("letter/", letter)]
