"""A catalogue for the questionnaire of tests/usecases/places.py: an action for every step."""

from maturity.domain.catalogue import Catalogue
from tests.plans import a_catalogue, an_action

QUESTIONS = ("pot.full", "pot.warm", "cup.clean")


def tea_actions(questionnaire_id: str = "tea-2026") -> Catalogue:
    """`pot.full.2` lifts `pot.full` from 1 to 2, and so on; `pot.tax` is for Wales alone."""
    steps = (
        an_action(f"{question}.{level + 1}", [(question, level)])
        for question in QUESTIONS
        for level in range(5)
    )
    welsh = an_action("pot.tax", [("pot.full", 3)], nations=("wales",))
    words = {"id": f"{questionnaire_id}-actions", "questionnaire": questionnaire_id}
    return a_catalogue(*steps, welsh, most_actions=8, **words)
