"""The opening of the first screen: what this is, how long it takes, what happens with the data."""

import streamlit as st

from maturity.locale import gettext as _


def what_this_is() -> None:
    st.title(_("Social Value Maturity Index"), anchor=False)
    st.markdown(
        _(
            "**Find out how well your organisation turns what it spends into good for the people "
            "it serves:** jobs for those who find it hard to get one, work for local firms, "
            "cleaner air."
        )
    )
    st.write(
        _(
            "You answer questions in four themes: policy, targeting, measurement and impact. You "
            "see where you stand, how sure that is, and the shortest way up."
        )
    )
    _how_long()
    _what_happens_with_data()


def _how_long() -> None:
    st.header(_("How long it takes"), anchor=False)
    st.write(
        _(
            "20 questions take one person under an hour. The other 16 are best answered as a team. "
            "You can stop at any time: each answer is kept as you give it."
        )
    )


def _what_happens_with_data() -> None:
    st.header(_("What happens with your answers"), anchor=False)
    st.write(
        _(
            "They stay on this server. Your colleagues see them, with your name and the time. "
            "Nobody else does unless your lead agrees, and nothing is sent anywhere. If your "
            "organisation is covered by freedom of information law, people may ask it for what you "
            "write here."
        )
    )
