"""What is kept of people who sign in with a provider, in the words of the domain: a part of the
protocol in __init__.py.

- An **identity** is one row, found by its issuer and subject, and belongs to one person, who may
  have several. It is never deleted: one that was closed lets nobody in.
- A **domain tie** is one row for each provider and domain, with who agreed to it. Untied, it keeps
  its row and counts no more.
- A **browser that signed out** is one row, found by a hash of the random number in its cookie of a
  link, until that cookie would have ended.
- Personal data: the e-mail address as the provider said it last, when the identity first and last
  signed in, and who tied a domain.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from maturity.domain.becoming_one import Known
from maturity.domain.identity import DomainTie, Identity, KeptIdentity
from maturity.domain.organisation import Membership, Person
from maturity.store.rows import EVERYTHING


class IdentityStore(Protocol):
    """What use cases ask of a store about signing in."""

    def identity(self, issuer: str, subject: str) -> KeptIdentity | None: ...
    def identities_of(self, person_id: str) -> Sequence[KeptIdentity]: ...
    def identities_by_email(self, email: str) -> Sequence[KeptIdentity]:
        """Those whose address it is, letters small or not."""
        ...

    def add_identity(self, kept: KeptIdentity) -> None:
        """Conflict where it belongs to somebody already."""
        ...

    def add_signed_in(self, kept: KeptIdentity, person: Person, part: Membership) -> None:
        """Somebody new, their identity and their part in an organisation: all, or none. Conflict
        where the identity belongs to somebody already.
        """
        ...

    def see_identity(self, identity: Identity, at: datetime) -> bool:
        """It signed in, with this address. False, and nothing changes, where it was closed."""
        ...

    def sign_out_identity(self, issuer: str, subject: str, at: datetime) -> None:
        """Every sign-in up to now is over."""
        ...

    def set_identity_closed(self, issuer: str, subject: str, at: datetime, *, closed: bool) -> bool:
        """False, and nothing changes, where it was so already. What was closed and is opened needs
        a new sign-in.
        """
        ...

    def make_one(
        self,
        person_id: str,
        into_id: str,
        decide: Callable[[Known, Known], tuple[Known, Known]],
    ) -> None:
        """Stores what `decide` makes of both as they are in this very transaction, and gives the
        identities of the first to the second, and the questions that are with them. Where it
        raises, nothing changes. It may be called again from the start. NotHere where one of them
        does not exist.
        """
        ...

    def came_by_link(
        self, person_id: str, browser_hash: str
    ) -> tuple[Person, Sequence[Membership], Sequence[KeptIdentity]] | None:
        """Whose cookie of a link this is, in one read: each act of theirs begins with it. None for
        nobody, and in a browser that signed out.
        """
        ...

    def sign_out_browser(self, browser_hash: str, at: datetime, before: datetime) -> None:
        """Those that signed out before `before` are forgotten: their cookies have ended."""
        ...

    def tie_domain(self, tie: DomainTie) -> bool:
        """False, and nothing changes, where the domain is tied already."""
        ...

    def untie_domain(self, provider: str, domain: str, at: datetime) -> bool:
        """False, and nothing changes, where it is not tied."""
        ...

    def agree_to_domain(self, tie: DomainTie, by: str, at: datetime) -> bool:
        """False, and nothing changes, where it is agreed to or untied already."""
        ...

    def domain_tie(self, provider: str, domain: str) -> DomainTie | None: ...
    def domain_ties(self, words: str = "", most: int = EVERYTHING) -> Sequence[DomainTie]:
        """Those whose domain has the words in it, by domain."""
        ...

    def domain_ties_of(self, organisation_id: str) -> Sequence[DomainTie]:
        """All of this organisation, by domain."""
        ...
