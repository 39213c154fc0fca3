"""What every page shares: the language, who is here, saving, navigation, and where focus goes."""

from pathlib import Path

import streamlit as st

from maturity.errors import MaturityError, StoreError
from maturity.locale import gettext as _
from maturity.web.components.arrival import arrive
from maturity.web.components.invented import say_invented
from maturity.web.components.left_behind import keep_left_behind, settle_all
from maturity.web.components.reading import say_reads_only
from maturity.web.components.who_is_in import say_who_is_in
from maturity.web.escape import plain
from maturity.web.language import speak_theirs
from maturity.web.metrics import told
from maturity.web.page_list import open_pages
from maturity.web.permissions import sees
from maturity.web.trying_again import say_and_try_again
from maturity.web.visit import enter

STYLE = Path(__file__).parent / "static" / "pages.css"

speak_theirs()
st.set_page_config(layout="centered")
st.html(STYLE)
try:
    who, found = enter()
    unsaved = settle_all(who, found) if found is not None and sees(who, found) else []
    page = open_pages(who, found)
    st.set_page_config(page_title=_("{page} - Social Value Maturity Index").format(page=page.title))
    if found is not None:
        keep_left_behind(unsaved, page.url_path)
        say_invented(found.organisation)
        say_reads_only(who, found)
    page.run()
    say_who_is_in(who, page.url_path)
    arrive(page.url_path)
except StoreError as error:
    say_and_try_again(error)
except MaturityError as error:
    st.error(plain(told(error)))
