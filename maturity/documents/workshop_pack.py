"""What a facilitator prints before a workshop: agenda, joining card, rules, questions, cards.

What was agreed in the end is workshop_record.py's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from maturity.documents.blocks import (
    Block,
    Bullets,
    Contents,
    Cover,
    Document,
    Facts,
    Heading,
    Item,
    NewPage,
    Paragraph,
    QrCode,
    Steps,
    Table,
    VotingCard,
    VotingCards,
)
from maturity.documents.figures import day
from maturity.documents.organisation_words import shown_name
from maturity.documents.voting_cards import pages
from maturity.documents.workshop_rules import rules, warm_up
from maturity.documents.workshop_words import (
    clock,
    descriptors,
    lasts,
    others_may_ask,
    roles_listed,
)
from maturity.domain.agenda import Part, Row, Slot
from maturity.domain.organisation import Organisation
from maturity.domain.questionnaire import Question, Questionnaire, Theme
from maturity.domain.workshop import Workshop
from maturity.locale import gettext as _
from maturity.locale import language, ngettext


@dataclass(frozen=True)
class PackPaper:
    """All that the pack tells. `rows` has hours of the place, or is empty where no day is set.

    `join_at` is where people type the code, empty where no phone can reach the server yet; `code`
    is as people read it.
    """

    organisation: Organisation
    questionnaire: Questionnaire
    workshop: Workshop
    on: date
    slots: tuple[Slot, ...]
    rows: tuple[Row, ...]
    join_at: str
    code: str


def workshop_pack(paper: PackPaper) -> Document:
    title, name = _("Social value workshop"), shown_name(paper.organisation)
    blocks = (
        Cover(title, name, _cover_facts(paper)),
        Contents(_("Contents")),
        NewPage(),
        *_agenda(paper),
        NewPage(),
        *_joining_card(paper),
        NewPage(),
        *rules(),
        NewPage(),
        *warm_up(),
        NewPage(),
        *_levels(paper.questionnaire),
        *_questions(paper),
        *_cards(paper.questionnaire),
    )
    footer = _("{organisation}. For the workshop; it holds no answer.").format(organisation=name)
    return Document(title, language(), paper.on, blocks, footer)


def _cover_facts(paper: PackPaper) -> Facts:
    rows = [
        (_("Questions"), f"{len(paper.workshop.items)}, {paper.questionnaire.title}"),
        (_("Takes"), lasts(sum((timedelta(minutes=s.minutes) for s in paper.slots), timedelta()))),
        (_("Code to join"), paper.code),
    ]
    if paper.rows:
        hours = _("{day}, {start} to {end}").format(
            day=day(paper.on), start=clock(paper.rows[0].starts), end=clock(paper.rows[-1].ends)
        )
        rows.insert(0, (_("Day"), hours))
    if paper.workshop.roles:
        rows.append((_("Expected"), roles_listed(paper.workshop.roles)))
    return Facts(tuple(rows))


def _agenda(paper: PackPaper) -> Iterator[Block]:
    yield Heading(_("Agenda"))
    titles = {question.id: question.title for question in paper.questionnaire.questions}
    what = [(_part(slot, titles), str(slot.minutes)) for slot in paper.slots]
    caption, header = _("The parts of the workshop"), (_("What"), _("Minutes"))
    if not paper.rows:
        yield Paragraph(_("No day is set yet, so this says only how long each part takes."))
        yield Table(caption, header, tuple(what))
        return
    rows = tuple((clock(r.starts), *cells) for r, cells in zip(paper.rows, what, strict=True))
    yield Table(caption, (_("From"), *header), rows)
    yield Paragraph(_("It ends at {time}.").format(time=clock(paper.rows[-1].ends)))


def _part(slot: Slot, titles: Mapping[str, str]) -> str:
    if slot.part is Part.QUESTION:
        return titles.get(slot.question_id or "", "")
    return {
        Part.WELCOME: _("Welcome: why we are here, the rules, how to vote"),
        Part.WARM_UP: _("Warm-up: what do we already do?"),
        Part.BREAK: _("Break"),
        Part.NEXT_STEPS: _("Next steps: who finds which evidence, and when the plan is made"),
    }[slot.part]


def _joining_card(paper: PackPaper) -> Iterator[Block]:
    yield Heading(_("Join the workshop"))
    if not paper.join_at:
        sentence = _("No phone can reach the server yet. Vote with cards, or ask who runs it.")
        yield Paragraph(sentence, bold=sentence)
    else:
        address = f"{paper.join_at}/{paper.code}"
        alt = _("QR code that opens {address}").format(address=address)
        yield QrCode(address, alt, paper.code)
        yield Facts(((_("Address"), paper.join_at), (_("Code"), paper.code)))
    yield Steps(
        (
            Item(_("Scan the code, or type the address and then the code.")),
            Item(_("Choose the role you speak for. Nobody asks for your name.")),
            Item(_("Vote when the question is open. You can change it until the vote closes.")),
        )
    )
    yield Paragraph(
        _("No phone? Take a set of voting cards. A card counts as much as a vote by phone.")
    )
    nobody = _("Do not name people.")
    yield Paragraph(f"{others_may_ask()} {nobody}")


def _levels(questionnaire: Questionnaire) -> Iterator[Block]:
    yield Heading(_("The levels"))
    yield Paragraph(_("Every question has the same levels, and says what each of them means."))
    names = (_("{level} {name}").format(level=x.value, name=x.name) for x in questionnaire.levels)
    meanings = (level.meaning for level in questionnaire.levels)
    yield Facts(tuple(zip(names, meanings, strict=True)))


def _questions(paper: PackPaper) -> Iterator[Block]:
    """In the order of the agenda, each on a page that can be laid on a table."""
    asked = {q.id: (theme, q) for theme in paper.questionnaire.themes for q in theme.questions}
    yield NewPage()
    yield Heading(_("The questions"))
    for number, item in enumerate(paper.workshop.items, start=1):
        if number > 1:
            yield NewPage()
        theme, question = asked[item.question_id]
        yield from _question(paper.questionnaire, theme, question, number)


def _question(
    questionnaire: Questionnaire, theme: Theme, question: Question, number: int
) -> Iterator[Block]:
    yield Heading(f"{number}. {question.title}", 3)
    yield Paragraph(f"{theme.title}: {question.text}", bold=question.text)
    yield descriptors(questionnaire, question)
    if question.probes:
        yield Heading(_("Worth asking"), 4)
        yield Bullets(tuple(Item(probe) for probe in question.probes))


def _cards(questionnaire: Questionnaire) -> Iterator[Block]:
    unsure = VotingCard("?", _("I do not know"))
    cards = (*(VotingCard(str(x.value), x.name) for x in questionnaire.levels), unsure)
    printed = list(pages(cards))
    for number, page in enumerate(printed):
        yield NewPage()
        if number == 0:
            yield Heading(_("Voting cards"))
            yield Paragraph(
                ngettext(
                    "Print {count} page for each person, and cut along the lines.",
                    "Print these {count} pages for each person, and cut along the lines.",
                    len(printed),
                ).format(count=len(printed))
            )
        marks = ", ".join(f"{card.mark} {card.name}" for card in page)
        yield VotingCards(_("Voting cards to cut out: {cards}.").format(cards=marks), page)
