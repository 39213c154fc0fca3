"""What an action sheet says about where it comes from, so that it comes back to the same plan."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

PATTERN = re.compile(
    r"maturity actions 1; language ([A-Za-z-]{2,20}); plan (\S{1,200}); round ([0-9]{1,6}); "
    r"version ([0-9]{1,9}); check ([0-9a-f]{16})"
)


@dataclass(frozen=True)
class SheetStamp:
    """`plan` is the id of the assessment that the plan follows from. `version` counts what was
    noted about the plan before. `check` is the same as long as the sheet would be made the same.
    """

    language: str
    plan: str
    round: int
    version: int
    check: str


def stamp_text(stamp: SheetStamp) -> str:
    """Words of no language: a program reads them."""
    return (
        f"maturity actions 1; language {stamp.language}; plan {stamp.plan}; round {stamp.round}; "
        f"version {stamp.version}; check {stamp.check}"
    )


def stamp_in(text: str) -> SheetStamp | None:
    """None where the text is no stamp."""
    found = PATTERN.fullmatch(text.strip())
    if found is None:
        return None
    language, plan, number, version, check = found.groups()
    return SheetStamp(language, plan, int(number), int(version), check)


def check_of(parts: Iterable[str]) -> str:
    """Tells two lists of texts apart."""
    told = "\n".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]
