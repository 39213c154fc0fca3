"""JSON that somebody chose: plain data, or one sentence that says why not."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maturity.errors import ReceiptError
from maturity.exchange.json_file import DEEPEST, read_json

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


def a_file(folder: Path, content: str | bytes) -> Path:
    path = folder / "receipt.json"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=PLAIN, ascii_only=st.booleans())
def test_plain_data_comes_back_as_it_was(tmp_path: Path, value: object, ascii_only: bool) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only)

    assert read_json(a_file(tmp_path, text), ReceiptError) == value


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    path = a_file(tmp_path, b'\xef\xbb\xbf{"a": 1}')

    assert read_json(path, ReceiptError) == {"a": 1}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "this is not JSON"),
        ('{"a": 1', "this is not JSON, or only a part of it"),
        ('{"a": 1} {"b": 2}', "this is not JSON"),
        ("question,level\npolicy.scope,3\n", "this is not JSON"),
        (b"PK\x03\x04\xff\xfe", "this is not JSON"),
        (b"\xff\xfe{\x00}\x00", "this is not JSON"),
        (b'{"a": "\xff"}', "this is not JSON"),
        ('{"a": NaN}', "'NaN' is in it"),
        ('{"a": [1, -Infinity]}', "'-Infinity' is in it"),
        ('{"a": 0.5}', "'0.5' is in it, and there are only whole numbers"),
        ('{"a": 1e999}', "'1e999' is in it"),
        ('{"a": ' + "9" * 5000 + "}", "this is not JSON"),
        ('{"a": {"b": 1, "c": 2, "b": 3}}', "'b' stands twice in one place"),
        ('{"\\ud800": 1, "\\ud800": 2}', "' ' stands twice"),
        ("[" * 100_000 + "]" * 100_000, "nested too deeply"),
        ('{"a":' * 2_000 + "1" + "}" * 2_000, "nested too deeply"),
        ("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), "nested too deeply"),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_what_we_do_not_write_is_refused_in_a_sentence(
    tmp_path: Path, content: str | bytes, sentence: str
) -> None:
    path = a_file(tmp_path, content)

    with pytest.raises(ReceiptError) as raised:
        read_json(path, ReceiptError)

    (problem,) = raised.value.problems
    assert problem.startswith(f"{path}: ")
    assert sentence in problem
    assert problem.isprintable()


def test_as_many_levels_as_allowed_are_read(tmp_path: Path) -> None:
    text = "[" * DEEPEST + "]" * DEEPEST

    assert json.dumps(read_json(a_file(tmp_path, text), ReceiptError)) == text


def test_a_file_of_100_mb_is_refused(tmp_path: Path) -> None:
    path = a_file(tmp_path, "{}")
    os.truncate(path, 100_000_000)

    with pytest.raises(ReceiptError, match="larger than 5 MB"):
        read_json(path, ReceiptError)


@pytest.mark.parametrize(
    ("name", "sentence"), [("missing.json", "no such file"), (".", "this is a folder")]
)
def test_a_file_that_cannot_be_read_is_said_to_be_so(
    tmp_path: Path, name: str, sentence: str
) -> None:
    with pytest.raises(ReceiptError, match=sentence):
        read_json(tmp_path / name, ReceiptError)
