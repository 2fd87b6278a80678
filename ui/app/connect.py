"""The connection to the service, made once for all sessions from the environment the web app is started with."""

from __future__ import annotations

import os

import streamlit as st

from corpus.caller import LOCAL, Caller
from retriever.client import Client
from retriever.desk import Desk


@st.cache_resource(show_spinner=False)
def desk() -> Desk:
    """The service at FOI_SERVICE_URL; its token, when it has one, in FOI_SERVICE_TOKEN."""
    url = os.environ.get("FOI_SERVICE_URL", "http://127.0.0.1:8000")
    return Client(url, token=os.environ.get("FOI_SERVICE_TOKEN"))


def caller() -> Caller:
    """Who sits before the page: it decides only which pages are shown; what may be done, the service decides."""
    return LOCAL
