"""A Word file as programs that read aloud meet it: by python-docx, and by its XML where it must."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import docx
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement as Element


def read_docx(data: bytes) -> WordFile:
    return docx.Document(BytesIO(data))


def all_of(word: WordFile, tag: str) -> list[Element]:
    """Elements of the main text, in their order."""
    return list(word.element.body.iter(qn(f"w:{tag}")))


def value(element: Element, name: str = "val") -> str:
    return element.get(qn(f"w:{name}"), "")


def text_of(element: Element) -> str:
    """As read: a break and a tab are blanks, and so is more than one of them."""
    parts = [
        (found.text or "") if found.tag == qn("w:t") else " "
        for found in element.iter(qn("w:t"), qn("w:br"), qn("w:tab"))
    ]
    return " ".join("".join(parts).split())


def style_of(paragraph: Element) -> str:
    assert isinstance(paragraph, CT_P)
    return paragraph.style or ""


def in_style(word: WordFile, *styles: str) -> list[str]:
    return [text_of(p) for p in all_of(word, "p") if style_of(p) in styles]


def headings(word: WordFile) -> list[tuple[int, str]]:
    return [
        (int(style_of(p)[-1]), text_of(p))
        for p in all_of(word, "p")
        if style_of(p).startswith("Heading")
    ]


def cells(word: WordFile) -> list[list[list[str]]]:
    return [
        [[text_of(cell) for cell in row.iter(qn("w:tc"))] for row in table.iter(qn("w:tr"))]
        for table in all_of(word, "tbl")
    ]


def alternatives(word: WordFile) -> list[str]:
    return [str(found.get("descr")) for found in word.element.body.iter(qn("wp:docPr"))]


def outside(word: WordFile) -> list[str]:
    """The addresses of all links, in no order."""
    relations = word.part.rels.values()
    return sorted(relation.target_ref for relation in relations if relation.is_external)


def footers(data: bytes) -> list[str]:
    """What stands at the foot of each kind of page."""
    with ZipFile(BytesIO(data)) as file:
        names = sorted(name for name in file.namelist() if "footer" in name)
        return [text_of(docx.oxml.parse_xml(file.read(name))) for name in names]


def everything_said(data: bytes) -> Iterator[str]:
    word = read_docx(data)
    yield from map(text_of, all_of(word, "p"))
    yield from alternatives(word)
    yield from footers(data)
