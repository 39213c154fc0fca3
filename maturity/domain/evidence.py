"""What evidence supports: the cap of each kind, and how many high answers have what they need."""

from collections.abc import Iterable
from dataclasses import dataclass

from maturity.domain.assessment import Answer
from maturity.domain.questionnaire import EvidenceCaps, Question, Questionnaire


@dataclass(frozen=True)
class EvidenceCount:
    """Of `asked` answers at `from_level` or higher, `shown` have evidence that supports them."""

    from_level: int
    asked: int
    shown: int


def supported_level(caps: EvidenceCaps | None, question: Question, answer: Answer) -> int | None:
    """The answer's level, cut down to what its evidence supports. None stays None."""
    level, cap = answer.level, _cap(caps, question, answer)
    return level if level is None or cap is None else min(level, cap)


def _cap(caps: EvidenceCaps | None, question: Question, answer: Answer) -> int | None:
    """The highest level that the answer's kind of evidence supports; None is no limit."""
    if caps is None or answer.evidence == "checked":
        return None
    if answer.evidence == "records":
        return caps.records
    if answer.evidence == "document":
        overridden = question.document_supports is not None
        return question.document_supports if overridden else caps.document
    return caps.word


def count_evidence(
    questionnaire: Questionnaire, answered: Iterable[tuple[Question, Answer]]
) -> EvidenceCount | None:
    """Counts the answers higher than one's word alone supports. None where word is not capped."""
    caps = questionnaire.evidence
    if caps is None or caps.word is None or caps.word >= questionnaire.top_level:
        return None
    word = caps.word
    high = [(q, a) for q, a in answered if a.level is not None and a.level > word]
    shown = sum(supported_level(caps, q, a) == a.level for q, a in high)
    return EvidenceCount(from_level=word + 1, asked=len(high), shown=shown)
