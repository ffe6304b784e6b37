"""What becomes of people with the days."""

from lenig.contracts.periodic import every
from lenig.people.actions.leaving import see_off_leavers


@every(hours=1)
def see_off_whose_last_day_has_passed() -> None:
    see_off_leavers()
