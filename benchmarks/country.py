"""A country of invented organisations in a database of PostgreSQL, brought in by COPY.

One organisation with all its rounds, people and plans is made by use cases: the others are copies
of its rows under other ids, each with a name and a place of its own, the same in every run.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from random import Random
from typing import Any

import psycopg

from benchmarks.arranged import answer_all, there
from maturity.access import Visitor
from maturity.domain.audit import Event, Note, entry
from maturity.domain.kept_plan import Wishes
from maturity.domain.organisation import Membership, Organisation, Person, Role
from maturity.domain.round import Assessment
from maturity.location import PostgresAddress
from maturity.store.audit import audit_parameters
from maturity.store.migrations import TABLES
from maturity.usecases.come_in import visitor
from maturity.usecases.handing_in import submit_round
from maturity.usecases.plans import GivenWishes, change_request
from maturity.usecases.rounds import start_round
from maturity.usecases.workplace import Workplace
from tests.benchmarked import a_published_release
from tests.contributions import a_contribution
from tests.e2e.councils import QUESTIONNAIRE, questionnaire
from tests.e2e.rooms import prepared

FIRST = "o0-"
"""Ids of the organisation that is copied begin with it, and those of copies with their number."""
