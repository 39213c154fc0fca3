"""`release` after the build: show, audit, keys, sign, import. And `contributions import`."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from maturity.__main__ import cli
from maturity.domain.ledger import Ledger, PublishedSet
from maturity.domain.release import Quartiles
from maturity.exchange.ledger_file import ledger_json, read_ledger
from maturity.exchange.release_file import read_release, release_bytes, sha256_of
from maturity.exchange.signature import new_keys, signature
from maturity.store.sql import SqlStore
from maturity.store.sqlite import SqliteAdapter
from tests.command_line import Invoke
from tests.release_files import an_inbox, built
from tests.releases import a_release

KEYS, OTHERS = new_keys(), new_keys()


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("release")
    an_inbox(folder / "inbox", range(24))
    (folder / "key.pem").write_bytes(KEYS.private)
    done = built(
        lambda *args: CliRunner().invoke(cli, args), folder, "may", "--key", str(folder / "key.pem")
    )
    assert done.exit_code == 0, done.stderr
    return folder / "out" / "may.sqlite"


@pytest.fixture
def here(release: Path, tmp_path: Path) -> Path:
    """Copies of the public files, in a folder of one's own."""
    for name in ("may.sqlite", "may.sqlite.sig"):
        shutil.copy(release.with_name(name), tmp_path / name)
    return tmp_path / "may.sqlite"


def imported(path: Path, *more: str, key: str = KEYS.public) -> Result:
    env = {"MATURITY_DATABASE": str(path.parent / "x.db"), "MATURITY_RELEASE_KEY": key}
    return CliRunner().invoke(cli, ["release", "import", str(path), *more], env=env)


def store(folder: Path) -> SqlStore:
    adapter = SqliteAdapter(folder / "x.db")
    adapter.migrate()
    return SqlStore(adapter)


def test_a_signed_release_is_taken_in_and_a_second_time_harmless(here: Path) -> None:
    first, second = imported(here), imported(here)

    (kept,) = store(here.parent).releases()
    assert (first.exit_code, second.exit_code) == (0, 0), first.stderr + second.stderr
    assert "the release of 2026-06-30 is in the database" in first.stdout
    assert (kept.id, kept.sha256) == (read_release(here).id, sha256_of(here.read_bytes()))
    assert store(here.parent).ledgers() == {}


def test_the_private_record_comes_along_where_it_lies_beside(here: Path, release: Path) -> None:
    imported(here)
    shutil.copy(release.with_name("may.private.json"), here.with_name("may.private.json"))

    done = imported(here)

    assert done.exit_code == 0, done.stderr
    assert list(store(here.parent).ledgers()) == [read_release(here).id]


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("", "MATURITY_RELEASE_KEY is not set"),
        (OTHERS.public, "it is signed with another key than that in MATURITY_RELEASE_KEY"),
        ("nonsense", "MATURITY_RELEASE_KEY is no public key of a taskforce"),
    ],
    ids=["none", "another", "nonsense"],
)
def test_whose_file_nobody_can_tell_is_refused(here: Path, key: str, sentence: str) -> None:
    done = imported(here, key=key)

    assert (done.exit_code, done.stdout) == (1, "")
    assert sentence in done.stderr
    assert not store(here.parent).releases()


def test_an_unsigned_release_is_taken_only_by_its_sha256(here: Path) -> None:
    here.with_name("may.sqlite.sig").unlink()
    unsigned = imported(here)
    another = imported(here, "--sha256", "ab" * 32)
    told = imported(here, "--sha256", sha256_of(here.read_bytes()).upper(), key="")

    assert "it is not signed" in unsigned.stderr
    assert "its SHA-256 is" in another.stderr
    assert (unsigned.exit_code, another.exit_code, told.exit_code) == (1, 1, 0), told.stderr


def test_a_release_that_was_tampered_with_is_refused(here: Path) -> None:
    data = bytearray(here.read_bytes())
    data[-20] ^= 1
    here.write_bytes(data)

    done = imported(here)

    assert done.exit_code == 1
    assert "it was changed after the taskforce signed it" in done.stderr


