"""The smallest parts of a Word file: elements, runs of text, links and fields. No kind of block."""

import re
from typing import cast

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement as Element

BLANKS = re.compile(r"[ \t\r\n\f]+")
"""As in HTML, several of them are one."""


def element(tag: str, *children: Element, **attributes: str) -> Element:
    made = cast("Element", OxmlElement(f"w:{tag}"))
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    made.extend(children)
    return made


def run(text: str, style: str = "") -> Element:
    """Text in a character style. It is text whatever it says."""
    made = element("t")
    made.text = BLANKS.sub(" ", text)
    made.set(qn("xml:space"), "preserve")
    return styled_run(style, made)


def styled_run(style: str, *children: Element) -> Element:
    look = [element("rPr", element("rStyle", val=style))] if style else []
    return element("r", *look, *children)


def line_break() -> Element:
    return element("r", element("br"))


def tab() -> Element:
    return element("r", element("tab"))


def paragraph(style: str, *children: Element, keep_next: bool = False) -> CT_P:
    made = cast("CT_P", element("p"))
    look = made.get_or_add_pPr()
    look.style = style
    if keep_next:
        look.get_or_add_keepNext()
    made.extend(children)
    return made


def field(instruction: str, shown: str) -> Element:
    """What Word works out by itself. `shown` stands there until it does."""
    return element("fldSimple", run(shown), instr=f" {instruction} ")


def field_begins(instruction: str) -> tuple[Element, ...]:
    """A field whose result is whole paragraphs: what follows, up to where it ends."""
    code = element("instrText")
    code.text = f" {instruction} "
    code.set(qn("xml:space"), "preserve")
    return (
        element("r", element("fldChar", fldCharType="begin")),
        element("r", code),
        element("r", element("fldChar", fldCharType="separate")),
    )


def field_ends() -> Element:
    return element("r", element("fldChar", fldCharType="end"))


def link_within(bookmark: str, text: str) -> Element:
    return element("hyperlink", run(text), anchor=bookmark, history="1")


def link_out(relation: str, text: str) -> Element:
    made = element("hyperlink", run(text, "Hyperlink"), history="1")
    made.set(qn("r:id"), relation)
    return made


def bookmarked(number: int, name: str, *children: Element) -> tuple[Element, ...]:
    begin = element("bookmarkStart", id=str(number), name=name)
    return (begin, *children, element("bookmarkEnd", id=str(number)))
