"""The one page for members: where we are, what residents will notice, what we ask. No detail.

Short enough to be read in a minute and to fit one sheet: every part is cut to what counts.
"""

from collections.abc import Iterator

from maturity.documents.blocks import Block, Bullets, Item, Paragraph, Steps, Table
from maturity.documents.comparison_text import national_sentence
from maturity.documents.figures import all_titles, day, listed, month, number_word, of_top
from maturity.documents.keeping_text import nothing_planned
from maturity.documents.organisation_words import deciding_body, member_word, shown_name
from maturity.documents.outlook_text import promises_pass, stays_blocked
from maturity.documents.plan_paper import PlanPaper
from maturity.documents.priority_rows import priority_title, questions_of
from maturity.documents.promises_text import promise_sentences
from maturity.documents.standing_text import first_picture, overall_stage
from maturity.documents.task_text import money_words, numbered, owner_words, staff_days
from maturity.domain.due import due_day
from maturity.domain.opening import best_and_lowest
from maturity.domain.plan import Scheduled
from maturity.locale import gettext as _
from maturity.locale import ngettext

SHOWN_ACTIONS = 8
SHOWN_CHANGES = 3
SHOWN_CONSEQUENCES = 2


def members_title() -> str:
    return _("Social value: where we are, what we ask")


def members_part(paper: PlanPaper) -> Iterator[Block]:
    """All of the page below its title."""
    yield _led(
        _("{organisation}.").format(organisation=shown_name(paper.organisation)),
        _(
            "Social value means that what we buy also does good here: jobs for people who "
            "struggle to find one, work for local firms, cleaner air."
        ),
    )
    yield _led(_("Where we are."), *_where(paper))
    yield _led(_("Promises."), *promise_sentences(paper))
    yield from _notice(paper)
    yield from _what_we_do(paper)
    yield _led(_("What we ask of you."))
    yield Steps(tuple(Item(sentence) for sentence in _asks(paper)))
    consequences = [*stays_blocked(paper), *promises_pass(paper)][:SHOWN_CONSEQUENCES]
    if consequences:
        yield _led(_("If we do nothing."), *consequences)
    yield Paragraph(_own_assessment(paper))


def _led(lead: str, *sentences: str) -> Paragraph:
    return Paragraph(" ".join((lead, *sentences)), bold=lead)


def _where(paper: PlanPaper) -> Iterator[str]:
    """As on the first screen of the result, whose long first sentence is cut into two. There is
    room for one of them beside what a draft has to say first.
    """
    result, scorecard = paper.result, paper.result.scorecard
    clauses = best_and_lowest(result.questionnaire, result.answers, scorecard)
    if scorecard.score.completeness < 1:
        yield first_picture(result)
        clauses = clauses[-1:]
    for clause in clauses:
        yield f"{clause[:1].upper()}{clause[1:]}."
    if scorecard.score.point is None or scorecard.stage is None:
        return
    yield from _themes(paper)
    if all(theme.stage is None or theme.score.point is not None for theme in scorecard.themes):
        yield _("Overall: {stage} (average {average}).").format(
            stage=overall_stage(result),
            average=of_top(scorecard.score.point, result.questionnaire.top_level),
        )
    compared = national_sentence(paper.comparison)
    if compared:
        yield compared
    yield from _sentences(result.questionnaire.good_result)[:1]


def _themes(paper: PlanPaper) -> Iterator[str]:
    """Those at the same stage share a sentence. A missing answer was spoken of before."""
    result = paper.result
    stages: dict[str, list[str]] = {}
    for theme in result.scorecard.themes:
        open_still = theme.stage is not None and theme.score.point is None
        stage = _("not answered yet") if open_still else result.stage_name(theme.stage)
        stages.setdefault(stage, []).append(result.theme_title(theme.theme_id))
    for stage, titles in stages.items():
        yield _("{theme}: {stage}.").format(theme=listed(titles), stage=stage)


def _notice(paper: PlanPaper) -> Iterator[Block]:
    chosen = _first_noticed(paper)
    if not chosen:
        return
    until = max(due_day(paper.plan, scheduled) for scheduled in chosen)
    yield _led(_("What people will notice by {month}.").format(month=month(until)))
    yield Bullets(tuple(Item(_noticed(s)) for s in chosen))


