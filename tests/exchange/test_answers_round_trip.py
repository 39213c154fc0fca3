"""Whatever bytes come in, answers or AnswersError come out; and what is written is read back."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from maturity.domain.assessment import UNANSWERED, Answer, NoLevel
from maturity.errors import AnswersError
from maturity.exchange.answers_csv import COLUMNS, read_answers, read_uploaded_answers
from maturity.exchange.answers_template import answers_csv_text
from tests.documents.sample_results import shipped
from tests.exchange.answer_files import write

IDS = [question.id for question in shipped().questions]
LATIN = "".join(bytes([n]).decode("cp1252", errors="ignore") for n in range(1, 256))

levels = st.integers(0, 5)


HOSTILE = (
    "<script>alert(1)</script> \"'; DROP TABLE answer;-- =1+1 \u0174\u0177 \U0001f3db \u202eabc\r\n"
)
LONG = ("\u0175" * 99 + "\n") * 100


def texts(alphabet: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.text(alphabet, max_size=20).map(str.strip)


def answers(alphabet: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, Answer]]:
    words = texts(alphabet)
    answer = st.builds(
        Answer,
        response=st.one_of(levels, st.sampled_from(NoLevel)),
        reason=words.map(lambda text: text or "Why not."),
        evidence=st.sampled_from(["checked", "records", "document", "word"]),
        evidence_link=st.sampled_from(["", "https://example.org/a,b;c"]),
        evidence_note=words,
        comment=words,
        target=st.none() | levels,
    )
    return st.dictionaries(st.sampled_from(IDS), answer, min_size=1, max_size=5)


def as_csv(rows: dict[str, Answer], separator: str) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, delimiter=separator)
    writer.writeheader()
    for question_id, answer in rows.items():
        response = answer.response
        level = response.value if isinstance(response, NoLevel) else response
        cells = {column: getattr(answer, column) for column in COLUMNS[2:]}
        writer.writerow({"question": question_id, "level": level, **cells})
    return out.getvalue()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("answers")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@settings(deadline=None, max_examples=50)
@given(data=st.data())
def test_answers_that_were_written_are_read_back(
    folder: Path, separator: str, encoding: str, data: st.DataObject
) -> None:
    latin = encoding == "cp1252"
    alphabet = st.sampled_from(LATIN) if latin else st.characters(codec="utf-8")
    written = data.draw(answers(alphabet.filter(lambda character: character not in "\0'")))
    content = as_csv(written, separator).encode(encoding)
    assume(not latin or not _happens_to_be_utf8(content))

    assert read_answers(write(folder, content), shipped()) == written


awkward = st.one_of(
    st.characters(codec="utf-8"),
    st.sampled_from("'=+-@\"',;\t\r\n\u0175\u0177\u05d0\u202e\U0001f3db"),
).filter(lambda character: character != "\0")


@given(given=answers(awkward))
def test_a_file_that_this_tool_wrote_gives_exactly_the_answers_again(
    given: dict[str, Answer],
) -> None:
    data = answers_csv_text(shipped(), given).encode("utf-8-sig")

    found = read_uploaded_answers("answers.csv", data, shipped())

    assert {i: answer for i, answer in found.items() if answer != UNANSWERED} == {
        i: answer for i, answer in given.items() if answer != UNANSWERED
    }


@pytest.mark.parametrize("words", [HOSTILE, LONG, "x" * 200_000], ids=["hostile", "long", "huge"])
def test_hostile_and_long_words_come_back_whole(words: str) -> None:
    answer = Answer(4, words.strip(), "records", words.strip(), words.strip(), words.strip(), 5)
    data = answers_csv_text(shipped(), {"policy.scope": answer}).encode()

    assert read_uploaded_answers("answers.csv", data, shipped())["policy.scope"] == answer


def _happens_to_be_utf8(content: bytes) -> bool:
    """Some texts in Windows-1252 cannot be told from others in UTF-8."""
    try:
        return not content.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False


WORDS = ("question", "level", "reason", "policy.scope", "policy.scop", "na", "4", "4.0", "9", "-1")
MARKS = ("sep=;", ",", ";", "\t", "\n", "\r\n", "\r", '"', '""', " ", "\ufeff", "\u2028", "\x0b")
pieces = st.sampled_from((*WORDS, *MARKS))
headed = st.one_of(st.binary(max_size=80), st.lists(pieces).map(lambda p: "".join(p).encode()))


@settings(deadline=None, max_examples=300)
@given(
    head=st.sampled_from([b"", b"question,level\n", b"level;question\r", b"\xef\xbb\xbfsep=\t\n"]),
    rest=headed,
)
def test_any_bytes_give_answers_or_a_sentence(folder: Path, head: bytes, rest: bytes) -> None:
    try:
        outcome = read_answers(write(folder, head + rest), shipped())
    except AnswersError as error:
        said = error.problems
    else:
        said = tuple(outcome)

    assert all(line.strip() for line in said)
