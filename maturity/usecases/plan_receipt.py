"""The receipt of a round's plan: all that it follows from, for others to work it out again."""

from maturity.access import Permission, Visitor, require
from maturity.exchange.receipt import Planned, receipt_json
from maturity.usecases.plans import plan_of
from maturity.usecases.rounds import Round, asked_in
from maturity.usecases.workplace import Workplace


def plan_receipt(workplace: Workplace, who: Visitor | None, found: Round) -> str:
    """The text of a file that `python -m maturity verify` takes."""
    require(who, Permission.SEE, found.organisation)
    on_hand = plan_of(workplace, who, found)
    return receipt_json(
        Planned(
            questionnaire=asked_in(on_hand.found),
            scope=on_hand.found.assessment.scope,
            catalogue=on_hand.catalogue,
            answers=on_hand.found.answers,
            plan=on_hand.plan,
        )
    )
