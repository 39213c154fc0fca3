"""Every text that a page shows or reads out: what tests of words look through."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from streamlit.testing.v1 import AppTest

MACHINE = {
    *("id", "form_id", "user_key", "key", "element_id", "type", "tag", "language", "icon"),
    *(
        "url",
        "page",
        "page_script_hash",
        "queryParamKey",
        "query_param_key",
        "color",
        "config",
        "theme",
    ),
    *(
        "anchor",
        "query_string",
        "deferred_file_id",
        "file_name",
        "file_type",
        "mime",
        "marshalled_id",
        "format",
        "pattern",
        "allowed",
    ),
}
"""Fields of Streamlit's messages that a browser uses and nobody reads."""

TYPED = {"value", "default"}
"""In inputs: what people wrote."""

CHART_WORDS = {
    "x",
    "y",
    "customdata",
    "text",
    "title",
    "name",
    "ticktext",
    "hovertext",
    "hovertemplate",
    "labels",
}


def texts_of(tab: AppTest) -> Iterator[str]:
    for node in tab:
        proto = getattr(node, "proto", None)
        if hasattr(proto, "ListFields"):
            yield from _of_message(proto, typed=hasattr(node, "set_value"))
        if type(node).__name__ in ("Table", "Dataframe"):
            yield from _of_table(node.value)  # type: ignore[union-attr]


def _of_message(message: Any, *, typed: bool) -> Iterator[str]:
    for field, value in message.ListFields():
        if field.name in MACHINE or (typed and field.name in TYPED):
            continue
        for one in value if field.is_repeated else [value]:
            if field.name == "spec":
                yield from _of_chart(json.loads(one), shown=False)
            elif field.type == field.TYPE_MESSAGE:
                yield from _of_message(one, typed=typed)
            elif field.type == field.TYPE_STRING and one.strip():
                yield from texts_of_html(one) if field.name == "body" else [one]


def _of_table(frame: Any) -> Iterator[str]:
    yield from (str(name) for name in frame.columns)
    yield from (str(name) for name in frame.index)
    yield from (str(cell) for row in frame.to_numpy() for cell in row)


def _of_chart(part: Any, *, shown: bool) -> Iterator[str]:
    """Of a Plotly figure: titles, ticks, and what is said of a point."""
    if isinstance(part, dict):
        for name, inner in part.items():
            if name != "template":
                yield from _of_chart(inner, shown=name in CHART_WORDS)
    elif isinstance(part, list):
        for inner in part:
            yield from _of_chart(inner, shown=shown)
    elif isinstance(part, str) and shown:
        yield part


class _Reader(HTMLParser):
    SILENT = ("script", "style")
    SAID = ("alt", "title", "aria-label", "placeholder", "content")

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent = tag in self.SILENT
        said = [value for name, value in attrs if name in self.SAID and value and tag != "meta"]
        self.found.extend(said)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self.silent = False

    def handle_data(self, data: str) -> None:
        if data.strip() and not self.silent:
            self.found.append(data.strip())


def texts_of_html(page: str) -> list[str]:
    """Text as it stands where there is no tag: Markdown may have lone signs such as <."""
    if not re.search(r"</?[a-z][^<>]*>", page):
        return [page]
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.found
