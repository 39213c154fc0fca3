"""The fonts of the PDF, from their package: which files, and which characters all of them have.

No italics: their files have half the characters, and upright text is easier to read.
"""

import shutil
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import typst
from font_source_sans_pro import font_files_ttf

FAMILY = "Source Sans Pro"
FILES = ("SourceSansPro", "SourceSansProSemibold")
"""As the package names them. The folder holds each weight twice, as TTF and as OTF."""

ALL_OF_UNICODE = 12
"""The number of the table's format that is not limited to 16 bits. Our files have one."""


@dataclass(frozen=True)
class FontFolder:
    """Holds just our files: of two files for a weight, typst takes the one it meets first."""

    folder: TemporaryDirectory[str]
    found: typst.Fonts


def paths() -> tuple[Path, ...]:
    return tuple(Path(font_files_ttf[name]) for name in FILES)


@cache
def font_folder() -> FontFolder:
    """As long as the process lives: typst opens a file when it first needs it."""
    folder = TemporaryDirectory(prefix="maturity-fonts-", ignore_cleanup_errors=True)
    for path in paths():
        shutil.copyfile(path, Path(folder.name) / path.name)
    found = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder.name]
    )
    return FontFolder(folder, found)


@cache
def covered() -> frozenset[str]:
    """The characters that every one of our files has."""
    each = (frozenset(map(chr, code_points(path.read_bytes()))) for path in paths())
    return frozenset.intersection(*each)


def code_points(font: bytes) -> Iterator[int]:
    """Those that the font's character table for all of Unicode leads to a glyph."""
    start = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    for number in range(count):
        (offset,) = struct.unpack_from(">L", font, start + 8 + 8 * number)
        (format_,) = struct.unpack_from(">H", font, start + offset)
        if format_ == ALL_OF_UNICODE:
            yield from _groups(font, start + offset)


def _table(font: bytes, name: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    for number in range(count):
        tag, _checksum, offset, _length = struct.unpack_from(">4sLLL", font, 12 + 16 * number)
        if tag == name:
            return int(offset)
    raise ValueError(name)


def _groups(font: bytes, start: int) -> Iterator[int]:
    """Runs of characters, each with the glyph of its first. Glyph 0 is the empty box."""
    (count,) = struct.unpack_from(">L", font, start + 12)
    for number in range(count):
        first, last, glyph = struct.unpack_from(">LLL", font, start + 16 + 12 * number)
        yield from range(first + (glyph == 0), last + 1)
