"""The errors that a user may see: what happened, to which thing, and what to do."""

from collections.abc import Iterable

from maturity.locale import gettext as _


class MaturityError(Exception):
    """Shown to the user as it stands."""


class NotFound(MaturityError):
    """A questionnaire was asked for by an id that none here has."""

    def __init__(self, wanted: str, known: Iterable[str]) -> None:
        super().__init__(
            self._sentence().format(wanted=wanted, known=", ".join(sorted(known)) or _("none"))
        )

    @staticmethod
    def _sentence() -> str:
        return _("There is no questionnaire '{wanted}'. Use one of these ids: {known}.")


class NoCatalogue(NotFound):
    """A questionnaire is here, and nobody wrote actions for it."""

    @staticmethod
    def _sentence() -> str:
        return _(
            "There is no action plan for the questionnaire '{wanted}'. "
            "There is one for each of these: {known}."
        )


class FaultyInput(MaturityError):
    """A file, a folder or a form has problems. All of them are reported together.

    `problems` has one line for each, ready to be read by the person who can mend it.
    """

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class ContentError(FaultyInput):
    """A folder of questions breaks its format."""


class AnswersError(FaultyInput):
    """An answers file cannot be read as it is."""


class RegisterError(FaultyInput):
    """A register of authorities cannot be read as it is."""


class EntryError(FaultyInput):
    """A figure cannot be recorded as it was entered."""


class PlanError(FaultyInput):
    """A plan cannot be made as it was asked for."""


class ReceiptError(FaultyInput):
    """A receipt cannot be read, or what it says does not follow from what it holds."""


class SheetError(FaultyInput):
    """An action sheet cannot be taken over as it is."""


class ContributionError(FaultyInput):
    """A contribution cannot be taken as it is."""


class ReleaseError(FaultyInput):
    """A release, its signature or its private record cannot be used, or none can be built."""


class OutputError(MaturityError):
    """A file cannot be written where the user wants it."""


class Conflict(MaturityError):
    """Somebody else changed the same thing first. Nothing was written."""


class RoundClosed(Conflict):
    """The round was submitted, perhaps a moment ago. Nothing was written."""

    def __init__(self) -> None:
        super().__init__(_("This round was submitted and cannot be changed. Reopen it first."))


class StoreError(MaturityError):
    """The database cannot be used, or not now. Nothing was written, or nobody knows: `unsure`."""

    def __init__(self, sentence: str, *, unsure: bool = False) -> None:
        super().__init__(sentence)
        self.unsure = unsure


class NewerSchema(StoreError):
    """A newer version of this tool has changed the database. A server that has begun goes on."""

    def __init__(self, database: object) -> None:
        super().__init__(
            _("{path} was written by a newer version of this tool. Install that version.").format(
                path=database
            )
        )


class NotHere(MaturityError):
    """What was asked for does not exist, or not for this person: both look the same."""

    def __init__(self) -> None:
        super().__init__(
            _("This page is not here, or not for you. Ask a colleague for an invitation link.")
        )


class NotAllowed(MaturityError):
    """The person belongs here and may not do this."""

    def __init__(self) -> None:
        super().__init__(_("You may not do this. Ask the lead of your organisation."))


class LinkRefused(MaturityError):
    """A link does not let anybody in any more. `reason` is a word for the audit log."""

    def __init__(self, sentence: str, reason: str = "refused") -> None:
        super().__init__(sentence)
        self.reason = reason


class WorkshopOver(MaturityError):
    """A workshop that was closed, or whose code has expired."""


class VoteRefused(MaturityError):
    """A vote cannot be taken, or not now. Nothing was written."""
