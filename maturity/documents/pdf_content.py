"""What stands on a page of a PDF: which content is marked, and with which fonts it is written."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pikepdf import Name, Object, Page, Pdf, parse_content_stream

from maturity.documents.pdf_elements import NOTHING, Fault

PAINTING = "Tj TJ ' \" f F f* B B* b b* S s sh Do BI ID EI"
MARKING = "BDC BMC EMC"
"""Of the operators of a page, those that a reader sees, and those that say what it is."""


@dataclass
class Marked:
    """The numbers of the tagged content of a page, and the faults of how it is marked."""

    numbers: set[int] = field(default_factory=set)
    faults: set[str] = field(default_factory=set)


def marked(page: Page) -> Marked:
    found = Marked()
    around: list[str] = []
    for instruction in parse_content_stream(page, f"{PAINTING} {MARKING}"):
        name = str(instruction.operator)
        if name == "EMC":
            if not around:
                found.faults.add("marks-unbalanced")
            del around[-1:]
        elif name in {"BDC", "BMC"}:
            around.append(_mark(page, list(instruction.operands), around, found))
        elif not any(around):
            found.faults.add("untagged-content")
    if around:
        found.faults.add("marks-unbalanced")
    return found


def _mark(page: Page, operands: list[Object], around: list[str], found: Marked) -> str:
    """Tagged, an artifact, or neither: what encloses it then says what it is."""
    artifact = operands[0] == Name.Artifact
    number = _properties(page, operands).get("/MCID")
    mark = "artifact" if artifact else "tagged" if number is not None else ""
    if mark and any(around) and mark not in around:
        found.faults.add("artifact-in-content")
    if number is not None:
        found.numbers.add(int(number))
    return mark


def _properties(page: Page, operands: list[Object]) -> Object:
    if len(operands) < 2:
        return NOTHING
    if isinstance(operands[1], Name):
        named: Object = page.Resources.get("/Properties", NOTHING)
        return named.get(operands[1], NOTHING)
    return operands[1]


def faults_of_fonts(file: Pdf) -> Iterator[Fault]:
    """Each is within the file, and says which characters its glyphs are."""
    fonts: dict[tuple[int, int], Object] = {}
    for page in file.pages:
        _gather(page.get("/Resources", NOTHING), fonts, depth=0)
    for font in fonts.values():
        inner = font.get("/DescendantFonts")
        described = font if inner is None else inner[0]
        descriptor = described.get("/FontDescriptor", NOTHING)
        name = str(font.get("/BaseFont", ""))[1:]
        if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            yield Fault("font-embedded", name)
        if "/ToUnicode" not in font:
            yield Fault("font-characters", name)


def _gather(resources: Object, fonts: dict[tuple[int, int], Object], depth: int) -> None:
    """Forms have resources of their own, as deep as a reader would follow them."""
    for font in resources.get("/Font", NOTHING).values():
        fonts[font.objgen] = font
    for form in resources.get("/XObject", NOTHING).values():
        if depth < 8 and "/Resources" in form:
            _gather(form.Resources, fonts, depth + 1)
