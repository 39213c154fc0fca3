"""The rules of a workshop on one page, and the exercise that begins it. The same in every pack."""

from collections.abc import Iterator

from maturity.documents.blocks import Block, Bullets, Heading, Item, Paragraph, Steps
from maturity.domain.consensus import FEWEST
from maturity.locale import gettext as _


def rules() -> Iterator[Block]:
    yield Heading(_("The rules"))
    yield Steps((*_voting(), *_agreeing()))
    yield Heading(_("Who sees your vote"), 3)
    yield Bullets(tuple(Item(sentence) for sentence in _who_sees()))


def _voting() -> Iterator[Item]:
    yield Item(_("Say what is done, not what is planned."), _("The last 12 months count."))
    yield Item(_("Vote alone, without talking."), _("Nobody sees a vote before all are shown."))
    yield Item(_("“I do not know” is a good answer."), _("It shows what to find out."))


def _agreeing() -> Iterator[Item]:
    yield Item(
        _("After the reveal, the lowest and the highest speak first."),
        _("What is the evidence? Does it hold everywhere, or rest on one person?"),
    )
    yield Item(_("Senior people speak last."))
    yield Item(
        _("If views still differ, vote once more."),
        _("You may change your mind, and you need not."),
    )
    yield Item(
        _("The facilitator writes down the level, why, and what was seen otherwise."),
        _("A view is written down, never a name."),
    )
    yield Item(
        _("If you do not agree, the lower level in the middle is proposed."),
        _("Finding the evidence becomes an action, and nobody has lost."),
    )


def _who_sees() -> Iterator[str]:
    yield _("Until the reveal, no page shows it to anybody, and not to the facilitator either.")
    yield _("Below {fewest} votes, nothing is shown: you talk, and agree on a level.").format(
        fewest=FEWEST
    )
    yield _("If everybody votes the same, everybody knows how everybody voted.")
    yield _("Whoever holds up a card is seen by the room.")
    yield _("At the close, who voted what, when and in which role is deleted.")
    yield _("Before the close, whoever runs the server could look into its file.")


def warm_up() -> Iterator[Block]:
    question = _("What do we already do, as citizens and as staff?")
    yield Heading(_("Warm-up"))
    yield Paragraph(question, bold=question)
    yield Paragraph(
        _("Social value is what people and places gain from what we buy. Begin with what is there.")
    )
    yield Steps(
        (
            Item(
                _("Alone, 3 minutes: write down two things."),
                _("One you did for your area as a citizen. One your work did for local people."),
            ),
            Item(
                _("In pairs, 5 minutes: tell each other both."),
                _("Who noticed the difference? How would you show it to a stranger?"),
            ),
            Item(
                _("All together, 7 minutes: each pair tells one."),
                _("The scribe notes contracts, suppliers and figures. They are first evidence."),
            ),
        )
    )
    yield Paragraph(_("Nobody scores anything yet."))
