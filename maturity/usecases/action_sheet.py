"""The action sheet of a round's plan: taken along, and back after a look at what would change.

Not its format, and not what a row changes.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from maturity.access import Permission, Visitor
from maturity.documents.action_sheet import check
from maturity.documents.plan_paper import PlanPaper
from maturity.documents.workbook import workbook
from maturity.documents.xlsx import xlsx
from maturity.domain.kept_plan import KeptPlan
from maturity.domain.plan import ActionRecord
from maturity.domain.sheet_stamp import SheetStamp
from maturity.errors import Conflict, MaturityError, NotHere, SheetError
from maturity.exchange.action_sheet import SheetEdits, read_action_sheet
from maturity.exchange.text_file import shown
from maturity.locale import gettext as _
from maturity.locale import language, ngettext
from maturity.usecases.plan_documents import plan_paper
from maturity.usecases.plan_records import GivenRecord, checked_record, record_actions
from maturity.usecases.rounds import Round, require_round
from maturity.usecases.sheet_changes import SheetChange, found_changes, sheet_forms
from maturity.usecases.workplace import Workplace


@dataclass(frozen=True)
class SheetPreview:
    """What an action sheet would do. `same` counts the rows that change nothing.

    `noted` is what stands about the actions that would change, with the version of each.
    """

    assessment_id: str
    changes: tuple[SheetChange, ...]
    same: int
    noted: Mapping[str, GivenRecord]

    @property
    def ids(self) -> tuple[str, ...]:
        """Of all changes, for whoever takes over all of them."""
        return tuple(change.id for change in self.changes)


def download_sheet(workplace: Workplace, who: Visitor | None, assessment_id: str) -> bytes:
    """An Excel file with a row for each action, which `preview_sheet` takes back."""
    found = require_round(workplace, who, assessment_id, Permission.SEE)
    paper = plan_paper(workplace, who, found)
    kept = workplace.store.plan(found.assessment.id)
    return xlsx(workbook(paper, _stamp(paper, found, kept)))


def preview_sheet(
    workplace: Workplace, who: Visitor | None, assessment_id: str, name: str, data: bytes
) -> SheetPreview:
    """Reads all of the file and stores nothing. SheetError has every problem of it."""
    found = require_round(workplace, who, assessment_id, Permission.ANSWER)
    edits = read_action_sheet(data, shown(name), sheet_forms())
    _require_ours(edits, found)
    paper = plan_paper(workplace, who, found)
    kept = workplace.store.plan(found.assessment.id)
    stale = tuple(_stale(edits, _stamp(paper, found, kept)))
    changes, problems = found_changes(edits, paper)
    if stale or problems:
        raise SheetError((*stale, *problems))
    changed = {change.action_id for change in changes}
    return SheetPreview(
        assessment_id=found.assessment.id,
        changes=changes,
        same=len(edits.rows) - len(changed),
        noted={action_id: _noted(kept, action_id) for action_id in changed},
    )


def take_sheet(
    workplace: Workplace,
    who: Visitor | None,
    assessment_id: str,
    preview: SheetPreview,
    chosen: Collection[str],
) -> int:
    """Stores the chosen changes, by their ids, over what the preview saw. Or Conflict, and none.

    Taking the same ones twice, as a double click does, is taking them once.
    """
    found = require_round(workplace, who, assessment_id, Permission.ANSWER)
    picked = [change for change in preview.changes if change.id in chosen]
    if preview.assessment_id != found.assessment.id or len(picked) < len(set(chosen)):
        raise NotHere
    given = list(_given(preview, picked))
    if not given:
        return 0
    try:
        record_actions(workplace, who, found.assessment.id, given)
    except Conflict:
        _require_taken(workplace.store.plan(found.assessment.id), picked, given)
    return len(picked)


def _stamp(paper: PlanPaper, found: Round, kept: KeptPlan) -> SheetStamp:
    return SheetStamp(
        language=language(),
        plan=found.assessment.id,
        round=found.assessment.number,
        version=_version(kept),
        check=check(paper),
    )


def _version(kept: KeptPlan) -> int:
    """How often anything was asked, chosen or noted: it only ever grows."""
    wishes = 0 if kept.wishes is None else kept.wishes.version
    targets = sum(target.version for target in kept.targets.values())
    records = sum(record.version for record in kept.records.values())
    return wishes + targets + records + sum(own.version for own in kept.own_actions.values())


def _noted(kept: KeptPlan, action_id: str) -> GivenRecord:
    now = kept.records.get(action_id)
    return (
        GivenRecord(ActionRecord(action_id))
        if now is None
        else GivenRecord(now.record, now.version)
    )


def _require_ours(edits: SheetEdits, found: Round) -> None:
    """Nothing else about the file would help: it belongs elsewhere."""
    if edits.stamp.plan == found.assessment.id:
        return
    raise SheetError(
        (
            _(
                "{file}: this is the action sheet of another plan, of a round {other}. Here is "
                "round {number} of {organisation}. Choose the file that you downloaded here."
            ).format(
                file=edits.file,
                other=edits.stamp.round,
                number=found.assessment.number,
                organisation=found.organisation.name,
            ),
        )
    )


def _stale(edits: SheetEdits, now: SheetStamp) -> Iterator[str]:
    if edits.stamp.check == now.check:
        return
    changed = _("{file}: the plan has changed since this file was made.").format(file=edits.file)
    since = now.version - edits.stamp.version
    newer = ngettext("{count} entry is newer.", "{count} entries are newer.", since)
    todo = _("Nothing was taken over. Download it again and bring your changes into the new file.")
    yield " ".join((changed, *([newer.format(count=since)] if since > 0 else []), todo))


def _given(preview: SheetPreview, picked: list[SheetChange]) -> Iterator[GivenRecord]:
    """One record for each action, with all that was chosen of it."""
    for action_id in dict.fromkeys(change.action_id for change in picked):
        noted = preview.noted[action_id]
        mine = [change for change in picked if change.action_id == action_id]
        record = noted.record
        for change in mine:
            record = change.over(record)
        try:
            checked_record(record)
        except MaturityError as fault:
            raise MaturityError(f"{mine[0].title}: {fault}") from fault
        yield replace(noted, record=record)


def _require_taken(kept: KeptPlan, picked: list[SheetChange], given: list[GivenRecord]) -> None:
    """Somebody was faster: no harm is done where it was this same file."""
    now = {action_id: each.record for action_id, each in kept.records.items()}
    there = [c.action_id in now and c.over(now[c.action_id]) == now[c.action_id] for c in picked]
    if all(there):
        return
    moved = {
        each.record.action_id
        for each in given
        if _noted(kept, each.record.action_id).based_on != each.based_on
    }
    titles = dict.fromkeys(change.title for change in picked if change.action_id in moved)
    raise Conflict(
        _(
            "A colleague changed meanwhile: {titles}. Nothing was taken over. Download the sheet "
            "again and bring your changes into the new file."
        ).format(titles="; ".join(titles))
    )
