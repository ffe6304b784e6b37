"""Whether a group can be written in: kept on its source, where every writer looks."""

from lenig.access.scope import every_row
from lenig.groups.models import Group, VisibilityChange
from lenig.stream.models import Source


def set_read_only(group: Group) -> None:
    """See that the source says what follows from the archive and from a change under way."""
    with every_row(because="the state of one group decides whether its source takes writing"):
        moving = VisibilityChange.objects.filter(group=group).exists()
        Source.objects.filter(pk=group.source_id).update(is_read_only=group.is_archived or moving)
