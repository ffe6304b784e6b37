"""Components that a page shows by the hundred, written in Python because a template costs ten times as much.

Each function gives safe markup and may be called from other Python as well as
through its tag in `lenig_ui`.
"""

from lenig.ui.markup.avatar import avatar, avatars
from lenig.ui.markup.glyph import glyph
from lenig.ui.markup.icon import icon
from lenig.ui.markup.marks import chip, count, day, file_mark, kind_badge, progress
from lenig.ui.markup.moment import moment, time_keeper
from lenig.ui.markup.navigation import menu_links, rail_links, tab_links, waiting_dot

__all__ = [
    "avatar",
    "avatars",
    "chip",
    "count",
    "day",
    "file_mark",
    "glyph",
    "icon",
    "kind_badge",
    "menu_links",
    "moment",
    "progress",
    "rail_links",
    "tab_links",
    "time_keeper",
    "waiting_dot",
]
