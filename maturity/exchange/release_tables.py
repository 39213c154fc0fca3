"""The tables of a release file: their columns, and a release as rows of them and back.

The words that explain them in the file are in release_words.py. docs/release-file.md has both.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from maturity.domain.release import Release
from maturity.exchange.plain_data import plain

Row = dict[str, Any]
Rows = Mapping[str, list[Row]]

OVERALL = "overall"
MARKS = ("lower", "median", "upper")


@dataclass(frozen=True)
class Table:
    """`key` is its primary key. `refers` are its foreign keys: column, other table, other column.
    Columns of `optional` may be empty.
    """

    name: str
    columns: Mapping[str, type]
    key: tuple[str, ...]
    refers: tuple[tuple[str, str, str], ...] = ()
    optional: tuple[str, ...] = ()


def _typed(texts: str, numbers: str = "") -> dict[str, type]:
    return dict.fromkeys(texts.split(), str) | dict.fromkeys(numbers.split(), int)


TABLES = (
    Table("readme", _typed("about text", ""), ("about",)),
    Table(
        "release",
        _typed("id questionnaire_id family edition content_hash cut_off", "k contributions")
        | {"invented": int},
        ("id",),
    ),
    Table("groups", _typed("id family pool as_of", "members"), ("id",)),
    Table("missing", _typed("id family pool because"), ("id",)),
    Table(
        "scores",
        _typed("group_id measure", "lower median upper"),
        ("group_id", "measure"),
        (("group_id", "groups", "id"),),
    ),
    Table(
        "questions",
        _typed("question_id as_of", "meaning level share not_applicable members"),
        ("question_id", "level"),
    ),
    Table(
        "indicators", _typed("indicator_id as_of lower median upper", "members"), ("indicator_id",)
    ),
    Table(
        "movement",
        _typed(
            "kind measure since",
            "members lower_then median_then upper_then lower_now median_now upper_now"
            " share_then share_now",
        ),
        ("kind", "measure"),
        optional=(
            *(f"{mark}_{when}" for when in ("then", "now") for mark in MARKS),
            "share_then",
            "share_now",
        ),
    ),
    Table("method", _typed("rule text"), ("rule",)),
)
"""In the order in which they are made."""


def release_rows(release: Release) -> Rows:
    """Of all tables but `readme` and `method`, in the order of the release."""
    whole = plain(release)
    scalars = [name for table in TABLES if table.name == "release" for name in table.columns]
    return {
        "release": [{name: whole[name] for name in scalars} | {"invented": int(release.invented)}],
        "groups": [_without(group, "overall", "themes") for group in whole["groups"]],
        "missing": whole["missing"],
        "scores": list(_scores(whole["groups"])),
        "questions": list(_questions(whole["questions"])),
        "indicators": whole["indicators"],
        "movement": list(_movement(whole["movement"])),
    }


def _without(row: Row, *names: str) -> Row:
    return {name: value for name, value in row.items() if name not in names}


def _scores(groups: Iterable[Row]) -> Iterator[Row]:
    for group in groups:
        for measure, marks in _measures(group):
            yield {"group_id": group["id"], "measure": measure, **marks}


def _measures(part: Row) -> Iterator[tuple[str, Any]]:
    yield OVERALL, part["overall"]
    yield from sorted(part["themes"].items())


def _questions(questions: Iterable[Row]) -> Iterator[Row]:
    for question in questions:
        for level, share in enumerate(question["at_least"], start=1):
            yield {**_without(question, "at_least"), "level": level, "share": share}


def _movement(movement: Row | None) -> Iterator[Row]:
    if movement is None:
        return
    head = {"since": movement["since"], "members": movement["members"]}
    for measure, two in _measures(movement):
        marks = {
            f"{mark}_{when}": figures[mark]
            for when, figures in zip(("then", "now"), two, strict=True)
            for mark in MARKS
        }
        yield {"kind": "average", "measure": measure, **head, **marks}
    for question, (then, now) in sorted(movement["mature"].items()):
        yield {"kind": "mature", "measure": question, **head, "share_then": then, "share_now": now}


def release_data(rows: Rows) -> Row:
    """As in JSON. KeyError, IndexError, TypeError or ValueError where rows do not fit together."""
    (head,) = rows["release"]
    scores: dict[str, Row] = {}
    for row in rows["scores"]:
        scores.setdefault(row["group_id"], {})[row["measure"]] = _marks(row)
    return {
        **head,
        "invented": {0: False, 1: True}[head["invented"]],
        "groups": [
            {
                **group,
                "overall": scores[group["id"]][OVERALL],
                "themes": _without(scores[group["id"]], OVERALL),
            }
            for group in rows["groups"]
        ],
        "missing": rows["missing"],
        "questions": list(_question_data(rows["questions"])),
        "indicators": rows["indicators"],
        "movement": _movement_data(rows["movement"]),
    }


def _marks(row: Row, suffix: str = "") -> Row:
    return {mark: row[mark + suffix] for mark in MARKS}


def _question_data(rows: Iterable[Row]) -> Iterator[Row]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["question_id"], []).append(row)
    for same in found.values():
        heads = [_without(row, "level", "share") for row in same]
        if [row["level"] for row in same] != [*range(1, len(same) + 1)] or heads != heads[:1] * len(
            heads
        ):
            raise ValueError(same[0]["question_id"])
        yield {**heads[0], "at_least": [row["share"] for row in same]}


def _movement_data(rows: list[Row]) -> Row | None:
    if not rows:
        return None
    ((since, members),) = {(row["since"], row["members"]) for row in rows}
    averages = {
        row["measure"]: [_marks(row, "_then"), _marks(row, "_now")]
        for row in rows
        if row["kind"] == "average"
    }
    mature = {
        row["measure"]: [row["share_then"], row["share_now"]]
        for row in rows
        if row["kind"] == "mature"
    }
    if len(averages) + len(mature) != len(rows):
        raise ValueError("movement")
    return {
        "since": since,
        "members": members,
        "overall": averages.pop(OVERALL),
        "themes": averages,
        "mature": mature,
    }
