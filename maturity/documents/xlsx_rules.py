"""What Excel itself refuses in a cell that may be changed. What it lets through is checked again
when the file comes back.
"""

from datetime import date
from typing import Any

from maturity.documents.action_sheet import Column
from maturity.locale import gettext as _

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)

LONGEST_LIST = 255
LONGEST_TITLE, LONGEST_MESSAGE = 32, 255


def rule(column: Column, statuses: tuple[str, ...]) -> dict[str, Any] | None:
    """None where anything may stand."""
    if not column.editable:
        return None
    if column.kind == "status":
        return _one_of(statuses)
    if column.kind == "day":
        between = {"minimum": FIRST_DAY, "maximum": LAST_DAY}
        return _refusing(_("Write a day, such as 14/05/2027."), "date", "between", between)
    longest = {"value": column.most}
    sentence = _("At most {most} characters are kept.").format(most=f"{column.most:,}")
    return _refusing(sentence, "length", "<=", longest)


def _one_of(words: tuple[str, ...]) -> dict[str, Any] | None:
    """A drop-down. Excel has no room for very long words in it."""
    if len(",".join(words)) > LONGEST_LIST:
        return None
    sentence = _("Choose one of the list.")
    return {"validate": "list", "source": list(words), "error_message": sentence[:LONGEST_MESSAGE]}


def _refusing(
    sentence: str, validate: str, criteria: str, limits: dict[str, Any]
) -> dict[str, Any]:
    return {
        "validate": validate,
        "criteria": criteria,
        **limits,
        "error_message": sentence[:LONGEST_MESSAGE],
    }
