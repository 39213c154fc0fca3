"""A real nginx before real servers, with the file that we ship: only ports and paths are a test's
own, and the certificate is signed by nobody.
"""

import os
import re
import shutil
import ssl
import subprocess
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path
from socket import create_connection
from urllib.parse import urlsplit

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from maturity.location import PostgresAddress
from tests.e2e.asking import Answer
from tests.e2e.servers import PATIENCE, ROOT, Server, free_port, start_server

Database = Path | PostgresAddress

NAME = "index.example.gov.uk"
NGINX = Path(os.environ.get("NGINX", shutil.which("nginx") or "/usr/sbin/nginx"))
SHIPPED = ROOT / "deploy" / "nginx.conf"

AROUND = """daemon off;
master_process off;
pid {folder}/pid;
events {{}}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/maturity.conf;
}}
"""


@dataclass
class Proxy:
    """`port` speaks https, `plain` http. Whoever asks is on this machine, as nginx itself is."""

    servers: list[Server]
    database: Database
    process: subprocess.Popen[bytes]
    folder: Path
    port: int
    plain: int

    @property
    def server(self) -> Server:
        return self.servers[0]

    @property
    def address(self) -> str:
        return f"https://{NAME}:{self.port}"

    @property
    def how(self) -> dict[str, object]:
        """For a tab or a phone: whom to trust, and where that name is."""
        there = {"host": "127.0.0.1", "port": self.port}
        return {"ssl": self._trust(), "server_hostname": NAME, **there}

    def ask(
        self,
        path: str,
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
    ) -> Answer:
        """Follows no redirect, keeps no cookie."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        line = create_connection(("127.0.0.1", self.port), timeout=PATIENCE)
        connection.sock = self._trust().wrap_socket(line, server_hostname=NAME)
        try:
            own = {"Host": f"{NAME}:{self.port}", **(headers or {})}
            connection.request(method, path, body, own)
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", errors="replace")
            return Answer(answer.status, answer.headers, text)
        finally:
            connection.close()

    def logs(self) -> str:
        """Of nginx and of the server, without the two sentences that greet its owner."""
        of_nginx = "".join(path.read_text("utf-8") for path in sorted(self.folder.glob("*.log")))
        _greeting, _link, *lines = self.server.log.read_text(encoding="utf-8").splitlines()
        return "\n".join((of_nginx, *lines))

    def kill(self) -> None:
        for server in self.servers:
            server.kill()
        self.process.kill()
        self.process.wait()

    def start_again(self, number: int) -> None:
        """One that was killed or stopped, where it was."""
        gone = self.servers[number]
        log, port = gone.log.with_name(f"{gone.log.name}+"), urlsplit(gone.address).port or 0
        variables = {"MATURITY_ADDRESS": self.address}
        self.servers[number] = start_server(self.database, log, port=port, variables=variables)

    def _trust(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.folder / "certificate.pem"))


def need_nginx() -> None:
    """Skips the test, loudly, where there is none; CI does not allow that."""
    if not NGINX.exists():
        sentence = f"NO NGINX: {NGINX} is missing, so deploy/nginx.conf was not tried. Install it."
        if os.environ.get("CI"):
            pytest.fail(sentence)
        pytest.skip(sentence)


def start_proxy(folder: Path, at: Database | None = None, number: int = 1) -> Proxy:
    """`number` is 1, or 3: as many as the file names once its lines for several count."""
    port, plain, *behind = (free_port() for _ in range(2 + number))
    _certify(folder)
    _configure(folder, port, plain, behind)
    variables, database = (
        {"MATURITY_ADDRESS": f"https://{NAME}:{port}"},
        at or folder / "maturity.db",
    )

    def start(one: int) -> Server:
        log = folder / f"printed-{one}"
        return start_server(database, log, port=behind[one], variables=variables)

    with ThreadPoolExecutor() as pool:
        servers = list(pool.map(start, range(number)))
    process = subprocess.Popen([str(NGINX), "-e", "stderr", "-c", str(folder / "nginx.conf")])
    proxy = Proxy(servers, database, process, folder, port, plain)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if proxy.ask("/healthz").status == 200:
                return proxy
        except OSError:
            time.sleep(0.05)
    proxy.kill()
    raise AssertionError("nginx does not answer")


def complaints(folder: Path) -> tuple[int, str]:
    """What nginx says of its files."""
    command = [str(NGINX), "-e", "stderr", "-t", "-c", str(folder / "nginx.conf")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


def _configure(folder: Path, port: int, plain: int, behind: list[int]) -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    text = re.sub(r"^ *listen \[::\].*\n", "", text, flags=re.MULTILINE)  # not every machine has it
    if len(behind) > 1:
        text = text.replace("# several: ", "")  # as docs/deploying.md says
    for shipped, own in {
        "listen 443": f"listen 127.0.0.1:{port}",
        "listen 80": f"listen 127.0.0.1:{plain}",
        **{f"server 127.0.0.1:{8501 + n} ": f"server 127.0.0.1:{p} " for n, p in enumerate(behind)},
        f"https://{NAME}": f"https://{NAME}:{port}",
        f"/etc/ssl/certs/{NAME}.pem": f"{folder}/certificate.pem",
        f"/etc/ssl/private/{NAME}.key": f"{folder}/key.pem",
        "/var/log/nginx": str(folder),
    }.items():
        assert shipped in text
        text = text.replace(shipped, own)
    (folder / "maturity.conf").write_text(text, encoding="utf-8")
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder), encoding="utf-8")


def _certify(folder: Path) -> None:
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .sign(key, SHA256())
    )
    (folder / "certificate.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "key.pem").write_bytes(secret)
