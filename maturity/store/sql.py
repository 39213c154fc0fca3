"""The one implementation of the store, over any connection. What a connection is, adapters say."""

from maturity.store.beside import BesideTables
from maturity.store.people import PeopleTables
from maturity.store.plans import PlanTables


class SqlStore(PeopleTables, BesideTables, PlanTables):
    """Keeps everything in one database."""
