"""Answers files written as people and spreadsheets write them, and what reading them says."""

from pathlib import Path

import pytest

from maturity.domain.assessment import Answer
from maturity.errors import AnswersError
from maturity.exchange.answers_csv import read_answers
from tests.documents.sample_results import shipped


def path_in(folder: Path) -> Path:
    return folder / "answers.csv"


def write(folder: Path, content: str | bytes) -> Path:
    path = path_in(folder)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def read(folder: Path, content: str | bytes) -> dict[str, Answer]:
    return read_answers(write(folder, content), shipped())


def problems(folder: Path, content: str | bytes) -> tuple[str, ...]:
    return problems_of(write(folder, content))


def problems_of(path: Path) -> tuple[str, ...]:
    with pytest.raises(AnswersError) as caught:
        read_answers(path, shipped())
    return caught.value.problems
