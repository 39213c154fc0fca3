"""An HTML file as a tree, by the standard library: what no browser is needed for."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from maturity.documents.legible import ZERO_WIDTH

VOID = {"meta", "link", "hr", "br", "img", "input", "base", "wbr"}


@dataclass
class Node:
    """`own` are its own texts and elements in their order."""

    tag: str
    attributes: dict[str, str]
    own: list["Node | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """As read: white space is one blank, and what only allows a break is nothing."""
        parts = (part if isinstance(part, str) else part.text for part in self.own)
        return " ".join(" ".join(parts).replace(ZERO_WIDTH, "").split())

    def each(self) -> Iterator["Node"]:
        for part in self.own:
            if isinstance(part, Node):
                yield part
                yield from part.each()

    def of(self, *tags: str) -> list["Node"]:
        return [node for node in self.each() if node.tag in tags]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.around = [Node("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.around[-1].own.append(node)
        if tag not in VOID:
            self.around.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        open_tag = self.around.pop().tag
        assert open_tag == tag, f"<{open_tag}> ends as </{tag}>"

    def handle_data(self, data: str) -> None:
        self.around[-1].own.append(data)


def read_html(text: str) -> Node:
    """The whole file. An element that is not closed, or in the wrong order, is refused."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert len(reader.around) == 1, [node.tag for node in reader.around]
    return reader.around[0]
