"""Work a receipt out again from what it holds, and say where that comes to something else."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from maturity.domain.catalogue import Catalogue
from maturity.domain.catalogue_hash import catalogue_hash
from maturity.domain.content_hash import content_hash
from maturity.domain.kept_plan import wishes_in
from maturity.domain.library import Library
from maturity.domain.optimum import best_possible
from maturity.domain.planning import make_plan
from maturity.domain.questionnaire import Questionnaire
from maturity.errors import MaturityError, ReceiptError
from maturity.exchange.receipt import Json, Planned, receipt
from maturity.exchange.receipt_differences import Difference, differences
from maturity.exchange.receipt_file import Receipt, read_receipt
from maturity.exchange.text_file import shown
from maturity.locale import gettext as _
from maturity.locale import ngettext
from maturity.usecases.plan_wishes import MOST_DAYS, checked_wishes, day_problem
from maturity.usecases.score_answers import asked_questions

MOST_TOLD = 50
"""Differences. A receipt of which more is wrong is not mended line by line."""


@dataclass(frozen=True)
class Content:
    """What a receipt names, as it is here."""

    questionnaire: Questionnaire
    catalogue: Catalogue


def verify_receipt(library: Library, path: Path) -> str:
    """A sentence where everything comes to the same. Otherwise ReceiptError with a line for each
    thing that differs.
    """
    found = read_receipt(path)
    content = _content(library, path, found)
    _require_possible(path, content.questionnaire, found)
    again = receipt(_planned(content, found))
    different = list(differences(_comparable(found.whole, again), again))
    if different:
        raise ReceiptError(tuple(_lines(path, different)))
    return _(
        "{path}: all numbers come to the same: answers, scores, plan and forecast follow from what "
        "the receipt holds."
    ).format(path=path)


def _content(library: Library, path: Path, found: Receipt) -> Content:
    whole = library.questionnaire(found.questionnaire_id)
    content = Content(
        questionnaire=asked_questions(whole, found.scope),
        catalogue=library.catalogue(found.questionnaire_id),
    )
    problems = tuple(_other_content(path, content, found))
    if problems:
        raise ReceiptError(problems)
    return content


def _other_content(path: Path, content: Content, found: Receipt) -> Iterator[str]:
    """What cannot be worked out again here, because the rules it came from are others."""
    if found.questionnaire_hash != content_hash(content.questionnaire):
        yield _(
            "{path}: the questionnaire '{id}' is here with other rules than the receipt was made "
            "with (hash {hash}). Use the version of that day."
        ).format(path=path, id=content.questionnaire.id, hash=shown(found.questionnaire_hash))
    if found.catalogue_id != content.catalogue.id:
        yield _(
            "{path}: the receipt was made with the catalogue of actions '{id}', which is not here."
        ).format(path=path, id=shown(found.catalogue_id))
    elif found.catalogue_hash != catalogue_hash(content.catalogue):
        yield _(
            "{path}: the catalogue of actions '{id}' is here with other actions than the receipt "
            "was made with (hash {hash}). Use the version of that day."
        ).format(path=path, id=content.catalogue.id, hash=shown(found.catalogue_hash))


def _planned(content: Content, found: Receipt) -> Planned:
    questionnaire, catalogue, answers = content.questionnaire, content.catalogue, found.answers
    plan = make_plan(questionnaire, catalogue, answers, found.request)
    optimum = best_possible(questionnaire, catalogue, answers, plan) if found.optimal else None
    return Planned(questionnaire, found.scope, catalogue, answers, plan, optimum)


def _comparable(said: Json, again: Json) -> Json:
    """A search that did not come to its end, then or now, proves nothing about the best plan."""
    then, now = said["optimum"], again["optimum"]
    if not isinstance(then, dict) or not now or then.get("proven") == now["proven"]:
        return said
    return said | {"optimum": now | {"plan_value": then.get("plan_value")}}


def _require_possible(path: Path, questionnaire: Questionnaire, found: Receipt) -> None:
    """What no plan could have been made from is said, and not worked out."""
    try:
        checked_wishes(wishes_in(found.request), questionnaire)
    except MaturityError as fault:
        raise ReceiptError((f"{path}: {fault}",)) from None
    problems = tuple(_impossible(questionnaire, found))
    if problems:
        raise ReceiptError(tuple(f"{path}: {problem}" for problem in problems[:MOST_TOLD]))


def _impossible(questionnaire: Questionnaire, found: Receipt) -> Iterator[str]:
    top, request = questionnaire.top_level, found.request
    given = (level for a in found.answers.values() for level in (a.level, a.target))
    levels = (*given, *request.targets.values())
    if not all(level is None or 0 <= level <= top for level in levels):
        yield _("A level goes from 0 to {top}.").format(top=top)
    for record in request.records.values():
        days = (record.start, record.pinned_to, record.not_before)
        yield from filter(None, map(day_problem, days))
    if not all(0 <= own.days <= MOST_DAYS for own in request.own_actions):
        yield _("The staff days of an action are 0 to {most}.").format(most=MOST_DAYS)


def _lines(path: Path, different: list[Difference]) -> Iterator[str]:
    for difference in islice(different, MOST_TOLD):
        yield _("{path}: '{place}' says {said} and comes to {found}.").format(
            path=path, place=difference.path, said=difference.said, found=difference.found
        )
    more = len(different) - MOST_TOLD
    if more > 0:
        yield ngettext(
            "{path}: {count} more place differs.", "{path}: {count} more places differ.", more
        ).format(path=path, count=more)
