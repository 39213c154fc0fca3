"""Why a step of a workshop, or a vote, is refused: the sentences that people read."""

from collections.abc import Mapping

from maturity.domain.ballot_box import Refusal
from maturity.domain.workshop_steps import IllegalStep, Refused
from maturity.locale import gettext as _


def sentence(step: IllegalStep, titles: Mapping[str, str]) -> str:
    """For facilitators. `titles` are those of the questions by id."""
    title = titles.get(step.question_id or "", step.question_id or "")
    sentences = {
        Refused.NOT_STARTED: _("The workshop has not started. Start it first."),
        Refused.OVER: _("The workshop is closed, and nothing in it changes any more."),
        Refused.NO_QUESTIONS: _("The agenda is empty. Choose at least one question."),
        Refused.NOT_ON_AGENDA: _("'{question}' is not on the agenda. Look again."),
        Refused.ANOTHER_IS_OPEN: _("'{question}' is still being voted on. Close its vote first."),
        Refused.STILL_OPEN: _("'{question}' is still being voted on. Close its vote first."),
        Refused.NOT_OPENED: _("'{question}' has no such vote yet. Open it first."),
        Refused.NOT_REVEALED: _(
            "Nobody has seen the votes on '{question}' yet. Reveal them first."
        ),
        Refused.SET_ASIDE: _("'{question}' was parked or skipped. Take it up again first."),
        Refused.HAS_LEVEL: _("'{question}' has an agreed level by now. Look again."),
        Refused.ANOTHER_BALLOT: _(
            "There is another vote on '{question}' by now. Look at it before you set a level."
        ),
        Refused.BEGUN: _("'{question}' has begun and stays on the agenda."),
    }
    return sentences[step.because].format(question=title)


def refused_vote(refusal: Refusal) -> str:
    """For participants."""
    return {
        Refusal.OVER: over(),
        Refusal.NOT_ASKED: _("This question is not on the agenda. Look at the question again."),
        Refusal.NOT_OPEN: _("This vote is closed. Your last vote counts as it was."),
        Refusal.OTHER_BALLOT: _("There is a new vote on this question. Vote again."),
    }[refusal]


def over() -> str:
    return _("This workshop is over, and nobody can vote in it any more.")
