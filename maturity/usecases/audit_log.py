"""Reading and checking the audit log. Adding to it is audit_trail's, its words are audit_words'."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from maturity.access import Permission, Visitor, require, require_owner
from maturity.domain.audit import Checked, Entry, Event, checked
from maturity.store import Store
from maturity.usecases.days import day_of
from maturity.usecases.given_text import given_id, one_line
from maturity.usecases.long_lists import SHOWN_AT_ONCE
from maturity.usecases.workplace import Workplace

PAGE = 50
AT_ONCE = 1_000
"""As many entries are in memory while the whole log is read."""


@dataclass(frozen=True)
class LogPage:
    """Newest first. `older` says whether there are more before them."""

    entries: tuple[Entry, ...]
    older: bool


def audit_log(
    workplace: Workplace,
    who: Visitor | None,
    before: int | None = None,
    event: Event | None = None,
    organisation_id: str | None = None,
) -> LogPage:
    """What was noted on the whole server, for its operator: ids and words, no names of people."""
    require_owner(who)
    wanted = None if organisation_id is None else given_id(organisation_id)
    return _page(workplace.store.audit_newest(PAGE + 1, before, event, wanted))


def audited_organisations(
    workplace: Workplace, who: Visitor | None, words: str = ""
) -> Mapping[str, str]:
    """Ids and names of organisations that the log has something about, with the words in their
    name, by name: as many as a page shows, and one more.

    The operator let them in and knows them. One that was erased has no name any more.
    """
    require_owner(who)
    found = workplace.store.audited_organisations(one_line(words), SHOWN_AT_ONCE + 1)
    return dict(sorted(found, key=lambda pair: (pair[1].casefold(), pair[0])))


def names_in_log(
    workplace: Workplace, who: Visitor | None, entries: Iterable[Entry]
) -> Mapping[str, str]:
    """Of the organisations that these entries are about, as far as they are still there."""
    require_owner(who)
    ids = {entry.note.organisation_id for entry in entries}
    found = (workplace.store.organisation(i) for i in ids if i is not None)
    return {organisation.id: organisation.name for organisation in found if organisation}


def own_log(
    workplace: Workplace, who: Visitor | None, organisation_id: str, before: int | None = None
) -> LogPage:
    """What was noted about one organisation, for its leads."""
    organisation = workplace.store.organisation(given_id(organisation_id))
    organisation = require(who, Permission.INVITE, organisation)
    found = workplace.store.audit_newest(PAGE + 1, before, organisation_id=organisation.id)
    return _page(found)


def check_log(workplace: Workplace, who: Visitor | None, known: Checked | None = None) -> Checked:
    """Whether each entry stands as it was written. What was checked already is not read again."""
    require_owner(who)
    store = workplace.store
    last = store.audit_after(known.entries - 1, 1) if known and known.entries else ()
    stands = known is not None and [entry.hash for entry in last] == [known.hash]
    return verify_log(store, known=known if stands else None)


def unchecked(workplace: Workplace, who: Visitor | None, known: Checked | None = None) -> int:
    """How many entries `check_log` would read."""
    require_owner(who)
    newest = workplace.store.audit_newest(1)
    return (newest[0].number if newest else 0) - (known.entries if known else 0)


def verify_log(store: Store, expected: str = "", known: Checked | None = None) -> Checked:
    """The same for whoever may run commands on the server, and whether a hash that they wrote down
    is one of the chain's.
    """
    found = known or Checked()
    while found.whole:
        more = store.audit_after(found.entries, AT_ONCE)
        if not more:
            break
        found = checked(more, found, expected)
    return found


def listed(
    store: Store, organisation_id: str | None = None, since: date | None = None
) -> Iterator[Entry]:
    """Oldest first, for whoever may run commands on the server. `since` is a day in London."""
    number = 0
    while more := store.audit_after(number, AT_ONCE):
        number = more[-1].number
        for entry in more:
            theirs = organisation_id in (None, entry.note.organisation_id)
            if theirs and (since is None or day_of(entry.note.at) >= since):
                yield entry


def _page(found: Sequence[Entry]) -> LogPage:
    return LogPage(tuple(found[:PAGE]), len(found) > PAGE)
