"""How `doctor` says that something is not as it should be. What it looks at is elsewhere."""

from maturity.errors import MaturityError


class Unwell(MaturityError):
    """Something that stops the tool from working here, or that gives something away."""


class LookAtThis(MaturityError):
    """Something that may be meant so."""
