"""The directory searched and narrowed, a profile, the chart, a department.

Bar: search and facets p95 at most 60 ms at 10,000 people.
"""

from bench.measuring import Page, measure
from bench.occasion import Occasion, Results
from lenig.people.models import Department, Expertise, Person

#: Somebody without anybody below, and person 1, below whom everybody stands.
READER, DIRECTOR = 5000, 1


def run(occasion: Occasion) -> Results:
    reader = min(READER, Person.objects.count())
    department = Department.objects.order_by("pk").last()
    word = Expertise.objects.order_by("pk").first()
    if department is None or word is None:
        raise RuntimeError("The organisation has no departments or no words to search for.")
    questions = {
        "everybody": "",
        "a name": "?q=anna+van",
        "a word": f"?q={word.slug}",
        "one letter": "?q=a",
        "facets": f"?topic={word.slug}&department={department.handle}",
    }
    profile = Person.objects.get(pk=reader).get_absolute_url()
    pages = [
        *(Page(f"people, {name}", f"/people/{query}", reader) for name, query in questions.items()),
        Page("people, by the director", "/people/", DIRECTOR),
        Page("profile", profile, DIRECTOR),
        Page("suggest", "/people/suggest/?q=per", reader),
        Page("chart", "/organisation/", reader),
        Page("department", department.get_absolute_url(), reader),
    ]
    return measure("People", pages, occasion)
