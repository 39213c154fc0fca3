"""The structure tree of a PDF as plain objects, with what is broken in the tree itself."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Object, Pdf

STANDARD = frozenset(
    (
        *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI"),
        *("Index", "NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6"),
        *("L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"),
        *("Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot"),
        *("Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form"),
    )
)
"""The types of PDF 1.7. Any other has to be mapped to one of them."""

NOTHING, NONE = Dictionary(), Array()
"""Instead of what is not there. Made once, as there are thousands of elements. Never changed."""

Place = tuple[int, int]
"""The number of a page's object, and the number of content marked on it."""


@dataclass(frozen=True)
class Fault:
    """`rule` is a short code, the same in every language, for whoever mends the template."""

    rule: str
    where: str = ""

    def __str__(self) -> str:
        return f"{self.rule} ({self.where})" if self.where else self.rule


@dataclass
class Element:
    """`kind` is the standard type. `annotations` are the numbers of their objects."""

    kind: str
    number: int
    source: Object
    children: list["Element"] = field(default_factory=list)
    content: list[Place] = field(default_factory=list)
    annotations: list[int] = field(default_factory=list)

    def each(self) -> Iterator["Element"]:
        yield self
        for child in self.children:
            yield from child.each()

    def of(self, *kinds: str) -> list["Element"]:
        return [child for child in self.children if child.kind in kinds]

    def attribute(self, name: str) -> Object | None:
        """A of an element is one dictionary of attributes, or several."""
        found = self.source.get("/A", NONE)
        several = found if isinstance(found, Array) else [found]
        values = (a.get(name) for a in several if isinstance(a, Dictionary))
        return next((value for value in values if value is not None), None)


@dataclass
class Tree:
    """The elements below the root, and what is wrong with how they hang together."""

    top: list[Element]
    faults: list[Fault]

    def each(self) -> Iterator[Element]:
        for element in self.top:
            yield from element.each()


def structure(file: Pdf) -> Tree:
    root = file.Root.get("/StructTreeRoot")
    tree = Tree([], [])
    if not isinstance(root, Dictionary) or "/K" not in root:
        tree.faults.append(Fault("structure-tree"))
        return tree
    roles = _roles(root, tree)
    seen: set[int] = set()
    tree.top = [
        _element(kid, roles, tree, seen) for kid in kids(root) if isinstance(kid, Dictionary)
    ]
    return tree


def _roles(root: Object, tree: Tree) -> dict[str, str]:
    """A standard type stays what it is, and no chain of roles leads back to itself."""
    found = root.get("/RoleMap", NOTHING)
    roles = {str(key)[1:]: str(value)[1:] for key, value in found.items()}
    tree.faults += [Fault("role-map", name) for name in roles if name in STANDARD]
    return roles


def _standard(name: str, roles: dict[str, str]) -> str:
    passed = set()
    while name not in STANDARD and name in roles and name not in passed:
        passed.add(name)
        name = roles[name]
    return name


def kids(source: Object) -> list[Object]:
    found = source.get("/K", NONE)
    return list(found) if isinstance(found, Array) else [found]


def _element(source: Object, roles: dict[str, str], tree: Tree, seen: set[int]) -> Element:
    name = str(source.get("/S", ""))[1:]
    element = Element(_standard(name, roles), source.objgen[0], source)
    if element.kind not in STANDARD:
        tree.faults.append(Fault("role-map", name))
    if element.number in seen:
        tree.faults.append(Fault("structure-tree", f"{name} twice"))
        return element
    seen.add(element.number)
    for kid in kids(source):
        _add(element, kid, roles, tree, seen)
    return element


def _add(element: Element, kid: Object, roles: dict[str, str], tree: Tree, seen: set[int]) -> None:
    page = element.source.get("/Pg", NOTHING)
    if isinstance(kid, int):
        element.content.append((page.objgen[0], kid))
        return
    kind = kid.get("/Type")
    if kind == Name.MCR:
        element.content.append((kid.get("/Pg", page).objgen[0], int(kid.MCID)))
    elif kind == Name.OBJR:
        element.annotations.append(kid.Obj.objgen[0])
    else:
        if kid.get("/P", NOTHING).objgen[0] != element.number:
            tree.faults.append(Fault("structure-tree", "parent"))
        element.children.append(_element(kid, roles, tree, seen))
