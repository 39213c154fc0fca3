"""What the room sees of its votes once they are revealed: chart, table and words."""

import streamlit as st

from maturity.domain.consensus import Agreement
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.second_vote import Showing, Shown
from maturity.domain.vote import Counts
from maturity.locale import gettext as _
from maturity.usecases.workshop_wall import Wall
from maturity.web.escape import plain
from maturity.web.vote_chart import vote_figure
from maturity.web.workshop_words import (
    label_name,
    level_words,
    no_level_sentence,
    result_sentence,
    showing_sentence,
)


def wall_result(seen: Wall) -> None:
    if seen.shown is None:
        return
    questionnaire = seen.here.found.questionnaire
    counts = _newest(seen.shown)
    if counts is not None and seen.agreement is not None:
        _say(seen, seen.agreement, counts)
    _note(seen, seen.shown)
    if counts is not None and seen.agreement is not None:
        chart, table = st.columns([3, 2])
        with chart:
            _chart(seen.shown, counts, questionnaire)
        with table, st.container(key="wall-result"):
            st.markdown(_table(seen.shown, counts, questionnaire))


def _note(seen: Wall, shown: Shown) -> None:
    """Before the chart, as it says of which vote that is."""
    sentence = showing_sentence(shown.how)
    over = seen.item is not None and seen.item.agreed is not None
    if sentence and not (over and shown.how is Showing.TOO_FEW):
        with st.container(key="wall-note"):
            st.info(sentence)


def _newest(shown: Shown) -> Counts | None:
    """TOO_FEW may still hold what was shown before, and the room has seen it."""
    return shown.before if shown.after is None else shown.after


def _say(seen: Wall, found: Agreement, counts: Counts) -> None:
    """Without the label once there is a level, which says whether it was agreed."""
    over = seen.item is not None and seen.item.agreed is not None
    label = "" if over else _("{label}.").format(label=label_name(found.label))
    result = result_sentence(found, seen.here.found.questionnaire)
    said = (result, no_level_sentence(counts, found))
    with st.container(key="wall-big-result"):
        st.markdown(plain(" ".join(part for part in (label, *said) if part)))


def _chart(shown: Shown, counts: Counts, questionnaire: Questionnaire) -> None:
    before = shown.before if shown.how is Showing.BESIDE else None
    alt = _("Votes for each level: {counts}.").format(
        counts=", ".join(
            f"{level_words(questionnaire, level)}: {count}"
            for level, count in enumerate(counts.levels)
        )
    )
    config = {"displayModeBar": False, "staticPlot": True}
    st.plotly_chart(vote_figure(counts, before), config=config, alt=alt)


def _table(shown: Shown, counts: Counts, questionnaire: Questionnaire) -> str:
    beside = shown.how is Showing.BESIDE and shown.before is not None
    head = (_("Level"), _("Before"), _("Now")) if beside else (_("Level"), _("Votes"))
    rows = [head, tuple("---" for _cell in head)]
    for level, count in enumerate(counts.levels):
        name = plain(level_words(questionnaire, level))
        earlier = () if not beside or shown.before is None else (str(shown.before.levels[level]),)
        rows.append((name, *earlier, str(count)))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
