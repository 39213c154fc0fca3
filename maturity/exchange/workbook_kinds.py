"""Whether a file is an Excel workbook that may be opened; if not, what it is and what to do."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from maturity.locale import gettext as _

MOST_XML = 6_000_000
"""Bytes of a file's parts together, unpacked. A plan's sheet has a tenth of that."""

MOST_TAGS = 100_000
"""Of these parts together. Each takes memory and time, however little of the file; a plan's sheet
has a quarter of that.
"""

MOST_PARTS = 500

ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""Stands in the old kind of file that Excel puts round a workbook with a password."""

XML = (".xml", ".rels", ".vml")
FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY", b"\x00")
"""No program writes these into a workbook: they make small files grow without end, or hide that."""


class Refused(ValueError):
    """Why the file cannot be used, in a sentence."""


def require_workbook(data: bytes) -> None:
    if not data:
        raise Refused(_("the file is empty. Take the one that you downloaded."))
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise _old(data)
    if not data.startswith(b"PK"):
        raise Refused(
            _(
                "this is no Excel workbook, whatever its name says. A CSV file cannot come back: "
                "change the file that you downloaded and keep its kind (.xlsx)."
            )
        )
    try:
        with ZipFile(BytesIO(data)) as archive:
            _look_into(archive)
    except BadZipFile:
        raise Refused(
            _("only a part of the file is here, or it is damaged. Save it again, then try again.")
        ) from None


def _old(data: bytes) -> Refused:
    if ENCRYPTED in data:
        return _with_password()
    return Refused(_("this is an old Excel file (.xls). Save it as an Excel workbook (.xlsx)."))


def _with_password() -> Refused:
    return Refused(_("the file has a password. Save it without one, then choose it again."))


def _look_into(archive: ZipFile) -> None:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise _with_password()
    _require_kind(archive, names)
    xml = [part for part in parts if part.filename.lower().endswith(XML)]
    # A zip file cannot give more than it says here: reading stops there.
    if len(parts) > MOST_PARTS or sum(part.file_size for part in xml) > MOST_XML:
        raise _too_large()
    tags = 0
    for part in xml:
        text = archive.read(part)
        if any(mark in text for mark in FORBIDDEN):
            raise Refused(
                _("the file holds something that no workbook has. Take the one you downloaded.")
            )
        tags += text.count(b"<")
    if tags > MOST_TAGS:
        raise _too_large()


def _too_large() -> Refused:
    return Refused(
        _("the file grows far too large when it is opened. Take the one that you downloaded.")
    )


def _require_kind(archive: ZipFile, names: set[str]) -> None:
    if "xl/workbook.bin" in names:
        raise Refused(_("this is a binary workbook (.xlsb). Save it as an Excel workbook (.xlsx)."))
    if "mimetype" in names and b"opendocument" in archive.read("mimetype")[:100]:
        raise Refused(_("this is an OpenDocument file. Save it as an Excel workbook (.xlsx)."))
    if "xl/workbook.xml" not in names:
        raise Refused(_("this is no Excel workbook. Take the file that you downloaded."))
    types = archive.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
    if b"macroEnabled" in types or any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Refused(
            _("the file may hold macros, which are not taken. Save it as a plain workbook (.xlsx).")
        )
