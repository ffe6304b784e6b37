"""What the tests of blogs share: a picture of somebody, a blog that was published, a browser."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lenig.access.viewer import Viewer
from lenig.files.actions.taking_in import take_in
from lenig.files.models import StoredFile
from lenig.files.tests import samples
from lenig.people.models import Person
from lenig.stream.actions.posting import NewPost, publish
from lenig.stream.models import Post
from lenig.stream.writing.rich import text_of

As = Callable[[Person], Client]
Picture = Callable[..., StoredFile]
Blog = Callable[..., Post]


@pytest.fixture(autouse=True)
def _empty_cache(settings: Any, tmp_path: Path) -> None:
    """Fragments and files live longer than a test; none must see those of another."""
    settings.MEDIA_ROOT = tmp_path / "files"
    caches["fragments"].clear()


@pytest.fixture
def picture(db: None) -> Picture:
    """`picture(cast.anouk)`: an upload of hers that nothing uses yet."""

    def added(owner: Person, name: str = "balie.png") -> StoredFile:
        body = samples.picture("PNG", (1200, 500))
        return take_in(SimpleUploadedFile(name, body), owner)

    return added


@pytest.fixture
def blog(db: None) -> Blog:
    """`blog(cast.anouk, "<p>Tekst</p>", cover=…, place=…)`: a blog, as the composer makes it."""

    def published(
        author: Person,
        html: str = "<h2>Kop</h2><p>Tekst.</p>",
        *,
        title: str = "Een week aan de balie",
        cover: StoredFile | None = None,
        **what: Any,
    ) -> Post:
        new = NewPost("blog", text_of(html), title, html=html, details={"cover": cover}, **what)
        return publish(new, viewer=Viewer.of(author))

    return published


@pytest.fixture
def as_(client: Client) -> As:
    """A browser in which this person is signed in."""

    def signed_in(person: Person) -> Client:
        client.force_login(person)
        return client

    return signed_in
