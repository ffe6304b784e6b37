"""The floor: twenty posts with session and reader, and nothing else.

The same database, the same server, the same template engine. What a page of
Lenig costs is told as a multiple of this, because machines differ and a ratio
hardly does.
"""

from functools import cache
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from lenig.access.scope import every_row
from lenig.stream.models import Post

PAGE = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Start</title>
<link rel="stylesheet" href="/static/app.css"></head><body><header><nav><a href="/">Start</a>
<a href="/groups/">Groepen</a> <form action="/search"><input name="q"></form></nav></header><main>
<form method="post"><textarea name="content"></textarea><button>Deel</button></form>
{% for post in posts %}<article id="{{ post.handle }}"><header><a href="/p/{{ post.author.handle }}">
{{ post.author.name }}</a> <time>{{ post.published }}</time></header><p>{{ post.content }}</p><footer>
<form method="post" action="/posts/{{ post.handle }}/reaction/"><button>Mooi</button></form>
<a href="/posts/{{ post.handle }}/">Reageer</a></footer></article>{% endfor %}</main></body></html>"""


@login_required
def floor(request: HttpRequest) -> HttpResponse:
    with every_row(because="the floor of the benchmark knows no rights"):
        posts = list(Post.objects.select_related("author").order_by("-pk")[:20])
    return HttpResponse(_template().render({"posts": posts}, request))


@cache
def _template() -> Any:
    """Compiled once, as the loaders do with a file."""
    return engines["django"].from_string(PAGE)


urlpatterns = [path("", floor)]
