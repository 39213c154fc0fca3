"""What a plan leaves out and why, folded; and one of it at a time to look at, or to take in."""

from collections.abc import Iterable

import streamlit as st

from maturity.locale import gettext as _
from maturity.usecases.plan_screen import Card, PlanScreen
from maturity.web.components.plan_card import plan_card
from maturity.web.components.result_blocks import show_blocks


def left_out(assessment_id: str, screen: PlanScreen) -> None:
    """All of them as a table. Whoever keeps one in a quarter, or takes up what was dropped, has it
    in the plan.
    """
    st.header(_("What is left out, and why"), anchor=False)
    cards = {card.task_id: card for card in screen.left_cards}
    names = _names(screen.left_cards)
    here = f"left out:{assessment_id}"
    # Without their number: with other words it would be another part, and fold itself.
    folded = st.expander(_("Show what is left out"), key=here, on_change="rerun")
    with folded:
        if not folded.open:
            return
        show_blocks(screen.left_out)
        chosen = st.selectbox(
            _("Look at one of them, or take it into the plan"),
            list(cards),
            index=None,
            placeholder=_("Choose an action"),
            format_func=lambda task_id: names[task_id],
            key=f"{here}:chosen",
        )
        if chosen is not None:
            plan_card(assessment_id, cards[chosen], screen.places, opened=True)


def _names(cards: Iterable[Card]) -> dict[str, str]:
    """No two alike: a browser tells options apart by their words. One's own may have any title."""
    names: dict[str, str] = {}
    for card in cards:
        candidates = (card.title, *(f"{card.title} ({n})" for n in range(2, len(names) + 3)))
        names[card.task_id] = next(name for name in candidates if name not in names.values())
    return names
