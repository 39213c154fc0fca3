"""Why a task is in the plan, why in its quarter, and why another had to wait: a sentence each.

What was noted by hand and which rule decided comes from the plan; nothing is decided here.
"""

from collections.abc import Callable, Iterable, Mapping
from itertools import chain

from maturity.documents.figures import listed, of_top
from maturity.documents.plan_paper import PlanPaper
from maturity.documents.task_text import all_numbered, by_number, quarter_of_day, rises
from maturity.domain.assessment import NoLevel, answer_to
from maturity.domain.balance import POLICY, RESULTS
from maturity.domain.catalogue import Move
from maturity.domain.plan import Here, Left, LeftOut, Now, Scheduled
from maturity.locale import gettext as _
from maturity.locale import ngettext


def reasons(paper: PlanPaper, scheduled: Scheduled) -> str:
    """Why here, then why now, and that it is not over when the plan is."""
    said = [why_here(paper, scheduled), why_now(paper, scheduled)]
    if scheduled.runs_on:
        said.append(_("It runs on after the plan."))
    return " ".join(said)


def why_here(paper: PlanPaper, scheduled: Scheduled) -> str:
    """`It lifts Who benefits from 0 to 1, a foundation question.`"""
    moves = scheduled.task.moves
    ways: Mapping[Here, Callable[[], str]] = {
        Here.STARTED: lambda: _also(paper, _("You have begun it."), moves),
        Here.PINNED: lambda: _also(paper, _("You put it into the plan."), moves),
        Here.OWN: lambda: _("It is an action of your own."),
        Here.FIND_OUT: lambda: _nobody_knows(paper, scheduled),
        Here.FOUNDATION: lambda: _foundation(paper, moves),
        Here.PRIORITY: lambda: _priority(paper, moves),
        Here.TARGET: lambda: _target(paper, moves),
        Here.UNLOCKS: lambda: _also(paper, _unlocks(paper, scheduled), moves),
    }
    return ways[scheduled.here]()


def _also(paper: PlanPaper, sentence: str, moves: Iterable[Move]) -> str:
    """The sentence, and what else the task lifts."""
    named = rises(paper, moves)
    lifted = _("It lifts {rises}.").format(rises=named)
    return f"{sentence} {lifted}" if named else sentence


def _nobody_knows(paper: PlanPaper, scheduled: Scheduled) -> str:
    answer = answer_to(scheduled.task.question, paper.answers)
    if answer.response is NoLevel.DONT_KNOW:
        return _("The answer is 'don't know', so nothing can be planned for it yet.")
    return _("The question is not answered, so nothing can be planned for it yet.")


def _foundation(paper: PlanPaper, moves: tuple[Move, ...]) -> str:
    core = {question.id for question in paper.result.questionnaire.questions if question.core}
    chosen = [move for move in moves if move.question in core]
    sentence = ngettext(
        "It lifts {rises}, a foundation question.",
        "It lifts {rises}, foundation questions.",
        len(chosen),
    )
    return _lifts(paper, sentence, chosen, moves)


def _priority(paper: PlanPaper, moves: tuple[Move, ...]) -> str:
    wanted = set(paper.plan.request.priorities)
    first = {
        question.id
        for theme in paper.result.questionnaire.themes
        for question in theme.questions
        if wanted & {theme.id, question.id}
    }
    chosen = [move for move in moves if move.question in first]
    return _lifts(paper, _("It lifts {rises}, a priority of yours."), chosen, moves)


def _target(paper: PlanPaper, moves: tuple[Move, ...]) -> str:
    chosen = [move for move in moves if paper.plan.targets.get(move.question, 0) >= move.to_level]
    return _lifts(paper, _("It lifts {rises}, towards what you aim for."), chosen, moves)


