"""Whether a file is an Excel workbook that may be opened; if not, what it is and what to do."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from maturity.locale import gettext as _

MOST_XML = 6_000_000
"""Bytes of a file's parts together, unpacked. A plan's sheet has a tenth of that."""

MOST_TAGS = 100_000
"""Of these parts together. Each takes memory and time, however little of the file; a plan's sheet
has a quarter of that.
"""

MOST_BYTES = 20_000_000
"""Of all parts together, unpacked: pictures hardly shrink, and the file has 5 MB at most."""

MOST_PARTS = 500

ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""Stands in the old kind of file that Excel puts round a workbook with a password."""

XML = (".xml", ".rels", ".vml")
BEFORE = b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"
"""What may stand before the first tag."""

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
    """Nothing is unpacked before it is known how much that is. A zip file cannot give more than it
    says: reading stops there.
    """
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise _with_password()
    if any(part.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for part in parts):
        raise BadZipFile  # no program packs a workbook otherwise
    if len(parts) > MOST_PARTS or _unpacked(parts) > MOST_BYTES:
        raise _too_large()
    if _unpacked(part for part in parts if _is_called_xml(part)) > MOST_XML:
        raise _too_large()
    _require_kind(archive, {part.filename for part in parts})
    _require_small_xml(archive, parts)


def _unpacked(parts: Iterable[ZipInfo]) -> int:
    return sum(part.file_size for part in parts)


def _is_called_xml(part: ZipInfo) -> bool:
    return part.filename.lower().endswith(XML)


def _require_small_xml(archive: ZipFile, parts: Iterable[ZipInfo]) -> None:
    """Also of parts that are called otherwise: a workbook may name any of its parts as a sheet."""
    size = tags = 0
    for part in parts:
        text = archive.read(part)
        if not _is_called_xml(part) and not text.lstrip(BEFORE).startswith(b"<"):
            continue
        if any(mark in text for mark in FORBIDDEN):
            raise Refused(
                _("the file holds something that no workbook has. Take the one you downloaded.")
            )
        size, tags = size + len(text), tags + text.count(b"<")
    if size > MOST_XML or tags > MOST_TAGS:
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
