"""The words of a questionnaire in another language. Words only: scoring never sees them."""

from dataclasses import dataclass, replace

from maturity.domain.questionnaire import Definition, Level, Opening, Question, Questionnaire, Theme


@dataclass(frozen=True)
class QuestionWords:
    """What a translator writes for one question."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    title: str
    text: str
    levels: tuple[str, ...]
    why: str = ""
    evidence: tuple[str, ...] = ()
    trap: str = ""
    probes: tuple[str, ...] = ()


@dataclass(frozen=True)
class LevelWords:
    __pydantic_config__ = {"extra": "forbid"}

    value: int
    name: str
    meaning: str
    as_stage: str = ""


@dataclass(frozen=True)
class ThemeWords:
    """`opening` has the text of each clause, in the order of the original."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    title: str
    summary: str = ""
    opening: tuple[str, ...] = ()


@dataclass(frozen=True)
class QuestionnaireWords:
    """What a translator writes for the questionnaire itself."""

    __pydantic_config__ = {"extra": "forbid"}

    title: str
    levels: tuple[LevelWords, ...]
    themes: tuple[ThemeWords, ...]
    good_result: str = ""
    opening: Opening | None = None
    definitions: tuple[Definition, ...] = ()


def translated(
    original: Questionnaire,
    language: str,
    words: QuestionnaireWords,
    questions: dict[str, QuestionWords],
) -> Questionnaire:
    """`original` in the given words. The caller has checked that they fit it one to one."""
    return replace(
        original,
        language=language,
        title=words.title,
        good_result=words.good_result,
        opening=words.opening,
        definitions=words.definitions,
        levels=tuple(Level(w.value, w.name, w.meaning, w.as_stage) for w in words.levels),
        themes=tuple(
            _theme(theme, said, questions)
            for theme, said in zip(original.themes, words.themes, strict=True)
        ),
    )


def _theme(theme: Theme, words: ThemeWords, questions: dict[str, QuestionWords]) -> Theme:
    opening = zip(theme.opening, words.opening, strict=True)
    return replace(
        theme,
        title=words.title,
        summary=words.summary,
        opening=tuple(replace(clause, text=text) for clause, text in opening),
        questions=tuple(_question(q, questions[q.id]) for q in theme.questions),
    )


def _question(question: Question, words: QuestionWords) -> Question:
    return replace(
        question,
        title=words.title,
        text=words.text,
        levels=words.levels,
        why=words.why,
        evidence=words.evidence,
        trap=words.trap,
        probes=words.probes,
    )
