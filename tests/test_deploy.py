"""The files in deploy/ that a server is set up with. nginx.conf: tests/e2e/test_proxy.py."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DEPLOY = Path(__file__).parents[1] / "deploy"
UNITS = ("maturity.service", "maturity-backup.service", "maturity-backup.timer")
CADDY, SYSTEMD = shutil.which("caddy"), shutil.which("systemd-analyze")


def unit(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")


@pytest.mark.skipif(SYSTEMD is None, reason="NO SYSTEMD: the units were not looked at by it.")
def test_systemd_finds_nothing_wrong_with_the_units(tmp_path: Path) -> None:
    for name in UNITS:
        text = unit(name).replace("/opt/maturity/.venv/bin/python", sys.executable)
        (tmp_path / name).write_text(text, encoding="utf-8")

    instance = tmp_path / "maturity@8501.service"
    shutil.copy(tmp_path / "maturity.service", tmp_path / "maturity@.service")
    (tmp_path / "maturity@.service.d").mkdir()
    shutil.copy(DEPLOY / "several.conf", tmp_path / "maturity@.service.d")

    done = subprocess.run(
        [str(SYSTEMD), "verify", *(str(tmp_path / name) for name in UNITS), str(instance)],
        capture_output=True,
        text=True,
        check=False,
    )

    ours = [line for line in done.stderr.splitlines() if str(tmp_path) in line]
    assert (done.returncode, ours) == (0, [])


@pytest.mark.skipif(CADDY is None, reason="NO CADDY: it did not read its file.")
@pytest.mark.parametrize("marked", ["", "# several: "])
def test_caddy_finds_nothing_wrong_with_its_file(tmp_path: Path, marked: str) -> None:
    (tmp_path / "Caddyfile").write_text(unit("Caddyfile").replace(marked, ""), encoding="utf-8")
    command = [str(CADDY), "adapt", "--adapter", "caddyfile", "--config", "Caddyfile"]

    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert ("maturity_server" in done.stdout) == bool(marked)


def test_server_and_copies_are_of_one_account_and_one_file() -> None:
    server, copies = unit("maturity.service"), unit("maturity-backup.service")
    shared = (r"^User=(\w+)", r"^Environment=MATURITY_DATABASE=(\S+)", r"^UMask=(\d+)")

    for line in shared:
        assert re.findall(line, server, re.MULTILINE) == re.findall(line, copies, re.MULTILINE)
    assert "InaccessiblePaths=-/var/lib/maturity-copies" in server
    assert '"/var/lib/maturity-copies/' in copies


def test_the_server_has_no_right_that_it_does_not_need() -> None:
    lines = set(unit("maturity.service").splitlines())

    assert lines >= {
        "CapabilityBoundingSet=",
        "NoNewPrivileges=true",
        "ProtectSystem=strict",
        "ProtectHome=true",
        "PrivateTmp=true",
        "StateDirectory=maturity",
        "StateDirectoryMode=0700",
        "IPAddressDeny=any",
        "SystemCallFilter=@system-service",
    }


def test_what_was_not_tried_says_so() -> None:
    assert unit("Containerfile").startswith("# UNTRIED")
