"""The one implementation of the store, over any connection. What a connection is, adapters say."""

from maturity.store.benchmark import BenchmarkTables
from maturity.store.beside import BesideTables
from maturity.store.contributions import ContributionTables
from maturity.store.handed import HandedTables
from maturity.store.held import HeldTables
from maturity.store.identities import IdentityTables
from maturity.store.peer_offers import PeerOfferTables
from maturity.store.people import PeopleTables
from maturity.store.plans import PlanTables
from maturity.store.services import ServiceTables
from maturity.store.votes import VoteTables


class SqlStore(
    PeopleTables,
    BesideTables,
    PlanTables,
    VoteTables,
    ContributionTables,
    BenchmarkTables,
    PeerOfferTables,
    IdentityTables,
    ServiceTables,
    HandedTables,
    HeldTables,
):
    """Keeps everything in one database."""
