"""The plan of an answers file, as a file of its own, without storing anything."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from maturity.documents.plan_paper import PlanPaper
from maturity.documents.result import Result
from maturity.domain.assessment import answer_to
from maturity.domain.kept_plan import KeptPlan, Wishes, request_from
from maturity.domain.law import Nation
from maturity.domain.library import Library
from maturity.domain.optimum import Optimum, best_possible
from maturity.domain.organisation import Organisation
from maturity.domain.plan import PlanRequest
from maturity.domain.planning import make_plan
from maturity.errors import OutputError, PlanError
from maturity.exchange.receipt import Planned, receipt_json
from maturity.locale import gettext as _
from maturity.usecases.given_text import given_name
from maturity.usecases.new_file import require_new, write_new_file
from maturity.usecases.plan_forms import FORMS, action_sheet, rendered
from maturity.usecases.plan_parts import FULL, document_of, require_part
from maturity.usecases.plan_wishes import checked_wishes
from maturity.usecases.score_answers import AnswersFile, score_file

SHEET, RECEIPT = "xlsx", "json"


@dataclass(frozen=True)
class PlanFile:
    """An answers file, and what is asked of the plan that is made from it.

    `target` is the level aimed at in every question for which the file itself names none. `part` is
    as plan_parts.py has it. `optimal` asks how near the plan is to the best possible one.
    """

    answers: AnswersFile
    nation: Nation
    wishes: Wishes
    target: int | None = None
    organisation: str = ""
    part: str = FULL
    optimal: bool = False


def plan_from_file(library: Library, file: PlanFile, out: Path) -> tuple[str, ...]:
    """Writes the plan in the form that the name of `out` asks for, and says what it did."""
    form = _form(out)
    require_new(out)
    paper = paper_of(library, file)
    require_part(file.part, paper.result.questionnaire)
    optimum = _optimum(paper) if file.optimal else None
    if optimum is not None:
        paper = replace(paper, optimal_share=optimum.share)
    write_new_file(_written(form, file.part, paper, optimum), out)
    return tuple(_said(out, optimum))


def paper_of(library: Library, file: PlanFile) -> PlanPaper:
    """Reads the whole file before anything is planned: one faulty row and there is no plan."""
    result = score_file(library, file.answers)
    catalogue = library.catalogue(file.answers.questionnaire_id)
    request = _request(result, file)
    name = given_name(file.organisation) if file.organisation else _("Your organisation")
    return PlanPaper(
        organisation=Organisation("", name, file.nation),
        result=result,
        plan=make_plan(result.questionnaire, catalogue, result.answers, request),
        catalogue=catalogue,
        on=file.wishes.start,
    )


def _request(result: Result, file: PlanFile) -> PlanRequest:
    wishes = checked_wishes(file.wishes, result.questionnaire)
    request = request_from(KeptPlan(), wishes, file.nation)
    if file.target is None:
        return request
    top = result.questionnaire.top_level
    if not 0 <= file.target <= top:
        raise PlanError((_("A level goes from 0 to {top}.").format(top=top),))
    ids = (question.id for question in result.questionnaire.questions)
    without = (i for i in ids if answer_to(i, result.answers).target is None)
    return replace(request, targets=dict.fromkeys(without, file.target))


def _optimum(paper: PlanPaper) -> Optimum:
    result = paper.result
    return best_possible(result.questionnaire, paper.catalogue, result.answers, paper.plan)


def _form(out: Path) -> str:
    """What the ending of the name asks for. OutputError where we have no such form."""
    known = (*FORMS, SHEET, RECEIPT)
    found = next((form for form in known if out.suffix.lower() == f".{form}"), None)
    if found is None:
        *others, last = (f".{form}" for form in known)
        raise OutputError(
            _("{path}: a plan is written to a file whose name ends in {some} or {last}.").format(
                path=out, some=", ".join(others), last=last
            )
        )
    return found


def _written(form: str, part: str, paper: PlanPaper, optimum: Optimum | None) -> bytes:
    if form in (SHEET, RECEIPT) and part != FULL:
        sentence = _("A file that ends in .{form} holds the whole plan. Leave the part out.")
        raise PlanError((sentence.format(form=form),))
    if form == RECEIPT:
        return _receipt(paper, optimum)
    if form == SHEET:
        return action_sheet(paper)
    document = document_of(paper, part)
    return next(rendered(document, known) for known in FORMS if known == form)


def _receipt(paper: PlanPaper, optimum: Optimum | None) -> bytes:
    planned = Planned(
        questionnaire=paper.result.questionnaire,
        scope=paper.result.scope,
        catalogue=paper.catalogue,
        answers=paper.answers,
        plan=paper.plan,
        optimum=optimum,
    )
    return receipt_json(planned).encode()


def _said(out: Path, optimum: Optimum | None) -> Iterator[str]:
    yield _("{path} is written.").format(path=out)
    if optimum is None:
        return
    sentence = (
        _("The plan reaches {percent} % of the best possible.")
        if optimum.proven
        else _("The plan reaches at least {percent} % of the best possible.")
    )
    yield sentence.format(percent=int(optimum.share * 100))
