"""Which questions were handed to whom, for the pages that ask them."""

from collections.abc import Collection, Mapping

from maturity.access import Visitor
from maturity.domain.organisation import Person
from maturity.errors import StoreError
from maturity.locale import gettext as _
from maturity.usecases.handing_out import questions_handed
from maturity.usecases.rounds import Round, asked_in
from maturity.web.context import workplace
from maturity.web.escape import plain


def handed_here(who: Visitor | None, found: Round) -> Mapping[str, Person]:
    """By question. In a round that was handed in nobody has anything to do, and no question waits
    for the database.
    """
    if found.frozen:
        return {}
    try:
        return questions_handed(workplace(), who, found)
    except StoreError:
        return {}


def own_questions(
    who: Visitor | None, found: Round, handed: Mapping[str, Person]
) -> tuple[str, ...]:
    """Those of the questions asked that are the visitor's, in their order."""
    ids = (question.id for question in asked_in(found).questions)
    return tuple(i for i in ids if i in handed and _is_own(who, handed[i]))


def to_do_first(
    who: Visitor | None, found: Round, handed: Mapping[str, Person], others: Collection[str]
) -> Collection[str]:
    """The visitor's own as long as one of them is to do, then `others`."""
    own = own_questions(who, found, handed)
    return own if set(own) & set(found.to_do) else others


def whose(who: Visitor | None, person: Person | None) -> str:
    """For a card or a list; nothing for what is nobody's."""
    if person is None:
        return ""
    if _is_own(who, person):
        return _("Yours")
    return _("Handed to {name}").format(name=name_of(person))


def name_of(person: Person) -> str:
    return plain(person.name) or _("No name yet")


def _is_own(who: Visitor | None, person: Person) -> bool:
    return who is not None and who.person.id == person.id
