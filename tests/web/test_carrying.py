"""What a tab sent last goes along with its change of page."""

from collections.abc import Mapping

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetStates

from maturity.web.carrying import carried


def rerun(widgets: Mapping[str, str], fragment: str = "") -> bytes:
    """As a browser sends it: the widgets of a page, for one card or for the page."""
    message = BackMsg()
    message.rerun_script.fragment_id = fragment
    for name, value in widgets.items():
        message.rerun_script.widget_states.widgets.add(id=name, string_value=value)
    return message.SerializeToString()


def widgets_of(data: bytes) -> dict[str, str]:
    states = BackMsg.FromString(data).rerun_script.widget_states
    return {state.id: state.string_value for state in states.widgets}


def test_a_change_of_page_takes_along_what_the_last_card_sent() -> None:
    last = WidgetStates()
    carried(rerun({"scope": "3", "capacity": "2"}, fragment="card"), last)

    assert widgets_of(carried(rerun({}), last)) == {"scope": "3", "capacity": "2"}


def test_what_a_page_sends_itself_counts() -> None:
    last = WidgetStates()
    carried(rerun({"scope": "3", "capacity": "2"}, fragment="card"), last)

    assert widgets_of(carried(rerun({"scope": "4"}), last)) == {"scope": "4", "capacity": "2"}


def test_the_message_of_a_card_is_handed_on_as_it_is() -> None:
    last = WidgetStates()
    carried(rerun({"scope": "3"}, fragment="card"), last)
    data = rerun({"capacity": "1"}, fragment="card")

    assert carried(data, last) == data


def test_only_the_newest_card_is_taken_along() -> None:
    last = WidgetStates()
    carried(rerun({"scope": "3"}, fragment="card"), last)
    carried(rerun({"scope": "4"}, fragment="card"), last)

    assert widgets_of(carried(rerun({}), last)) == {"scope": "4"}


def test_a_button_is_not_pressed_again() -> None:
    last = WidgetStates()
    message = BackMsg()
    message.rerun_script.fragment_id = "card"
    message.rerun_script.widget_states.widgets.add(id="clear", trigger_value=True)
    carried(message.SerializeToString(), last)

    assert widgets_of(carried(rerun({}), last)) == {}


def test_other_messages_are_left_alone() -> None:
    message = BackMsg(stop_script=True).SerializeToString()

    assert carried(message, WidgetStates()) == message


def test_what_is_no_message_is_left_alone() -> None:
    assert carried(b"\xff\xff\xff", WidgetStates()) == b"\xff\xff\xff"
