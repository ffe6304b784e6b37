"""What the tests of files share: somebody adds a file, and it is used somewhere."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lenig.access.viewer import Viewer
from lenig.files.actions.taking_in import take_in
from lenig.files.models import StoredFile
from lenig.files.tests import samples
from lenig.people.models import Person
from lenig.stream.actions.posting import NewPost, publish
from lenig.stream.models import Post

As = Callable[[Person], Client]
Add = Callable[..., StoredFile]
Share = Callable[..., Post]


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> Path:
    """Each test starts with no files and nothing counted."""
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture
def add(db: None) -> Add:
    """`add(cast.anouk, b"…", "foto.png")`: an upload, as an action takes it in."""

    def added(
        owner: Person, body: bytes | None = None, name: str = "foto.png", **more: Any
    ) -> StoredFile:
        if body is None:
            body = samples.picture("PNG", (1000, 500))
        return take_in(SimpleUploadedFile(name, body), owner, **more)

    return added


@pytest.fixture
def share(db: None) -> Share:
    """`share(cast.anouk, file, place=cast.s.source)`: a post with files."""

    def shared(author: Person, *files: StoredFile, **what: Any) -> Post:
        new = NewPost(kind="update", content="Kijk eens.", files=files, **what)
        return publish(new, viewer=Viewer.of(author))

    return shared


@pytest.fixture
def as_(client: Client) -> As:
    """A browser in which this person is signed in."""

    def signed_in(person: Person) -> Client:
        client.force_login(person)
        return client

    return signed_in