def _lifts(paper: PlanPaper, sentence: str, chosen: list[Move], moves: tuple[Move, ...]) -> str:
    """The moves that are the reason, and the others beside them."""
    named = chosen or list(moves)
    lifted = sentence.format(rises=rises(paper, named))
    others = rises(paper, (move for move in moves if move not in named))
    also = _("It also lifts {rises}.").format(rises=others)
    return f"{lifted} {also}" if others else lifted


def _unlocks(paper: PlanPaper, scheduled: Scheduled) -> str:
    if not scheduled.unlocks:
        return _("Another action needs it first.")
    return _("It is needed first for {actions}.").format(
        actions=by_number(paper, scheduled.unlocks)
    )


def why_now(paper: PlanPaper, scheduled: Scheduled) -> str:
    """`It comes first because Measurement is behind Policy.`"""
    ways: Mapping[Now, Callable[[], str]] = {
        Now.CHOSEN: lambda: _chosen(paper, scheduled),
        Now.BALANCE: lambda: _balance(paper, scheduled),
        Now.FIRST: lambda: _("It comes first, before anything is built on a guess."),
        Now.IN_TIME: lambda: _("It comes in time for what you put into a later quarter."),
        Now.AFTER: lambda: _after(paper, scheduled),
        Now.MOST_GAIN: lambda: _most_gain(paper, scheduled),
        Now.ROOM: lambda: _("It waits until then for what brings more for its days."),
    }
    return ways[scheduled.now]()


def _chosen(paper: PlanPaper, scheduled: Scheduled) -> str:
    record = paper.record(scheduled.task.id)
    if scheduled.here is Here.STARTED:
        return _("It stays where it is, because work is under way.")
    if scheduled.here is Here.OWN and not (record.start or record.pinned_to or record.not_before):
        return _("You named no day for it, so it begins with the plan.")
    return _("It is in the quarter that you chose.")


def _balance(paper: PlanPaper, scheduled: Scheduled) -> str:
    """Of the themes behind, those that the task leads to; all of them where it leads to none."""
    points = {theme.theme_id: theme.score.point for theme in paper.plan.today.themes}
    lead, top = points.get(POLICY), paper.result.questionnaire.top_level
    behind = [t for t in RESULTS if (p := points.get(t)) is not None and lead and p < lead]
    if lead is None or not behind:
        return _("It comes first so that the plan is more than paper.")
    leads_to = {move.question for move in _moves_of_bundle(paper, scheduled)}
    named = [t for t in behind if leads_to & _questions_of(paper, t)] or behind
    sentence = ngettext(
        "It comes first because {behind} is behind {lead}, which stands at {average}.",
        "It comes first because {behind} are behind {lead}, which stands at {average}.",
        len(named),
    )
    return sentence.format(
        behind=listed([paper.result.theme_title(theme_id) for theme_id in named]),
        lead=paper.result.theme_title(POLICY),
        average=of_top(lead, top),
    )


def _moves_of_bundle(paper: PlanPaper, scheduled: Scheduled) -> Iterable[Move]:
    own = scheduled.task.moves
    if own:
        return own
    taken = (paper.tasks[i].moves for i in scheduled.bundle if i in paper.tasks)
    return chain.from_iterable(taken)


def _questions_of(paper: PlanPaper, theme_id: str) -> set[str]:
    themes = paper.result.questionnaire.themes
    return {q.id for theme in themes if theme.id == theme_id for q in theme.questions}


def _after(paper: PlanPaper, scheduled: Scheduled) -> str:
    if not scheduled.after:
        return _("It begins once what it builds on is done.")
    return ngettext(
        "It begins once {actions} is done.",
        "It begins once {actions} are done.",
        len(scheduled.after),
    ).format(actions=by_number(paper, scheduled.after))


