"""Whether phones in a room can reach this computer: its addresses, and a page to try.

Nothing here calls anybody: addresses come from this computer's own tables.
"""

import socket
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from html import escape
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv4Address
from queue import Empty, SimpleQueue
from threading import Thread

from maturity.locale import gettext as _
from maturity.locale import language

SERVER_PORT = 8501
"""Where the server listens unless somebody says otherwise. A firewall may let in this one alone."""

ELSEWHERE = ("192.0.2.1", "10.255.255.254", "172.31.255.254", "192.168.255.254")
"""In the public and in each private part of the network: to ask which way out is taken."""

PATIENCE = 2.0
"""Seconds for this computer to answer itself, and for a phone to say what it wants."""


def room_addresses() -> list[str]:
    """Of this computer, that of its usual way out first. Not those that only it can reach."""
    found = dict.fromkeys([*_ways_out(), *_of_its_name()])
    return [address for address in found if _is_for_others(address)]


def _ways_out() -> Iterator[str]:
    for address in ELSEWHERE:
        with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
            # No packet leaves: with datagrams, connecting only chooses the way.
            way.connect((address, 9))
            yield str(way.getsockname()[0])


def _of_its_name() -> Iterator[str]:
    with suppress(OSError):
        yield from socket.gethostbyname_ex(socket.gethostname())[2]


def _is_for_others(address: str) -> bool:
    number = IPv4Address(address)
    return not (number.is_loopback or number.is_link_local or number.is_unspecified)


def serves(address: str, port: int) -> bool:
    """Whether a server of ours answers there. `address` is one of this computer."""
    connection = HTTPConnection(address, port, timeout=PATIENCE)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


class TrialPage:
    """Says to whoever opens it that it can be reached. `urls` are where it stands."""

    def __init__(self, servers: Sequence["_Server"], visitors: "SimpleQueue[str]") -> None:
        self.urls = [f"http://{server.address}:{server.server_port}" for server in servers]
        self._visitors = visitors

    def first_visitor(self, seconds: float) -> str | None:
        """The address of whoever opens it first within that time."""
        try:
            return self._visitors.get(timeout=seconds)
        except Empty:
            return None


@contextmanager
def trial_page(
    addresses: Sequence[str], port: int = SERVER_PORT, not_counted: Sequence[str] = ()
) -> Iterator[TrialPage]:
    """On the port if it is free, otherwise on any. This computer itself does not count as a visitor
    if it is in `not_counted`.
    """
    visitors: SimpleQueue[str] = SimpleQueue()
    with ExitStack() as stack:
        servers = [_listen(address, port) for address in addresses]
        for server in servers:
            server.tell = visitors
            server.not_counted = frozenset(not_counted)
            stack.callback(server.server_close)
            Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
            stack.callback(server.shutdown)
        yield TrialPage(servers, visitors)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    not_counted: frozenset[str] = frozenset()

    def __init__(self, address: str, port: int) -> None:
        self.address = address
        self.words = _words()
        self.tell: SimpleQueue[str] = SimpleQueue()
        super().__init__((address, port), _Answer)


def _listen(address: str, port: int) -> _Server:
    try:
        return _Server(address, port)
    except OSError:
        return _Server(address, 0)


class _Answer(BaseHTTPRequestHandler):
    server: _Server
    timeout = PATIENCE
    server_version, sys_version = "maturity", ""

    def do_GET(self) -> None:
        if self.path != "/":
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(self.server.words)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(self.server.words)
        visitor = str(self.client_address[0])
        if visitor not in self.server.not_counted:
            self.server.tell.put(visitor)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the parent's name)
        """The terminal shows what we say, and nothing else."""


def _words() -> bytes:
    """Made beforehand: a thread does not know the language of the command."""
    title = escape(_("It works"))
    said = escape(_("This phone can reach the computer. You may close this page."))
    return (
        f'<!doctype html><html lang="{language()}"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><main><h1>{title}</h1><p>{said}</p></main></html>"
    ).encode()
