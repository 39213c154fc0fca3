"""A round's result with all that stands beside it, as one document for page and files."""

from dataclasses import replace

from maturity.access import Permission, Visitor, require
from maturity.documents.blocks import Block
from maturity.documents.handed_in_text import HandedIn
from maturity.documents.indicator_text import IndicatorPart
from maturity.documents.legal_text import LegalPart
from maturity.documents.result_page import ResultPage, Since, result_page
from maturity.domain.round import FrozenResult
from maturity.usecases.comparing import comparison
from maturity.usecases.days import day_of
from maturity.usecases.handing_in import as_handed_in, organisation_then, submissions_of
from maturity.usecases.indicators import indicator_entries, indicators
from maturity.usecases.legal_check import legal_answers, legal_checks
from maturity.usecases.organisations import names_in
from maturity.usecases.results import result_of
from maturity.usecases.rounds import Round, asked_in
from maturity.usecases.rounds_compared import previous_round, progress_of
from maturity.usecases.workplace import Workplace


def result_document(workplace: Workplace, who: Visitor | None, found: Round) -> tuple[Block, ...]:
    """The blocks of the result, as of today or of the day on which the round was handed in. How it
    compares has a page of its own.
    """
    return result_page(replace(what_stands(workplace, who, found), comparison=None))


def what_stands(workplace: Workplace, who: Visitor | None, found: Round) -> ResultPage:
    """The result with all that stands beside it, before it is put into words."""
    require(who, Permission.SEE, found.organisation)
    records = legal_answers(workplace, who, found.assessment.id)
    entries = indicator_entries(workplace, who, found.assessment.id)
    frozen = _frozen(workplace, who, found)
    freeze = None if frozen is None else _handed_in(workplace, who, found, frozen)
    return ResultPage(
        organisation=found.organisation if frozen is None else organisation_then(frozen),
        result=result_of(found),
        on=day_of(workplace.now()) if freeze is None else freeze.on,
        since=_since(workplace, who, found),
        carried=sum(found.carried(question.id) for question in asked_in(found).questions),
        legal=LegalPart(legal_checks(found), {i: r.answer for i, r in records.items()}),
        indicators=IndicatorPart(indicators(found), {i: r.entry for i, r in entries.items()}),
        handed_in=freeze,
        comparison=comparison(workplace, who, found),
    )


def _since(workplace: Workplace, who: Visitor | None, found: Round) -> Since | None:
    earlier = previous_round(workplace, who, found)
    if earlier is None:
        return None
    return Since(earlier.questionnaire, progress_of(found, earlier))


def _frozen(workplace: Workplace, who: Visitor | None, found: Round) -> FrozenResult | None:
    """How the round was handed in the last time; None while it is in work."""
    submissions = submissions_of(workplace, who, found.assessment.id)
    return submissions[-1].result if found.frozen and submissions else None


def _handed_in(
    workplace: Workplace, who: Visitor | None, found: Round, frozen: FrozenResult
) -> HandedIn:
    return HandedIn(
        on=day_of(frozen.submitted_at),
        by=names_in(workplace, who, found.organisation.id).get(frozen.submitted_by, ""),
        stored=frozen.result,
        same=as_handed_in(workplace, who, found),
    )
