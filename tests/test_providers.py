"""The file that names providers: what it may say, and what is said of one that is wrong."""

from pathlib import Path

import pytest

from maturity.errors import MaturityError
from maturity.providers import is_safe, read_providers
from maturity.settings import read_settings

ENTRA = {
    "id": '"entra"',
    "name": '"Microsoft"',
    "server_metadata_url": '"https://login.microsoftonline.com/1234/v2.0/.well-known/openid"',
    "client_id": '"our-id"',
    "client_secret": '"hush"',
}
BESIDE = {"client_secret_file": '"secret"'}
ADDRESS = {"MATURITY_ADDRESS": "https://index.example.gov.uk"}


def a_file(folder: Path, *providers: dict[str, str]) -> Path:
    path = folder / "sign_in.toml"
    lines = (
        "\n".join(["[[provider]]", *(f"{key} = {value}" for key, value in one.items())])
        for one in providers
    )
    path.write_text("\n\n".join(lines), encoding="utf-8")
    return path


def without(*keys: str, **others: str) -> dict[str, str]:
    return {key: value for key, value in ENTRA.items() if key not in keys} | others


def test_several_providers_are_read_in_their_order(tmp_path: Path) -> None:
    google = without(id='"google"', name='"Google"', prompt='"login"')

    found = read_providers(a_file(tmp_path, ENTRA, google))

    assert [(one.id, one.name, one.prompt) for one in found] == [
        ("entra", "Microsoft", "select_account"),
        ("google", "Google", "login"),
    ]
    assert found[0].client_secret == "hush"


def test_a_secret_may_stand_in_a_file_of_its_own_beside_it(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hush from a file\n", encoding="utf-8")
    path = a_file(tmp_path, without("client_secret", **BESIDE))

    assert read_providers(path)[0].client_secret == "hush from a file"


def test_no_secret_is_shown_by_settings_that_are_printed(tmp_path: Path) -> None:
    environment = {"MATURITY_SIGN_IN": str(a_file(tmp_path, ENTRA)), **ADDRESS}

    settings = read_settings(environment)

    assert settings.providers[0].client_secret == "hush"
    assert "hush" not in f"{settings!r} {settings}"


WRONG = {
    "an id in capitals": ({"id": '"Entra"'}, "provider Entra, id"),
    "an id with an underscore": ({"id": '"our_entra"'}, "provider our_entra, id"),
    "an id that the log has for links": ({"id": '"link"'}, "provider link, id"),
    "no id": ({"id": '""'}, "provider 1, id"),
    "a number as id": ({"id": "1"}, "provider 1, id"),
    "no name": ({"name": '" "'}, "provider entra, name"),
    "a name of two lines": ({"name": '"a\\nb"'}, "provider entra, name"),
    "an address without https": (
        {"server_metadata_url": '"http://login.example/x"'},
        "provider entra, server_metadata_url",
    ),
    "no address": ({"server_metadata_url": '"login"'}, "provider entra, server_metadata_url"),
    "half an address": ({"server_metadata_url": '"https://["'}, "server_metadata_url"),
    "accounts of everybody": (
        {"server_metadata_url": '"https://login.microsoftonline.com/common/v2.0/x"'},
        "Write your tenant's id",
    ),
    "no client": ({"client_id": "7"}, "provider entra, client_id"),
    "a secret that is none": ({"client_secret": '""'}, "provider entra, client_secret"),
    "both kinds of secret": ({"client_secret_file": '"x"'}, "provider entra, client_secret:"),
    "another key": ({"tenant": '"x"'}, "provider entra, tenant"),
    "another prompt": ({"prompt": '"none"'}, "select_account, login"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_said_with_the_file_the_provider_and_the_key(
    case: str, tmp_path: Path
) -> None:
    change, expected = WRONG[case]
    path = a_file(tmp_path, ENTRA | change)

    with pytest.raises(MaturityError) as caught:
        read_providers(path)

    assert str(path) in str(caught.value)
    assert expected in str(caught.value)
    assert "hush" not in str(caught.value)


def test_two_providers_with_one_id_are_refused(tmp_path: Path) -> None:
    with pytest.raises(MaturityError, match="provider entra, id: Two providers"):
        read_providers(a_file(tmp_path, ENTRA, ENTRA))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"client_secret = hush", "not a TOML file"),
        (b"\xff\xfe", "not a TOML file"),
        (b"", "names no provider"),
        (b"provider = 1", "names no provider"),
        (b"provider = [1]", "provider 1, id"),
        (b"[other]\n", "has 'other'"),
    ],
)
def test_a_file_that_is_something_else_is_said_to_be(
    text: bytes, expected: str, tmp_path: Path
) -> None:
    path = tmp_path / "sign_in.toml"
    path.write_bytes(text)

    with pytest.raises(MaturityError, match=expected) as caught:
        read_providers(path)

    assert "hush" not in str(caught.value)


@pytest.mark.parametrize("content", [None, b"", b"\xff", b"two\nlines"])
def test_a_file_without_a_secret_that_can_be_read_is_said_to_be(
    content: bytes | None, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / "secret").write_bytes(content)
    path = a_file(tmp_path, without("client_secret", **BESIDE))

    with pytest.raises(MaturityError, match="provider entra, client_secret_file"):
        read_providers(path)


def test_a_file_that_is_not_there_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(MaturityError, match=r"nowhere\.toml cannot be read"):
        read_settings({"MATURITY_SIGN_IN": str(tmp_path / "nowhere.toml"), **ADDRESS})


@pytest.mark.parametrize("address", ["", "http://index.example.gov.uk"])
def test_signing_in_needs_an_address_that_nobody_can_listen_to(
    address: str, tmp_path: Path
) -> None:
    environment = {"MATURITY_SIGN_IN": str(a_file(tmp_path, ENTRA)), "MATURITY_ADDRESS": address}

    with pytest.raises(MaturityError, match="MATURITY_ADDRESS"):
        read_settings(environment)


def test_nothing_said_is_nobody_who_signs_in() -> None:
    assert read_settings({}).providers == ()
    assert read_settings({"MATURITY_SIGN_IN": " "}).providers == ()


@pytest.mark.parametrize(("text", "hours"), [("", 12), ("1", 1), (" 8 ", 8), ("720", 720)])
def test_a_session_lasts_so_many_hours(text: str, hours: int) -> None:
    assert read_settings({"MATURITY_SESSION_HOURS": text}).session_hours == hours


@pytest.mark.parametrize("text", ["0", "721", "-1", "1.5", "12h", "\u0663", "99999999999"])
def test_a_session_of_other_lengths_is_refused(text: str) -> None:
    with pytest.raises(MaturityError, match="MATURITY_SESSION_HOURS"):
        read_settings({"MATURITY_SESSION_HOURS": text})


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.example", True),
        ("http://127.0.0.1:8501", True),
        ("http://localhost", True),
        ("http://[::1]:1", True),
        ("http://a.example", False),
        ("http://localhost.a.example", False),
        ("ftp://localhost", False),
        ("https://", False),
        ("https://[", False),
        ("", False),
    ],
)
def test_an_address_is_safe_where_nobody_can_step_in(url: str, safe: bool) -> None:
    assert is_safe(url) is safe
