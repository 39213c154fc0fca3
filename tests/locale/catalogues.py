"""What is wrong with the catalogue of a language: for the tests of those that we ship."""

import string
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def catalogue_faults(po: Path) -> Iterator[str]:
    """`po` lies where gettext looks for it: LANGUAGE/LC_MESSAGES/maturity.po, its .mo beside it."""
    language = po.parents[1].name
    with po.open("rb") as source:
        catalogue = read_po(source)
    if str(catalogue.locale) != language.replace("-", "_"):
        yield f"{po}: its header says '{catalogue.locale}', its folder '{language}'"
    for message in catalogue:
        if message.id and message.string:
            yield from _message_faults(message)
    compiled = po.with_suffix(".mo")
    if not compiled.exists() or compiled.read_bytes() != _compiled(catalogue):
        yield f"{compiled}: not up to date; run make messages"


def _compiled(catalogue: Catalog) -> bytes:
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def _message_faults(message: Message) -> Iterator[str]:
    ids = [message.id] if isinstance(message.id, str) else list(message.id)
    said = [message.string] if isinstance(message.string, str) else list(message.string)
    wanted = set.union(*map(_names, ids))
    for text in said:
        found = _names(text)
        if found - wanted:
            yield f"'{text}' has {sorted(found - wanted)}, which '{ids[0]}' does not"
        # A plural form may do without its number: "no questions", "one question".
        if len(ids) == 1 and text and wanted - found:
            yield f"'{text}' lacks {sorted(wanted - found)} of '{ids[0]}'"


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
