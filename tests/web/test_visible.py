"""The reader of pages overlooks nothing that a visitor reads, and reads nothing else."""

from streamlit.testing.v1 import AppTest

from tests.web.visible import texts_of, texts_of_html

SCRIPT = """
import pandas as pd
import plotly.graph_objects as go
import streamlit as st

st.title("a title", anchor="anchor")
st.markdown("some markdown", help="a help")
st.html("<p title='a tip'>raw <b>words</b></p><style>p { color: red }</style>")
st.caption("a caption")
st.radio("a question", ["x", "y"], format_func=lambda o: f"option {o}", captions=["one", "two"])
st.selectbox("a choice", ["first"], placeholder="choose")
st.text_input("a box", "typed", help="a hint", placeholder="like this")
st.checkbox("a tick")
with st.form("form"):
    st.form_submit_button("send")
with st.expander("an expander"):
    st.warning("a warning", title="beware")
first, = st.tabs(["a tab"])
with st.popover("a popover"):
    st.toast("a toast")
st.download_button("a download", "data", file_name="name.csv")
st.metric("a metric", "a value", "a change")
st.table(pd.DataFrame({"a column": ["a cell"]}, index=["a row"]))
st.dataframe(pd.DataFrame({"another column": ["another cell"]}))
st.plotly_chart(
    go.Figure(go.Bar(x=["a bar"], y=[1], name="a trace", text=["on the bar"])).update_layout(
        title="a chart", xaxis_title="an axis"
    ),
)
st.page_link("https://www.example.org", label="a link")
st.sidebar.write("at the side")
"""

SHOWN = """
    a title|some markdown|a help|a tip|raw|words|a caption|a question|option x|option y|one|two
    a choice|first|choose|a box|a hint|like this|a tick|send|an expander|a warning|beware
    a tab|a popover|a toast|a download|a metric|a value|a change|a column|a cell|a row
    another column|another cell|a bar|a trace|on the bar|a chart|an axis|a link|at the side
"""
UNSEEN = {"anchor", "form", "typed", "name.csv", "data", "color: red", "https://www.example.org"}


def test_every_text_of_a_page_is_read() -> None:
    tab = AppTest.from_string(SCRIPT, default_timeout=30).run()
    assert not tab.exception

    found = set(texts_of(tab))

    shown = {text for line in SHOWN.split("\n") for text in line.strip().split("|") if text}
    assert shown - found == set()
    assert found & UNSEEN == set()


def test_the_words_of_a_page_of_ours_are_read_without_its_tags() -> None:
    page = "<title>a</title><script>no</script><p lang='en'>b <img alt='c'> d</p>"

    assert texts_of_html(page) == ["a", "b", "c", "d"]


def test_markdown_with_a_lone_sign_is_read_as_it_stands() -> None:
    assert texts_of_html("fewer than 5 < 10 and > 3") == ["fewer than 5 < 10 and > 3"]
