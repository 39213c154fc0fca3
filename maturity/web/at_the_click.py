"""Files that are made when somebody presses their button, outside every run of the page."""

import re
from collections.abc import Callable
from time import monotonic

from maturity.access import Visitor
from maturity.domain.organisation import Organisation
from maturity.domain.round import Assessment
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.locale import language, speaking, translations
from maturity.usecases.come_in import visitor
from maturity.usecases.rounds import Round
from maturity.web.context import workplace
from maturity.web.rounds import opened
from maturity.web.routes.budget import Budgets

Make = Callable[[Visitor | None, Round], bytes]

FILES_A_MINUTE = 30
"""Of one person. A PDF takes the server as long as fifteen answers do."""

files = Budgets(FILES_A_MINUTE)


class AskedTooOften(MaturityError):
    def __init__(self) -> None:
        super().__init__(_("That was too many files in one minute. Wait a moment, then try again."))


def at_the_click(who: Visitor | None, found: Round, make: Make) -> Callable[[], bytes]:
    """In whose language and for whom, it has to be told. The page may have been open for long, so
    whether they may, and how the round stands, is asked anew.
    """
    spoken, assessment_id = language(), found.assessment.id
    person_id = None if who is None else who.person.id

    def made() -> bytes:
        again = visitor(workplace(), person_id)
        with speaking(translations(spoken)):
            if not files.take(person_id or "", monotonic()):
                raise AskedTooOften
            return make(again, opened(again, assessment_id))

    return made


def file_name(found: Round, document: str, ending: str) -> str:
    """`Rivermouth-Borough-Council-round-2-members-page.pdf`"""
    return name_of_file(found.organisation, found.assessment, document, ending)


def name_of_file(
    organisation: Organisation, assessment: Assessment, document: str, ending: str
) -> str:
    return _("{organisation}-round-{number}-{document}.{ending}").format(
        organisation=_plain(organisation.name),
        number=assessment.number,
        document=_plain(document).lower(),
        ending=ending,
    )


def _plain(words: str) -> str:
    return re.sub(r"\W+", "-", words).strip("-")
