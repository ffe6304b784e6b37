"""Moving rows to another audience, with every copy of the right in the same transaction.

Three kinds of rows repeat an audience for speed: the entry of a post under a
source, the search row and the activity. Each app that keeps such a copy
registers how it is rewritten; a task would leave a moment in which the copy
still says the old right.
"""

from collections.abc import Callable, Iterable

from django.db import models, transaction

Rewriter = Callable[[type[models.Model], list[int], int], None]

_rewriters: list[Rewriter] = []


def rewrites_audience(rewriter: Rewriter) -> Rewriter:
    """Call this function with (model, ids, audience id) whenever rows change audience."""
    if rewriter not in _rewriters:
        _rewriters.append(rewriter)
    return rewriter


@transaction.atomic
def rehome(model: type[models.Model], ids: Iterable[int], audience_id: int) -> None:
    """Give these rows this audience, and their copies too, or nothing at all."""
    wanted = list(ids)
    model._base_manager.filter(pk__in=wanted).update(audience_id=audience_id)
    for rewriter in _rewriters:
        rewriter(model, wanted, audience_id)
