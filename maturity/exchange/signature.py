"""The taskforce's signature of a release (Ed25519): keys, signing, checking. Not what is signed."""

from base64 import b64decode, b64encode
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from maturity.errors import MaturityError, ReleaseError
from maturity.locale import gettext as _

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (
        Ed25519PrivateKey,
        Ed25519PublicKey,
    )


@dataclass(frozen=True)
class KeyPair:
    """`private` is a PEM file (PKCS #8). `public` is the one line between the two dashed lines of
    the PEM file of the public key.
    """

    private: bytes
    public: str


def signature_path(file: Path) -> Path:
    return file.with_name(f"{file.name}.sig")


def new_keys() -> KeyPair:
    """Another pair each time."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
    )

    key = Ed25519PrivateKey.generate()
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return KeyPair(pem, _line(key.public_key()))


def public_key(private: bytes) -> str:
    """The public half of a private key file."""
    return _line(_private(private).public_key())


def signature(data: bytes, private: bytes) -> str:
    """Two lines of text: the signature, and the public key that checks it."""
    key = _private(private)
    return f"{b64encode(key.sign(data)).decode()}\n{_line(key.public_key())}\n"


def require_signed(name: str, data: bytes, signed: str | None, public: str) -> None:
    """ReleaseError where `signed` is not the signature of these bytes by this key.

    The key that a signature names proves nothing. It only tells which sentence is right.
    """
    if signed is None:
        raise _refusal(name, _("it is not signed: there is no file {name}.sig beside it."))
    first, named = [*signed.split(), "", ""][:2]
    if _is_good(_public(public), first, data):
        return
    if named == public.strip():
        raise _refusal(name, _("it was changed after the taskforce signed it. Fetch it again."))
    raise _refusal(name, _("it is signed with another key than that in MATURITY_RELEASE_KEY."))


def _refusal(name: str, sentence: str) -> ReleaseError:
    either = _("A file whose SHA-256 you were told can be imported with --sha256.")
    file = name.replace("\\", "/").rsplit("/", 1)[-1]
    return ReleaseError((f"{name}: {sentence.format(name=file)} {either}",))


def _is_good(key: "Ed25519PublicKey", signed: str, data: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature

    try:
        key.verify(b64decode(signed, validate=True), data)
    except (InvalidSignature, ValueError):
        return False
    return True


def _line(key: "Ed25519PublicKey") -> str:
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    return b64encode(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).decode()


def _private(pem: bytes) -> "Ed25519PrivateKey":
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key = load_pem_private_key(pem, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise MaturityError(
            _("This is no private key of a taskforce. Name the file that 'release keys' wrote.")
        )
    return key


def _public(line: str) -> "Ed25519PublicKey":
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_der_public_key

    try:
        key = load_der_public_key(b64decode(line.strip(), validate=True))
    except (ValueError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PublicKey):
        raise MaturityError(
            _(
                "MATURITY_RELEASE_KEY is no public key of a taskforce. Set it to the line that "
                "'release keys' printed."
            )
        )
    return key
