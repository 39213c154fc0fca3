"""What is kept for the benchmark and of peers' offers, in the words of the domain: the second half
of the protocol in __init__.py.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from maturity.domain.contribution import KeptContribution, Withdrawal
from maturity.domain.contribution_history import History
from maturity.domain.organisation import Organisation
from maturity.domain.peer_offer import PeerOffer, Reported
from maturity.domain.taskforce import EndedAuthority, IssuedCode, KeptRelease


class BenchmarkStore(Protocol):
    """What use cases ask of a store about contributions, releases and offers."""

    def contributions(self) -> Sequence[KeptContribution]:
        """All that ever came, in that order, withdrawn ones too."""
        ...

    def contribution_count(self) -> int:
        """As many as ever came."""
        ...

    def contributions_from(self, organisation_id: str) -> Sequence[KeptContribution]:
        """Those that were made on this server by this organisation, in their order."""
        ...

    def contributed_codes(self) -> Sequence[tuple[str, str]]:
        """Each code that an organisation of this server contributed under, with its id."""
        ...

    def change_contribution(
        self, code: str, decide: Callable[[History], KeptContribution | Withdrawal]
    ) -> KeptContribution | Withdrawal:
        """Adds what `decide` makes of all under this code, as it is in this very transaction.

        Where it raises, nothing changes. It may be called again from the start. Conflict where a
        record of this id is there already.
        """
        ...

    def add_contributions(self, kept: Sequence[KeptContribution]) -> None:
        """All of them in one transaction, without a look at what is there."""
        ...

    def add_withdrawals(self, withdrawals: Sequence[Withdrawal]) -> None:
        """All of them in one transaction."""
        ...

    def current_release(self, family: str, *, invented: bool) -> KeptRelease | None:
        """Of the questionnaire's editions, the one with the newest cut-off."""
        ...

    def releases(self) -> Sequence[KeptRelease]:
        """By cut-off."""
        ...

    def ledgers(self) -> Mapping[str, str]:
        """The private records that are here, by the id of their release."""
        ...

    def add_release(
        self, kept: KeptRelease, ledger: str | None = None, built_on: Collection[str] | None = None
    ) -> None:
        """With its private record, where it was built here: both or neither.

        Conflict where it is there already, or where the ids of the releases are not `built_on`.
        """
        ...

    def add_ledger(self, release_id: str, ledger: str) -> None:
        """The private record of a release that came without it."""
        ...

    def add_issued_code(self, issued: IssuedCode) -> None:
        """Conflict where the code is issued already, or the organisation has one."""
        ...

    def issued_codes(self) -> Sequence[IssuedCode]:
        """In the order in which they were issued."""
        ...

    def issued_code_for(self, organisation_id: str) -> IssuedCode | None: ...
    def registered_codes(self) -> Mapping[str, str]:
        """The organisation of each code of the public register."""
        ...

    def services(self) -> Mapping[str, Sequence[str]]:
        """The members of each organisation that does the work for others."""
        ...

    def save_ended_authorities(self, ended: Sequence[EndedAuthority]) -> None:
        """All of them in one transaction. What is not among them stays."""
        ...

    def save_register(
        self, organisations: Sequence[Organisation], ended: Sequence[EndedAuthority]
    ) -> None:
        """Who is there and who ended, in one transaction."""
        ...

    def ended_authorities(self) -> Sequence[EndedAuthority]: ...
    def add_offer(self, offer: PeerOffer) -> None: ...
    def offer(self, offer_id: str) -> PeerOffer | None: ...
    def offers_for(self, question_ids: Collection[str]) -> Sequence[PeerOffer]:
        """Those of everybody that are open, newest first."""
        ...

    def offers_of(self, organisation_id: str) -> Sequence[PeerOffer]:
        """All that it ever made, newest first."""
        ...

    def reported_offers(self) -> Sequence[Reported]:
        """Open ones with a report that nobody has settled, oldest first."""
        ...

    def offers_reported_by(self, organisation_id: str) -> Collection[str]:
        """Ids of the offers that it ever reported, settled or not."""
        ...

    def withdraw_offer(self, offer_id: str, at: datetime) -> None: ...
    def remove_offer(self, offer_id: str, at: datetime) -> None: ...
    def report_offer(self, offer_id: str, organisation_id: str, reason: str, at: datetime) -> None:
        """A second report of one organisation takes the place of its first."""
        ...

    def settle_offer(self, offer_id: str, at: datetime) -> None:
        """The reports so far are answered: the offer stays."""
        ...
