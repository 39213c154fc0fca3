"""The words of a workshop on screen: states, turnout, results, times. Draws nothing."""

from datetime import timedelta

from maturity.domain.agenda import Part, Slot
from maturity.domain.consensus import Agreement, Label
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.second_vote import Showing
from maturity.domain.vote import Counts
from maturity.domain.workshop import ItemState, Turnout
from maturity.locale import gettext as _
from maturity.locale import ngettext


def state_name(state: ItemState) -> str:
    return {
        ItemState.WAITING: _("to come"),
        ItemState.OPEN: _("voting now"),
        ItemState.COUNTED: _("vote closed"),
        ItemState.REVEALED: _("in discussion"),
        ItemState.AGREED: _("level set"),
        ItemState.PARKED: _("parked"),
        ItemState.SKIPPED: _("skipped"),
    }[state]


def part_name(slot: Slot, titles: dict[str, str]) -> str:
    """A line of the timetable."""
    if slot.question_id is not None:
        return titles.get(slot.question_id, slot.question_id)
    return {
        Part.WELCOME: _("Welcome"),
        Part.WARM_UP: _("Warm-up"),
        Part.BREAK: _("Break"),
        Part.NEXT_STEPS: _("Next steps"),
        Part.QUESTION: _("Question"),
    }[slot.part]


def level_words(questionnaire: Questionnaire, level: int) -> str:
    return f"{level}, {questionnaire.levels[level].name}"


def joined_sentence(count: int) -> str:
    words = ngettext(
        "{count} person has joined so far.", "{count} people have joined so far.", count
    )
    return words.format(count=count)


def turnout_sentence(turnout: Turnout) -> str:
    """Phones only: nobody counts who holds up a card."""
    if not turnout.joined:
        return _("Nobody has joined with a phone.")
    return ngettext(
        "{voted} of {joined} phone has voted.",
        "{voted} of {joined} phones have voted.",
        turnout.joined,
    ).format(voted=turnout.voted, joined=turnout.joined)


def waiting_sentence(turnout: Turnout) -> str:
    """Whom the facilitator waits for."""
    missing = max(turnout.joined - turnout.voted, 0)
    waits = ngettext("{count} has not voted", "{count} have not voted", missing)
    more = ngettext("{count} asked for more time", "{count} asked for more time", turnout.want_time)
    return _("{waiting}, {asked}.").format(
        waiting=waits.format(count=missing), asked=more.format(count=turnout.want_time)
    )


def time_sentence(left: timedelta) -> str:
    """It only shows: no vote ends by itself."""
    seconds = round(left.total_seconds())
    minutes, rest = divmod(abs(seconds), 60)
    words = _("{minutes}:{seconds:02} left") if seconds >= 0 else _("{minutes}:{seconds:02} over")
    return words.format(minutes=minutes, seconds=rest)


def label_name(label: Label) -> str:
    return {
        Label.AGREED: _("Agreed"),
        Label.SHORT: _("A short discussion"),
        Label.SPLIT: _("Views are split"),
    }[label]


def result_sentence(found: Agreement, questionnaire: Questionnaire) -> str:
    return _("Median {level}. {near} of {all} within one level.").format(
        level=level_words(questionnaire, found.lower_median), near=found.within_one, all=found.n
    )


def no_level_sentence(counts: Counts, found: Agreement) -> str:
    """Those who chose no level. Empty where all did."""
    parts = []
    if counts.dont_know:
        words = ngettext("{count} does not know", "{count} do not know", counts.dont_know)
        parts.append(words.format(count=counts.dont_know))
    if counts.abstained:
        words = ngettext("{count} abstained", "{count} abstained", counts.abstained)
        parts.append(words.format(count=counts.abstained))
    if not parts:
        return ""
    sentence = _("{parts}.").format(parts=", ".join(parts))
    many = _("That is more than 30% who do not know: ask what is missing.")
    return f"{sentence} {many}" if found.many_dont_know else sentence


def showing_sentence(how: Showing) -> str:
    """What the room must know of counts that are there or are not. Empty where nothing is odd."""
    return {
        Showing.ONE: "",
        Showing.BESIDE: "",
        Showing.AFTER_ONLY: _(
            "Only the new votes are shown: with fewer than eight, two charts side by side would "
            "show who changed."
        ),
        Showing.NEARLY_NOBODY: _(
            "Nearly nobody changed their vote. The result before stands, and the new one is not "
            "shown: it would show who changed."
        ),
        Showing.TOO_FEW: _(
            "Fewer than five votes. They are not shown, so that nobody's vote is known. Talk about "
            "it openly, and set the level together."
        ),
    }[how]
