"""Servers that are killed and updated behind nginx, and a PostgreSQL that is started anew and
crashes, while people answer and vote: nothing that was acknowledged is lost or doubled.
"""

import asyncio
import os
from pathlib import Path

import pytest

from tests.e2e.proxies import need_nginx, start_proxy
from tests.e2e.servers_kills import Trial, go_through
from tests.postgres import MISSING, own_cluster, programs

SHORT = Trial(losses=2, every=3.0, councils=2, phones=8, think=1.2, seed=20261122)


def test_people_go_on_through_lost_servers_and_a_lost_database(tmp_path: Path) -> None:
    need_nginx()
    folder = programs()
    if folder is None:
        assert not os.environ.get("CI"), MISSING
        pytest.skip(MISSING)
    with own_cluster(folder) as postgres:
        proxy = start_proxy(tmp_path, postgres.cluster.fresh(), 3)
        try:
            noted, kept = asyncio.run(go_through(proxy, postgres, SHORT))
        finally:
            proxy.kill()

    assert kept.is_whole, f"{kept}: {noted}"
    assert noted.back
    assert min(noted.answers, noted.votes) > 20
