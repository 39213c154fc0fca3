"""A real server for a test: started as the user would, on a free port, stopped afterwards."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0


@dataclass
class Server:
    """`address` answers until `kill`; `owner_link` was printed when it started."""

    process: subprocess.Popen[str]
    address: str
    log: Path

    @property
    def owner_link(self) -> str:
        found = re.findall(r"http://\S+/link/\S+", self.log.read_text(encoding="utf-8"))
        return str(found[-1])

    def kill(self) -> None:
        """At once, as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def start_server(database: Path, log: Path, *more: str) -> Server:
    """`more` are options of Streamlit's."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--server.headless=true", f"--server.port={port}", *more]
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", *options],
            cwd=ROOT,
            env=os.environ | {"MATURITY_DATABASE": str(database)},
            stdout=out,
            stderr=subprocess.STDOUT,
            text=True,
        )
    server = Server(process, f"http://127.0.0.1:{port}", log)
    _wait_for(server)
    return server


def _wait_for(server: Server) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urlopen(f"{server.address}/healthz", timeout=2) as answer:
                if answer.status == 200 and "/link/" in server.log.read_text(encoding="utf-8"):
                    return
        except OSError:
            time.sleep(0.1)
    server.kill()
    raise AssertionError(server.log.read_text(encoding="utf-8"))
