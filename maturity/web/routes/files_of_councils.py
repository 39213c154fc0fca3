"""Files beside rounds: all that is held about somebody or an organisation, the plan of a council
that merged into another, and members of a shared service side by side.
"""

from maturity.domain.organisation import Organisation
from maturity.domain.round import Assessment
from maturity.errors import NotHere
from maturity.locale import gettext as _
from maturity.usecases.earlier_councils import earlier_councils, earlier_file
from maturity.usecases.held_data import export_organisation, export_person
from maturity.usecases.plan_documents import Wanted
from maturity.usecases.plan_parts import FULL
from maturity.usecases.side_by_side import side_by_side_file
from maturity.web.context import QUESTIONNAIRE, workplace
from maturity.web.file_words import file_name
from maturity.web.routes.downloads import Asked, File, download

ABOUT_YOU, ABOUT_ORGANISATION = "/download/about-you", "/download/about-organisation"
EARLIER, SIDE_BY_SIDE = "/download/earlier-plan", "/download/side-by-side"


def about_you(asked: Asked) -> File:
    return File(_("everything-about-you.zip"), "zip", export_person(workplace(), asked.who))


def about_organisation(asked: Asked) -> File:
    data = export_organisation(workplace(), asked.who, asked.word("organisation"))
    return File(_("everything-about-your-organisation.zip"), "zip", data)


def earlier(asked: Asked) -> File:
    before, assessment = _handed_in(asked)
    args = (asked.word("organisation"), assessment.id, Wanted(FULL, asked.form))
    data = earlier_file(workplace(), asked.who, *args)
    return File(file_name(before, assessment, _("Full plan"), asked.form), asked.form, data)


def _handed_in(asked: Asked) -> tuple[Organisation, Assessment]:
    for council in earlier_councils(workplace(), asked.who, asked.word("organisation")):
        for assessment in council.rounds:
            if assessment.id == asked.word("earlier"):
                return council.organisation, assessment
    raise NotHere


def side_by_side(asked: Asked) -> File:
    form, group_id = asked.form, asked.word("service")
    data = side_by_side_file(workplace(), asked.who, group_id, QUESTIONNAIRE, form)
    return File(_("members-side-by-side.{ending}").format(ending=form), form, data)


ROUTES = [
    download(ABOUT_YOU, about_you, "data"),
    download(ABOUT_ORGANISATION, about_organisation, "data"),
    download(EARLIER, earlier, "earlier"),
    download(SIDE_BY_SIDE, side_by_side, "members"),
]
