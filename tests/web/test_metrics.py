"""Numbers for whoever runs the server: what is counted, and that nothing in them names anybody."""

import json
import logging
import re
from pathlib import Path

import pytest
from prometheus_client import CollectorRegistry, generate_latest

from maturity.domain.organisation import Role
from maturity.errors import MaturityError, StoreError
from maturity.usecases.come_in import invite
from maturity.web import metrics
from maturity.web.logs import OURS
from maturity.web.metrics import REGISTRY, DatabaseNumbers, give_out, told
from tests.web.apptest import FrontDoor, page_test
from tests.web.asgi import fetch
from tests.web.test_unreadable_database import unreadable
from tests.web.whole import whole_app

DOCS = Path(__file__).parents[2] / "docs" / "deploying.md"


def number(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0.0


def test_an_error_that_somebody_sees_is_counted_by_its_kind(front_door: FrontDoor) -> None:
    ann = front_door.place.lead(front_door.place.organisation())
    page_test(front_door, "", ann)
    before = number("maturity_errors_shown_total", kind="StoreError")

    with unreadable(front_door.place.database):
        page_test(front_door, "", ann)

    assert number("maturity_errors_shown_total", kind="StoreError") > before


def test_whoever_is_told_reads_the_sentence_or_another_in_its_place() -> None:
    assert told(MaturityError("What happened.")) == "What happened."
    assert told(StoreError("The file is gone."), "Wait.") == "Wait."


def test_where_the_database_is_only_the_log_says_and_not_again_and_again(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger(OURS), "propagate", True)
    error = StoreError("The database postgresql://db.internal/x cannot be reached.")

    sentences = [told(error), told(error)]

    assert sentences == ["The database does not answer. Try again in a moment."] * 2
    assert [json.loads(record.message)["reason"] for record in caplog.records] == [str(error)]


def test_a_request_is_measured_by_its_pattern_and_never_by_its_address(
    front_door: FrontDoor,
) -> None:
    place = front_door.place
    token = invite(place.work, place.lead(place.organisation()), "ambridge", Role.READER)
    labels = {"route": "/link/{token}", "status": "2xx"}
    before = number("maturity_request_seconds_count", **labels)

    fetch(whole_app(), f"/link/{token}")
    fetch(whole_app(), "/nowhere/at/all")

    text = generate_latest(REGISTRY).decode()
    assert number("maturity_request_seconds_count", **labels) == before + 1
    assert token not in text
    assert "nowhere" not in text


def test_a_database_says_of_itself_what_it_knows() -> None:
    registry = CollectorRegistry()
    registry.register(DatabaseNumbers(lambda: {"connections": 3, "tried_again": 7}))

    assert registry.get_sample_value("maturity_database_connections") == 3
    assert registry.get_sample_value("maturity_database_tried_again_total") == 7


def test_a_host_that_is_not_ours_is_refused_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(metrics, "REGISTRY", CollectorRegistry())

    with pytest.raises(MaturityError, match=r"given out on 192\.0\.2\.7, port 9100: .+ Name"):
        give_out(("192.0.2.7", 9100), "sqlite3", dict)


def test_the_page_on_deploying_names_what_is_given_out_and_nothing_else() -> None:
    named = set(re.findall(r"^\| `(maturity_\w+)", DOCS.read_text(encoding="utf-8"), re.MULTILINE))
    ends = {"counter": "_total", "info": "_info"}
    ours = {family.name + ends.get(family.type, "") for family in REGISTRY.collect()}
    of_database = {"connections", "connections_free", "waiting", "tried_again_total"}

    assert named == {name for name in ours if name.startswith("maturity_")} | {
        f"maturity_database_{name}" for name in of_database
    }
