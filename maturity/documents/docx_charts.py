"""Charts of a Word file: pictures, as Word takes no SVG that every version shows."""

from io import BytesIO

import typst
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from docx.parts.document import DocumentPart
from docx.shared import Length

from maturity.documents.docx_file import TEMPLATES
from maturity.documents.docx_xml import element
from maturity.documents.fonts import FAMILY, font_folder

DOTS_AN_INCH = 200
"""Sharp on paper, and still small."""

CHART_WIDTH = 160
"""Millimetres."""


def chart_picture(part: DocumentPart, number: int, svg: str, alt: str, width: Length) -> Element:
    """A picture in a line of its own. `number` is its own within the file."""
    inline = part.new_pic_inline(BytesIO(png(svg)), width)
    described = inline.docPr
    described.set("id", str(number))
    described.set("name", f"Chart {number}")
    described.set("descr", alt)
    return element("r", element("drawing", inline))


def png(svg: str) -> bytes:
    made = typst.compile(
        TEMPLATES / "chart.typ",
        root=TEMPLATES,
        font_paths=font_folder().found,
        ignore_system_fonts=True,
        sys_inputs={"svg": svg, "font": FAMILY},
        format="png",
        ppi=DOTS_AN_INCH,
    )
    return bytes(made)
