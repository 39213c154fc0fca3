"""What every test needs: a patient hypothesis. And the two ways to run the command line."""

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import settings

from maturity.__main__ import cli
from tests.command_line import ROOT, Invoke, Run
from tests.databases import migrated
from tests.sharing import dealt

if TYPE_CHECKING:
    from maturity.store.postgres import PostgresAdapter
    from maturity.store.tables import Adapter
    from tests.postgres import Cluster

    Anew = Callable[[Path], Adapter]

# Whatever starts, workers, servers and commands, would else compile every module once more.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# A noisy machine must not fail a test for being slow: speed has its own place, benchmarks/.
# Half the usual examples: the whole run has to stay under ten minutes.
settings.register_profile("patient", deadline=None, max_examples=50)
settings.load_profile("patient")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    if workers > 1:
        items[:] = dealt(items, workers)


def pytest_collection_finish() -> None:
    """What is there by now stays to the end: looking through ten thousand tests for garbage, again
    and again, is a tenth of some tests' work.
    """
    gc.freeze()


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def postgres() -> "Iterator[Cluster]":
    """A server, for databases of their own."""
    from tests.postgres import running  # noqa: PLC0415 - most tests need no driver

    with running() as cluster:
        yield cluster


@pytest.fixture(scope="session")
def postgres_database(postgres: "Cluster") -> "Iterator[PostgresAdapter]":
    """For tests that empty it first, and use it alone."""
    from maturity.store.postgres import PostgresAdapter  # noqa: PLC0415 - as above

    adapter = PostgresAdapter(postgres.fresh())
    yield adapter
    adapter.close()


@pytest.fixture(params=["sqlite", "postgres"])
def anew(request: pytest.FixtureRequest) -> "Anew":
    """Makes an empty database at a path; on PostgreSQL, where there is one, it empties that."""
    if request.param == "sqlite":
        return migrated
    from tests.postgres import emptied  # noqa: PLC0415 - as above

    database: PostgresAdapter = request.getfixturevalue("postgres_database")
    return lambda _path: emptied(database)


@pytest.fixture
def empty_adapter(anew: "Anew", tmp_path: Path) -> "Adapter":
    return anew(tmp_path / "maturity.db")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = [shutil.which("mount") or "false", "-t", "tmpfs", "-o", "size=2m", "none"]
    if sys.platform != "linux" or subprocess.run([*command, str(folder)], check=False).returncode:
        pytest.skip("a small disk is mounted on Linux, by root")
    yield folder
    subprocess.run([shutil.which("umount") or "umount", str(folder)], check=True)


@pytest.fixture
def run(cache: Path, tmp_path: Path) -> Run:
    """The command line as a process of its own, started outside the project."""

    def started(*args: str, **variables: str) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, "PYTHONPATH": str(ROOT), "MATURITY_CACHE": str(cache), **variables}
        return subprocess.run(
            [sys.executable, "-m", "maturity", *args],
            capture_output=True,
            text=True,
            check=False,
            encoding="utf-8",
            errors="replace",
            cwd=tmp_path,
            env=env,
            timeout=60,
        )

    return started


@pytest.fixture
def invoke(cache: Path) -> Invoke:
    """The same within this process, for the many messages."""
    return lambda *args: CliRunner().invoke(cli, args, env={"MATURITY_CACHE": str(cache)})
