"""What a browser that was never here before fetches for its first page.

Measured in Chromium, as the network sees it: compressed, with all headers.
Bar: at most 150 kB over the wire, and no other host is asked.
"""

from collections import Counter
from typing import Any
from urllib.parse import urlsplit

from django.urls import reverse
from playwright.sync_api import Browser, sync_playwright

from bench.occasion import Occasion, Results
from bench.organisation.sizes import ORDINARY
from bench.signing_in import cookie_of
from bench.table import print_table
from tests import chromium

FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
#: Live news is a stream that does not end.
SETTLED = 1500


def run(occasion: Occasion) -> Results:
    path = chromium.find()
    if path is None:
        raise SystemExit(f"The first page cannot be weighed: {chromium.ABSENT}.")
    cookie, port = cookie_of(ORDINARY), occasion.site.port
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        results = {
            "first page, signing in": _weigh(browser, port, reverse("account_login"), ""),
            "first page, home": _weigh(browser, port, "/", cookie),
        }
        browser.close()
    print_table("Weight", results)
    return results


def _weigh(browser: Browser, port: int, path: str, cookie: str) -> dict[str, Any]:
    """Open one page in a browser that keeps nothing."""
    context = browser.new_context(locale="nl-NL", extra_http_headers={"Cookie": cookie})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    bytes_of, address_of = Counter[str](), dict[str, tuple[str, str]]()
    session.on(
        "Network.responseReceived",
        lambda said: address_of.update(
            {said["requestId"]: (said["type"], said["response"]["url"])}
        ),
    )
    session.on(
        "Network.loadingFinished",
        lambda said: bytes_of.update({said["requestId"]: int(said["encodedDataLength"])}),
    )
    page.goto(f"http://localhost:{port}{path}", wait_until="load")
    page.wait_for_timeout(SETTLED)
    context.close()
    return _figures(bytes_of, address_of)


def _figures(bytes_of: Counter[str], address_of: dict[str, tuple[str, str]]) -> dict[str, Any]:
    kinds = Counter[str]()
    for request, size in bytes_of.items():
        kinds[address_of.get(request, ("Other", ""))[0].lower()] += size
    hosts = {urlsplit(url).hostname for _, url in address_of.values() if url.startswith("http")}
    return {
        "wire_kb": round(sum(bytes_of.values()) / 1024, 1),
        "requests": len(address_of),
        "other_hosts": len(hosts - {"localhost"}),
        **{f"{kind}_kb": round(size / 1024, 1) for kind, size in sorted(kinds.items())},
    }
