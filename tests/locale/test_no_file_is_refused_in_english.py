"""What is said where there is no file, in a language that nobody speaks."""

import pytest

from maturity.web.routes import downloads
from maturity.web.routes.budget import Budgets
from maturity.web.routes.files_of_councils import ABOUT_YOU
from maturity.web.routes.files_of_the_benchmark import CONTRIBUTION
from tests.locale.pseudo import forgotten
from tests.web.apptest import FrontDoor
from tests.web.file_links import take
from tests.web.test_unreadable_database import unreadable
from tests.web.visible import texts_of_html

WELSH = {"accept-language": "cy"}


@pytest.mark.usefixtures("unspoken")
def test_no_page_without_a_file_is_english(
    front_door: FrontDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(downloads, "files", Budgets(1))
    front_door.comes(front_door.place.person("Ann"))
    with unreadable(front_door.place.database):
        replies = [take(ABOUT_YOU, **WELSH)]
    replies += [take(CONTRIBUTION, **WELSH), take(ABOUT_YOU, **WELSH)]
    replies.append(take(ABOUT_YOU, **WELSH, sec_fetch_site="cross-site"))
    monkeypatch.setattr(downloads, "MOST_WAITING", 0)
    replies.append(take(ABOUT_YOU, **WELSH))

    assert [reply.status for reply in replies] == [503, 404, 429, 403, 503]
    for reply in replies:
        assert not [text for text in texts_of_html(reply.text) if forgotten(text)]
