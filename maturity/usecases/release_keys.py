"""The taskforce's keys: a new pair, and the signature of a release with one."""

from pathlib import Path

from maturity.errors import OutputError
from maturity.exchange.release_file import read_release_bytes, release_in
from maturity.exchange.signature import new_keys, signature, signature_path
from maturity.locale import gettext as _
from maturity.usecases.new_file import OWNER, write_new_file


def write_new_keys(path: Path) -> str:
    """The private key to a new file for its owner alone. Returns the public key, a line."""
    keys = new_keys()
    write_new_file(keys.private, path, OWNER)
    return keys.public


def read_key(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise OutputError(
            _("{path}: the key cannot be read: {reason}.").format(
                path=path, reason=error.strerror or str(error)
            )
        ) from None


def sign_release(path: Path, key: bytes) -> Path:
    """Only what is a release is signed. Returns where the signature is."""
    data = read_release_bytes(path)
    release_in(str(path), data)
    beside = signature_path(path)
    write_new_file(signature(data, key).encode(), beside)
    return beside
