"""`release build` as the taskforce runs it: what is in, what is refused, and all or nothing."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep

import pytest

from maturity.domain.contribution import Withdrawal
from maturity.exchange.contribution_file import contribution_bytes
from maturity.exchange.ledger_file import read_ledger
from maturity.exchange.register_csv import COLUMNS
from maturity.exchange.release_file import read_release, sha256_of
from tests.command_line import ROOT, Invoke, Run
from tests.release_files import FIRST, JUNE, LATER, SECOND, an_inbox, built, given, put


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_release_and_its_private_record_are_built(invoke: Invoke, tmp_path: Path) -> None:
    an_inbox(tmp_path / "inbox", range(24))

    done = built(invoke, tmp_path)

    out = tmp_path / "out"
    release, ledger = read_release(out / "first.sqlite"), read_ledger(out / "first.private.json")
    assert done.exit_code == 0, done.stderr
    assert names(out) == ["first.private.json", "first.sqlite"]
    assert f"SHA-256: {sha256_of((out / 'first.sqlite').read_bytes())}" in done.stdout
    assert "- All councils (" in done.stdout
    assert "too few organisations" in done.stdout
    assert ledger.release == release
    assert [group.id for group in release.groups][:1] == ["national"]
    assert len(release.questions) == 20
    assert "Nobody looked whether each code is a real organisation's" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no modes there")
def test_the_private_record_is_for_its_owner_alone(invoke: Invoke, tmp_path: Path) -> None:
    an_inbox(tmp_path / "inbox", range(12))
    built(invoke, tmp_path)

    assert (tmp_path / "out" / "first.private.json").stat().st_mode & 0o077 == 0


def test_the_same_files_under_other_names_give_the_same_bytes(
    invoke: Invoke, run: Run, tmp_path: Path
) -> None:
    an_inbox(tmp_path / "inbox", range(12))
    built(invoke, tmp_path)
    other = tmp_path / "other"
    for folder in (other, other / "inbox", other / "out"):
        folder.mkdir()
    for number, path in enumerate(sorted((tmp_path / "inbox").iterdir(), reverse=True)):
        (other / "inbox" / f"{number:03}.json").write_bytes(path.read_bytes())

    out = str(other / "out" / "x.sqlite")
    box = str(other / "inbox")
    done = run(
        *("release", "build", "--out", out, "--contributions", box, "--at", FIRST),
        PYTHONHASHSEED="5",
    )

    assert done.returncode == 0, done.stderr
    for ending in ("sqlite", "private.json"):
        mine, theirs = tmp_path / "out" / f"first.{ending}", other / "out" / f"x.{ending}"
        assert mine.read_bytes() == theirs.read_bytes()


def test_nine_contributions_make_no_benchmark(invoke: Invoke, tmp_path: Path) -> None:
    an_inbox(tmp_path / "inbox", range(9))

    done = built(invoke, tmp_path)

    assert (done.exit_code, names(tmp_path / "out")) == (1, [])
    assert (
        "9 contributions count, and a release needs 10. There is no benchmark yet." in done.stderr
    )


def test_bad_files_are_named_and_the_rest_is_in(invoke: Invoke, tmp_path: Path) -> None:
    box = an_inbox(tmp_path / "inbox", range(24))
    whole = contribution_bytes(given("C030").contribution)
    (box / "damaged.json").write_bytes(whole.replace(b"C030", b"C031"))
    put(box, "again", given("C000").contribution)
    other = given("C001", LATER).contribution
    put(box, "stranger", replace(other, envelope=replace(other.envelope, key="x" * 32)))
    put(box, "gone", Withdrawal("C002", given("C002").contribution.envelope.key, LATER))

    put(box, "unreal", given("C040", invented=True).contribution)
    taken_over = replace(
        given("C041", LATER).contribution.record, id=given("C003").contribution.record.id
    )
    put(box, "over", replace(given("C041", LATER).contribution, record=taken_over))

    done = built(invoke, tmp_path)

    refused = [line for line in done.stderr.splitlines() if line.startswith("Refused: ")]
    assert done.exit_code == 0, done.stderr
    assert len(refused) == 5
    assert "unreal.json: this is invented data." in done.stderr
    assert "over.json: the same was taken before." in done.stderr
    assert "damaged.json: the checksum is wrong" in done.stderr
    assert "again.json: the same was taken before." in done.stderr
    assert "stranger.json: somebody else contributes for this organisation." in done.stderr
    ledger = read_ledger(tmp_path / "out" / "first.private.json")
    assert len(ledger.holders) == 23
    assert list(ledger.left_out.values()) == ["withdrawn"]


def test_ended_authorities_and_services_beside_their_members_are_left_out(
    invoke: Invoke, tmp_path: Path
) -> None:
    an_inbox(tmp_path / "inbox", range(12))
    rows = [
        ("C000", "A", "England", "London", "UA", "2026-05-01"),
        *((f"C{n:03}", f"Council {n}", "England", "London", "UA", "") for n in range(1, 11)),
    ]
    register = tmp_path / "register.csv"
    register.write_text("\n".join(map(",".join, [COLUMNS, *rows])), encoding="utf-8")
    services = tmp_path / "services.csv"
    services.write_text("service,member\nSVT-1,C001\nSVT-1,C002\n", encoding="utf-8")

    done = built(
        invoke, tmp_path, "first", "--register", str(register), "--services", str(services)
    )

    ledger = read_ledger(tmp_path / "out" / "first.private.json")
    assert done.exit_code == 0, done.stderr
    assert "The code C011 is not in the register." in done.stderr
    assert (len(ledger.holders), list(ledger.left_out.values())) == (11, ["ended"])
    assert list(ledger.groups) == ["SVT-1"]


def test_a_second_release_reads_the_first(invoke: Invoke, tmp_path: Path) -> None:
    an_inbox(tmp_path / "inbox", range(24))
    built(invoke, tmp_path)
    an_inbox(tmp_path / "inbox", range(20, 48), LATER)

    done = built(invoke, tmp_path, "second", at=SECOND)
    release = read_release(tmp_path / "out" / "second.sqlite")

    assert done.exit_code == 0, done.stderr
    assert release.contributions == 45
    assert "Warning: The last release is of 30 June 2026. Too little changes" in done.stderr
    again = built(invoke, tmp_path, "third", at=SECOND)
    assert (
        "There is a release of 2026-09-30 already. The next one needs a later day." in again.stderr
    )


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (("--k", "9"), "A group of 9 is too small to be published. Groups have 10"),
        (("--at", "2099-01-01"), "2099-01-01 is still to come."),
        (("--edition", "tea"), "There is no questionnaire 'tea'"),
        (("--contributions", "missing"), "missing: there is no such folder."),
        (("--history", "missing"), "missing: there is no such folder."),
        (("--history", "x" * 300), "the folder cannot be read: File name too long."),
        (("--out", "release.db"), "Choose a name that ends with .sqlite"),
        (("--key", "missing.pem"), "missing.pem: the key cannot be read"),
        (("--register", "missing.csv"), "missing.csv: there is no such file"),
        (
            ("--services", str(ROOT / "README.md")),
            "README.md: the columns 'service' and 'member' are missing",
        ),
    ],
)
def test_an_order_that_cannot_be_is_refused(
    invoke: Invoke, tmp_path: Path, more: tuple[str, str], sentence: str
) -> None:
    an_inbox(tmp_path / "inbox", range(2))

    done = built(invoke, tmp_path, "first", *more)

    assert (done.exit_code, names(tmp_path / "out")) == (1, [])
    assert sentence in done.stderr


def test_invented_and_real_data_are_not_mixed(invoke: Invoke, tmp_path: Path) -> None:
    an_inbox(tmp_path / "inbox", range(12), invented=True)
    alone = built(invoke, tmp_path)
    an_inbox(tmp_path / "inbox", range(20, 32), LATER)

    mixed = built(invoke, tmp_path, "second", at=SECOND)

    assert alone.exit_code == 0, alone.stderr
    assert read_release(tmp_path / "out" / "first.sqlite").invented
    assert "Invented data" in alone.stdout
    assert (mixed.exit_code, len(names(tmp_path / "out"))) == (1, 2)
    assert "Invented data and real data are mixed." in mixed.stderr


def test_a_history_that_is_not_whole_is_refused(invoke: Invoke, tmp_path: Path) -> None:
    an_inbox(tmp_path / "inbox", range(12))
    built(invoke, tmp_path)
    out = tmp_path / "out"
    record, release = out / "first.private.json", out / "first.sqlite"

    found = json.loads(record.read_text(encoding="utf-8"))
    found["record"]["release"]["contributions"] = 15
    touched = record.rename(out / "kept")
    record.write_text(json.dumps(found), encoding="utf-8")
    differing = built(invoke, tmp_path, "second", at=SECOND)
    record.unlink()
    forgotten = built(invoke, tmp_path, "second", at=SECOND)
    release.rename(out / "sent")
    touched.rename(record)
    alone = built(invoke, tmp_path)

    assert "first.sqlite is not the release that its private record was written" in differing.stderr
    assert "first.sqlite has no private record: first.private.json is missing" in forgotten.stderr
    assert "first.private.json is there without its release: a build was interr" in alone.stderr
    assert names(out) == ["first.private.json", "sent"]


def test_a_release_is_never_overwritten(invoke: Invoke, tmp_path: Path) -> None:
    an_inbox(tmp_path / "inbox", range(12))
    built(invoke, tmp_path)
    before = (tmp_path / "out" / "first.sqlite").read_bytes()

    done = built(invoke, tmp_path, at=SECOND)

    assert (done.exit_code, (tmp_path / "out" / "first.sqlite").read_bytes()) == (1, before)
    assert "first.sqlite exists already and is not overwritten" in done.stderr


def test_a_release_that_cannot_be_written_leaves_nothing(invoke: Invoke, tmp_path: Path) -> None:
    an_inbox(tmp_path / "inbox", range(12))
    (tmp_path / "out" / f".first.sqlite.{os.getpid()}.part").mkdir(parents=True)

    done = built(invoke, tmp_path)

    assert (done.exit_code, len(names(tmp_path / "out"))) == (1, 1)
    assert "cannot be written" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_a_build_that_is_killed_leaves_no_release(invoke: Invoke, tmp_path: Path) -> None:
    an_inbox(tmp_path / "inbox", range(40))
    (tmp_path / "out").mkdir()
    words = f"-m maturity release build --out out/x.sqlite --contributions inbox --at {FIRST}"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    building = subprocess.Popen(
        [sys.executable, *words.split()], cwd=tmp_path, env=env, stdout=subprocess.DEVNULL
    )
    patience = monotonic() + 30
    while not any((tmp_path / "out").iterdir()) and monotonic() < patience:
        sleep(0.0005)
    building.send_signal(signal.SIGKILL)
    building.wait()

    release = tmp_path / "out" / "x.sqlite"
    assert names(tmp_path / "out")
    if release.exists():
        assert read_ledger(release.with_name("x.private.json")).release == read_release(release)
    again = built(invoke, tmp_path, "x")
    if again.exit_code:
        assert "x.private.json is there without its release" in again.stderr or release.exists()


def test_what_came_later_changes_no_byte(invoke: Invoke, tmp_path: Path) -> None:
    an_inbox(tmp_path / "inbox", range(12), JUNE)
    built(invoke, tmp_path)
    an_inbox(tmp_path / "inbox", range(30), LATER)
    nowhere = tmp_path / "nowhere"
    nowhere.mkdir()

    built(invoke, tmp_path, "again", "--history", str(nowhere))

    first, again = (tmp_path / "out" / f"{name}.sqlite" for name in ("first", "again"))
    assert first.read_bytes() == again.read_bytes()
