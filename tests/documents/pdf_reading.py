"""A PDF as a screen reader meets it: its tags in their order, each with what it says.

Text comes from the content that the tags point to, through the characters that each font says its
glyphs are. So a word that is drawn and not tagged is not found here.
"""

import re
from dataclasses import dataclass
from io import BytesIO

from pikepdf import Dictionary, Object, Page, Pdf, String, parse_content_stream

from maturity.documents.legible import ZERO_WIDTH
from maturity.documents.pdf_elements import Element, Place, kids, structure

CHARACTERS = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
RUNS = re.compile(r"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)


@dataclass(frozen=True)
class Tagged:
    """One element with all that it holds, and its alternative text where it has one."""

    kind: str
    said: str
    alt: str
    parts: tuple["Tagged", ...]

    @property
    def text(self) -> str:
        """Lines joined: a blank where one ends, nothing where a long word was broken."""
        joined = self.said.replace(f"{ZERO_WIDTH} ", "").replace(ZERO_WIDTH, "")
        return " ".join(joined.split())

    def of(self, *kinds: str) -> list["Tagged"]:
        """Those below it, at any depth, in their order."""
        below = [found for part in self.parts for found in (part, *part.of(*kinds))]
        return [found for found in below if found.kind in kinds]


def read_pdf(data: bytes) -> Tagged:
    """The whole file as one element."""
    with Pdf.open(BytesIO(data)) as file:
        said: dict[Place, str] = {}
        for page in file.pages:
            texts = _texts(page)
            said |= {(page.obj.objgen[0], number): text for number, text in texts.items()}
        (whole,) = structure(file).top
        return _tagged(whole, said)


def footers(data: bytes) -> list[str]:
    """What stands on each page and is no part of the document."""
    with Pdf.open(BytesIO(data)) as file:
        return [_texts(page).get(None, "") for page in file.pages]


def tagged(file: Pdf, *kinds: str) -> list[Object]:
    """Elements of these kinds as the file holds them, which is not the order of reading."""
    names = {f"/{kind}" for kind in kinds}
    return [o for o in file.objects if isinstance(o, Dictionary) and o.get("/S") in names]


def _tagged(element: Element, said: dict[Place, str]) -> Tagged:
    """What it holds in the order of the tags: its own content, and that of its parts."""
    own = iter(element.content)
    parts = {child.number: _tagged(child, said) for child in element.children}
    texts: list[str] = []
    for kid in kids(element.source):
        if isinstance(kid, int) or "/MCID" in kid:
            texts.append(said[next(own)])
        elif kid.objgen[0] in parts:
            texts.append(parts[kid.objgen[0]].said)
    alt = str(element.source.get("/Alt", ""))
    return Tagged(element.kind, "".join(texts), alt, tuple(parts.values()))


def _texts(page: Page) -> dict[int | None, str]:
    """By the number of the marked content; under None what is none of it."""
    fonts = {name: _glyphs(font) for name, font in page.Resources.get("/Font", {}).items()}
    for form in page.Resources.get("/XObject", {}).values():
        fonts |= {n: _glyphs(f) for n, f in form.get("/Resources", {}).get("/Font", {}).items()}
    found: dict[int | None, str] = {}
    around: list[Dictionary] = []
    glyphs: dict[int, str] = {}
    for instruction in parse_content_stream(page):
        operands, name = list(instruction.operands), str(instruction.operator)
        if name in {"BDC", "BMC"}:
            around.append(operands[1] if name == "BDC" else Dictionary())
            spoken = around[-1].get("/ActualText")
            if spoken is not None:
                _add(found, around, str(spoken))
        elif name == "EMC":
            around.pop()
        elif name == "ET":
            _add(found, around, " ")
        elif name == "Tf":
            glyphs = fonts[str(operands[0])]
        elif name in {"Tj", "TJ"} and not any("/ActualText" in marks for marks in around):
            _add(found, around, _shown(operands[0], glyphs))
    return found


def _add(found: dict[int | None, str], around: list[Dictionary], text: str) -> None:
    number = next((int(marks.MCID) for marks in around if "/MCID" in marks), None)
    found[number] = found.get(number, "") + text


def _shown(operand: Object, glyphs: dict[int, str]) -> str:
    parts = [operand] if isinstance(operand, String) else list(operand)
    raw = b"".join(bytes(part) for part in parts if isinstance(part, String))
    return "".join(glyphs[int.from_bytes(raw[n : n + 2], "big")] for n in range(0, len(raw), 2))


def _glyphs(font: Object) -> dict[int, str]:
    """From the font's own table. Ours name each glyph alone."""
    table = font.ToUnicode.read_bytes().decode("ascii")
    runs = [(kind, CHARACTERS.findall(body)) for kind, body in RUNS.findall(table)]
    assert {kind for kind, _pairs in runs} == {"bfchar"}
    pairs = (pair for _kind, found in runs for pair in found)
    return {int(glyph, 16): bytes.fromhex(text).decode("utf-16-be") for glyph, text in pairs}
