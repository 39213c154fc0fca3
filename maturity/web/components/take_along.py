"""A button for everything held about somebody, as one file that is made at the press."""

import streamlit as st

from maturity.web.at_the_click import Make, at_the_click


def take_along(label: str, file_name: str, make: Make) -> None:
    st.download_button(
        label,
        data=at_the_click(make),
        file_name=file_name,
        mime="application/zip",
        key=f"take along:{file_name}:{label}",
        on_click="ignore",
    )
