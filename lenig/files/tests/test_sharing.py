"""Files on their way from the composer to the readers of a post."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lenig.access.viewer import Viewer
from lenig.files.models import StoredFile
from lenig.files.tests import samples
from lenig.files.tests.conftest import Add, As
from lenig.stream.models import Post
from tests.cast import Cast

KEY = "een-sleutel-van-het-formulier"


@pytest.mark.parametrize("how", ["added before", "along with the form"])
def test_a_second_click_makes_one_post_with_its_file(
    as_: As, add: Add, cast: Cast, how: str
) -> None:
    browser, sent = as_(cast.anouk), {"kind": "update", "content": "Kijk eens.", "key": KEY}
    file = add(cast.anouk) if how == "added before" else None

    def click() -> int:
        what = (
            {"uploads": file.handle}
            if file
            else {"uploads-new": SimpleUploadedFile("boom.png", samples.picture())}
        )
        return browser.post(reverse("stream:compose"), {**sent, **what}).status_code

    assert (click(), click()) == (302, 302)
    post = Post.objects.visible_to(Viewer.of(cast.bram)).get()
    with_it = StoredFile.objects.filter(purpose="attachment").readable(Viewer.of(cast.bram))
    assert len(with_it) == post.attachments.visible_to(Viewer.of(cast.bram)).count() == 1
