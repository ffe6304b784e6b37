"""What a new member reads on the first visit."""

from datetime import timedelta

from django.utils import timezone

from lenig.access.viewer import Viewer
from lenig.groups.models import Group
from lenig.stream.models import Post
from lenig.toolkit.moments import first_id_at

WEEKS = 4
#: More than this a week is "many": counting goes no further.
MANY = 100


def posts_a_week(group: Group, viewer: Viewer) -> int:
    """How many posts the group has in a week, over the last four: an index range that ends at many."""
    since = first_id_at(timezone.now() - timedelta(weeks=WEEKS))
    posts = Post.objects.visible_to(viewer).filter(place=group.source_id, pk__gte=since)
    return round(posts[: MANY * WEEKS].count() / WEEKS)
