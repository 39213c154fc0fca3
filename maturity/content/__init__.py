"""Content files to frozen domain objects. The only reader of the content folders."""

from pathlib import Path

SHIPPED = Path(__file__).parents[2] / "questionnaires"
"""The question banks that come with the product."""
