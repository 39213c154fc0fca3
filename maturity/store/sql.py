"""The one implementation of the store, over any connection. What a connection is, adapters say."""

from maturity.store.people import PeopleTables
from maturity.store.rounds import RoundTables


class SqlStore(PeopleTables, RoundTables):
    """Keeps everything in one database."""
