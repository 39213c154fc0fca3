"""Reading and erasing all that is kept of an organisation or a person: a part of the protocol in
__init__.py.

- What is held about somebody is read as of one moment, row by row, table by table.
- **Erasing** is the one act that deletes rows which otherwise are only ever added. It happens as a
  whole, with its notes, or not at all. Of an organisation nothing stays but entries of the audit
  log, by ids, and contributions that a release holds, without code and name. Of a person a nameless
  somebody with a new id stays in their place, where something that they did is still there.
- A database may still have what it deleted, in pages that it uses no more: `leave_no_trace`.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from maturity.domain.audit import Note
from maturity.domain.erasing import GoingOrganisation, GoingPerson, Quiet, Unclosed
from maturity.domain.held import Take


class HeldStore(Protocol):
    """What use cases ask of a store about all that it holds of somebody."""

    def read_organisation(self, organisation_id: str, take: Take) -> None:
        """Hands each table of domain/held.py to `take`, in their order, all of one moment."""
        ...

    def read_person(self, person_id: str, take: Take) -> None:
        """The same of a person, with earlier entries of theirs that became one with it."""
        ...

    def going_organisation(self, organisation_id: str) -> GoingOrganisation | None:
        """What erasing it means, as of now."""
        ...

    def going_person(self, person_id: str) -> GoingPerson | None: ...
    def erase_organisation(
        self,
        organisation_id: str,
        at: datetime,
        new_id: Callable[[], str],
        decide: Callable[[GoingOrganisation], None],
        note: Callable[[str], Note],
    ) -> GoingOrganisation:
        """Erases it unless `decide` raises, of what it is in this very transaction. People who
        belong nowhere else go too: `note` is of one of them, by their id. What a public register
        says of it is kept, under another id. NotHere where it is gone already.
        """
        ...

    def erase_person(
        self,
        person_id: str,
        at: datetime,
        new_id: Callable[[], str],
        decide: Callable[[GoingPerson], None],
    ) -> GoingPerson:
        """The same of a person, with earlier entries of theirs that became one with it, and with
        the invented organisations that are theirs alone.
        """
        ...

    def quiet_organisations(self, before: datetime) -> Sequence[Quiet]:
        """Those in which somebody did something once, and nobody has since then; oldest first.
        What a command did is nobody's act.
        """
        ...

    def unclosed_workshops(self, before: datetime) -> Sequence[Unclosed]:
        """Those that could be joined until some time before, and are not closed."""
        ...

    def old_links(self, before: datetime) -> int:
        """How many links expired before that. The one by which the first operator comes back is
        not counted.
        """
        ...

    def delete_old_links(self, before: datetime) -> int:
        """Deletes these. How many it were."""
        ...

    def leave_no_trace(self) -> bool:
        """Makes the database forget what it deleted: also in pages that it no longer uses, and in
        its journal. False where it could not be done now, since others were at work.
        """
        ...
