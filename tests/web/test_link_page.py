"""What the page of a link says when the fault is not the link's."""

from pathlib import Path

from starlette.applications import Starlette

from maturity.web.context import workplace
from maturity.web.routes import ROUTES
from tests.web.apptest import FrontDoor
from tests.web.asgi import fetch


def test_a_database_that_does_not_answer_is_said_and_not_blamed_on_the_link(
    front_door: FrontDoor,
) -> None:
    database: Path = front_door.place.database
    workplace()  # the server had started
    database.rename(database.with_name("away"))
    database.mkdir()
    from_here = {"sec-fetch-site": "same-origin"}

    reply = fetch(Starlette(routes=ROUTES), "/link/any", "POST", from_here)

    assert reply.status == 503
    assert "does not answer" in reply.text
    assert str(database) not in reply.text
