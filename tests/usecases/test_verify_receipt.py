"""Receipts: what is in one, that it comes to the same again, and what is said where it does not."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from maturity.domain.library import Library
from maturity.domain.questionnaire import StageRule
from maturity.errors import NoCatalogue, NotFound
from maturity.usecases.verify_receipt import verify_receipt
from tests.tea_plan import tea_actions
from tests.usecases.places import TEA, Place, tea
from tests.usecases.receipts import Receipt, a_receipt, changed, on_disk, refused, without


def verified(place: Place, receipt: str | Receipt) -> str:
    text = receipt if isinstance(receipt, str) else json.dumps(receipt)
    return verify_receipt(place.work.library, on_disk(place, text))


def test_a_receipt_comes_to_the_same_again(place: Place) -> None:
    text = a_receipt(place)

    assert verified(place, text).endswith(
        "receipt.json: all numbers come to the same: answers, scores, plan and forecast follow "
        "from what the receipt holds."
    )


def test_the_same_plan_gives_the_same_sorted_bytes(place: Place) -> None:
    text = a_receipt(place)

    found = json.loads(text)
    assert text == json.dumps(found, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    assert verified(place, json.dumps(found)) == verified(place, text)
    assert not [value for value in values(found) if isinstance(value, float)]


def test_a_receipt_holds_no_word_that_anybody_wrote(place: Place) -> None:
    text = a_receipt(place)

    assert "SECRET" not in text
    assert "Ambridge" not in text


def test_a_receipt_says_what_was_asked_and_what_was_planned(place: Place) -> None:
    found = json.loads(a_receipt(place))

    assert found["answers"] == {
        "pot.full": {"level": 1, "evidence": "records", "target": 3},
        "pot.warm": {"level": "dont_know", "evidence": None, "target": None},
    }
    assert found["request"]["targets"] == {"pot.full": 4}
    assert found["request"]["records"]["pot.full.4"]["status"] == "dropped"
    assert "own:id-2" in [row["id"] for row in found["plan"]["scheduled"]]
    assert found["plan"]["finished"] == ["pot.full.2"]
    assert found["scores"]["overall"]["permille"] == 200
    assert found["forecast"]["overall"]["permille"] > 200


def values(part: Any, *path: Any) -> Iterator[Any]:
    return (value for _, value in places(part))


def places(part: Any, *path: Any) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Every number, word and nothing in a receipt, and where it stands."""
    if isinstance(part, dict | list):
        for name, inner in part.items() if isinstance(part, dict) else enumerate(part):
            yield from places(inner, *path, name)
    else:
        yield path, part


def test_whatever_number_of_the_outcome_is_changed_is_named(place: Place) -> None:
    found = json.loads(a_receipt(place))
    outcome = [
        (path, value)
        for path, value in places(found)
        if path[0] in {"scores", "plan", "forecast"} or "constants" in path
    ]
    assert len(outcome) > 80

    for path, value in outcome:
        other = 999 if isinstance(value, int) else "7/3"

        problems = refused(place, changed(found, path, other))

        place_ = ".".join(map(str, path))
        said = json.dumps(other)
        assert problems == (f"'{place_}' says {said} and comes to {json.dumps(value)}.",)


def test_a_changed_answer_shows_in_the_scores(place: Place) -> None:
    found = json.loads(a_receipt(place))

    problems = refused(place, changed(found, ("answers", "pot.full", "level"), 5))

    assert "'scores.overall.permille' says 200 and comes to 1000." in problems


def test_a_thing_that_is_missing_or_added_is_named(place: Place) -> None:
    found = json.loads(a_receipt(place))
    added = changed(found, ("scores", "themes", "cup\u202e"), {"permille": 1})

    assert refused(place, without(found, "forecast", "overall", "low")) == (
        "'forecast.overall.low' says nothing and comes to 300.",
    )
    assert refused(place, added) == ("'scores.themes.cup ' says 1 field and comes to nothing.",)


def test_of_many_differences_the_first_are_told_and_the_rest_counted(place: Place) -> None:
    found = json.loads(a_receipt(place))
    strangers = {f"mug.{n}": found["answers"]["pot.full"] for n in range(60)}

    problems = refused(place, found | {"answers": found["answers"] | strangers})

    assert len(problems) == 51
    assert problems[0] == "'answers.mug.0' says 3 fields and comes to nothing."
    assert problems[-1] == "10 more places differ."


def test_rules_that_changed_since_are_said_and_nothing_is_worked_out(place: Place) -> None:
    found = json.loads(a_receipt(place))
    other = replace(tea(), stage=StageRule(0.5, 0.5))
    fewer = replace(tea_actions(TEA), most_actions=3)
    library = Library((other,), catalogues=(fewer,))

    questionnaire, catalogue = refused(place, found, library)

    assert "the questionnaire 'tea-2026' is here with other rules" in questionnaire
    assert found["questionnaire"]["hash"][:50] in questionnaire
    assert "the catalogue of actions 'tea-2026-actions' is here with other actions" in catalogue


def test_words_that_changed_since_change_nothing(place: Place) -> None:
    text = a_receipt(place)
    actions = tuple(replace(a, title="New words") for a in tea_actions(TEA).actions)
    library = Library((tea(),), catalogues=(replace(tea_actions(TEA), actions=actions),))

    assert "come to the same" in verify_receipt(library, on_disk(place, text))


def test_a_questionnaire_or_catalogue_that_is_not_here_is_named(place: Place) -> None:
    found = json.loads(a_receipt(place))
    path = on_disk(place, json.dumps(found))

    with pytest.raises(NotFound, match="There is no questionnaire 'tea-2026'"):
        verify_receipt(Library(()), path)
    with pytest.raises(NoCatalogue):
        verify_receipt(Library((tea(),)), path)
    (problem,) = refused(place, changed(found, ("catalogue", "id"), "mugs"))
    assert "the catalogue of actions 'mugs', which is not here" in problem
