"""A small text file that a user chose, on disk or uploaded, to text; and a piece of it to show.

What the text says is not known here.
"""

from pathlib import Path

from maturity.errors import AnswersError, FaultyInput
from maturity.locale import gettext as _

BIGGEST = 5_000_000
"""Bytes. Answers to a hundred questions, with long comments, are far smaller."""


def read_text(path: Path, error: type[FaultyInput] = AnswersError) -> str:
    """The text of a file on disk. Or an error of this type."""
    return decoded(str(path), read_bytes(path, error), error)


def read_bytes(path: Path, error: type[FaultyInput], most: int = BIGGEST) -> bytes:
    """What is in a file on disk, or one byte more of it than `most`. Or an error of this type."""
    try:
        return _bytes(path, most)
    except _Unreadable as refusal:
        raise error((f"{path}: {refusal}",)) from None


def decoded(file: str, data: bytes, error: type[FaultyInput] = AnswersError) -> str:
    """UTF-8 with or without a byte order mark, else Windows-1252. Or an error of this type.

    `file` is what the user calls it.
    """
    try:
        return _text(data)
    except _Unreadable as refusal:
        raise error((f"{file}: {refusal}",)) from None


class _Unreadable(Exception):
    """Why the file cannot be read, in a sentence."""


def _text(data: bytes) -> str:
    if len(data) > BIGGEST:
        raise _refusal(_("the file is larger than 5 MB, which is too much. Is it the right one?"))
    kind = _other_kind(data)
    if kind is not None:
        raise _refusal(
            _("this is {kind}, not a CSV file. Open it and save it as 'CSV UTF-8'."),
            kind=kind,
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _refusal(_("the text is UTF-16. Save it as 'CSV UTF-8'."))
    if b"\0" in data:
        raise _refusal(_("this is not a text file. Choose a CSV file."))
    return _characters(data)


def _other_kind(data: bytes) -> str | None:
    """What the first bytes say that the file is, where it is no text."""
    if data.startswith(b"PK\x03\x04"):
        return _("an Excel, Word or zip file")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _("an old Excel or Word file")
    return _("a PDF") if data.startswith(b"%PDF") else None


def _bytes(path: Path, most: int) -> bytes:
    """One byte more than `most`: enough to see that it is too much. A pipe has no end."""
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except FileNotFoundError:
        raise _refusal(_("there is no such file. Check its name and folder.")) from None
    except IsADirectoryError:
        raise _refusal(_("this is a folder. Name the file in it.")) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise _refusal(_("the file cannot be read: {reason}."), reason=reason) from None


def _characters(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        raise _refusal(
            _("the text is neither UTF-8 nor Windows-1252. Save it as 'CSV UTF-8'.")
        ) from None


def _refusal(sentence: str, **parts: object) -> _Unreadable:
    return _Unreadable(sentence.format(**parts))


def shown(value: str) -> str:
    """A value on one line, cut short, and without what a terminal would act upon."""
    line = "".join(character if character.isprintable() else " " for character in value)
    return line if len(line) <= 60 else line[:57] + "..."
