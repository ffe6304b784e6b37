"""`bin/bench people`: the directory searched and narrowed, a profile, the chart, a department.

Bar: search and facets p95 at most 60 ms at 10,000 people.
"""

from typing import Any

from bench.measuring import Page, measure
from lenig.people.models import Department, Expertise, Person

#: Somebody without anybody below, and person 1, below whom everybody stands.
READER, DIRECTOR = 5000, 1


def run() -> dict[str, Any]:
    """Measure the pages about people beside the floor; print a table; answer the figures by page."""
    return measure("People", _pages())


def _pages() -> list[Page]:
    reader = min(READER, Person.objects.count())
    department = Department.objects.order_by("pk").last()
    word = Expertise.objects.order_by("pk").first()
    if department is None or word is None:
        raise RuntimeError("The organisation has no departments or no words to search for.")
    questions = {
        "everybody": "",
        "a name": "?q=persoon+42",
        "a word": f"?q={word.slug}",
        "one letter": "?q=a",
        "facets": f"?topic={word.slug}&department={department.handle}",
    }
    found = [
        Page(f"people, {name}", f"/people/{query}", reader) for name, query in questions.items()
    ]
    profile = Person.objects.get(pk=reader).get_absolute_url()
    return [
        *found,
        Page("people, by the director", "/people/", DIRECTOR),
        Page("profile", profile, DIRECTOR),
        Page("suggest", "/people/suggest/?q=per", reader),
        Page("chart", "/organisation/", reader),
        Page("department", department.get_absolute_url(), reader),
    ]
