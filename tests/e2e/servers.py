"""A real server for a test: started as the user would, on a free port, stopped afterwards."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from maturity.location import PostgresAddress

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0
NONE: Mapping[str, str] = {}


@dataclass
class Server:
    """`address` answers until `kill`; `owner_link` was printed when it started."""

    process: subprocess.Popen[str]
    address: str
    log: Path

    @property
    def owner_link(self) -> str:
        found = re.findall(r"https?://\S+/link/\S+", self.log.read_text(encoding="utf-8"))
        return str(found[-1])

    def kill(self) -> None:
        """At once, as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """As an update does: it finishes what it has begun."""
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()


def start_server(
    database: Path | PostgresAddress,
    log: Path,
    *more: str,
    port: int = 0,
    variables: Mapping[str, str] = NONE,
) -> Server:
    """`more` are options of Streamlit's, `variables` those of the environment."""
    where = database.whole if isinstance(database, PostgresAddress) else str(database)
    port = port or free_port()
    options = ["--server.headless=true", f"--server.port={port}", *more]
    command = ["-m", "streamlit", "run", "app.py", *options]
    return _started(command, port, log, {"MATURITY_DATABASE": where, **variables})


def start_uvicorn(database: Path, log: Path) -> Server:
    """The other way to start it, as the operator of a big server would."""
    port = free_port()
    address = {"MATURITY_ADDRESS": f"http://127.0.0.1:{port}"}
    command = ["-m", "uvicorn", "app:app", "--host", "127.0.0.1", "--port", str(port)]
    return _started(command, port, log, {"MATURITY_DATABASE": str(database), **address})


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _started(command: list[str], port: int, log: Path, variables: Mapping[str, str]) -> Server:
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env=os.environ | variables,
            stdout=out,
            stderr=subprocess.STDOUT,
            text=True,
        )
    server = Server(process, f"http://127.0.0.1:{port}", log)
    try:
        _wait_for(server)
    except BaseException:
        server.kill()
        raise
    return server


def _wait_for(server: Server) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urlopen(f"{server.address}/readyz", timeout=2) as answer:
                if answer.status == 200 and "/link/" in server.log.read_text(encoding="utf-8"):
                    return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(server.log.read_text(encoding="utf-8"))
