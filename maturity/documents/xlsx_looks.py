"""How the cells of an Excel file look. Grey is what comes from the plan; headings tell it too, as
only those on navy are of columns that may be changed.
"""

from collections.abc import Mapping
from typing import Any

Look = Mapping[str, Any]
"""In the words of xlsxwriter."""

INK, SOFT, RULE, GROUND, NAVY, WHITE = (
    *("#0b0c0c", "#4a545e", "#d3dae0", "#f0f3f6", "#12344d", "#ffffff"),
)

DAY = "d mmm yyyy"
"""Which number is the month is plain wherever the file is opened."""

CELL: Look = {
    "font_name": "Arial",
    "font_size": 10,
    "valign": "top",
    "align": "left",
    "text_wrap": True,
}
LINE: Look = {**CELL, "indent": 1, "bottom": 1, "bottom_color": RULE, "font_color": INK}
LOCKED: Look = {**LINE, "bg_color": GROUND}
HEAD: Look = {
    **CELL,
    "indent": 1,
    "bold": True,
    "valign": "vcenter",
    "bottom": 2,
    "bottom_color": NAVY,
}
SECTION: Look = {**CELL, "bold": True, "font_color": NAVY, "text_wrap": False}

LOOKS: Mapping[str, Look] = {
    "open": LINE,
    "open day": {**LINE, "num_format": DAY},
    "locked": LOCKED,
    "locked id": {**LOCKED, "font_size": 8, "font_color": SOFT, "text_wrap": False},
    "locked number": {**LOCKED, "num_format": "#,##0"},
    "open head": {**HEAD, "bg_color": NAVY, "font_color": WHITE},
    "locked head": {**HEAD, "bg_color": RULE, "font_color": INK},
    "number": {**LINE, "num_format": "#,##0"},
    "title": {**SECTION, "font_size": 16},
    "heading": {**SECTION, "font_size": 12, "valign": "bottom"},
    "term": {**CELL, "bold": True},
    "text": CELL,
}
