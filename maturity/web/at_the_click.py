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
from maturity.usecases.rounds import Round
from maturity.web.rounds import opened
from maturity.web.routes.budget import Budgets
from maturity.web.visitors import who_clicks

Make = Callable[[Visitor | None], bytes]
MakeOfRound = Callable[[Visitor | None, Round], bytes]

FILES_A_MINUTE = 30
"""Of one person. A PDF takes the server as long as fifteen answers do."""

files = Budgets(FILES_A_MINUTE)


class AskedTooOften(MaturityError):
    def __init__(self) -> None:
        super().__init__(_("That was too many files in one minute. Wait a moment, then try again."))


def at_the_click(make: Make) -> Callable[[], bytes]:
    """Every file that a button makes goes through this. In whose language, it has to be told. The
    page may have been open for long, so who is here, and whether they may, is asked anew.
    """
    spoken, here = language(), who_clicks()

    def made() -> bytes:
        with speaking(translations(spoken)):
            who = here()
            if not files.take(who.person.id if who else "", monotonic()):
                raise AskedTooOften
            return make(who)

    return made


def round_at_the_click(found: Round, make: MakeOfRound) -> Callable[[], bytes]:
    """The same for a file about a round, as it stands by then."""
    assessment_id = found.assessment.id
    return at_the_click(lambda who: make(who, opened(who, assessment_id)))


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
