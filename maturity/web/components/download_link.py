"""The link to a file: looks like a button, and whichever server is asked makes the file.

Streamlit's own keeps the file in the memory of one process; its links open another tab.
"""

from html import escape
from urllib.parse import urlencode

import streamlit as st


def download_link(label: str, path: str, **said: str) -> None:
    """`path` is one of `routes/files_of_*`, `said` what it asks for. `label` is no Markdown."""
    words = urlencode({name: word for name, word in said.items() if word})
    address = f"{path}?{words}" if words else path
    link = f'<a class="take-along" href="{escape(address)}">{escape(label)}</a>'
    st.html(link, width="content")
