"""Content files to frozen domain objects. The only reader of the content folders."""

from pathlib import Path

SHIPPED = Path(__file__).parents[2] / "questionnaires"
"""The question banks that come with the product."""


def action_plans(root: Path) -> Path:
    """Where the action catalogues for the questionnaires in `root` are, if there are any.

    Beside it, wherever it is: `root` may be a link, or the folder that one stands in.
    """
    return root / ".." / "action_plans"
