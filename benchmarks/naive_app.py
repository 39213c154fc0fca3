"""The same questions as most people would write them first: one page, a callback for each widget.

Only for comparison. Streamlit runs it as a script, with Streamlit's own settings.
"""

import os
import sqlite3
from contextlib import closing
from functools import partial
from typing import Any

import streamlit as st

from maturity.content import SHIPPED
from maturity.content.library import load_library
from maturity.domain.assessment import NoLevel, Response
from maturity.domain.questionnaire import Question, Questionnaire

DATABASE = os.environ["NAIVE_DATABASE"]
KINDS = ["Checked by others", "Records", "A document", "Our word"]


@st.cache_resource
def questionnaire() -> Questionnaire:
    with closing(sqlite3.connect(DATABASE)) as connection, connection:
        connection.execute("CREATE TABLE IF NOT EXISTS answer (key TEXT PRIMARY KEY, value TEXT)")
    return load_library([SHIPPED]).questionnaire("social-value-2026")


def save(key: str) -> None:
    with closing(sqlite3.connect(DATABASE, timeout=10)) as connection, connection:
        statement = "INSERT OR REPLACE INTO answer VALUES (?, ?)"
        connection.execute(statement, (key, str(st.session_state[key])))
    st.session_state[f"{key}:status"] = "Saved"


def option(question: Question, response: Response) -> str:
    if response is NoLevel.NOT_APPLICABLE:
        return "Not applicable: this cannot apply to us."
    if isinstance(response, NoLevel):
        return "Don't know: somebody else may."
    level = questionnaire().levels[response]
    return f"{level.value}, {level.name}: {question.levels[response]}"


def card(question: Question) -> None:
    st.subheader(question.title)
    st.write(question.text)
    st.write(question.why)
    key = f"answer:{question.id}:response"
    levels: list[Response] = [level.value for level in questionnaire().levels]
    st.radio(
        "Where do you stand?",
        [*levels, NoLevel.NOT_APPLICABLE, NoLevel.DONT_KNOW],
        index=None,
        format_func=partial(option, question),
        key=key,
        on_change=save,
        args=(key,),
    )
    details(question)
    with st.expander("What to look for, and what the law says"):
        st.write("; ".join(question.evidence))
        st.write(question.trap)
        for note in (note for note in question.legal_notes if note.nation == "england"):
            st.write(note.text)
            st.write(f"{note.source}. Checked on {note.checked_on}, may have changed.")
    st.write(st.session_state.get(f"{key}:status", ""))


def details(question: Question) -> None:
    with st.expander("Evidence, comment and target"):
        st.selectbox(
            "What stands behind your answer?", KINDS, index=None, **saved(question, "evidence")
        )
        st.text_input("Link to the evidence", **saved(question, "link"))
        st.text_area("Note on the evidence", **saved(question, "note"))
        st.text_area("Comment", **saved(question, "comment"))
        st.selectbox(
            "Level you want to reach",
            [f"{level.value}, {level.name}" for level in questionnaire().levels],
            index=None,
            **saved(question, "target"),
        )


def saved(question: Question, box: str) -> dict[str, Any]:
    key = f"answer:{question.id}:{box}"
    return {"key": key, "on_change": save, "args": (key,)}


st.title(questionnaire().title)
for theme in questionnaire().themes:
    st.header(theme.title)
    for asked in theme.questions:
        with st.container(border=True):
            card(asked)
