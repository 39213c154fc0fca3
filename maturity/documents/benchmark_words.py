"""How groups, positions, shares and what is missing of a benchmark are said. No figures.

One place for the promise, so that it is made with its limit wherever it is made.
"""

from maturity.documents.figures import number_word
from maturity.documents.peer_words import region_words, size_words, type_words
from maturity.domain.comparison import Position
from maturity.domain.peer_group import NATIONAL
from maturity.domain.release import LEAST, GroupFigures, HeldBecause
from maturity.locale import gettext as _
from maturity.locale import ngettext

LOWEST_SHARE, HIGHEST_SHARE = 10, 90
"""Percent. Shares beyond are published as these."""


def promise(k: int = LEAST) -> str:
    """What is promised, with its limit. Never that something stays secret."""
    return _(
        "Nobody can work out one organisation's answers from what we publish, alone or with its "
        "own answers. Several organisations that pool their own answers could learn something "
        "about others; we do not publish groups below {least}."
    ).format(least=number_word(k))


def invented_data() -> str:
    return _("Invented data")


def marked(text: str, *, invented: bool) -> str:
    """A heading or a caption, which says so where the figures are nobody's."""
    return _("{text} (invented data)").format(text=text) if invented else text


def told(sentence: str, *, invented: bool) -> str:
    """A sentence about a chart, which begins with it."""
    return f"{invented_data()}. {sentence}" if invented else sentence


def members_of(group: GroupFigures) -> str:
    """`25 or more district councils`."""
    return _("{count} or more {organisations}").format(
        count=group.members, organisations=group_words(group.id)
    )


def contributions_so_far(band: int) -> str:
    """How many there are before a first release, `band` being a multiple of five."""
    if band < LEAST:
        return _("Fewer than ten organisations have contributed so far.")
    return ngettext(
        "{count} or more organisation has contributed so far.",
        "{count} or more organisations have contributed so far.",
        band,
    ).format(count=band)


def group_name(group_id: str) -> str:
    """As a heading, or at the beginning of a row: `All councils`, `District councils`."""
    return _("All councils") if group_id == NATIONAL.id else sentence_case(group_words(group_id))


def group_words(group_id: str) -> str:
    """In the plural, in the middle of a sentence: `councils`, `district councils`."""
    family, _colon, name = group_id.partition(":")
    if not name:
        return _("councils")
    if family == "region":
        return region_words(name)
    return size_words(name) if family == "size" else type_words(name)


def sentence_case(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def position_words(position: Position) -> str:
    """What follows "you are"."""
    return {
        Position.LOWEST_QUARTER: _("in the lowest quarter"),
        Position.LOWER_BOUNDARY: _("on the boundary of the lowest quarter"),
        Position.LOWER_MIDDLE: _("in the lower-middle quarter"),
        Position.MIDDLE: _("about the middle"),
        Position.UPPER_MIDDLE: _("in the upper-middle quarter"),
        Position.UPPER_BOUNDARY: _("on the boundary of the highest quarter"),
        Position.HIGHEST_QUARTER: _("in the highest quarter"),
    }[position]


def why_missing(because: HeldBecause, k: int = LEAST) -> str:
    """In plain words, and without a hint at anybody."""
    return {
        "few": _("fewer than {least} have contributed."),
        "complement": _(
            "if they were shown, groups that are left out could be worked out from the rest, and "
            "those hold fewer than {least}."
        ),
        "change": _("too little has changed since it was last worked out."),
        "audit": _(
            "the check found that their figures, beside all that is published, would let "
            "somebody work out an organisation's answers."
        ),
    }[because].format(least=number_word(k))


def share(percent: int) -> str:
    """`70 %`; the first and the last step say that they are open."""
    if percent <= LOWEST_SHARE:
        return _("{share} % or less").format(share=LOWEST_SHARE)
    if percent >= HIGHEST_SHARE:
        return _("{share} % or more").format(share=HIGHEST_SHARE)
    return _("{share} %").format(share=percent)
