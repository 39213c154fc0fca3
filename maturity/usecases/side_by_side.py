"""Members of a shared service side by side, for its leads: on a page, and as a file.

Only of members that agreed to it, as they stood when they last handed in a round. Its words are
those of documents/.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from maturity.access import Visitor
from maturity.documents.blocks import Block
from maturity.documents.organisation_words import shown_name
from maturity.documents.shared_page import shared_blocks, shared_document
from maturity.documents.shared_paper import SharedMember, SharedPaper
from maturity.domain.organisation import Organisation
from maturity.domain.round import State
from maturity.domain.shared_service import Beside, common_gaps, shared_plan, todos_of
from maturity.domain.steps import known_levels
from maturity.domain.targets import MATURE
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.locale import language
from maturity.usecases.days import day_of
from maturity.usecases.plan_forms import Form, rendered
from maturity.usecases.plans import planned
from maturity.usecases.results import result_of
from maturity.usecases.rounds import Round, asked_in
from maturity.usecases.services import open_sharings, require_group
from maturity.usecases.workplace import Workplace


@dataclass(frozen=True)
class SharedScreen:
    """`enough` is whether there is anything to take along."""

    blocks: tuple[Block, ...]
    enough: bool


@dataclass(frozen=True)
class _Column:
    """A member that agreed, with what is shown of it."""

    shown: SharedMember
    beside: Beside


def side_by_side(
    workplace: Workplace, who: Visitor | None, group_id: str, questionnaire_id: str
) -> SharedPaper:
    """The members that agreed and handed in a round of this questionnaire; of others, the names."""
    group = require_group(workplace, who, group_id)
    questionnaire = workplace.library.questionnaire(questionnaire_id, language())
    catalogue = workplace.library.catalogue(questionnaire_id)
    agreed = {sharing.organisation_id for sharing in open_sharings(workplace.store, group.id)}
    members = list(_members(workplace, group.id))
    found = {o.id: _column(workplace, o, questionnaire_id) for o in members if o.id in agreed}
    columns = [column for column in found.values() if column is not None]
    beside = [column.beside for column in columns]
    good = min(MATURE, questionnaire.top_level)
    return SharedPaper(
        service=group.name,
        questionnaire=questionnaire,
        catalogue=catalogue,
        on=max((c.shown.handed_in for c in columns), default=day_of(workplace.now())),
        members=tuple(column.shown for column in columns),
        not_agreed=tuple(shown_name(o) for o in members if o.id not in agreed),
        without_round=tuple(shown_name(o) for o in members if o.id in found and not found[o.id]),
        gaps=common_gaps((q.id for q in questionnaire.questions), beside, good),
        plan=shared_plan((action.id for action in catalogue.actions), beside),
    )


def side_by_side_screen(
    workplace: Workplace, who: Visitor | None, group_id: str, questionnaire_id: str
) -> SharedScreen:
    """As the page shows it. Of fewer than two members it says that there are too few."""
    paper = side_by_side(workplace, who, group_id, questionnaire_id)
    return SharedScreen(shared_blocks(paper), paper.enough)


def side_by_side_file(
    workplace: Workplace, who: Visitor | None, group_id: str, questionnaire_id: str, form: Form
) -> bytes:
    """The same to take along."""
    paper = side_by_side(workplace, who, group_id, questionnaire_id)
    if not paper.enough:
        raise MaturityError(_("Fewer than two members can be put side by side. Look again later."))
    return rendered(shared_document(paper), form)


def _members(workplace: Workplace, group_id: str) -> Iterator[Organisation]:
    """By name."""
    ids = {one.organisation_id for one in workplace.store.served_in(group_id) if not one.left_at}
    found = [workplace.store.organisation(i) for i in ids]
    known = [organisation for organisation in found if organisation is not None]
    yield from sorted(
        known, key=lambda organisation: (organisation.name.casefold(), organisation.id)
    )


def _column(
    workplace: Workplace, organisation: Organisation, questionnaire_id: str
) -> _Column | None:
    found = _handed_in(workplace, organisation, questionnaire_id)
    if found is None:
        return None
    plan = planned(workplace, found).plan
    submitted = workplace.store.frozen_results(found.assessment.id)[-1].submitted_at
    shown = SharedMember(
        organisation.id, shown_name(organisation), day_of(submitted), result_of(found)
    )
    levels = known_levels(asked_in(found), found.answers)
    return _Column(shown, Beside(organisation.id, levels, plan.targets, todos_of(plan)))


def _handed_in(
    workplace: Workplace, organisation: Organisation, questionnaire_id: str
) -> Round | None:
    """The newest one, which nothing changes any more. The member agreed to this being read."""
    rounds = workplace.store.assessments_of(organisation.id)
    fits = [
        r for r in rounds if r.state is State.SUBMITTED and r.questionnaire_id == questionnaire_id
    ]
    record = workplace.store.round(fits[-1].id) if fits else None
    if record is None or record.assessment.state is not State.SUBMITTED:
        return None
    questionnaire = workplace.library.questionnaire(questionnaire_id, language())
    return Round(organisation, record.assessment, questionnaire, record.answers)
