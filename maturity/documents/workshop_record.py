"""What a workshop came to: who was there by role, the spread of views, levels, what is open.

Never votes by role, and never counts that the wall did not show. From what was kept alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from maturity.documents.blocks import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Item,
    Paragraph,
    Table,
)
from maturity.documents.figures import day
from maturity.documents.organisation_words import shown_name
from maturity.documents.workshop_spread import spread
from maturity.documents.workshop_words import joined_as, level_name, others_may_ask
from maturity.domain.organisation import Organisation
from maturity.domain.questionnaire import Question, Questionnaire
from maturity.domain.second_vote import Shown
from maturity.domain.workshop import VOTER_ROLES, Agreed, ItemState
from maturity.domain.workshop import Item as AgendaItem
from maturity.locale import gettext as _
from maturity.locale import language, ngettext


@dataclass(frozen=True)
class RecordQuestion:
    """A question of the agenda, with what may be told of its votes: None where nothing may."""

    question: Question
    item: AgendaItem
    shown: Shown | None = None

    @property
    def agreed(self) -> Agreed | None:
        return self.item.agreed


@dataclass(frozen=True)
class RecordPaper:
    """All that the record tells. `roles` has how many joined in each; `names` whom to name for
    having set a level, by id.
    """

    organisation: Organisation
    questionnaire: Questionnaire
    on: date
    closed: bool
    items: tuple[RecordQuestion, ...]
    roles: Mapping[str, int] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


def workshop_record(paper: RecordPaper) -> Document:
    title, name = _("Record of the workshop"), shown_name(paper.organisation)
    blocks = (
        Heading(title, 1),
        *_opening(paper, name),
        *_who_was_there(paper),
        *_levels(paper),
        *_to_find(paper),
        *_left(paper),
        *_questions(paper),
        *_limits(),
    )
    footer = _("{organisation}. A self-assessment, not an audit.").format(organisation=name)
    return Document(title, language(), paper.on, blocks, footer)


def _opening(paper: RecordPaper, name: str) -> Iterator[Block]:
    agreed = sum(each.agreed is not None for each in paper.items)
    if not paper.closed:
        sentence = _("The workshop is not closed yet: this record may still change.")
        yield Paragraph(sentence, bold=sentence)
    yield Facts(
        (
            (_("Organisation"), name),
            (_("Day"), day(paper.on)),
            (_("Questions"), paper.questionnaire.title),
            (
                _("Levels set"),
                _("{agreed} of {all}").format(agreed=agreed, all=len(paper.items)),
            ),
        )
    )


def _who_was_there(paper: RecordPaper) -> Iterator[Block]:
    yield Heading(_("Who was there"))
    known = {role: paper.roles[role] for role in VOTER_ROLES if paper.roles.get(role)}
    if not known:
        yield Paragraph(_("Nobody joined by phone. Cards do not say who held them up."))
        return
    joined = sum(known.values())
    yield Paragraph(
        ngettext(
            "{count} person joined by phone. Cards do not say who held them up.",
            "{count} people joined by phone. Cards do not say who held them up.",
            joined,
        ).format(count=joined)
    )
    rows = tuple((joined_as(role), str(count)) for role, count in known.items())
    yield Table(_("Roles that joined"), (_("Role"), _("People")), rows)


def _levels(paper: RecordPaper) -> Iterator[Block]:
    yield Heading(_("Levels"))
    rows = tuple(
        (
            each.question.title,
            level_name(paper.questionnaire, each.agreed.level),
            _("agreed") if each.agreed.settled else _("set, not agreed"),
        )
        for each in paper.items
        if each.agreed is not None
    )
    if not rows:
        yield Paragraph(_("No level was set."))
        return
    header = (_("Question"), _("Level"), _("How"))
    yield Table(_("The level of each question"), header, rows)


def _to_find(paper: RecordPaper) -> Iterator[Block]:
    open_ = [each for each in paper.items if each.agreed and not each.agreed.settled]
    if not open_:
        return
    yield Heading(_("Find the evidence"))
    yield Paragraph(_("The room did not agree on these. Each is an action of the plan."))
    yield Bullets(tuple(Item(each.question.title) for each in open_))


LEFT = (ItemState.PARKED, ItemState.SKIPPED)


def _left(paper: RecordPaper) -> Iterator[Block]:
    """Every question without a level, by why it has none."""
    left = [each for each in paper.items if each.agreed is None]
    named = (
        (_("Parked"), [each for each in left if each.item.state is ItemState.PARKED]),
        (_("Skipped"), [each for each in left if each.item.state is ItemState.SKIPPED]),
        (_("Not decided"), [each for each in left if each.item.state not in LEFT]),
    )
    for heading, found in named:
        if found:
            yield Heading(heading)
            yield Bullets(tuple(Item(each.question.title) for each in found))


def _questions(paper: RecordPaper) -> Iterator[Block]:
    """Those of which there is anything to say."""
    told = [each for each in paper.items if each.agreed is not None or each.shown is not None]
    if told:
        yield Heading(_("Question by question"))
    for each in told:
        yield Heading(each.question.title, 3)
        yield from _decided(paper, each)
        yield from spread(paper.questionnaire, each.question, each.shown)


def _decided(paper: RecordPaper, each: RecordQuestion) -> Iterator[Block]:
    yield Paragraph(each.question.text)
    agreed = each.agreed
    if agreed is None:
        yield Paragraph(_("No level was set."))
        return
    how = _("Agreed") if agreed.settled else _("Set without agreement")
    rows = [
        (how, level_name(paper.questionnaire, agreed.level)),
        (_("What it means"), each.question.levels[agreed.level]),
        (_("Reason"), agreed.reason),
        (_("Evidence"), agreed.evidence),
        (_("Another view"), agreed.dissent),
        (_("Set by"), paper.names.get(agreed.by, "")),
    ]
    yield Facts(tuple((term, text) for term, text in rows if text.strip()))


def _limits() -> Iterator[Block]:
    yield Heading(_("What this record does not say"))
    yield Paragraph(
        _(
            "It does not say who voted how, when, or in which role: that is deleted when the "
            "workshop is closed. Counts that would show a single vote are left out."
        )
    )
    yield Paragraph(others_may_ask())
