"""An answer in words, part by part, and the parts in which two differ. Safe to show."""

from collections.abc import Iterable, Iterator

from maturity.domain.assessment import UNANSWERED, Answer
from maturity.domain.questionnaire import Questionnaire
from maturity.locale import gettext as _
from maturity.web.answer_form import evidence_text, response_text
from maturity.web.escape import plain

LONGEST = 200
"""Characters of one text: enough to know it by."""

BEFORE = 40
"""Characters that stand before the first one that differs."""


def difference(answer: Answer, other: Answer, questionnaire: Questionnaire) -> str:
    """What `answer` says where `other` says something else. Nothing where they say the same."""
    return _listed(_differing(answer, other, questionnaire))


def given_up(answer: Answer, other: Answer, questionnaire: Questionnaire) -> str:
    """What `answer` says, and would not any more once `other` takes its place."""
    differing = _differing(answer, other, questionnaire)
    return _listed(part for part in differing if part[1] != _none())


def in_words(answer: Answer, questionnaire: Questionnaire) -> str:
    """The response, and whatever else was said."""
    return difference(answer, UNANSWERED, questionnaire) or response_text(
        questionnaire, answer.response
    )


def _differing(
    answer: Answer, other: Answer, questionnaire: Questionnaire
) -> Iterator[tuple[str, str, str]]:
    """Each part's label, what `answer` says, and what `other` does."""
    pairs = zip(_parts(answer, questionnaire), _parts(other, questionnaire), strict=True)
    for (label, text), (_label, others) in pairs:
        if text != others:
            yield label, text, others


def _listed(parts: Iterable[tuple[str, str, str]]) -> str:
    written = [
        f"{label}: {plain(cut(text, others))}" if label else plain(text)
        for label, text, others in parts
    ]
    return "; ".join([*(part.removesuffix(".") for part in written[:-1]), *written[-1:]])


def _none() -> str:
    return _("none")


def _parts(answer: Answer, questionnaire: Questionnaire) -> Iterator[tuple[str, str]]:
    """Each part's label, none for the response, and what it says."""
    none = _none()
    target = none if answer.target is None else response_text(questionnaire, answer.target)
    yield "", response_text(questionnaire, answer.response)
    yield _("Reason"), answer.reason or none
    yield _("Evidence"), evidence_text(answer.evidence) if answer.evidence else none
    yield _("Link to the evidence"), answer.evidence_link or none
    yield _("Note on the evidence"), answer.evidence_note or none
    yield _("Comment"), answer.comment or none
    yield _("Level you want to reach"), target


def cut(text: str, other: str = "") -> str:
    """As much as to know a text by, and to see where it differs from the other."""
    if len(text) <= LONGEST:
        return text
    pairs = enumerate(zip(text, other, strict=False))
    same = next((place for place, (a, b) in pairs if a != b), min(len(text), len(other)))
    start = max(same - BEFORE, 0)
    end = start + LONGEST
    return f"{'... ' if start else ''}{text[start:end]}{' ...' if end < len(text) else ''}"
