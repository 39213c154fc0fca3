"""What the taskforce does with contributions: taking files in, counting them, issuing codes."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from maturity.access import Visitor, person_id, require_taskforce
from maturity.domain.audit import COMMAND_LINE, Event, Note
from maturity.domain.contribution import Contribution, KeptContribution, Withdrawal
from maturity.domain.contribution_history import History, Unwelcome
from maturity.domain.library import Library
from maturity.domain.peer_group import pool_of
from maturity.domain.taskforce import IssuedCode
from maturity.errors import ContributionError, MaturityError, NotHere
from maturity.exchange.contribution_file import contribution_in
from maturity.exchange.text_file import shown
from maturity.locale import gettext as _
from maturity.store import Store
from maturity.usecases.contributions_known import (
    known_codes,
    owners_of_codes,
    parted,
    rightful,
    standing,
)
from maturity.usecases.days import day_of
from maturity.usecases.given_text import given_id, given_name
from maturity.usecases.workplace import Workplace

GivenFile = tuple[str, bytes]
"""Its name, and what is in it."""


@dataclass(frozen=True)
class Taken:
    """Names of the files that were taken, and what is wrong with each that was refused."""

    accepted: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


@dataclass(frozen=True)
class OnHand:
    """How many organisations have a contribution that stands, by pool and by edition.

    `withdrawn` took theirs back. `unknown` are codes that nobody vouches for: what came under them
    is in no release until somebody imports the register or issues the code. `invented` says that
    some of them are of invented organisations.
    """

    by_pool: Mapping[str, int] = field(default_factory=dict)
    by_edition: Mapping[str, int] = field(default_factory=dict)
    withdrawn: int = 0
    unknown: tuple[str, ...] = ()
    invented: bool = False


def take_contributions(
    workplace: Workplace, who: Visitor | None, files: Iterable[GivenFile]
) -> Taken:
    """Each file on its own: one that is refused harms no other."""
    require_taskforce(who)
    here, now = workplace, workplace.now()
    actor = person_id(who)
    return take_contribution_files(here.store, here.library, files, now, actor)


def take_contribution_files(
    store: Store,
    library: Library,
    files: Iterable[GivenFile],
    now: datetime,
    actor: str = COMMAND_LINE,
) -> Taken:
    """The same for whoever may run commands on the server: there is no person to ask.

    Of two from one organisation the newer is taken, whichever comes first.
    """
    given = tuple(files)
    read = [_read(name, data, library, now) for name, data in given]
    wrong = {n: found for n, found in enumerate(read) if isinstance(found, str)}
    right = [(n, found) for n, found in enumerate(read) if not isinstance(found, str)]
    for number, found in sorted(right, key=lambda pair: _moment(pair[1]), reverse=True):
        try:
            _take(store, found, now, actor)
        except MaturityError as fault:
            wrong[number] = f"{given[number][0]}: {fault}"
    accepted = (name for number, (name, _data) in enumerate(given) if number not in wrong)
    return Taken(tuple(accepted), tuple(wrong[number] for number in sorted(wrong)))


def contribution_count(workplace: Workplace, who: Visitor | None) -> int:
    """How many ever came, whether they stand or not."""
    require_taskforce(who)
    return workplace.store.contribution_count()


def contributions_on_hand(workplace: Workplace, who: Visitor | None) -> OnHand:
    """As they are. For the taskforce alone: what is published is rounded."""
    require_taskforce(who)
    kept, unknown = parted(workplace.store)
    now = [each.contribution.record for each in standing(kept)]
    gone = {each.contribution.envelope.key for each in kept if each.withdrawn_at is not None}
    back = {each.contribution.envelope.key for each in standing(kept)}
    return OnHand(
        by_pool=dict(sorted(Counter(map(pool_of, now)).items())),
        by_edition=dict(sorted(Counter(record.questionnaire_id for record in now).items())),
        withdrawn=len(gone - back),
        unknown=unknown,
        invented=any(record.invented for record in now),
    )


def issue_code(
    workplace: Workplace, who: Visitor | None, name: str, organisation_id: str | None = None
) -> str:
    """A code for an organisation that the public register does not have. Conflict for a second one
    for an organisation on this server.
    """
    require_taskforce(who)
    known = None if organisation_id is None else given_id(organisation_id)
    if known is not None and workplace.store.organisation(known) is None:
        raise NotHere
    letters = sha256(workplace.new_token().encode()).hexdigest()[:8].upper()
    issued = IssuedCode(f"SVT-{letters}", given_name(name), workplace.now(), known)
    workplace.store.add_issued_code(issued)
    return issued.code


def issued_codes(workplace: Workplace, who: Visitor | None) -> tuple[IssuedCode, ...]:
    """In the order in which they were issued."""
    require_taskforce(who)
    return tuple(workplace.store.issued_codes())


def _read(
    name: str, data: bytes, library: Library, now: datetime
) -> Contribution | Withdrawal | str:
    """Or what is wrong with it."""
    try:
        return contribution_in(name, data, library, day_of(now))
    except ContributionError as fault:
        return " ".join(fault.problems)


def _moment(given: Contribution | Withdrawal) -> datetime:
    return given.withdrawn_at if isinstance(given, Withdrawal) else given.envelope.consent_at


def _take(store: Store, given: Contribution | Withdrawal, now: datetime, actor: str) -> None:
    code = given.code if isinstance(given, Withdrawal) else given.envelope.code
    if code not in known_codes(store):
        raise MaturityError(
            _(
                "nobody knows the code '{code}'. Import the register of authorities, or issue a "
                "code for this organisation."
            ).format(code=shown(code))
        )
    if isinstance(given, Contribution):
        _require_true(store, given)
    owners = owners_of_codes(store)
    kind = "withdrawal" if isinstance(given, Withdrawal) else "contribution"
    note = Note(Event.FILE_TAKEN, actor, now, facts=(("code", code), ("kind", kind)))
    store.noting(note).change_contribution(
        code, lambda history: _added(rightful(history, owners), given, now)
    )


def _require_true(store: Store, given: Contribution) -> None:
    """What the register says about an organisation, its contribution says too."""
    record = given.record
    if record.invented:
        raise MaturityError(invented_sentence())
    known = store.organisation_by_code(given.envelope.code)
    if known is None:
        return
    for name, said, registered in (
        ("nation", record.nation, known.nation),
        ("type", record.type, known.type),
        ("region", record.region, known.region),
    ):
        if registered and said != registered:
            raise MaturityError(
                _("its {field} is '{said}', and '{registered}' in the register.").format(
                    field=name, said=said, registered=registered
                )
            )


def _added(
    history: History, given: Contribution | Withdrawal, now: datetime
) -> KeptContribution | Withdrawal:
    if isinstance(given, Withdrawal):
        reason = history.unwelcome_withdrawal(given)
    else:
        reason = history.unwelcome(given)
    if reason is not None:
        raise MaturityError(unwelcome_sentence(reason))
    return given if isinstance(given, Withdrawal) else KeptContribution(given, now, "file")


def invented_sentence() -> str:
    return _("this is invented data. Only real organisations contribute.")


def unwelcome_sentence(reason: Unwelcome) -> str:
    return {
        Unwelcome.KNOWN: _("the same was taken before."),
        Unwelcome.OTHER_KEY: _(
            "somebody else contributes for this organisation. Ask it which of the two is right."
        ),
        Unwelcome.OLDER: _("a newer one of the same organisation is here."),
        Unwelcome.WITHDRAWN: _("the organisation has withdrawn it since."),
    }[reason]
