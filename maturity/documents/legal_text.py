"""The legal check beside the result: how many items, and those that ask for a look. Never scored.

"Yes" is what the law asks, so only "no" and "not sure" are named.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from maturity.documents.blocks import Block, Bullets, Heading, Item, Paragraph, Table
from maturity.documents.figures import day
from maturity.domain.law import LegalCheck
from maturity.domain.legal_answer import LegalAnswer, LegalResponse
from maturity.locale import gettext as _

OPEN = LegalAnswer()


@dataclass(frozen=True)
class LegalPart:
    """The items of the organisation's nation, and its answers by item."""

    checks: tuple[LegalCheck, ...]
    answers: Mapping[str, LegalAnswer]

    def answer(self, check: LegalCheck) -> LegalAnswer:
        return self.answers.get(check.id, OPEN)


def legal_section(part: LegalPart) -> Iterator[Block]:
    if not part.checks:
        return
    yield Heading(_("Legal check"))
    yield Paragraph(
        _("What the law of your nation asks. It changes no level and no stage, and is not advice.")
    )
    yield _counts(part)
    for heading, response in (
        (_("You answered no"), LegalResponse.NO),
        (_("You are not sure"), LegalResponse.NOT_SURE),
    ):
        named = [check for check in part.checks if part.answer(check).response is response]
        if named:
            yield Heading(heading, 3)
            yield Bullets(tuple(_item(part, check) for check in named))


def _counts(part: LegalPart) -> Table:
    responses = [part.answer(check).response for check in part.checks]
    names = {
        LegalResponse.YES: _("Yes"),
        LegalResponse.NO: _("No"),
        LegalResponse.NOT_SURE: _("Not sure"),
        None: _("Not answered yet"),
    }
    rows = tuple((name, str(responses.count(response))) for response, name in names.items())
    return Table(_("Items of the legal check, by answer"), (_("Answer"), _("Items")), rows)


def _item(part: LegalPart, check: LegalCheck) -> Item:
    note = part.answer(check).note.strip()
    return Item(
        _("{text} Your note: {note}").format(text=check.text, note=note) if note else check.text,
        _("{source}. Checked on {day}, may have changed.").format(
            source=check.source, day=day(check.checked_on)
        ),
        check.url,
    )
