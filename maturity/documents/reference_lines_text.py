"""What others published about how far councils are: figures to stand beside, and no peers.

Facts in our own words, each with who published it, when, and of whom it is. Never one council's.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from maturity.documents.blocks import Block, Bullets, Heading, Item, Paragraph
from maturity.locale import gettext as _

FAMILY = "social-value"
"""The questionnaires that these figures are about."""


@dataclass(frozen=True)
class PublishedLine:
    """`base` is whose figure it is: how many, and where."""

    text: str
    base: str
    source: str
    year: int
    url: str


def reference_lines(family: str) -> Iterator[Block]:
    """Nothing for questionnaires about something else."""
    if family != FAMILY:
        return
    yield Heading(_("Published figures from other sources"))
    yield Paragraph(
        _(
            "They are not peers. They come from other studies, with other questions, and are of "
            "their own year. Your answers cannot be measured against them."
        )
    )
    yield Bullets(tuple(_item(line) for line in published_lines()))


def _item(line: PublishedLine) -> Item:
    return Item(
        _("{text} Of: {base}.").format(text=line.text, base=line.base),
        _("{source}, {year}").format(source=line.source, year=line.year),
        line.url,
    )


def published_lines() -> tuple[PublishedLine, ...]:
    return (_diagnostic(), _freedom_of_information(), _first_survey(), *_spending())


def _diagnostic() -> PublishedLine:
    return PublishedLine(
        _("Little had changed since 2021, and councils differ widely. Mature is satisfactory."),
        _("60 % of English councils"),
        _("Local Government Association, third diagnostic of the procurement strategy"),
        2025,
        "https://lb2.local.gov.uk/publications/"
        "national-procurement-strategy-delivering-ambition-third-diagnostic-report",
    )


def _freedom_of_information() -> PublishedLine:
    return PublishedLine(
        _(
            "14 % were found to embrace social value, 19 % to adopt it, 45 % to comply, and 22 % "
            "to stand by."
        ),
        _("353 English councils, asked under freedom of information law"),
        _("Social Enterprise UK, reported by The Guardian"),
        2016,
        "https://www.theguardian.com/society/2016/may/31/"
        "one-in-three-councils-consider-social-value-social-enterprise-uk-report",
    )


def _first_survey() -> PublishedLine:
    return PublishedLine(
        _(
            "Fewer than 10 % had a policy, about 20 % mentioned it or were at work on one, about "
            "half had none."
        ),
        _("more than 400 councils in England, Wales and Northern Ireland"),
        _("Social Value Portal"),
        2015,
        "https://socialvalueportal.com/resources/insight/measurement-implementation/"
        "much-more-still-to-do",
    )


def _spending() -> tuple[PublishedLine, ...]:
    return (
        PublishedLine(
            _(
                "Of what councils spent with suppliers, 35 % went to small and medium firms, "
                "46 % to firms of the same region, 10 % to the voluntary sector."
            ),
            _("303 English councils, spending of 2022"),
            _("Tussell, reported by LocalGov"),
            2023,
            "https://www.localgov.co.uk/Third-of-council-procurement-spending-goes-to-SMEs-/56649",
        ),
        PublishedLine(
            _(
                "Of £81 billion, £28.8 billion went to small and medium firms, £35 billion to "
                "firms of the same region, £8.7 billion to the voluntary sector."
            ),
            _("311 councils, spending of 2024"),
            _("Tussell, reported by LocalGov"),
            2025,
            "https://www.localgov.co.uk/"
            "How-Local-Authorities-Can-Lead-Smarter-More-Inclusive-Procurement/62850",
        ),
    )
