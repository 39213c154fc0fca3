"""Organisations: which of them a public register brought."""

import pytest

from maturity.domain.organisation import Organisation


@pytest.mark.parametrize(
    ("code", "invented", "registered"),
    [("AMB", False, True), ("AMB", True, False), ("", False, False), ("", True, False)],
)
def test_what_the_register_brought_has_a_code_and_is_not_invented(
    code: str, invented: bool, registered: bool
) -> None:
    organisation = Organisation("id", "Ambridge", "england", register_code=code, invented=invented)

    assert organisation.registered is registered
