"""Agreed levels become answers of the round, after a look at what would change."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from maturity.access import Permission, Visitor, person_id
from maturity.domain.assessment import Answer, answer_to
from maturity.domain.round import AnswerRecord, Origin
from maturity.domain.workshop import Agreed, WorkshopState
from maturity.errors import Conflict, MaturityError, NotHere, RoundClosed
from maturity.locale import gettext as _
from maturity.usecases.answering import check_answer, cleaned
from maturity.usecases.rounds import asked_in, require_open
from maturity.usecases.taken_over import require_taken
from maturity.usecases.workplace import Workplace
from maturity.usecases.workshops import OpenWorkshop, require_workshop


@dataclass(frozen=True)
class LevelChange:
    """What an agreed level would make of one answer, over the version that was compared (0: none).

    `asked` is False for a question that the round's scope leaves out: its answer is kept, and not
    counted.
    """

    question_id: str
    title: str
    before: Answer
    after: Answer
    based_on: int
    asked: bool = True


@dataclass(frozen=True)
class AgreedPreview:
    """`same` counts agreed levels that are answers already, `open` questions without a level."""

    changes: tuple[LevelChange, ...]
    same: int
    open: int


def preview_agreed(workplace: Workplace, who: Visitor | None, workshop_id: str) -> AgreedPreview:
    """What taking over would change. Nothing is stored."""
    here = require_workshop(workplace, who, workshop_id, Permission.SUBMIT)
    agreed = [item for item in here.workshop.items if item.agreed is not None]
    changes = tuple(_changes(here))
    return AgreedPreview(
        changes=changes,
        same=len(agreed) - len(changes),
        open=len(here.workshop.items) - len(agreed),
    )


def take_agreed(
    workplace: Workplace, who: Visitor | None, workshop_id: str, preview: AgreedPreview
) -> int:
    """Stores all changes over the versions that the preview saw. Or Conflict, and none of them.

    Taking the same preview twice, as a double click does, is taking it once.
    """
    here = require_workshop(workplace, who, workshop_id, Permission.SUBMIT)
    require_open(here.found)
    if here.workshop.state is not WorkshopState.CLOSED:
        raise MaturityError(_("Close the workshop first. Then take over the agreed levels."))
    records = [_record(workplace, who, here, change) for change in preview.changes]
    try:
        workplace.store.add_answers(here.found.assessment.id, records)
    except RoundClosed:
        raise
    except Conflict:
        require_taken(workplace.store.current_answers(here.found.assessment.id), preview.changes)
    return len(records)


def _changes(here: OpenWorkshop) -> Iterator[LevelChange]:
    """In the order of the questionnaire. A carried answer becomes this round's own."""
    found = here.found
    asked = {question.id for question in asked_in(found).questions}
    agreed = {item.question_id: item.agreed for item in here.workshop.items}
    for question in found.questionnaire.questions:
        level = agreed.get(question.id)
        if level is None:
            continue
        before = answer_to(question.id, found.answers)
        after = _over(before, level)
        if after != before or found.carried(question.id):
            record = found.records.get(question.id)
            based_on = 0 if record is None else record.version
            yield LevelChange(
                question.id, question.title, before, after, based_on, question.id in asked
            )


def _over(before: Answer, agreed: Agreed) -> Answer:
    """What the room said takes the place of the comment; where it said nothing, what is there
    stays, as targets and links do.
    """
    return cleaned(
        replace(
            before,
            response=agreed.level,
            reason="",
            evidence_note=agreed.evidence or before.evidence_note,
            comment=_comment(agreed) or before.comment,
        )
    )


def _comment(agreed: Agreed) -> str:
    dissent = _("Another view: {dissent}").format(dissent=agreed.dissent) if agreed.dissent else ""
    return "\n\n".join(part for part in (agreed.reason, dissent) if part)


def _record(
    workplace: Workplace, who: Visitor | None, here: OpenWorkshop, change: LevelChange
) -> AnswerRecord:
    item = here.workshop.item(change.question_id)
    if item is None or item.agreed is None or item.agreed.level != change.after.level:
        raise NotHere
    check_answer(change.after, here.found.questionnaire)
    return AnswerRecord(
        question_id=change.question_id,
        version=change.based_on + 1,
        answer=cleaned(change.after),
        author_id=person_id(who),
        origin=Origin.WORKSHOP,
        answered_at=workplace.now(),
    )