def _first_noticed(paper: PlanPaper) -> list[Scheduled]:
    """The first action for each priority, then those that begin first."""
    actions = [s for s in paper.to_do if s.task.action is not None]
    chosen: list[Scheduled] = []
    for priority in paper.plan.request.priorities:
        wanted = questions_of(paper, priority)
        serving = (s for s in actions if wanted & {move.question for move in s.task.moves})
        chosen += [s for s in serving if s not in chosen][:1]
    chosen += [s for s in actions if s not in chosen]
    return chosen[:SHOWN_CHANGES]


def _noticed(scheduled: Scheduled) -> str:
    notice = scheduled.task.action.notice if scheduled.task.action is not None else ""
    return "".join(_sentences(notice)[:1])


def _sentences(text: str) -> list[str]:
    return [f"{part}." for part in text.removesuffix(".").split(". ") if part]


def _what_we_do(paper: PlanPaper) -> Iterator[Block]:
    reason = nothing_planned(paper)
    if reason:
        yield _led(_("What we will do."), reason)
        return
    rows = list(_rows(paper))
    yield Table(_("What we will do"), (_("Action"), _("Owner"), _("By")), tuple(rows))
    more = len(paper.to_do) - _actions_shown(paper)
    further = ngettext(
        "{count} more action stands in the full plan.",
        "{count} more actions stand in the full plan.",
        more,
    ).format(count=more)
    yield _led(_("What it takes."), _takes(paper), *([further] if more > 0 else []))


def _takes(paper: PlanPaper) -> str:
    total = paper.plan.total
    if not total.money.high:
        return _("{days}, and no money beside them. Please agree them.").format(
            days=staff_days(total.days)
        )
    return _("{days} and {money}. Please agree both.").format(
        days=staff_days(total.days), money=money_words(total.money)
    )


def _actions_shown(paper: PlanPaper) -> int:
    room = SHOWN_ACTIONS - bool(paper.to_find_out)
    return min(len(paper.to_do), room)


def _rows(paper: PlanPaper) -> Iterator[tuple[str, ...]]:
    """Answers to find out share one row: the first months may hold many of them."""
    for scheduled in paper.to_do[: _actions_shown(paper)]:
        task = scheduled.task
        by = month(due_day(paper.plan, scheduled))
        yield numbered(paper, task.id), owner_words(task, paper.record(task.id)), by
    unknown = paper.to_find_out
    if unknown:
        title = ngettext(
            "Find out {count} missing answer",
            "Find out {count} missing answers",
            len(unknown),
        ).format(count=number_word(len(unknown)))
        by = month(max(due_day(paper.plan, scheduled) for scheduled in unknown))
        yield title, _find_out_owner(paper), by


def _find_out_owner(paper: PlanPaper) -> str:
    owners = {owner_words(s.task, paper.record(s.task.id)) for s in paper.to_find_out}
    return owners.pop() if len(owners) == 1 else _("Several roles")


def _asks(paper: PlanPaper) -> Iterator[str]:
    yield _priorities(paper)
    yield _("Say which {member} answers for results.").format(
        member=member_word(paper.organisation)
    )
    if not paper.plan.scheduled and paper.plan.left_out and not any(paper.plan.capacity):
        yield _("Give the plan staff days: without them nothing can begin.")
    yield _("See results in your {body} in {month}.").format(
        body=deciding_body(paper.organisation), month=_halfway(paper)
    )


def _priorities(paper: PlanPaper) -> str:
    titles = [priority_title(paper, priority) for priority in paper.plan.request.priorities]
    if not titles:
        return _("Choose up to three priorities.")
    return ngettext(
        "Agree the priority: {titles}.", "Agree the priorities: {titles}.", len(titles)
    ).format(titles=all_titles(titles))


def _halfway(paper: PlanPaper) -> str:
    """The end of the second quarter, or of the only one."""
    ends = [quarter.last_day for quarter in paper.plan.quarters[:2]]
    return month(ends[-1] if ends else paper.on)


def _own_assessment(paper: PlanPaper) -> str:
    roles = len(paper.result.roles)
    if not roles:
        sentence = _("Our own assessment of {day}; not an audit.")
    else:
        sentence = ngettext(
            "Our own assessment by {count} role on {day}; not an audit.",
            "Our own assessment by {count} roles on {day}; not an audit.",
            roles,
        )
    return sentence.format(count=number_word(roles), day=day(paper.on))
