"""What a reader meets on a page: at a desk and on a phone, in the light and in the dark, by keyboard."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import ConsoleMessage, Page

from tests import axe
from tests.browser import DESK, PHONE

#: The narrowest phone that people still have.
SMALL_PHONE = {"width": 320, "height": 640}

#: What people can do something with, as far as it shows.
_SHARED = """
  const shows = (element) => element.checkVisibility({ visibilityProperty: true })
    && element.getBoundingClientRect().width > 0;
  const told = (element) => element.outerHTML.slice(0, 160);
"""

_WIDTH = "() => document.documentElement.scrollWidth - innerWidth"

# What has the focus differs in something that one sees: itself, its label, or what is around it.
_FOCUS = f"""() => {{
  {_SHARED}
  const seen = (element) => {{
    const around = [element, element.parentElement, element.parentElement?.parentElement,
      element.closest("form"), element.labels?.[0], element.nextElementSibling];
    return around.filter(Boolean).map((each) => {{
      const style = getComputedStyle(each);
      return [style.outline, style.boxShadow, style.borderColor, style.backgroundColor, style.clipPath,
        style.insetBlockStart].join();
    }}).join("|");
  }};
  const faults = [];
  const everything = "a[href], button, input, select, textarea, summary, [tabindex], [role=button]";
  for (const element of document.querySelectorAll(everything)) {{
    if (!shows(element) || element.disabled || element.id === "main") continue;
    if (element.tabIndex < 0) {{
      if (!element.closest("[role=listbox], [role=toolbar], dialog")) faults.push(`not by Tab: ${{told(element)}}`);
      continue;
    }}
    document.activeElement?.blur();
    const before = seen(element);
    element.focus();
    if (document.activeElement !== element) faults.push(`takes no focus: ${{told(element)}}`);
    else if (seen(element) === before) faults.push(`shows no focus: ${{told(element)}}`);
  }}
  const acting = "[hx-get], [hx-post], [hx-put], [hx-delete]";
  const usable = "a[href], button, form, input, select, textarea, summary, [hx-trigger]";
  for (const element of document.querySelectorAll(acting)) {{
    if (!element.matches(usable)) faults.push(`only by mouse: ${{told(element)}}`);
  }}
  return faults;
}}"""

_WITHOUT_SCRIPT = f"""() => {{
  {_SHARED}
  const faults = [];
  if (![...document.querySelectorAll("h1")].some((each) => each.checkVisibility())) {{
    faults.push("no heading");
  }}
  for (const button of document.querySelectorAll("button, [role=button]")) {{
    const acts = button.type === "submit" || button.hasAttribute("popovertarget");
    if (shows(button) && !(acts && (button.form || !("form" in button) || button.popoverTargetElement))) {{
      faults.push(`does nothing: ${{told(button)}}`);
    }}
  }}
  for (const link of document.querySelectorAll("a")) {{
    const to = link.getAttribute("href") ?? "";
    if (shows(link) && (to === "#" || to.startsWith("javascript:"))) {{
      faults.push(`leads nowhere: ${{told(link)}}`);
    }}
  }}
  for (const form of document.querySelectorAll("form")) {{
    const fields = [...form.elements].filter((each) => shows(each) && each.type !== "search");
    const says = form.querySelector("noscript");
    if (fields.length && !says && !fields.some((each) => each.type === "submit")) {{
      faults.push(`cannot be sent: ${{told(form)}}`);
    }}
  }}
  return faults;
}}"""


def looks(page: Page, address: str) -> Iterator[str]:
    """Each fault of the page, with the look in which it shows. One load for all looks."""
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(DESK)  # type: ignore[arg-type]
    with _listening(page) as said:
        answer = page.goto(address)
        if not answer or answer.status >= 500:
            yield f"answers {answer and answer.status}"
            return
        yield from _in_every_look(page)
    yield from (f"console: {each}" for each in said)


def _in_every_look(page: Page) -> Iterator[str]:
    axe.give(page)
    yield from _found(page, "desk", axe.RULES)
    page.emulate_media(color_scheme="dark")
    yield from _found(page, "desk, dark", axe.COLOURS)
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    yield from _found(page, "phone, dark", axe.COLOURS)
    page.emulate_media(color_scheme="light")
    yield from _found(page, "phone", axe.RULES)
    yield from _too_wide(page, "phone")
    page.set_viewport_size(SMALL_PHONE)  # type: ignore[arg-type]
    yield from _too_wide(page, "small phone")
    page.set_viewport_size(DESK)  # type: ignore[arg-type]
    yield from by_keyboard(page)


@contextmanager
def _listening(page: Page) -> Iterator[list[str]]:
    """The errors that scripts write to the console meanwhile.

    That the live events cannot be reached is none: they are a process of their own,
    which does not run here, and the page does without.
    """
    said: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            said.append(message.text)

    page.on("console", hear)
    yield said
    page.remove_listener("console", hear)


def _found(page: Page, look: str, rules: axe.Rules) -> Iterator[str]:
    for each in axe.violations(page, rules):
        yield f"{look}: {each}"


def _too_wide(page: Page, look: str) -> Iterator[str]:
    if (excess := page.evaluate(_WIDTH)) > 0:
        yield f"{look}: {excess} px wider than the window"


def by_keyboard(page: Page) -> Iterator[str]:
    """Each thing that the keyboard does not reach, or that does not show that it did."""
    # After a first key, the focus that a script moves shows as that of a keyboard does.
    page.keyboard.press("Tab")
    yield from page.evaluate(_FOCUS)


def without_script(page: Page, address: str) -> Iterator[str]:
    """Each thing on the page that does nothing where scripts are off."""
    page.goto(address)
    yield from page.evaluate(_WITHOUT_SCRIPT)
