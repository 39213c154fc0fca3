"""The composition root: settings, store and library become the workplace that use cases get."""

from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from secrets import token_urlsafe
from uuid import uuid4

from maturity.content import SHIPPED
from maturity.content.compiled import open_library
from maturity.domain.assessment import Answers
from maturity.domain.questionnaire import Questionnaire
from maturity.exchange.answers_csv import read_answers
from maturity.settings import Settings, read_settings
from maturity.store.opening import Database, database_at, hold
from maturity.usecases.workplace import Workplace
from maturity.web.counted import CountedStore, CountedWrites

TOKEN_BYTES = 16
"""128 bits: nobody guesses a link."""

QUESTIONNAIRE = "social-value-2026"
"""What a new round asks."""

_DOCS = Path(__file__).parents[2] / "docs"
EXAMPLE = (_DOCS / "sample_answers.csv", _DOCS / "sample_answers_next_year.csv")


@lru_cache(maxsize=1)
def settings() -> Settings:
    return read_settings()


def hold_database() -> None:
    """For as long as this process lives: nobody puts another file in its place meanwhile."""
    hold(settings().database)


@lru_cache(maxsize=1)
def database() -> Database:
    return database_at(settings().database)


def has_our_schema() -> bool:
    """Raises StoreError where a newer version has changed it."""
    return not database().read(database().recognise)


@lru_cache(maxsize=1)
def workplace() -> Workplace:
    """One for the whole process. It holds no connection and nothing that changes."""
    database().migrate()
    library = open_library((SHIPPED,), settings().cache)
    return Workplace(
        store=CountedStore(CountedWrites(database())),
        library=library,
        now=lambda: datetime.now(UTC),
        new_id=lambda: uuid4().hex,
        new_token=lambda: token_urlsafe(TOKEN_BYTES),
        example=lambda: example(library.questionnaire(QUESTIONNAIRE)),
    )


def example(questionnaire: Questionnaire) -> tuple[Answers, Answers]:
    """The sample files of docs/, which belong to an invented council."""
    before, after = (read_answers(path, questionnaire) for path in EXAMPLE)
    return before, after
