"""Which document of a plan somebody wants: all of it, the members' page, a theme, the evidence."""

from collections.abc import Callable

from maturity.documents.blocks import Document
from maturity.documents.plan_page import evidence_annex, full_plan, members_page, theme_sheet
from maturity.documents.plan_paper import PlanPaper
from maturity.domain.questionnaire import Questionnaire
from maturity.errors import PlanError
from maturity.locale import gettext as _

FULL = "full"
WHOLE: dict[str, Callable[[PlanPaper], Document]] = {
    FULL: full_plan,
    "members": members_page,
    "evidence": evidence_annex,
}
"""The documents that are about all themes, by the name of the part."""

THEME = "theme:"
"""A sheet for whoever owns one theme is named theme:ID."""


def require_part(part: str, questionnaire: Questionnaire) -> None:
    """PlanError for a part that no plan of this questionnaire has."""
    known = (*WHOLE, *(f"{THEME}{theme.id}" for theme in questionnaire.themes))
    if part not in known:
        sentence = _("A plan has no part '{part}'. Choose one of {known}.")
        raise PlanError((sentence.format(part=part, known=", ".join(known)),))


def document_of(paper: PlanPaper, part: str) -> Document:
    """PlanError where there is no such part."""
    require_part(part, paper.result.questionnaire)
    if part in WHOLE:
        return WHOLE[part](paper)
    return theme_sheet(paper, part.removeprefix(THEME))
