"""Which parts of an organisation took part in a round: roles, never names of people."""

from typing import Literal, get_args

ContributorRole = Literal[
    "procurement",
    "commissioning",
    "contract-management",
    "finance",
    "legal",
    "economic-development",
    "climate",
    "people",
    "policy",
    "director",
    "member",
    "community",
]
"""`people` is human resources, `member` an elected or board member, `community` a partner from the
voluntary sector."""

CONTRIBUTOR_ROLES: tuple[ContributorRole, ...] = get_args(ContributorRole)
"""In the order in which they are shown."""
