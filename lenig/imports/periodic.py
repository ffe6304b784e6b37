"""What a rehearsal leaves behind when it is killed goes by itself."""

from pathlib import Path

from django.db import connection

from lenig.contracts.periodic import every
from lenig.toolkit.sqlite.copying import throw_away_abandoned


@every(hours=6)
def forget_rehearsals_that_were_killed() -> None:
    if connection.vendor == "sqlite":
        throw_away_abandoned(Path(connection.settings_dict["NAME"]).resolve().parent)
