"""What a page says where an error comes that none of its parts expected: a sentence, each time."""

import pytest
from streamlit.testing.v1 import AppTest

SCRIPT = """
from maturity.errors import Conflict, StoreError
from maturity.web import session
from maturity.web.metrics import REGISTRY
from maturity.web.script_errors import say_script_error

session.put("visit", (None, None, ""))
assert say_script_error({error})
"""


@pytest.mark.parametrize(
    ("error", "said"),
    [
        ("StoreError('secret')", "database does not answer\\. This page tries again by itself."),
        ("StoreError('secret', unsure=True)", "Look whether it was stored"),
        ("Conflict('Somebody was first.')", "Somebody was first\\."),
        ("ZeroDivisionError('secret')", "Something broke here, and is in the server's log."),
    ],
)
def test_an_error_that_nobody_expected_is_said_in_a_sentence(error: str, said: str) -> None:
    tab = AppTest.from_string(SCRIPT.replace("{error}", error)).run()

    assert not tab.exception
    (shown,) = tab.error
    assert said in shown.value
    assert "secret" not in shown.value
