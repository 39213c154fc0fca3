"""Who counts in a release: one record of each organisation, and a reason for everybody else."""

from datetime import UTC, date, datetime

from maturity.domain.contribution import KeptContribution
from maturity.domain.intake import Intake, LeftOut, take_in
from maturity.domain.release_order import Build
from tests.contributions import BEFORE, CUT_OFF, a_bank, a_contribution, a_key

EARLIER = datetime(2026, 9, 1, tzinfo=UTC)
LATER = datetime(2027, 4, 1, tzinfo=UTC)


def taken(
    *contributions: KeptContribution,
    services: dict[str, tuple[str, ...]] | None = None,
    ended: dict[str, date] | None = None,
) -> Intake:
    return take_in(Build(a_bank(), contributions, (), services or {}, ended or {}, CUT_OFF))


def codes(intake: Intake) -> dict[str, LeftOut]:
    names = {a_key(code): code for code in ("A", "B", "S")}
    return {names.get(key, key): why for key, why in intake.left_out.items()}


def test_the_newest_by_the_cut_off_counts() -> None:
    old, new, late = (a_contribution("A", 2, at=at) for at in (EARLIER, BEFORE, LATER))

    found = taken(late, new, old)

    assert found.records == (new.contribution.record,)
    assert found.holders == {new.contribution.record.id: a_key("A")}
    assert found.left_out == {}


def test_a_contribution_on_the_day_of_the_cut_off_counts() -> None:
    last_minute = datetime(2027, 3, 31, 23, 59, tzinfo=UTC)

    assert len(taken(a_contribution("A", at=last_minute)).records) == 1
    assert codes(taken(a_contribution("A", at=LATER))) == {"A": LeftOut.LATE}


def test_whoever_withdrew_does_not_come_back_with_an_older_one() -> None:
    old = a_contribution("A", at=EARLIER)
    new = a_contribution("A", at=BEFORE, withdrawn_at=BEFORE)
    late = a_contribution("A", at=LATER, withdrawn_at=LATER)

    assert codes(taken(old, new)) == {"A": LeftOut.WITHDRAWN}
    assert codes(taken(old, late)) == {"A": LeftOut.WITHDRAWN}


def test_whoever_withdrew_may_contribute_again() -> None:
    again = a_contribution("A", at=BEFORE)

    found = taken(a_contribution("A", at=EARLIER, withdrawn_at=EARLIER), again)

    assert found.records == (again.contribution.record,)


def test_another_edition_and_changed_questions_are_left_out() -> None:
    other = a_contribution("A", questionnaire=a_bank("sample-2028", "2028"))

    assert codes(taken(other)) == {"A": LeftOut.EDITION}


def test_an_authority_that_ended_by_the_cut_off_is_left_out() -> None:
    one = a_contribution("A")

    assert codes(taken(one, ended={"A": CUT_OFF})) == {"A": LeftOut.ENDED}
    assert codes(taken(one, ended={"A": date(2027, 4, 1)})) == {}


def test_a_type_that_is_not_published_is_left_out() -> None:
    assert codes(taken(a_contribution("A", type="other"))) == {"A": LeftOut.TYPE}


def test_a_shared_service_never_counts_beside_a_member() -> None:
    service = a_contribution("S", type="shared-service")
    services = {"S": ("A", "B")}
    gone = a_contribution("A", withdrawn_at=BEFORE)

    assert codes(taken(service, a_contribution("A"), services=services)) == {"S": LeftOut.MEMBERS}
    assert codes(taken(service, a_contribution("C"), services=services)) == {}
    assert codes(taken(service, gone, services=services)) == {"A": LeftOut.WITHDRAWN}


def test_a_council_that_runs_a_shared_service_counts_as_a_council() -> None:
    council = a_contribution("S", type="county")

    assert codes(taken(council, a_contribution("A"), services={"S": ("A",)})) == {}


def test_two_keys_for_one_code_count_once() -> None:
    first = a_contribution("A", at=EARLIER)
    second = a_contribution("A", at=BEFORE, key="another")

    found = taken(first, second)

    assert found.records == (second.contribution.record,)
    assert codes(found) == {"A": LeftOut.TWICE}


def test_the_order_in_which_they_came_changes_nothing() -> None:
    kept = [a_contribution(code) for code in "ABCDEF"]

    assert taken(*kept) == taken(*reversed(kept)) == taken(*kept, *kept)
