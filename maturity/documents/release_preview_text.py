"""A release before it is published, for whoever decides: what is in, what is held back, and why.

What it says of how many organisations are in a group is for the taskforce alone.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from maturity.documents.benchmark_words import group_name, invented_data
from maturity.documents.blocks import Block, Heading, Paragraph, Table
from maturity.documents.figures import all_titles, day, listed
from maturity.domain.intake import LeftOut
from maturity.domain.ledger import SCORES, HeldBack, Ledger
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.release import GroupFigures, HeldBecause, Release
from maturity.locale import gettext as _
from maturity.locale import ngettext


def on_hand_text(
    by_pool: Mapping[str, int], withdrawn: int, unknown: Sequence[str]
) -> Iterator[Block]:
    """How many organisations stand in the next release, by what they are compared with."""
    if by_pool:
        rows = tuple((group_name(_group_of(pool)), str(count)) for pool, count in by_pool.items())
        header = (_("Compared with one another"), _("Organisations"))
        yield Table(_("Contributions on hand"), header, rows)
    else:
        yield Paragraph(_("There are none yet."))
    if withdrawn:
        sentence = ngettext(
            "{count} was withdrawn and does not count.",
            "{count} were withdrawn and do not count.",
            withdrawn,
        )
        yield Paragraph(sentence.format(count=withdrawn))
    if unknown:
        yield Paragraph(
            _(
                "Nobody here knows these codes: {codes}. They are in no release until the "
                "register is imported, or you issue them."
            ).format(codes=listed(unknown))
        )


def on_hand_invented() -> tuple[Block, ...]:
    sentence = _("Invented data: organisations that do not exist are counted here.")
    return (Paragraph(sentence, bold=invented_data()),)


def _group_of(pool: str) -> str:
    return "national" if pool == "councils" else f"national:{pool}"


def preview(ledger: Ledger, questionnaire: Questionnaire) -> tuple[Block, ...]:
    return (
        *_opening(ledger),
        *_published(ledger),
        *_held(ledger, questionnaire),
        *_left_out(ledger),
        *_audit(ledger),
    )


def _opening(ledger: Ledger) -> Iterator[Block]:
    release = ledger.release
    if release.invented:
        yield Paragraph(_("Invented data: no organisation in it exists."), bold=invented_data())
    sentence = _("Edition {edition}, contributions up to {day}. No group has fewer than {least}.")
    yield Paragraph(
        sentence.format(edition=release.edition, day=day(release.cut_off), least=release.k)
    )


def _published(ledger: Ledger) -> Iterator[Block]:
    yield Heading(_("In the release"), level=3)
    members = {
        made.group_id: len(made.record_ids) for made in ledger.sets if made.variable == SCORES
    }
    rows = tuple(
        (
            group_name(group.id),
            _members(members.get(group.id), group, ledger.release),
            str(group.members),
        )
        for group in ledger.release.groups
    )
    if not rows:
        yield Paragraph(_("No group has enough organisations yet."))
        return
    header = (_("Group"), _("Organisations"), _("Published as at least"))
    yield Table(_("The groups of the release"), header, rows)
    if beside := _beside_groups(ledger):
        yield Paragraph(beside)


def _members(count: int | None, group: GroupFigures, release: Release) -> str:
    """Where older figures stay, as many as there were then."""
    number = str(group.members if count is None else count)
    if group.as_of == release.cut_off:
        return number
    return _("{count}, as on {day}").format(count=number, day=day(group.as_of))


def _beside_groups(ledger: Ledger) -> str:
    questions, indicators = len(ledger.release.questions), len(ledger.release.indicators)
    shares = ngettext(
        "Shares are shown for {count} question.",
        "Shares are shown for {count} questions.",
        questions,
    ).format(count=questions)
    figures = ngettext(
        "Figures are shown of {count} indicator.",
        "Figures are shown of {count} indicators.",
        indicators,
    ).format(count=indicators)
    return " ".join([shares] * bool(questions) + [figures] * bool(indicators))


def _held(ledger: Ledger, questionnaire: Questionnaire) -> Iterator[Block]:
    """Groups that are held back for the same reason share a row: most have too few."""
    if not ledger.held:
        return
    yield Heading(_("Held back"), level=3)
    together: dict[tuple[str, HeldBecause], list[str]] = {}
    for held in ledger.held:
        names = together.setdefault((_variable(held, questionnaire), held.because), [])
        names.append(group_name(held.group_id))
    rows = tuple(
        (because(why), what, all_titles(list(dict.fromkeys(names))))
        for (what, why), names in together.items()
    )
    header = (_("Why"), _("Figures"), _("Groups"))
    yield Table(_("What is held back, and why"), header, rows)


def _variable(held: HeldBack, questionnaire: Questionnaire) -> str:
    names = {f"indicator:{one.id}": one.title for one in questionnaire.indicators}
    return names.get(held.variable, _("averages and levels"))


def because(reason: HeldBecause) -> str:
    return {
        "few": _("too few organisations"),
        "complement": _("the groups that are missing would add up to too few"),
        "change": _("too little changed since it was last published"),
        "audit": _("somebody could work out one organisation's answers"),
    }[reason]


def _left_out(ledger: Ledger) -> Iterator[Block]:
    if not ledger.left_out:
        return
    yield Heading(_("Left out"), level=3)
    counts = Counter(ledger.left_out.values())
    rows = tuple((left_out_words(why), str(count)) for why, count in sorted(counts.items()))
    yield Table(_("Contributions that are left out"), (_("Why"), _("Contributions")), rows)


def left_out_words(why: str) -> str:
    return {
        LeftOut.EDITION: _("they were asked other questions"),
        LeftOut.LATE: _("they came after that day"),
        LeftOut.WITHDRAWN: _("withdrawn"),
        LeftOut.ENDED: _("the authority does not exist any more"),
        LeftOut.TYPE: _("their type is not published"),
        LeftOut.MEMBERS: _("a shared service beside its own members"),
        LeftOut.TWICE: _("a newer one of the same organisation counts"),
    }[LeftOut(why)]


def _audit(ledger: Ledger) -> Iterator[Block]:
    yield Heading(_("The audit"), level=3)
    if not ledger.leaks:
        yield Paragraph(
            _(
                "With everything that was ever published, and with this draft, nobody can work out "
                "one organisation's answers, alone or with its own. Several organisations that "
                "pool their own answers could learn something about others."
            )
        )
        return
    yield Paragraph(_("The audit found answers that could be worked out. Do not publish this."))
