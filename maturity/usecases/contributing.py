"""Giving a round to the benchmark, and taking it back. What is given, contribution_preview says."""

from dataclasses import replace

from maturity.access import Permission, Visitor, require
from maturity.documents.figures import day
from maturity.domain.audit import Event
from maturity.domain.contribution import (
    Contribution,
    Envelope,
    KeptContribution,
    Record,
    Withdrawal,
)
from maturity.domain.contribution_history import History, Unwelcome
from maturity.domain.organisation import Organisation, Person
from maturity.errors import ContributionError, MaturityError, NotHere
from maturity.exchange.contribution_faults import CODE
from maturity.exchange.contribution_file import contribution_bytes
from maturity.locale import gettext as _
from maturity.usecases.audit_trail import note_done, noted_of
from maturity.usecases.contribution_preview import (
    Ask,
    GivenAttributes,
    Preview,
    contribution_preview,
    same_content,
)
from maturity.usecases.contributions_known import owners_of_codes, rightful
from maturity.usecases.days import day_of
from maturity.usecases.given_text import given_id
from maturity.usecases.rounds import Round, require_round
from maturity.usecases.workplace import Workplace


def contribute(
    workplace: Workplace,
    who: Visitor | None,
    assessment_id: str,
    given: GivenAttributes | None = None,
    *,
    agreed_to: Record | None,
) -> KeptContribution:
    """Gives what the preview of the same shows. `agreed_to` is what the person saw and said yes to,
    None where they did not.

    ContributionError with everything that stands in the way.
    """
    found = require_round(workplace, who, assessment_id, Permission.SUBMIT)
    preview = contribution_preview(workplace, who, assessment_id, given)
    _require_ready(preview, agreed_to)
    _require_own(workplace, found.organisation, preview.attributes.code)
    kept = _kept(workplace, who, found.organisation, preview)
    _add(workplace, who, found, kept)
    return kept


def _add(workplace: Workplace, who: Visitor | None, found: Round, kept: KeptContribution) -> None:
    owners = owners_of_codes(workplace.store)

    def decide(history: History) -> KeptContribution:
        _require_welcome(rightful(history, owners), kept.contribution)
        return kept

    event, round_id = Event.CONTRIBUTED, found.assessment.id
    store = noted_of(workplace, who, event, found.organisation, round=round_id)
    store.change_contribution(kept.contribution.envelope.code, decide)


def withdraw(workplace: Workplace, who: Visitor | None, organisation_id: str) -> Withdrawal:
    """Counts from the next release on. The organisation may contribute again later."""
    organisation = _organisation(workplace, who, organisation_id, Permission.SUBMIT)
    given = _newest(workplace, organisation)
    if given is None:
        raise _nothing_there()
    envelope = given.contribution.envelope
    withdrawal = Withdrawal(envelope.code, envelope.key, workplace.now())

    def decide(history: History) -> Withdrawal:
        if history.current is None:
            raise _nothing_there()
        return withdrawal

    store = noted_of(workplace, who, Event.CONTRIBUTION_WITHDRAWN, organisation)
    store.change_contribution(envelope.code, decide)
    return withdrawal


def contributed(
    workplace: Workplace, who: Visitor | None, organisation_id: str
) -> KeptContribution | None:
    """What was given last, withdrawn or not."""
    return _newest(workplace, _organisation(workplace, who, organisation_id, Permission.SEE))


def contribution_file(workplace: Workplace, who: Visitor | None, organisation_id: str) -> bytes:
    """For the taskforce, from an installation of one's own: what was given last, or that it was
    withdrawn. It holds the contributor key.
    """
    organisation = _organisation(workplace, who, organisation_id, Permission.SUBMIT)
    given = _newest(workplace, organisation)
    if given is None:
        raise NotHere
    note_done(workplace, who, Event.EXPORTED, organisation.id, what="contribution")
    if given.withdrawn_at is None:
        return contribution_bytes(given.contribution)
    envelope = given.contribution.envelope
    return contribution_bytes(Withdrawal(envelope.code, envelope.key, given.withdrawn_at))


def _organisation(
    workplace: Workplace, who: Visitor | None, organisation_id: str, permission: Permission
) -> Organisation:
    return require(who, permission, workplace.store.organisation(given_id(organisation_id)))


def _newest(workplace: Workplace, organisation: Organisation) -> KeptContribution | None:
    given = workplace.store.contributions_from(organisation.id)
    return given[-1] if given else None


def _require_ready(preview: Preview, agreed_to: Record | None) -> None:
    problems = [*preview.obstacles, *(_missing(ask) for ask in preview.missing)]
    code = preview.attributes.code
    if code and not CODE.fullmatch(code):
        problems.append(
            _(
                "The code has letters, digits and hyphens only, such as DUR. Write it as the "
                "taskforce gave it to you."
            )
        )
    if agreed_to is None:
        problems.append(_("Nothing was sent. Say that your organisation agrees, then send it."))
    elif preview.record is not None and not same_content(agreed_to, preview.record):
        problems.append(
            _("Nothing was sent. What would be sent changed since you looked: look again first.")
        )
    if problems:
        raise ContributionError(tuple(problems))


def _missing(ask: Ask) -> str:
    return {
        "type": _("Say what kind of organisation yours is."),
        "region": _("Say which region your organisation is in."),
        "size": _("Say how many people live in your area."),
        "code": _("Write the code of your organisation. The taskforce issues one."),
    }[ask]


def _require_own(workplace: Workplace, organisation: Organisation, code: str) -> None:
    """Nobody contributes for another: where codes are issued, an unknown one is no code."""
    other = workplace.store.organisation_by_code(code)
    issued = workplace.store.issued_codes()
    mine = [known for known in issued if known.organisation_id in (None, organisation.id)]
    registered = other is not None and other.id == organisation.id
    if other is not None and not registered:
        raise _not_yours()
    if issued and not registered and code not in {known.code for known in mine}:
        raise _not_yours()


def _not_yours() -> MaturityError:
    return MaturityError(
        _("This is not the code of your organisation. Ask the taskforce for the right one.")
    )


def _kept(
    workplace: Workplace, who: Visitor | None, organisation: Organisation, preview: Preview
) -> KeptContribution:
    if who is None or preview.record is None:
        raise NotHere
    now = workplace.now()
    # Kept by its name as the server's own secrets are: it ties together what names must not.
    key = workplace.store.secret(f"contributor {organisation.id}", workplace.new_token())
    return KeptContribution(
        contribution=Contribution(
            Envelope(preview.attributes.code, key, _consenting(who.person), now),
            replace(preview.record, id=workplace.new_id()),
        ),
        taken_at=now,
        organisation_id=organisation.id,
    )


def _consenting(person: Person) -> str:
    return f"{person.name} ({person.id})" if person.name else f"({person.id})"


def _require_welcome(history: History, given: Contribution) -> None:
    reason, current = history.unwelcome(given), history.current
    if reason is Unwelcome.OTHER_KEY:
        raise _not_yours()
    if current is not None and same_content(current.contribution.record, given.record):
        raise MaturityError(
            _("Exactly this was contributed already, on {day}.").format(
                day=day(day_of(current.taken_at))
            )
        )
    if reason is not None:
        raise MaturityError(
            _("Somebody contributed or withdrew a moment ago. Look at what is there first.")
        )


def _nothing_there() -> MaturityError:
    return MaturityError(_("There is no contribution to withdraw."))
