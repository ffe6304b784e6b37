from django.db import models

from lenig.access.rehoming import rewrites_audience
from lenig.activity.models import Activity


@rewrites_audience
def rewrite_activities(model: type[models.Model], ids: list[int], audience_id: int) -> None:
    """An activity is readable by who may read its object, from the same moment."""
    rows = Activity._base_manager.filter(object_type=model._meta.label_lower, object_id__in=ids)
    rows.update(audience_id=audience_id)
