"""Settings: what each variable does, and where things go when nothing is said."""

import sys
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from maturity.errors import MaturityError
from maturity.location import SqliteFile
from maturity.settings import read_settings

HOME = {"HOME": "/home/ann"}
ON_UNIX = pytest.mark.skipif(sys.platform == "win32", reason="paths of other systems")


def on(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", system)


DATABASES = {
    "as it is named": ({"MATURITY_DATABASE": "/srv/index.db", **HOME}, "/srv/index.db"),
    "named beside this folder": ({"MATURITY_DATABASE": "index.db", **HOME}, "index.db"),
    "named, and no home": ({"MATURITY_DATABASE": "/srv/index.db"}, "/srv/index.db"),
    "an empty name is none": (
        {"MATURITY_DATABASE": "", **HOME},
        "/home/ann/.local/share/maturity/maturity.db",
    ),
    "in the home folder": (HOME, "/home/ann/.local/share/maturity/maturity.db"),
    "in the folder of XDG": (
        {"XDG_DATA_HOME": "/data", **HOME},
        "/data/maturity/maturity.db",
    ),
    "in the folder of XDG without a home": (
        {"XDG_DATA_HOME": "/data"},
        "/data/maturity/maturity.db",
    ),
    "an empty XDG is none": (
        {"XDG_DATA_HOME": "", **HOME},
        "/home/ann/.local/share/maturity/maturity.db",
    ),
    "here without a home": ({}, "maturity.db"),
    "here with an empty home": ({"HOME": ""}, "maturity.db"),
}


@ON_UNIX
@pytest.mark.parametrize("case", DATABASES)
def test_the_database_is(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    environment, expected = DATABASES[case]
    on("linux", monkeypatch)

    assert read_settings(environment).database == SqliteFile(Path(expected))


CACHES = {
    "as it is named": ({"MATURITY_CACHE": "/tmp/cache", **HOME}, "/tmp/cache"),  # noqa: S108
    "nowhere if it is empty": ({"MATURITY_CACHE": "", **HOME}, None),
    "in the home folder": (HOME, "/home/ann/.cache/maturity"),
    "in the folder of XDG": ({"XDG_CACHE_HOME": "/c", **HOME}, "/c/maturity"),
    "in the folder of XDG without a home": ({"XDG_CACHE_HOME": "/c"}, "/c/maturity"),
    "nowhere without a home": ({}, None),
    "nowhere with an empty home": ({"HOME": ""}, None),
}


@ON_UNIX
@pytest.mark.parametrize("case", CACHES)
def test_the_cache_is(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    environment, expected = CACHES[case]
    on("linux", monkeypatch)

    assert read_settings(environment).cache == (Path(expected) if expected else None)


SYSTEMS = {
    "win32": ({"LOCALAPPDATA": "/ann"}, "/ann/maturity/maturity.db", "/ann/maturity/cache"),
    "darwin": (
        {"HOME": "/Users/ann"},
        "/Users/ann/Library/Application Support/maturity/maturity.db",
        "/Users/ann/Library/Caches/maturity",
    ),
}


@pytest.mark.parametrize("system", SYSTEMS)
def test_each_system_has_folders_of_its_own(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    environment, database, cache = SYSTEMS[system]
    on(system, monkeypatch)

    settings = read_settings(environment)

    assert (settings.database, settings.cache) == (SqliteFile(Path(database)), Path(cache))


@pytest.mark.parametrize("system", SYSTEMS)
def test_without_such_a_folder_the_database_is_here(
    system: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(system, monkeypatch)

    settings = read_settings({})

    assert (settings.database, settings.cache) == (SqliteFile(Path("maturity.db")), None)


def test_settings_do_not_change_once_they_are_read() -> None:
    settings = read_settings(HOME)

    with pytest.raises(FrozenInstanceError):
        settings.database = SqliteFile(Path("other.db"))  # type: ignore[misc]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", ""),
        ("https://index.example.gov.uk/", "https://index.example.gov.uk"),
        (" http://10.0.0.7:8501 ", "http://10.0.0.7:8501"),
    ],
)
def test_the_public_address_is(value: str, expected: str) -> None:
    assert read_settings({"MATURITY_ADDRESS": value}).address == expected


@pytest.mark.parametrize(
    "value",
    [
        "index.example.gov.uk",
        "https://",
        "https://index.example.gov.uk/tool",
        "ftp://index.example.gov.uk",
        "https://ann:secret@index.example.gov.uk",
        "http://[::1",
        "http://host:port",
    ],
)
def test_what_is_no_address_is_refused_in_a_sentence(value: str) -> None:
    with pytest.raises(MaturityError, match=r"MATURITY_ADDRESS is '.*'. Write an address"):
        read_settings({"MATURITY_ADDRESS": value})


@ON_UNIX
@pytest.mark.parametrize(
    ("environment", "expected"),
    [({}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "wayland-0"}, True)],
)
def test_somebody_sits_here_where_there_is_a_screen(
    environment: dict[str, str], expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    on("linux", monkeypatch)

    assert read_settings(environment).desktop is expected


def test_the_key_of_releases_is_one_line_or_none() -> None:
    assert read_settings({}).release_key == ""
    assert read_settings({"MATURITY_RELEASE_KEY": " MCow=\n"}).release_key == "MCow="


@pytest.mark.parametrize(("text", "years"), [("", None), (" 7 ", 7), ("1", 1), ("100", 100)])
def test_how_long_things_are_kept(text: str, years: int | None) -> None:
    assert read_settings({"MATURITY_KEEP_YEARS": text}).keep_years == years


@pytest.mark.parametrize("text", ["0", "-1", "101", "7.5", "seven", "\u0667"])
def test_what_is_no_number_of_years_is_refused_and_deletes_nothing(text: str) -> None:
    with pytest.raises(MaturityError, match=r"MATURITY_KEEP_YEARS is '.*'\. Write a whole number"):
        read_settings({"MATURITY_KEEP_YEARS": text})


def test_the_secret_of_several_servers_is_long_or_none_and_no_error_shows_it() -> None:
    assert read_settings({}).secret == ""
    assert read_settings({"MATURITY_SECRET": f" {'s' * 32}\n"}).secret == "s" * 32
    with pytest.raises(MaturityError, match="Use at least 32 letters") as refused:
        read_settings({"MATURITY_SECRET": "hush hush"})
    assert "hush" not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", None),
        ("9100", ("127.0.0.1", 9100)),
        ("10.0.0.5:9100", ("10.0.0.5", 9100)),
        ("[::1]:9100", ("::1", 9100)),
    ],
)
def test_numbers_are_given_out_on_this_computer_alone_unless_a_host_is_named(
    text: str, where: tuple[str, int] | None
) -> None:
    assert read_settings({"MATURITY_METRICS": text}).metrics == where


@pytest.mark.parametrize("text", ["0", "65536", "http", "10.0.0.5", "10.0.0.5:", ":-1", "\u0669"])
def test_what_is_no_port_is_refused(text: str) -> None:
    with pytest.raises(MaturityError, match=r"MATURITY_METRICS is '.*'\. Write a port"):
        read_settings({"MATURITY_METRICS": text})
