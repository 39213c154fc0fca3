"""The installation that `doctor` looks at. What it looks for is in the modules of checks."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from maturity.commands.database import Inside, inside_of_database
from maturity.errors import MaturityError
from maturity.location import SqliteFile
from maturity.settings import Settings


@dataclass(frozen=True)
class Patient:
    """An installation, and how closely it is looked at."""

    settings: Settings
    thorough: bool
    now: datetime

    @property
    def file(self) -> Path | None:
        """That of SQLite; None where the database is PostgreSQL's."""
        database = self.settings.database
        return database.path if isinstance(database, SqliteFile) else None

    @cached_property
    def inside(self) -> Inside | MaturityError | None:
        """What is in the database, why nobody can tell, or None where there is none yet."""
        try:
            return inside_of_database(self.settings.database, thorough=self.thorough)
        except MaturityError as error:
            return error

    @property
    def readable(self) -> Inside | None:
        """The check of the database says it where it is not."""
        return self.inside if isinstance(self.inside, Inside) else None
