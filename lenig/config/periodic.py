"""What an installation keeps in order by itself."""

from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from lenig.config.models import Cached
from lenig.config.working.dropped import take_up_dropped
from lenig.contracts.periodic import every


@every(minutes=10)
def take_up_what_other_nodes_dropped() -> None:
    take_up_dropped()


@every(days=1)
def forget_what_is_over() -> None:
    """Sessions that ended, cached values that expired, and results of tasks after two weeks."""
    with transaction.atomic():
        Cached.objects.filter(expires__lt=timezone.now()).delete()
    with transaction.atomic():
        call_command("clearsessions")
    with transaction.atomic():
        call_command("prune_db_task_results", queue_name="*", min_age_days=14, verbosity=0)
