"""Files of the benchmark: what an organisation gave, what was published, and its private record."""

from collections.abc import Callable

from maturity.access import Visitor
from maturity.errors import NotHere
from maturity.locale import gettext as _
from maturity.usecases.contributing import contribution_file
from maturity.usecases.publishing import private_record_file, published_file, published_releases
from maturity.usecases.sector_document import sector_file
from maturity.usecases.workplace import Workplace
from maturity.web.context import QUESTIONNAIRE, workplace
from maturity.web.routes.downloads import Asked, File, download

CONTRIBUTION, SECTOR = "/download/contribution", "/download/sector"
RELEASE, PRIVATE = "/download/release", "/download/private-record"

Read = Callable[[Workplace, Visitor | None, str], bytes]


def contribution(asked: Asked) -> File:
    data = contribution_file(workplace(), asked.who, asked.word("organisation"))
    return File("contribution.json", "json", data)


def sector(asked: Asked) -> File:
    form = asked.form
    data = sector_file(workplace(), asked.who, QUESTIONNAIRE, form)
    return File(_("social-value-sector.{ending}").format(ending=form), form, data)


def release(asked: Asked) -> File:
    return _of_release(asked, published_file, "", "sqlite")


def private_record(asked: Asked) -> File:
    return _of_release(asked, private_record_file, ".private", "json")


def _of_release(asked: Asked, read: Read, mark: str, kind: str) -> File:
    for kept in published_releases(workplace(), asked.who):
        if kept.id == asked.word("release"):
            name = f"social-value-release-{kept.cut_off.isoformat()}{mark}.{kind}"
            return File(name, kind, read(workplace(), asked.who, kept.id))
    raise NotHere


ROUTES = [
    download(CONTRIBUTION, contribution, "contribute"),
    download(SECTOR, sector, "sector"),
    download(RELEASE, release, "benchmark"),
    download(PRIVATE, private_record, "benchmark"),
]
