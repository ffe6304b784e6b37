"""The page of a group and of a topic. Bar: as home."""

from bench.measuring import Page, measure
from bench.occasion import Occasion, Results
from bench.organisation.sizes import ACTIVE, BUSY_GROUP
from lenig.access.scope import every_row
from lenig.groups.models import Group, Membership
from lenig.stream.models import Topic

#: An ordinary open group, and a closed one.
OPEN, CLOSED = 2, 5


def run(occasion: Occasion) -> Results:
    with every_row(because="the benchmark chooses who looks"):
        groups = Group.objects.in_bulk([BUSY_GROUP, OPEN, CLOSED])
        topic = Topic.objects.get(pk=1)
        member = {pk: Membership.objects.filter(group=pk).order_by("pk")[1] for pk in groups}
    pages = [
        Page("group, open", groups[OPEN].get_absolute_url(), member[OPEN].person_id),
        Page("group, closed", groups[CLOSED].get_absolute_url(), member[CLOSED].person_id),
        Page("group, busy", groups[BUSY_GROUP].get_absolute_url(), member[BUSY_GROUP].person_id),
        Page("group, as no member", groups[OPEN].get_absolute_url(), ACTIVE),
        Page("topic", topic.get_absolute_url(), ACTIVE),
    ]
    return measure("Groups and topics", pages, occasion)
