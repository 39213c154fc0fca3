"""A database that cannot even be read for a while: what was typed stays, and is saved later."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from maturity.web import answer_form
from tests.web.apptest import OURS, FrontDoor, page_test, run

FIRST, SECOND = "policy.scope", "policy.leadership"


@contextmanager
def unreadable(database: Path) -> Iterator[None]:
    """As on a disk that is not there: opening the file fails."""
    away = database.with_name("away")
    database.rename(away)
    database.mkdir()
    yield
    database.rmdir()
    away.rename(database)


def test_an_answer_is_kept_beside_one_that_a_colleague_gave(front_door: FrontDoor) -> None:
    place = front_door.place
    ann, begun = place.round(OURS)
    place.answer(place.contributor(place.organisation()), begun, FIRST)
    tab = page_test(front_door, "policy", ann)
    tab.radio(key=answer_form.key(begun.id, SECOND, "response")).set_value(4)

    with unreadable(place.database):
        run(tab)
        assert any("Not saved yet" in warning.value for warning in tab.warning)
    run(tab)

    assert place.work.store.current_answers(begun.id)[SECOND].answer.level == 4


def test_a_legal_note_is_kept(front_door: FrontDoor) -> None:
    place = front_door.place
    ann, begun = place.round(OURS)
    tab = page_test(front_door, "law", ann)
    tab.text_area[0].set_value("The contracts register")

    with unreadable(place.database):
        run(tab)
        assert any("Not saved yet" in warning.value for warning in tab.warning)
    run(tab)

    notes = [r.answer.note for r in place.work.store.legal_answers(begun.id).values()]
    assert notes == ["The contracts register"]


def test_an_unfolded_history_does_not_take_the_page_away(front_door: FrontDoor) -> None:
    place = front_door.place
    ann, begun = place.round(OURS)
    tab = page_test(front_door, "policy", ann)
    tab.session_state[f"history:{begun.id}:{FIRST}"] = True
    run(tab)
    cards = len(tab.radio)

    with unreadable(place.database):
        run(tab)

        assert len(tab.radio) == cards