def test_another_release_under_the_same_name_is_refused(here: Path) -> None:
    imported(here)
    found = read_release(here)
    here.write_bytes(release_bytes(replace(found, contributions=found.contributions + 5)))
    here.with_name("may.sqlite.sig").write_text(signature(here.read_bytes(), KEYS.private))

    done = imported(here)

    assert done.exit_code == 1
    assert "there is another release '2026-06-30" in done.stderr


def test_a_release_is_shown(invoke: Invoke, here: Path, tmp_path: Path) -> None:
    done = invoke("release", "show", str(here))
    (tmp_path / "x.sqlite").write_bytes(b"x")
    none = invoke("release", "show", str(tmp_path / "x.sqlite"))

    assert done.exit_code == 0, done.stderr
    assert "- All councils (" in done.stdout
    assert "20 or more" in done.stdout
    assert done.stdout.endswith(f"SHA-256: {sha256_of(here.read_bytes())}\n")
    assert (none.exit_code, none.stdout) == (1, "")
    assert "this is no release of the index, or it is damaged" in none.stderr


def test_the_audit_of_what_was_built_finds_nothing(invoke: Invoke, release: Path) -> None:
    done = invoke("release", "audit", str(release), "--history", str(release.parent))

    assert done.exit_code == 0, done.stderr
    assert "What an outsider could work out: nothing." in done.stdout
    assert "Several organisations that pool their own answers could learn" in done.stdout


def test_the_audit_needs_the_private_record(invoke: Invoke, here: Path) -> None:
    done = invoke("release", "audit", str(here), "--history", str(here.parent))

    assert done.exit_code == 1
    assert "may.private.json is missing" in done.stderr


def test_the_audit_names_what_somebody_could_work_out(invoke: Invoke, tmp_path: Path) -> None:
    """Twelve organisations, and eleven of them: the twelfth is the difference."""
    records = [f"{n:032x}" for n in range(12)]
    made = a_release(cut_off=date(2027, 3, 31))
    sets = (
        PublishedSet("scores", "national", tuple(records), {}),
        PublishedSet("scores", "type:london-borough", tuple(records[:11]), {}),
    )
    ledger = Ledger(made, sets, {r: f"key-{r}" for r in records}, {}, (), {})
    (tmp_path / "x.sqlite").write_bytes(release_bytes(made))
    (tmp_path / "x.private.json").write_text(ledger_json(ledger), encoding="utf-8")

    done = invoke("release", "audit", str(tmp_path / "x.sqlite"), "--history", str(tmp_path))

    assert done.exit_code == 1
    assert f"Anybody could work out the record {records[11]}." in done.stdout
    assert "its private record does not hold what the figures are of" in done.stdout


def test_the_audit_names_a_figure_that_does_not_follow(
    invoke: Invoke, release: Path, tmp_path: Path
) -> None:
    ledger = read_ledger(release.with_name("may.private.json"))
    first, *others = ledger.release.groups
    touched = replace(first, overall=Quartiles(0, 0, 0))
    made = replace(ledger, release=replace(ledger.release, groups=(touched, *others)))
    (tmp_path / "x.sqlite").write_bytes(release_bytes(made.release))
    (tmp_path / "x.private.json").write_text(ledger_json(made), encoding="utf-8")

    done = invoke("release", "audit", str(tmp_path / "x.sqlite"), "--history", str(tmp_path))

    assert done.exit_code == 1
    assert "'averages' of 'national' does not follow from the private record" in done.stdout


