"""Registers of authorities: small ones in the columns of the real one, and where that one is."""

from pathlib import Path

import pytest

from tests.command_line import ROOT

REAL = ROOT.parent / "shared" / "data" / "uk_local_authorities_future.csv"

needs_the_register = pytest.mark.skipif(
    not REAL.exists(), reason=f"the public register is not at {REAL}; it is no part of the project"
)

HEADER = (
    "local-authority-code,official-name,end-date,nation,region,local-authority-type,"
    "start-date,pop-2020"
)


def a_row(
    code: str = "AMB",
    name: str = "Ambridge",
    *,
    nation: str = "England",
    kind: str = "NMD",
    population: str = "",
    end: str = "",
) -> str:
    return f"{code},{name},{end},{nation},West Midlands,{kind},2001-01-01,{population}"


def a_register(folder: Path, *rows: str, header: str = HEADER) -> Path:
    path = folder / "register.csv"
    path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8", newline="")
    return path
