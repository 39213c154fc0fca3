"""Random questionnaires and answers: 2 to 7 themes, 1 to 20 questions, L from 1 to 10."""

from dataclasses import replace

from hypothesis import strategies as st

from maturity.domain.assessment import Answer, NoLevel
from maturity.domain.questionnaire import EvidenceCaps, Question, Questionnaire, Theme
from tests.builders import a_question, a_questionnaire, a_theme

WEIGHTS = st.sampled_from([0.1, 0.2, 0.5, 1, 1, 1, 1.5, 2, 3, 7.25])
SHARES = st.sampled_from([0.1, 0.5, 0.6, 2 / 3, 0.75, 0.8, 1])
KINDS = st.sampled_from(["checked", "records", "document", "word"])


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    top = draw(st.integers(1, 10))
    sizes = draw(st.lists(st.integers(1, 20), min_size=2, max_size=7))
    themes = [
        a_theme(f"t{t}", [draw(questions(f"t{t}.q{q}", top)) for q in range(size)], draw(WEIGHTS))
        for t, size in enumerate(sizes)
    ]
    cap = st.none() | st.integers(0, top)
    caps = st.none() | st.builds(EvidenceCaps, cap, cap, cap)
    return a_questionnaire(
        *themes,
        top=top,
        weight_share=draw(SHARES),
        theme_share=draw(SHARES),
        evidence=draw(caps),
    )


@st.composite
def questions(draw: st.DrawFn, question_id: str, top: int) -> Question:
    return a_question(
        question_id,
        top=top,
        weight=draw(WEIGHTS),
        core=draw(st.booleans()),
        document_supports=draw(st.none() | st.integers(0, top)),
    )


@st.composite
def answered(draw: st.DrawFn) -> tuple[Questionnaire, dict[str, Answer]]:
    """A questionnaire and answers of all four kinds to it."""
    questionnaire = draw(questionnaires())
    levels = st.integers(0, questionnaire.top_level)
    responses = st.one_of(levels, levels, levels, st.sampled_from(NoLevel))
    return questionnaire, {
        question.id: Answer(draw(responses), evidence=draw(KINDS))
        for question in questionnaire.questions
    }


def with_answer(answers: dict[str, Answer], question_id: str, answer: Answer) -> dict[str, Answer]:
    return answers | {question_id: answer}


def without_question(questionnaire: Questionnaire, question_id: str) -> Questionnaire:
    def cut(theme: Theme) -> Theme:
        return replace(theme, questions=tuple(q for q in theme.questions if q.id != question_id))

    return replace(questionnaire, themes=tuple(cut(theme) for theme in questionnaire.themes))
