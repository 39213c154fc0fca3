"""A part of a receipt as it was read: what it must hold, and what is said where it does not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from maturity.exchange.text_file import shown
from maturity.locale import gettext as _

T = TypeVar("T")

LONGEST = 200
"""Characters in an id, a day or a word of ours."""


class OddPart(ValueError):
    """A part of the receipt is not as the index writes it. The message says which."""


@dataclass(frozen=True)
class Part:
    """A value and where it stands: names and numbers from the top, joined by dots."""

    value: Any
    path: str = ""

    def at(self, name: str) -> "Part":
        inside = self._must(dict, _("an object"))
        path = _below(self.path, name)
        if name not in inside:
            raise OddPart(_("'{path}' is missing.").format(path=shown(path)))
        return Part(inside[name], path)

    def items(self) -> Iterator[tuple[str, "Part"]]:
        for name, value in self._must(dict, _("an object")).items():
            yield name, Part(value, _below(self.path, name))

    def parts(self) -> Iterator["Part"]:
        for number, value in enumerate(self._must(list, _("a list"))):
            yield Part(value, _below(self.path, str(number)))

    def text(self) -> str:
        """On one line, as all that we write: it may be shown as it is."""
        found: str = self._must(str, _("text"))
        if len(found) > LONGEST or not found.isprintable():
            raise self.odd(_("a short text on one line"))
        return found

    def number(self) -> int:
        """True and False are whole numbers to Python, and not to us."""
        found: int = self._must(int, _("a whole number"))
        if isinstance(found, bool):
            raise self.odd(_("a whole number"))
        return found

    def day(self) -> date:
        try:
            return date.fromisoformat(self.text())
        except ValueError:
            raise self.odd(_("a day such as 2027-04-01")) from None

    def one_of(self, known: dict[str, T]) -> T:
        """What stands in `known` under this text."""
        if self.text() not in known:
            raise self.odd(_("one of {known}").format(known=", ".join(known)))
        return known[self.text()]

    def maybe(self, read: Callable[["Part"], T]) -> T | None:
        return None if self.value is None else read(self)

    def _must(self, kind: type, wanted: str) -> Any:
        if not isinstance(self.value, kind):
            raise self.odd(wanted)
        return self.value

    def odd(self, wanted: str) -> OddPart:
        return OddPart(
            _("'{path}' is {value}, where {wanted} belongs.").format(
                path=shown(self.path), value=shown(repr(self.value)[:100]), wanted=wanted
            )
        )


def _below(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
