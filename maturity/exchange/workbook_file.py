"""An Excel file that a user chose, to the cells of its sheets. What they say is not known here."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from maturity.errors import SheetError
from maturity.exchange.text_file import BIGGEST
from maturity.exchange.workbook_kinds import Refused, require_workbook
from maturity.locale import gettext as _


@dataclass(frozen=True)
class FoundCell:
    """`kind` is openpyxl's: s text, n number, d day, b true or false, f formula, e error."""

    value: Any
    kind: str


@dataclass(frozen=True)
class FoundSheet:
    """Cells that hold something, by row and column, both from 1. `merged` are ranges as B2:C2.

    `longer` is the first row with something in it that is too far down to be read.
    """

    cells: Mapping[int, Mapping[int, FoundCell]]
    merged: tuple[str, ...] = ()
    longer: int | None = None


def read_workbook(file: str, data: bytes) -> dict[str, FoundSheet]:
    """By the name of the sheet. Or SheetError, with one sentence.

    `file` is what the user calls it.
    """
    try:
        return _sheets(data)
    except Refused as refusal:
        raise SheetError((f"{file}: {refusal}",)) from None
    except Exception as error:
        # openpyxl has no error of its own: what a damaged file makes of it may be any.
        what = _("the file is damaged. Open it in Excel, save it as a workbook (.xlsx), try again.")
        raise SheetError((f"{file}: {what}",)) from error


def _sheets(data: bytes) -> dict[str, FoundSheet]:
    if len(data) > BIGGEST:
        raise Refused(_("the file is larger than 5 MB, which is too much. Is it the right one?"))
    require_workbook(data)
    # openpyxl takes longer to import than a file to read, and few people bring one.
    from maturity.exchange.workbook_stream import sheets_in

    return sheets_in(data)
