"""What an import may create here: groups, and who belongs to them."""

from lenig.contracts.importing import Importable, declare, hands_over, nothing_by_id
from lenig.groups.importing.groups import find_groups, write_groups
from lenig.groups.importing.handing_over import hand_over_memberships
from lenig.groups.importing.memberships import write_memberships

declare(
    Importable(
        type="group",
        plural="groups",
        order=50,
        write=write_groups,
        find=find_groups,
        is_remembered=True,
    )
)
declare(
    Importable(
        type="membership",
        plural="memberships",
        order=60,
        write=write_memberships,
        find=nothing_by_id,
        is_remembered=True,
    )
)
hands_over(hand_over_memberships)
