"""The end of a workshop: closing it, and taking its levels into the round after a look at them."""

from collections.abc import Iterator

import streamlit as st

from maturity.access import Visitor
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.locale import ngettext
from maturity.usecases.agreed_levels import AgreedPreview, LevelChange, preview_agreed, take_agreed
from maturity.usecases.workshop_close import close_workshop
from maturity.usecases.workshops import OpenWorkshop
from maturity.web import session
from maturity.web.answer_words import difference, given_up
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.metrics import told

LOOKED_AT = "agreed levels looked at"
TAKEN = "agreed levels taken"


def offer_to_close(who: Visitor | None, here: OpenWorkshop) -> None:
    st.header(_("Close the workshop"), anchor=False)
    st.write(
        _(
            "Closing ends it for good. What people voted is then kept without any link to them, "
            "and votes that were never shown are deleted. The levels are not answers yet: you look "
            "at them first."
        )
    )
    name = f"close:{here.workshop.id}"
    with st.form(name):
        sure = st.checkbox(_("Yes, this workshop is over."), key=f"{name}:sure")
        pressed = st.form_submit_button(_("Close the workshop"))
    if pressed and not sure:
        st.error(_("Nothing was changed. Tick the box first, if you mean it."))
    elif pressed:
        try:
            close_workshop(workplace(), who, here.workshop.id)
        except MaturityError as error:
            st.error(plain(told(error)))
        else:
            st.rerun()


def agreed_levels(who: Visitor | None, here: OpenWorkshop) -> None:
    """What is taken is what was on screen: a press takes the preview of the run before."""
    st.header(_("Take the levels into the round"), anchor=False)
    _say_taken()
    preview = preview_agreed(workplace(), who, here.workshop.id)
    key = f"{LOOKED_AT}:{here.workshop.id}"
    looked_at = session.get(key, preview)
    session.put(key, preview)
    _show(preview, here)
    if here.found.frozen:
        st.write(_("This round was handed in. It can be looked at, and not changed."))
    elif preview.changes and st.button(_("Take over these levels"), type="primary"):
        _take(who, here, looked_at)


def _take(who: Visitor | None, here: OpenWorkshop, preview: AgreedPreview) -> None:
    try:
        count = take_agreed(workplace(), who, here.workshop.id, preview)
    except MaturityError as error:
        st.error(plain(told(error)))
    else:
        session.put(TAKEN, count)
        st.rerun()


def _say_taken() -> None:
    count = session.get(TAKEN, 0)
    if count:
        session.forget(TAKEN)
        words = ngettext("{count} level was taken over.", "{count} levels were taken over.", count)
        st.success(words.format(count=count))


def _show(preview: AgreedPreview, here: OpenWorkshop) -> None:
    if preview.changes:
        rows = [(_("Question"), _("Now"), _("Would become")), ("---", "---", "---")]
        rows += [_row(change, here) for change in preview.changes]
        st.markdown("\n".join(f"| {' | '.join(row)} |" for row in rows))
    else:
        st.write(_("Nothing would change."))
    for sentence in _counts(preview):
        st.write(sentence)


def _row(change: LevelChange, here: OpenWorkshop) -> tuple[str, str, str]:
    title = plain(change.title)
    if not change.asked:
        words = _("{question} (not asked in this round: kept, not counted)")
        title = words.format(question=title)
    questionnaire = here.found.questionnaire
    now = given_up(change.before, change.after, questionnaire)
    return title, now, difference(change.after, change.before, questionnaire)


def _counts(preview: AgreedPreview) -> Iterator[str]:
    if preview.same:
        yield ngettext(
            "{count} level is an answer already.",
            "{count} levels are answers already.",
            preview.same,
        ).format(count=preview.same)
    if preview.open:
        yield ngettext(
            "{count} question has no agreed level.",
            "{count} questions have no agreed level.",
            preview.open,
        ).format(count=preview.open)
