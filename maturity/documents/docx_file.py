"""The Word file around its text: styles, language, properties. The same content, the same bytes."""

from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.rel import Relationships
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from maturity.documents.blocks import Document
from maturity.documents.legible import storable

TEMPLATES = Path(__file__).parent / "templates"

NEEDED = {
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.THEME,
}
"""Of python-docx's own template. The rest, such as a picture of an empty page, only takes room."""

LONGEST_PROPERTY = 255
"""Characters, by the standard."""

REGIONS = {"en": "en-GB", "cy": "cy-GB"}
"""Word checks the spelling of a language as one country writes it."""

ZIP_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip file can say: Word looks at the properties, not here."""


def empty_word_file(document: Document) -> WordFile:
    """With our styles and the properties of the document, and nothing to read in it."""
    word = docx.Document()
    part = word.part
    _keep_needed(part.rels)
    if part.package is not None:
        _keep_needed(part.package.rels)
    _become(word.styles.element, "word_styles.xml")
    _become(word.settings.element, "word_settings.xml")
    _become(part.numbering_part.element, "word_numbering.xml")
    _speak(word, REGIONS.get(document.language, document.language))
    _describe(word, document)
    return word


def _keep_needed(relations: Relationships) -> None:
    for relation_id in [i for i, relation in relations.items() if relation.reltype not in NEEDED]:
        del relations[relation_id]


def _become(there: Element, template: str) -> None:
    """Everything in it is replaced."""
    for child in list(there):
        there.remove(child)
    there.extend(parse_xml(_template(template)))


@cache
def _template(name: str) -> bytes:
    return (TEMPLATES / name).read_bytes()


def _speak(word: WordFile, language: str) -> None:
    for said in word.styles.element.iter(qn("w:lang")):
        said.set(qn("w:val"), language)
    for said in word.settings.element.iter(qn("w:themeFontLang")):
        said.set(qn("w:val"), language)


def _describe(word: WordFile, document: Document) -> None:
    """Nobody is named as the author: the organisation is, in the document itself."""
    about = word.core_properties
    about.title = storable(document.title)[:LONGEST_PROPERTY]
    about.language = document.language
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    day = datetime(document.day.year, document.day.month, document.day.day)  # noqa: DTZ001
    about.created = about.modified = day
    about.revision = 1


def saved(word: WordFile) -> bytes:
    """Word files are zip files, which hold the moment they were made: here, always the same."""
    made = BytesIO()
    word.save(made)
    fixed = BytesIO()
    with ZipFile(made) as source, ZipFile(fixed, "w", ZIP_DEFLATED) as target:
        for entry in source.infolist():
            info = ZipInfo(entry.filename, ZIP_TIME)
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, source.read(entry))
    return fixed.getvalue()