def _most_gain(paper: PlanPaper, scheduled: Scheduled) -> str:
    others = [task_id for task_id in scheduled.bundle if task_id != scheduled.task.id]
    if not scheduled.task.days.likely:
        return _("It takes no staff day, so nothing keeps it waiting.")
    if not others:
        return ngettext(
            "Its {days} staff day brings more than the same day on anything else then open.",
            "Its {days} staff days bring more than the same days on anything else then open.",
            scheduled.task.days.likely,
        ).format(days=scheduled.task.days.likely)
    return ngettext(
        "Taken with {actions}, {days} staff day brings more than on anything else then open.",
        "Taken with {actions}, {days} staff days bring more than on anything else then open.",
        scheduled.bundle_days,
    ).format(actions=by_number(paper, others), days=scheduled.bundle_days)


def why_left(paper: PlanPaper, left: LeftOut) -> str:
    """`It waits: your quarters have no days left for it.`"""
    ways: Mapping[Left, Callable[[], str]] = {
        Left.DROPPED: lambda: _dropped(paper, left),
        Left.POSTPONED: lambda: _postponed(paper, left),
        Left.TOO_LARGE: lambda: _too_large(left),
        Left.NO_ROOM: lambda: _no_room(paper),
        Left.ENOUGH_ACTIONS: lambda: _enough(paper),
        Left.IN_PARALLEL: lambda: _in_parallel(paper),
        Left.NEEDS: lambda: _needs(paper, left),
        Left.TOO_LATE: lambda: _("What it waits for ends with the plan."),
        Left.BALANCE: lambda: _("It waits: in the first half-year, results come first."),
        Left.NOT_NEEDED: lambda: _("Nothing in the plan waits for it."),
        Left.OTHER_ACTION: lambda: _other_action(paper, left),
    }
    return ways[left.why]()


def _dropped(paper: PlanPaper, left: LeftOut) -> str:
    reason = paper.record(left.task.id).reason.strip()
    if not reason:
        return _("You dropped it.")
    return _("You dropped it, and said why: {reason}").format(reason=reason)


def _postponed(paper: PlanPaper, left: LeftOut) -> str:
    record = paper.record(left.task.id)
    wanted = record.not_before or record.pinned_to
    if wanted is None:
        return _("You put it off until after this plan.")
    return _("You put it off until {quarter}.").format(quarter=quarter_of_day(wanted))


def _too_large(left: LeftOut) -> str:
    days = ngettext("{days} staff day", "{days} staff days", left.task.days.likely)
    weeks = ngettext("{weeks} week", "{weeks} weeks", left.task.weeks)
    return _("It takes {days} over {weeks}, more than this plan holds. Split it.").format(
        days=days.format(days=left.task.days.likely), weeks=weeks.format(weeks=left.task.weeks)
    )


def _no_room(paper: PlanPaper) -> str:
    if not any(paper.plan.capacity):
        return _("It waits: you gave the plan no staff days.")
    return _("It waits: your quarters have no days left for it.")


def _enough(paper: PlanPaper) -> str:
    most = paper.plan.request.most_actions
    if most is None:
        return _(
            "It waits: a plan holds {most} actions in twelve months, unless you ask for more."
        ).format(most=paper.catalogue.most_actions)
    return ngettext(
        "It waits: you asked for {most} action in twelve months.",
        "It waits: you asked for at most {most} actions in twelve months.",
        most,
    ).format(most=most)


def _in_parallel(paper: PlanPaper) -> str:
    most = paper.plan.request.parallel
    if most is None:
        return _("It waits: as many actions run at once as you can carry.")
    return ngettext(
        "It waits: you can carry {most} action at once.",
        "It waits: you can carry {most} actions at once.",
        most,
    ).format(most=most)


def _needs(paper: PlanPaper, left: LeftOut) -> str:
    if not left.because:
        return _("It waits for something that is not in the plan.")
    return _("It needs this first, which is not in the plan: {titles}.").format(
        titles=all_numbered(paper, left.because)
    )


def _other_action(paper: PlanPaper, left: LeftOut) -> str:
    if not left.because:
        return _("Another action in the plan reaches the same.")
    return _("Another action in the plan reaches the same: {titles}.").format(
        titles=all_numbered(paper, left.because)
    )
