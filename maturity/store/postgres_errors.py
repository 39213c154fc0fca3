"""What an error of PostgreSQL means: whether it passes, and a sentence about it."""

from psycopg import Error, InterfaceError, OperationalError, errors
from psycopg_pool import PoolTimeout

from maturity.errors import Conflict, MaturityError, NotHere, StoreError
from maturity.locale import gettext as _
from maturity.location import PostgresAddress

OTHERS_FIRST = (errors.SerializationFailure, errors.DeadlockDetected, errors.UniqueViolation)

TWICE = 2
"""So often a row that is there already is taken for somebody else's of this very moment."""


def may_pass(error: Exception, tries: int) -> bool:
    """Whether the same act may go well in a moment."""
    if isinstance(error, errors.UniqueViolation):
        return tries < TWICE
    return isinstance(error, (*OTHERS_FIRST, PoolTimeout)) or is_lost(error)


def is_lost(error: Exception) -> bool:
    """The connection is gone, or there is none: 08 is of connections, 57P of a server that goes
    or comes, 53300 of one that has too many, 25P03 of one that waited for us in vain.
    """
    state = error.sqlstate if isinstance(error, Error) else None
    if state is not None:
        return state.startswith(("08", "57P0")) or state in ("53300", "25P03")
    if not isinstance(error, OperationalError | InterfaceError):
        return False
    return "authentication" not in str(error) and "does not exist" not in str(error)


def meaning(error: Exception, address: PostgresAddress) -> MaturityError:
    """What a user is told."""
    if isinstance(error, errors.ForeignKeyViolation):
        # What it points to was there a moment ago: it was erased meanwhile.
        return NotHere()
    if isinstance(error, errors.UniqueViolation):
        return Conflict(_("Somebody else stored the same thing first. Look again."))
    return StoreError(_sentence(error).format(address=address, reason=_reason(error)))


def unsure(address: PostgresAddress) -> StoreError:
    return StoreError(
        _(
            "The connection to the database {address} was lost at the very moment of storing. "
            "Look whether it was stored, and do it again if it was not."
        ).format(address=address),
        unsure=True,
    )


def unreadable() -> StoreError:
    return StoreError(
        _(
            "The address of the database cannot be read. Write it as "
            "postgresql://user:password@host:5432/name, with %40 for an @ in the password."
        )
    )


def _sentence(error: Exception) -> str:
    busy = _("The database {address} is busy. Try again in a moment.")
    away = _("The database {address} cannot be reached ({reason}). Try again in a moment.")
    sentences: dict[type[Exception], str] = {
        PoolTimeout: busy,
        errors.SerializationFailure: busy,
        errors.DeadlockDetected: busy,
        errors.LockNotAvailable: busy,
        errors.DiskFull: _("The disk of {address} is full. Make room and try again."),
        errors.ReadOnlySqlTransaction: _(
            "The database {address} may not be written: it is a copy that only reads. "
            "Name the one that is written."
        ),
        errors.InsufficientPrivilege: _(
            "The user of {address} may not do this ({reason}). Check what it may do there."
        ),
    }
    other = _("The database {address} cannot be used: {reason}. Check its address and its log.")
    return sentences.get(type(error)) or (away if is_lost(error) else other)


def _reason(error: Exception) -> str:
    """Its first line. The others may hold what somebody entered."""
    found = error.diag.message_primary if isinstance(error, Error) else None
    first = (found or str(error)).strip().partition("\n")[0]
    return first.rpartition("FATAL:")[2].strip().removeprefix("connection failed: ").rstrip(".")
