"""Numbers for whoever runs the server, in the format of Prometheus, on a port of their own. They
name no person, organisation or address: labels are words that stand in the code.
"""

import platform
from collections.abc import Callable, Iterator, Mapping

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    Info,
    ProcessCollector,
    disable_created_metrics,
    start_http_server,
)
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from streamlit import __version__ as streamlit_version

from maturity import __version__
from maturity.errors import MaturityError, StoreError
from maturity.locale import gettext as _
from maturity.web.database_words import for_the_log, for_visitors

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
UNEXPECTED = "unexpected"

disable_created_metrics()  # type: ignore[no-untyped-call]
REGISTRY = CollectorRegistry()

ANSWERS = Counter("maturity_answers_stored", "Answers that were stored.", registry=REGISTRY)
VOTES = Counter("maturity_votes_cast", "Votes that were stored.", registry=REGISTRY)
DOCUMENTS = Counter(
    "maturity_documents_made", "Files that were made for somebody.", ["format"], registry=REGISTRY
)
RELEASES = Counter(
    "maturity_releases_stored",
    "Releases of the benchmark, built here or imported.",
    ["way"],
    registry=REGISTRY,
)
ERRORS = Counter(
    "maturity_errors_shown", "Errors that people were told, by kind.", ["kind"], registry=REGISTRY
)
REQUESTS = Histogram(
    "maturity_request_seconds",
    "How long requests took, by the pattern of their address.",
    ["route", "status"],
    buckets=SECONDS,
    registry=REGISTRY,
)
RUNS = Histogram(
    "maturity_run_seconds",
    "From an act on a page to the end of the run that followed.",
    buckets=SECONDS,
    registry=REGISTRY,
)
SESSIONS = Gauge("maturity_sessions_open", "Tabs that are connected.", registry=REGISTRY)
WRITES = Gauge("maturity_writes_under_way", "Writes that have begun.", registry=REGISTRY)
BUILD = Info("maturity_build", "What runs here.", registry=REGISTRY)
ProcessCollector(registry=REGISTRY)


class DatabaseNumbers(Collector):
    """What the adapter says of itself, at the moment that somebody asks."""

    def __init__(self, numbers: Callable[[], Mapping[str, float]]) -> None:
        self._numbers = numbers

    def collect(self) -> Iterator[Metric]:
        for name, value in self._numbers().items():
            family = CounterMetricFamily if name == "tried_again" else GaugeMetricFamily
            whole = f"maturity_database_{name}"
            yield family(whole, f"Of the database: {name.replace('_', ' ')}.", value=value)


def give_out(
    where: tuple[str, int], driver: str, numbers: Callable[[], Mapping[str, float]]
) -> None:
    """From now on. Raises MaturityError where the port is taken, or the host is not ours."""
    host, port = where
    facts = {"version": __version__, "python": platform.python_version()}
    BUILD.info({**facts, "streamlit": streamlit_version, "database": driver})
    REGISTRY.register(DatabaseNumbers(numbers))
    try:
        start_http_server(port, host, REGISTRY)
    except OSError as error:
        raise MaturityError(
            _("Numbers cannot be given out on {host}, port {port}: {reason}. Name another.").format(
                host=host, port=port, reason=error.strerror or error
            )
        ) from error


def told(error: MaturityError, otherwise: str = "") -> str:
    """The sentence for whoever is told, or another in its place. Every error that somebody sees
    goes through this.
    """
    ERRORS.labels(type(error).__name__).inc()
    if isinstance(error, StoreError):
        for_the_log(error)
        return otherwise or for_visitors(error)
    return otherwise or str(error)


def unexpected() -> None:
    """Something broke, and whoever was there was told so."""
    ERRORS.labels(UNEXPECTED).inc()
