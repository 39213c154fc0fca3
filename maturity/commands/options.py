"""Options that several commands share, and the library that they name. No command."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from maturity.content import SHIPPED
from maturity.content.compiled import open_library
from maturity.domain.assessment import Scope
from maturity.settings import read_settings

if TYPE_CHECKING:
    from maturity.domain.library import Library

OURS = "social-value-2026"

path_option = click.Path(path_type=Path)

questionnaires = click.option(
    "--questionnaires",
    "folders",
    type=path_option,
    multiple=True,
    metavar="DIR",
    help="A further folder of questionnaires.",
)
questionnaire = click.option(
    "--questionnaire",
    "questionnaire_id",
    default=OURS,
    show_default=True,
    metavar="ID",
    help="Which questionnaire.",
)
light = click.option(
    "--light",
    "scope",
    flag_value=Scope.LIGHT,
    default=Scope.FULL,
    type=click.UNPROCESSED,
    help="Only the light set.",
)


def library(folders: tuple[Path, ...]) -> "Library":
    return open_library((SHIPPED, *folders), read_settings().cache)
