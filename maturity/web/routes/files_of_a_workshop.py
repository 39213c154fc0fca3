"""The papers of a workshop: the pack before it, and the record of it."""

from urllib.parse import urlsplit

from maturity.locale import gettext as _
from maturity.usecases.workshop_documents import pack_file, record_file
from maturity.usecases.workshops import open_workshop
from maturity.web.context import settings, workplace
from maturity.web.file_words import file_name
from maturity.web.routes.downloads import Asked, File, download
from maturity.web.security import HERE_ONLY

PACK, RECORD = "/download/workshop-pack", "/download/workshop-record"


def pack(asked: Asked) -> File:
    data = pack_file(workplace(), asked.who, asked.word("workshop"), _reached(), asked.form)
    return _named(asked, _("Workshop pack"), data)


def record(asked: Asked) -> File:
    data = record_file(workplace(), asked.who, asked.word("workshop"), asked.form)
    return _named(asked, _("Workshop record"), data)


def _reached() -> str:
    """Empty where no phone gets there: paper lasts longer than a wrong address. Without the setting
    this computer alone is answered.
    """
    address = settings().address
    return "" if urlsplit(address).hostname in HERE_ONLY else address


def _named(asked: Asked, document: str, data: bytes) -> File:
    found = open_workshop(workplace(), asked.who, asked.word("workshop")).found
    name = file_name(found.organisation, found.assessment, document, asked.form)
    return File(name, asked.form, data)


ROUTES = [download(PACK, pack, "workshop"), download(RECORD, record, "workshop")]
