"""The one implementation of the store, over any connection. What a connection is, adapters say."""

from maturity.store.audit import AuditTables
from maturity.store.benchmark import BenchmarkTables
from maturity.store.beside import BesideTables
from maturity.store.contributions import ContributionTables
from maturity.store.peer_offers import PeerOfferTables
from maturity.store.people import PeopleTables
from maturity.store.plans import PlanTables
from maturity.store.votes import VoteTables


class SqlStore(
    PeopleTables,
    BesideTables,
    PlanTables,
    VoteTables,
    ContributionTables,
    BenchmarkTables,
    PeerOfferTables,
    AuditTables,
):
    """Keeps everything in one database."""
