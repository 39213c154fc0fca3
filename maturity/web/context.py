"""The composition root: settings, store and library become the workplace that use cases get."""

from datetime import UTC, datetime
from functools import lru_cache
from secrets import token_urlsafe
from uuid import uuid4

from maturity.content import SHIPPED
from maturity.content.compiled import open_library
from maturity.settings import read_settings
from maturity.store.sql import SqlStore
from maturity.store.sqlite import SqliteAdapter
from maturity.usecases.workplace import Workplace

TOKEN_BYTES = 16
"""128 bits: nobody guesses a link."""


@lru_cache(maxsize=1)
def workplace() -> Workplace:
    """One for the whole process. It holds no connection and nothing that changes."""
    settings = read_settings()
    adapter = SqliteAdapter(settings.database)
    adapter.migrate()
    return Workplace(
        store=SqlStore(adapter),
        library=open_library((SHIPPED,), settings.cache),
        now=lambda: datetime.now(UTC),
        new_id=lambda: uuid4().hex,
        new_token=lambda: token_urlsafe(TOKEN_BYTES),
    )
