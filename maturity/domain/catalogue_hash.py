"""A name for what a catalogue means to planning: its actions and constants, not its words."""

import json
from hashlib import sha256

from maturity.domain.catalogue import Action, Catalogue


def catalogue_hash(catalogue: Catalogue) -> str:
    """SHA-256 over ids, steps of levels, days, money, weeks, prerequisites, nations and constants.

    The order of the actions is in it: of two that bring the same, planning takes the first.
    """
    text = json.dumps(
        {
            "most_actions": catalogue.most_actions,
            "gain": vars(catalogue.gain),
            "discovery": {
                "days": vars(catalogue.discovery.days),
                "weeks": catalogue.discovery.weeks,
            },
            "actions": [_action(action) for action in catalogue.actions],
        },
        sort_keys=True,
    )
    return sha256(text.encode()).hexdigest()


def _action(action: Action) -> dict[str, object]:
    return {
        "id": action.id,
        "days": vars(action.days),
        "money": vars(action.money),
        "weeks": action.weeks,
        "moves": [vars(move) for move in action.moves],
        "in_place": [vars(holding) for holding in action.in_place],
        "needs": list(action.needs),
        "nations": sorted(action.nations),
    }
