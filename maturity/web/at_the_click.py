"""Files that are made when somebody presses their button, outside every run of the page."""

import re
from collections.abc import Callable

from maturity.access import Visitor
from maturity.locale import gettext as _
from maturity.locale import language, speaking, translations
from maturity.usecases.come_in import visitor
from maturity.usecases.rounds import Round, open_round
from maturity.web.context import workplace

Make = Callable[[Visitor | None, Round], bytes]


def at_the_click(who: Visitor | None, found: Round, make: Make) -> Callable[[], bytes]:
    """In whose language and for whom, it has to be told. The page may have been open for long, so
    whether they may, and how the round stands, is asked anew.
    """
    spoken, assessment_id = language(), found.assessment.id
    person_id = None if who is None else who.person.id

    def made() -> bytes:
        again = visitor(workplace(), person_id)
        with speaking(translations(spoken)):
            return make(again, open_round(workplace(), again, assessment_id))

    return made


def file_name(found: Round, document: str, ending: str) -> str:
    """`Rivermouth-Borough-Council-round-2-members-page.pdf`"""
    return _("{organisation}-round-{number}-{document}.{ending}").format(
        organisation=_plain(found.organisation.name),
        number=found.assessment.number,
        document=_plain(document).lower(),
        ending=ending,
    )


def _plain(words: str) -> str:
    return re.sub(r"\W+", "-", words).strip("-")
