"""Settings: every one with its value, where that came from and what it means."""

from __future__ import annotations

from html import escape

import streamlit as st

from retriever.desk import Desk
from ui.app import connect, faults, markup


def show(desk: Desk) -> None:
    st.title("Settings", anchor=False)
    st.html(
        "<p>Settings are environment variables, read when the service starts. They are shown here and changed where the "
        "service is started, by whoever runs that machine.</p>"
    )
    with faults.told():
        rows = [
            [
                f"<code>{escape(row.variable)}</code>",
                escape(row.meaning),
                escape(row.value or "not set"),
                escape(row.given_by),
                escape(row.default or "not set"),
            ]
            for row in desk.office.settings()
        ]
        st.header("In force now", anchor=False)
        st.html(markup.table(["Setting", "Meaning", "Value", "Came from", "Default"], rows, "Settings in force"))


if __name__ == "__main__":
    show(connect.desk())
