"""Signatures: good ones, those of others, and what another tool says of them."""

import shutil
import subprocess
from base64 import b64decode
from pathlib import Path

import pytest

from maturity.errors import MaturityError, ReleaseError
from maturity.exchange.signature import (
    new_keys,
    public_key,
    require_signed,
    signature,
    signature_path,
)

OURS, OTHERS = new_keys(), new_keys()
DATA = b"a release"


def refusal(data: bytes, signed: str | None, public: str = OURS.public) -> str:
    with pytest.raises(ReleaseError) as refused:
        require_signed("out/may.sqlite", data, signed, public)
    return str(refused.value)


def test_what_was_signed_is_taken() -> None:
    signed = signature(DATA, OURS.private)

    require_signed("may.sqlite", DATA, signed, f" {OURS.public}\n")

    assert signed == signature(DATA, OURS.private)
    assert signed.splitlines()[1] == OURS.public == public_key(OURS.private)


def test_a_file_without_a_signature_is_refused() -> None:
    assert refusal(DATA, None) == (
        "out/may.sqlite: it is not signed: there is no file may.sqlite.sig beside it. "
        "A file whose SHA-256 you were told can be imported with --sha256."
    )


def test_a_file_that_was_changed_is_refused() -> None:
    assert "it was changed after the taskforce signed it" in refusal(
        DATA + b".", signature(DATA, OURS.private)
    )


def test_a_file_that_others_signed_is_refused() -> None:
    assert "it is signed with another key" in refusal(DATA, signature(DATA, OTHERS.private))


def test_naming_our_key_does_not_make_it_ours() -> None:
    first, _ = signature(DATA, OTHERS.private).splitlines()

    assert "it was changed after" in refusal(DATA, f"{first}\n{OURS.public}\n")


@pytest.mark.parametrize("text", ["", "x", "AAAA", "\ud800", "é\n", "A" * 88])
def test_what_is_no_signature_is_refused(text: str) -> None:
    assert "it is signed with another key" in refusal(DATA, text)


@pytest.mark.parametrize("line", ["", "x", "AAAA", "é", "MCowBQYDK2VwAyEA"])
def test_a_setting_that_is_no_key_is_said(line: str) -> None:
    with pytest.raises(MaturityError, match="MATURITY_RELEASE_KEY is no public key"):
        require_signed("may.sqlite", DATA, signature(DATA, OURS.private), line)


@pytest.mark.parametrize("pem", [b"", b"x", OURS.public.encode()], ids=["none", "x", "public"])
def test_a_file_that_is_no_private_key_is_said(pem: bytes) -> None:
    with pytest.raises(MaturityError, match="This is no private key"):
        signature(DATA, pem)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="there is no openssl here")
def test_openssl_says_the_same(tmp_path: Path) -> None:
    first, public = signature(DATA, OURS.private).splitlines()
    (tmp_path / "key.pem").write_text(
        f"-----BEGIN PUBLIC KEY-----\n{public}\n-----END PUBLIC KEY-----\n"
    )
    (tmp_path / "may.sqlite").write_bytes(DATA)
    (tmp_path / "may.sig").write_bytes(b64decode(first))
    words = "openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in may.sqlite -sigfile may.sig"

    done = subprocess.run(words.split(), cwd=tmp_path, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout.strip()) == (0, "Signature Verified Successfully")


def test_the_signature_lies_beside_the_file() -> None:
    assert signature_path(Path("out/may.sqlite")) == Path("out/may.sqlite.sig")
