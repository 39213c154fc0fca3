"""What files to take along are called: on their links, and once somebody keeps them. Not what is in
them.
"""

import re

from maturity.domain.organisation import Organisation
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.round import Assessment
from maturity.locale import gettext as _
from maturity.usecases.plan_forms import Form
from maturity.usecases.plan_parts import FULL, THEME

MEMBERS, EVIDENCE = "members", "evidence"


def form_name(form: Form) -> str:
    return {
        "html": _("{document} (web page)"),
        "pdf": _("{document} (PDF)"),
        "docx": _("{document} (Word)"),
    }[form]


def part_titles(questionnaire: Questionnaire) -> dict[str, str]:
    """Every part of a plan that there is as a document, by its name in `plan_parts`."""
    return {
        FULL: _("Full plan"),
        MEMBERS: _("Members' page"),
        EVIDENCE: _("Evidence"),
        **{f"{THEME}{theme.id}": theme.title for theme in questionnaire.themes},
    }


def file_name(
    organisation: Organisation, assessment: Assessment, document: str, ending: str
) -> str:
    """`Rivermouth-Borough-Council-round-2-members-page.pdf`"""
    return _("{organisation}-round-{number}-{document}.{ending}").format(
        organisation=_plain(organisation.name),
        number=assessment.number,
        document=_plain(document).lower(),
        ending=ending,
    )


def _plain(words: str) -> str:
    return re.sub(r"\W+", "-", words).strip("-")
