"""An open page hears that something is new: the whole way, with nothing put in its place."""

import pytest
from django.db import transaction
from playwright.sync_api import Browser

from lenig.activity.models import Verb
from lenig.activity.recording import record
from tests.browser import SignedIn
from tests.cast import Cast
from tests.running import Site

SHOW = """
    () => document.body.addEventListener("lenig:news", () => document.body.dataset.heard = "yes")
"""


@pytest.mark.journey
def test_an_open_page_hears_that_something_is_new(
    site: Site, browser: Browser, signed_in: SignedIn, cast: Cast
) -> None:
    page = browser.new_context(base_url=site.url).new_page()
    signed_in(page, cast.anouk)
    with page.expect_response(lambda answer: "/live/news/" in answer.url) as listening:
        page.goto("/")
    page.evaluate(SHOW)
    assert listening.value.status == 200

    page.wait_for_timeout(2500)  # the first look only learns where things stand
    with transaction.atomic():
        record(cast.bram, Verb.UPDATE, cast.bram)

    page.locator("body[data-heard]").wait_for(timeout=20_000)
    page.context.close()