def test_new_keys_sign_what_a_council_takes_in(invoke: Invoke, here: Path) -> None:
    key = here.with_name("new.pem")
    made = invoke("release", "keys", str(key))
    here.with_name("may.sqlite.sig").unlink()

    signed = invoke("release", "sign", str(here), "--key", str(key))

    assert (made.exit_code, signed.exit_code) == (0, 0), signed.stderr
    name, _, public = made.stdout.strip().partition("=")
    assert name == "MATURITY_RELEASE_KEY"
    assert key.stat().st_mode & 0o077 == 0
    assert imported(here, key=public).exit_code == 0
    assert invoke("release", "keys", str(key)).exit_code == 1
    assert "exists already" in invoke("release", "sign", str(here), "--key", str(key)).stderr


def test_only_a_release_is_signed(invoke: Invoke, here: Path) -> None:
    other = here.with_name("x.sqlite")
    other.write_bytes(b"SQLite format 3\0")
    here.with_name("key.pem").write_bytes(KEYS.private)

    done = invoke("release", "sign", str(other), "--key", str(here.with_name("key.pem")))
    no_key = invoke("release", "sign", str(here), "--key", str(other))

    assert "this is no release of the index" in done.stderr
    assert "This is no private key of a taskforce" in no_key.stderr


def register(folder: Path, count: int) -> Path:
    header = "local-authority-code,official-name,nation,region,local-authority-type,end-date"
    rows = [
        f"C{n:03},Council {n},England,{'London' if n % 2 else 'North West'},NMD,"
        for n in range(count)
    ]
    path = folder / "register.csv"
    path.write_text("\n".join([header, *rows]), encoding="utf-8")
    return path


def test_files_come_into_the_database_and_a_release_out_of_it(tmp_path: Path) -> None:
    box = an_inbox(tmp_path / "inbox", range(12))
    (box / "bad.json").write_text("{}", encoding="utf-8")
    env = {"MATURITY_DATABASE": str(tmp_path / "x.db")}
    out = tmp_path / "out"
    out.mkdir()

    def said(*args: str) -> Result:
        return CliRunner().invoke(cli, args, env=env)

    said("import-organisations", str(register(tmp_path, 12)))
    taken = said("contributions", "import", *sorted(map(str, box.iterdir())), "missing.json")
    today = ("release", "build", "--out", str(out / "may.sqlite"))
    built_now = said(*today)

    assert taken.exit_code == 1
    assert len(taken.stdout.splitlines()) == 12
    assert "bad.json: this is no contribution to the benchmark" in taken.stderr
    assert "missing.json: there is no such file" in taken.stderr
    assert "2 problems." in taken.stderr
    assert built_now.exit_code == 0, built_now.stderr
    assert read_release(out / "may.sqlite").contributions == 10
    assert "The database has this release too" in built_now.stderr


def test_a_build_from_the_database_is_remembered_there_whatever_its_folder(tmp_path: Path) -> None:
    env = {"MATURITY_DATABASE": str(tmp_path / "x.db")}

    def said(*args: str) -> Result:
        return CliRunner().invoke(cli, args, env=env)

    def built_in(folder: str) -> Result:
        (tmp_path / folder).mkdir()
        return said("release", "build", "--out", str(tmp_path / folder / "r.sqlite"))

    said("import-organisations", str(register(tmp_path, 13)))
    said("contributions", "import", *map(str, an_inbox(tmp_path / "a", range(12)).iterdir()))
    first = built_in("may")
    said("contributions", "import", *map(str, an_inbox(tmp_path / "b", range(12, 13)).iterdir()))
    second = built_in("november")

    assert (first.exit_code, second.exit_code) == (0, 1), first.stderr
    assert "The next one needs a later day." in second.stderr
    assert list((tmp_path / "november").iterdir()) == []


def test_a_database_that_forgot_a_private_record_builds_nothing(here: Path) -> None:
    imported(here)
    out = here.with_name("new")
    out.mkdir()
    env = {"MATURITY_DATABASE": str(here.parent / "x.db")}

    done = CliRunner().invoke(
        cli, ["release", "build", "--out", str(out / "second.sqlite")], env=env
    )

    assert done.exit_code == 1
    assert "has the release '2026-06-30" in done.stderr
    assert "without its private record" in done.stderr
