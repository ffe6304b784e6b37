"""Runs what is due, on one node at a time."""

import logging

from django.db import transaction
from django.utils import timezone

from lenig.config.models import Due
from lenig.contracts import periodic
from lenig.contracts.periodic import Periodic

log = logging.getLogger(__name__)


def run_what_is_due() -> None:
    """Run each periodic work whose turn has come and is not taken. Costs one query else."""
    now = timezone.now().timestamp()
    turns = {each: int(now // each.interval.total_seconds()) for each in periodic.declared()}
    taken = set(Due.objects.values_list("name", "turn"))
    for each, turn in turns.items():
        if (each.name, turn) not in taken and _take(each, turn):
            _run(each)


@transaction.atomic
def _take(each: Periodic, turn: int) -> bool:
    """Whether this node is the one; the row also ends the earlier turns."""
    _, is_ours = Due.objects.get_or_create(name=each.name, turn=turn)
    if is_ours:
        Due.objects.filter(name=each.name, turn__lt=turn).delete()
    return is_ours


def _run(each: Periodic) -> None:
    try:
        each.work()
    except Exception:
        # The others must still have their turn, and this one comes round again.
        log.exception("%s failed.", each.name)
