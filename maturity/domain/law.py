"""What a nation's law and policy say beside a question, with source and dates. Never scored."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

Nation = Literal["england", "wales", "scotland", "northern-ireland"]
NATIONS: tuple[Nation, ...] = get_args(Nation)


@dataclass(frozen=True)
class Reference:
    """A page worth reading. No nations means all of them."""

    __pydantic_config__ = {"extra": "forbid"}

    name: str
    url: str
    nations: tuple[Nation, ...] = ()


@dataclass(frozen=True)
class LegalNote:
    """What one nation asks about one question.

    `legal_floor` is the level that the law itself already makes an organisation reach, if any.
    """

    __pydantic_config__ = {"extra": "forbid"}

    nation: Nation
    text: str
    source: str
    url: str
    checked_on: date
    review_by: date
    legal_floor: int | None = None


@dataclass(frozen=True)
class LegalCheck:
    """One yes, no or not sure item of a nation's legal check. Yes is what the law asks."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    nation: Nation
    text: str
    applies: str
    source: str
    url: str
    checked_on: date
    review_by: date
    note: str = ""
