"""Files that come with a comment are there for who reads it, and gone with it."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from lenig.files.actions.taking_in import take_in
from lenig.people.models import Person
from lenig.stream.actions.commenting import NewComment, comment_on, withdraw_comment
from lenig.stream.models import Comment
from lenig.stream.tests.conftest import Share
from tests.budget import cost_of
from tests.cast import Cast

As = Callable[[Person], Client]


def picture() -> SimpleUploadedFile:
    made = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(made, "PNG")
    return SimpleUploadedFile("schets.png", made.getvalue())


@pytest.fixture
def said(cast: Cast, share: Share) -> Comment:
    files = (
        take_in(SimpleUploadedFile("lijst.csv", b"straat;nummer\n"), cast.bram),
        take_in(picture(), cast.bram),
    )
    post = share(cast.anouk)
    return comment_on(post, NewComment("Zie de lijst.", files=files), viewer=cast.viewer("bram"))


@pytest.mark.parametrize("address", ["/?tab=organisation", "POST"])
def test_they_stand_below_the_words(as_: As, cast: Cast, said: Comment, address: str) -> None:
    where = said.post.get_absolute_url() if address == "POST" else address

    page = as_(cast.esra).get(where).content.decode()

    assert "lijst.csv" in page
    assert page.count('class="gallery__picture"') == 1


def test_they_go_with_the_comment(as_: As, cast: Cast, said: Comment) -> None:
    withdraw_comment(said, viewer=cast.viewer("bram"))

    page = as_(cast.esra).get(said.post.get_absolute_url()).content.decode()

    assert "lijst.csv" not in page
    assert "gallery__picture" not in page


def test_more_of_them_cost_no_more_queries(as_: As, cast: Cast, said: Comment) -> None:
    browser, where = as_(cast.esra), said.post.get_absolute_url()
    few = len(cost_of(browser, where))

    for number in range(5):
        file = take_in(SimpleUploadedFile(f"{number}.csv", b"a;b\n"), cast.bram)
        new = NewComment(f"Nog {number}.", files=(file,))
        comment_on(said.post, new, viewer=cast.viewer("bram"))

    assert len(cost_of(browser, where)) == few
