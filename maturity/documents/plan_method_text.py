"""How a plan was chosen, and what its documents are not. How the score works stands elsewhere."""

from collections.abc import Iterator
from fractions import Fraction

from maturity.documents.blocks import Block, Bullets, Heading, Item
from maturity.documents.figures import quantity, some_titles
from maturity.documents.organisation_words import deciding_body
from maturity.documents.plan_paper import PlanPaper
from maturity.domain.balance import POLICY, RESULTS
from maturity.domain.targets import MATURE, chosen_targets
from maturity.locale import gettext as _
from maturity.locale import ngettext


def how_chosen(paper: PlanPaper) -> Iterator[Block]:
    """The rules that were in force, in words that an officer can repeat."""
    yield Heading(_("How this plan was chosen"))
    sentences = (
        *_aims(paper),
        *_order(paper),
        *_limits(paper),
        *_balance(paper),
        *_optimal(paper.optimal_share),
    )
    yield Bullets(tuple(Item(sentence) for sentence in sentences))


def _aims(paper: PlanPaper) -> Iterator[str]:
    levels = paper.result.questionnaire.levels
    good = levels[min(MATURE, len(levels) - 1)].name
    yield {
        "propose": _(
            "What to aim for was proposed: one level more for each foundation question below "
            "{good} and for each priority. Everything else is kept."
        ),
        "law": _("What to aim for was proposed: the level that the law of your nation asks for."),
        "foundations": _("What to aim for was proposed: {good} in every foundation question."),
        "next-stage": _("What to aim for was proposed: the shortest way to the next stage."),
        "solid": _("What to aim for was proposed: {good} throughout."),
    }[paper.plan.request.preset].format(good=good)
    questionnaire = paper.result.questionnaire
    chosen = chosen_targets(questionnaire, paper.answers, paper.plan.request)
    if chosen:
        yield ngettext(
            "You chose {count} target yourselves ({titles}).",
            "You chose {count} targets yourselves ({titles}).",
            len(chosen),
        ).format(
            count=len(chosen), titles=some_titles([paper.result.question(q).title for q in chosen])
        )


def _order(paper: PlanPaper) -> Iterator[str]:
    gain = paper.catalogue.gain
    yield _(
        "What brings most for its days comes first, counted with everything that it needs "
        "beforehand."
    )
    yield _(
        "In choosing, a step of a foundation question counts {foundation} times and one of a "
        "priority {priority} times. In the score they count once."
    ).format(
        foundation=quantity(Fraction(gain.foundation)), priority=quantity(Fraction(gain.priority))
    )
    yield _("An action begins in the quarter after everything that it builds on is done.")


def _limits(paper: PlanPaper) -> Iterator[str]:
    request = paper.plan.request
    yield ngettext(
        "You have {days} staff day in a whole quarter.",
        "You have {days} staff days in a whole quarter.",
        request.days_a_quarter,
    ).format(days=quantity(Fraction(request.days_a_quarter)))
    most = paper.catalogue.most_actions if request.most_actions is None else request.most_actions
    yield ngettext(
        "At most {most} action begins within twelve months. Finding out is not counted.",
        "At most {most} actions begin within twelve months. Finding out is not counted.",
        most,
    ).format(most=most)
    if request.parallel is not None:
        yield ngettext(
            "At most {most} action runs at once.",
            "At most {most} actions run at once.",
            request.parallel,
        ).format(most=request.parallel)


def _balance(paper: PlanPaper) -> Iterator[str]:
    titles = {theme.id: theme.title for theme in paper.result.questionnaire.themes}
    results = [titles[theme_id] for theme_id in RESULTS if theme_id in titles]
    if POLICY not in titles or not results:
        return
    yield _(
        "Not paperwork first: while {results} stands below {policy}, the first two quarters hold "
        "an action of the lower one. At most a third of their days go to {policy}."
    ).format(results=_either(results), policy=titles[POLICY])


def _either(titles: list[str]) -> str:
    if len(titles) < 2:
        return "".join(titles)
    return _("{first} or {second}").format(first=titles[0], second=titles[1])


def _optimal(share: Fraction | None) -> Iterator[str]:
    """Rounded down, so that only the best possible plan is said to be that."""
    if share is None:
        return
    if share >= 1:
        yield _("No other plan under the same rules brings more, or brings it earlier.")
        return
    yield _(
        "This plan reaches {share} % of the best possible under the same rules, where what comes "
        "earlier counts more. Its order can be explained step by step."
    ).format(share=int(share * 100))


def what_it_is_not(paper: PlanPaper) -> Iterator[Block]:
    yield Heading(_("What this document is not"))
    sentences = (
        _("It is not an audit. You assessed yourselves, and nobody else has checked the answers."),
        _("It is not legal advice."),
        _("It is no ranking. It says nothing about any one organisation but yours."),
        _("It is no decision. What it proposes is for you and your {body} to decide.").format(
            body=deciding_body(paper.organisation)
        ),
        _("Its days and pounds are estimates for an organisation of middle size."),
        _("It is not secret. Other people may ask to see it under freedom of information law."),
    )
    yield Bullets(tuple(Item(sentence) for sentence in sentences))
