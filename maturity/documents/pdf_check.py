"""Is a PDF accessible, as far as a program can tell? Those rules of PDF/UA-1 that we could break.

It does not see the order of reading, the quality of an alternative text, or contrast: a person has
to look once for each change of the template.
"""

import re
from collections.abc import Iterator
from io import BytesIO

from pikepdf import Array, Name, Object, Page, Pdf, PdfError

from maturity.documents.pdf_content import faults_of_fonts, marked
from maturity.documents.pdf_elements import NONE, NOTHING, Element, Fault, Tree, structure
from maturity.documents.pdf_meaning import faults_of_meaning

TITLE = re.compile(r"<dc:title>((?!</dc:title>).)*<rdf:li[^>]*>\s*[^<\s]", re.DOTALL)
MARKS = {"pdfua-mark": "pdfuaid:part", "pdfa-mark": "pdfaid:part"}

PRINTED, HIDDEN = 4, 2
"""Flags of a link."""


def check_pdf(data: bytes, *, least_tables: int = 0, least_figures: int = 0) -> tuple[Fault, ...]:
    """Nothing where no fault is found. What a document must hold at least is counted."""
    try:
        with Pdf.open(BytesIO(data)) as file:
            tree = structure(file)
            faults = [*_faults(file, tree)]
            counts = [element.kind for element in tree.each()]
    except PdfError:
        return (Fault("unreadable"),)
    for kind, least in (("Table", least_tables), ("Figure", least_figures)):
        if counts.count(kind) < least:
            faults.append(Fault("missing", f"{counts.count(kind)} of {least} {kind}"))
    return tuple(dict.fromkeys(faults))


def _faults(file: Pdf, tree: Tree) -> Iterator[Fault]:
    elements = list(tree.each())
    yield from _catalogue(file)
    yield from _metadata(file)
    yield from tree.faults
    yield from faults_of_meaning(elements)
    parents = Parents(file, elements)
    for number, page in enumerate(file.pages, start=1):
        rules = (*_page(page, parents), *_links(page, parents))
        yield from (Fault(rule, f"page {number}") for rule in rules)
    yield from faults_of_fonts(file)


def _catalogue(file: Pdf) -> Iterator[Fault]:
    root = file.Root
    if not str(root.get("/Lang", "")).strip():
        yield Fault("language")
    mark = root.get("/MarkInfo", NOTHING)
    if not _is_set(mark, "/Marked") or _is_set(mark, "/Suspects"):
        yield Fault("marked")
    if not _is_set(root.get("/ViewerPreferences", NOTHING), "/DisplayDocTitle"):
        yield Fault("title-shown")
    if not root.get("/OutputIntents"):
        yield Fault("colours")
    if file.is_encrypted:
        yield Fault("encrypted")


def _is_set(flags: Object, name: str) -> bool:
    value: object = flags.get(name)
    return value is True


def _metadata(file: Pdf) -> Iterator[Fault]:
    stream = file.Root.get("/Metadata")
    text = "" if stream is None else stream.read_bytes().decode("utf-8", "replace")
    if not TITLE.search(text):
        yield Fault("title")
    for rule, mark in MARKS.items():
        if f"<{mark}>" not in text and f"{mark}=" not in text:
            yield Fault(rule)


class Parents:
    """From content and links back to their elements, by the file's own index and by its tree."""

    def __init__(self, file: Pdf, elements: list[Element]) -> None:
        root = file.Root.get("/StructTreeRoot", NOTHING)
        self._index = dict(_numbered(root.get("/ParentTree", NOTHING)))
        self._owners = {place: e.number for e in elements for place in e.content}
        self._elements = {e.number: e for e in elements}

    def knows(self, page: Page, number: int) -> bool:
        """Whether both say the same of that content."""
        owners = self._index.get(_number(page.obj, "/StructParents"), NONE)
        owner = self._owners.get((page.obj.objgen[0], number))
        if owner is None or not isinstance(owners, Array) or number >= len(owners):
            return False
        return owners[number] is not None and owners[number].objgen[0] == owner

    def link(self, annotation: Object) -> Element | None:
        owner = self._index.get(_number(annotation, "/StructParent"))
        element = None if owner is None else self._elements.get(owner.objgen[0])
        if element is None or annotation.objgen[0] not in element.annotations:
            return None
        return element if element.kind == "Link" else None


def _number(source: Object, name: str) -> int:
    return int(source.get(name, -1))


def _numbered(tree: Object) -> Iterator[tuple[int, Object]]:
    """A tree of numbers: pairs in a list, or further trees."""
    numbers = tree.get("/Nums", NONE)
    for place in range(0, len(numbers) - 1, 2):
        yield int(numbers[place]), numbers[place + 1]
    for kid in tree.get("/Kids", NONE):
        yield from _numbered(kid)


def _page(page: Page, parents: Parents) -> Iterator[str]:
    if page.get("/Tabs") != Name.S:
        yield "order-of-tabs"
    found = marked(page)
    yield from sorted(found.faults)
    if not all(parents.knows(page, number) for number in found.numbers):
        yield "untagged-content"


def _links(page: Page, parents: Parents) -> Iterator[str]:
    for annotation in page.get("/Annots", NONE):
        flags = int(annotation.get("/F", 0))
        if annotation.get("/Subtype") != Name.Link:
            yield "annotation"
        elif not str(annotation.get("/Contents", "")).strip():
            yield "link-text"
        elif parents.link(annotation) is None:
            yield "link-tag"
        elif flags & HIDDEN or not flags & PRINTED:
            yield "link-hidden"
