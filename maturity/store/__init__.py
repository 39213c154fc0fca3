"""What is kept, in the words of the domain. How it is kept is sql.py's, where, the adapters'.

- An **answer** is one row under (assessment, question, version), with author, origin and time. Rows
  are only ever added: the current answer is the one with the highest version, the others are its
  history. A write names the version it was based on; if another came first, it is refused with
  Conflict and nothing changes. A **legal answer** and an **indicator entry** are kept likewise,
  figures as text without exponent.
- An **assessment**, an **organisation**, a **person** are one row each, found by a permanent id.
- Of a **plan** are kept its **wishes**, the **targets** chosen for it, a **record** for each action
  that somebody noted something about, and the organisation's **own actions**, likewise in versions.
  A submitted round takes them too: its answers stand still, its plan is worked on. So a target that
  is chosen for the plan is kept here and not in the answer, whose own `target` is what the plan
  proposes where nobody chose.
- An organisation has one draft at most. Otherwise a submitted round takes nothing: RoundClosed.
  What belongs to a round that does not exist is NotHere.
- A submitted round keeps its **frozen result** and every **reopening**. They are never deleted,
  but with all else of an organisation: see held_store.py.
- A **group** is one row, and one row for each member that it has or had.
- A **link** is found by the hash of its token. It is marked used in the same transaction that
  decides about its holder and lets them in, so that it lets in one.
- A **contribution** and a **withdrawal** are one row each and never changed: a contribution counts
  as withdrawn by the first withdrawal under its code and key that follows it. A **release** is kept
  as its canonical text, with its **private record** where it was built here.
- A **peer offer** is one row, and one row for each organisation that reported it.
- What is kept of people who **sign in** is said in identity_store.py.
- What is kept of the **audit log** is said in audit_store.py.
- What is kept of a **shared service** is said in service_store.py, of **handed questions** and of
  organisations that **merge** in handed_store.py.
- How all that is held of somebody is read and **erased** is said in held_store.py.
- What is kept of a **workshop** and its **votes** is said in workshop_store.py.
- Personal data: a person's name, and who answered, invited, submitted, reopened, planned, agreed to
  contribute, offered, prepared a workshop or set a level in it; until it is closed, who voted what
  under the fingerprint of a secret.

Every write is one transaction: it happens as a whole, or it does not happen.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from maturity.domain.group import Group
from maturity.domain.indicator_entry import IndicatorRecord
from maturity.domain.kept_plan import (
    KeptOwnAction,
    KeptPlan,
    KeptRecord,
    KeptTarget,
    KeptWishes,
)
from maturity.domain.legal_answer import LegalRecord
from maturity.domain.link import Entry, Following, Link
from maturity.domain.organisation import Membership, Organisation, Person
from maturity.domain.round import AnswerRecord, Assessment, FrozenResult, Reopening, RoundRecord
from maturity.store.audit_store import AuditStore
from maturity.store.benchmark_store import BenchmarkStore
from maturity.store.handed_store import HandedStore
from maturity.store.held_store import HeldStore
from maturity.store.identity_store import IdentityStore
from maturity.store.keeping import Contents as Contents
from maturity.store.keeping import Keeping as Keeping
from maturity.store.rows import EVERYTHING
from maturity.store.service_store import ServiceStore
from maturity.store.side import Told as Told
from maturity.store.workshop_store import WorkshopStore


class Store(
    BenchmarkStore,
    WorkshopStore,
    AuditStore,
    ServiceStore,
    IdentityStore,
    HandedStore,
    HeldStore,
    Protocol,
):
    """What use cases ask of a store. All instants are in UTC."""

    def save_organisation(self, organisation: Organisation) -> None: ...
    def save_organisations(self, organisations: Sequence[Organisation]) -> None:
        """All of them in one transaction."""
        ...

    def organisation(self, organisation_id: str) -> Organisation | None: ...
    def organisation_by_code(self, register_code: str) -> Organisation | None: ...
    def search_register(self, words: str) -> Sequence[Organisation]:
        """Those with a register code, not invented, that have these words in their name."""
        ...

    def organisations_by_hand(self, words: str = "") -> Sequence[Organisation]:
        """Those without a register code and with the words in their name, not invented."""
        ...

    def organisations_without_lead(
        self, words: str = "", most: int = EVERYTHING
    ) -> Sequence[Organisation]:
        """Without a lead who may come in: entered by hand, with a link, or with somebody in them
        now or once. None that is invented. The first by name that have the words in it.
        """
        ...

    def begin_organisation(self, organisation: Organisation, membership: Membership) -> None:
        """A new organisation and who begins it, both or neither."""
        ...

    def save_group(self, group: Group) -> None:
        """As a whole: who is no longer among its members has left."""
        ...

    def group(self, group_id: str) -> Group | None: ...
    def groups_of(self, organisation_id: str) -> Sequence[Group]:
        """Those that it is a member of or does the work for, by name."""
        ...

    def save_person(self, person: Person) -> None: ...
    def rename_person(self, person_id: str, name: str) -> None:
        """Their name, and nothing else of them."""
        ...

    def person(self, person_id: str) -> Person | None: ...
    def person_with_parts(self, person_id: str) -> tuple[Person, Sequence[Membership]] | None:
        """A person with every membership, in one read: each act of theirs begins with it."""
        ...

    def people_with_duty(self) -> Sequence[Person]:
        """Operators of the server, and the taskforce."""
        ...

    def change_duty(self, decide: Callable[[Sequence[Person]], Person]) -> Person:
        """Stores what `decide` makes of one of the people with a duty, as they are in this very
        transaction. Where it raises, nothing changes. It may be called again from the start.
        """
        ...

    def first_owner(self) -> Person | None:
        """Who was the first to come in by an owner's link."""
        ...

    def people_of(self, organisation_id: str) -> Sequence[Person]:
        """Everybody who is or was in it."""
        ...

    def save_membership(self, membership: Membership) -> None: ...
    def membership(self, person_id: str, organisation_id: str) -> Membership | None: ...
    def memberships_of(self, person_id: str) -> Sequence[Membership]: ...
    def members(self, organisation_id: str) -> Sequence[Membership]: ...
    def add_first_member(self, membership: Membership) -> bool:
        """False, and nothing changes, where the organisation has or had a member already."""
        ...

    def change_membership(
        self, organisation_id: str, decide: Callable[[Sequence[Membership]], Membership]
    ) -> Membership:
        """Stores what `decide` makes of the members as they are in this very transaction.

        Where it raises, nothing changes. It may be called again from the start.
        """
        ...

    def change_memberships(
        self, organisation_id: str, decide: Callable[[Sequence[Membership]], Sequence[Membership]]
    ) -> Sequence[Membership]:
        """The same for several at once: all of them are stored, or none."""
        ...

    def add_link(self, link: Link) -> None: ...
    def link(self, token_hash: str) -> Link | None: ...
    def links_of(self, organisation_id: str) -> Sequence[Link]: ...
    def revoke_link(self, token_hash: str, at: datetime) -> bool:
        """False, and nothing happens, for a link that was used or revoked before."""
        ...

    def use_link(
        self, token_hash: str, at: datetime, person_id: str, decide: Callable[[Following], Entry]
    ) -> Entry:
        """Marks the link used and lets in whom `decide` makes of this person, as they, the link's
        maker and the organisation are in this very transaction.

        Where it raises, nothing changes. It may be called again from the start. NotHere for a link
        that was never made; LinkRefused for one that is used, expired or revoked, whatever `decide`
        says; Conflict where an identity that it keeps belongs to somebody already.
        """
        ...

    def secret(self, name: str, fresh: str) -> str:
        """The secret of this name; `fresh` becomes it where there is none yet."""
        ...

    def start_assessment(
        self, assessment: Assessment, carried: Sequence[AnswerRecord] = ()
    ) -> None:
        """Conflict where the organisation has a draft already."""
        ...

    def assessment(self, assessment_id: str) -> Assessment | None: ...
    def round(self, assessment_id: str) -> RoundRecord | None:
        """An assessment with its organisation and current answers, in one read."""
        ...

    def assessments_of(self, organisation_id: str) -> Sequence[Assessment]: ...
    def save_assessment(self, assessment: Assessment) -> Assessment:
        """Stores it as the version after `assessment.version`, or raises Conflict.

        A draft stays one: only `submit` closes a round, with its result.
        """
        ...

    def current_answers(self, assessment_id: str) -> Mapping[str, AnswerRecord]: ...
    def answer_history(self, assessment_id: str, question_id: str) -> Sequence[AnswerRecord]: ...
    def add_answers(self, assessment_id: str, records: Sequence[AnswerRecord]) -> None:
        """All of them, or Conflict: a record's version is one above what it was based on."""
        ...

    def legal_answers(self, assessment_id: str) -> Mapping[str, LegalRecord]:
        """The current ones by the id of the check."""
        ...

    def add_legal_answer(self, assessment_id: str, record: LegalRecord) -> None: ...
    def indicator_entries(self, assessment_id: str) -> Mapping[str, IndicatorRecord]:
        """The current ones by the id of the indicator."""
        ...

    def add_indicator_entry(self, assessment_id: str, record: IndicatorRecord) -> None: ...

    def submit(self, assessment: Assessment, result: FrozenResult, answers_seen: int) -> Assessment:
        """Conflict where the round has not exactly the `answers_seen` that were scored: versions
        only ever grow, so that their number tells whether somebody answered meanwhile.
        """
        ...

    def reopen(self, assessment: Assessment, reopening: Reopening) -> Assessment:
        """Conflict where the organisation has a draft already, this round or another."""
        ...

    def frozen_results(self, assessment_id: str) -> Sequence[FrozenResult]: ...
    def reopenings(self, assessment_id: str) -> Sequence[Reopening]: ...
    def plan(self, assessment_id: str) -> KeptPlan:
        """All that is kept of the plan of a round, in one read; empty where nothing is."""
        ...

    def action_history(self, assessment_id: str, action_id: str) -> Sequence[KeptRecord]: ...
    def add_plan_wishes(self, assessment_id: str, kept: KeptWishes) -> None: ...
    def add_plan_target(self, assessment_id: str, kept: KeptTarget) -> None: ...
    def add_action_records(self, assessment_id: str, records: Sequence[KeptRecord]) -> None:
        """All of them, or Conflict: a version is one above what it was based on."""
        ...

    def add_own_action(self, assessment_id: str, kept: KeptOwnAction) -> None: ...
