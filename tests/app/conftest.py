"""The whole app, run without a browser, on a small desk of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_desk import SmallDesk
from streamlit.testing.v1 import AppTest

from ui.app import connect

MAIN = Path(__file__).parents[2] / "ui" / "app" / "main.py"


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> SmallDesk:
    """The desk the app is connected to for one test."""
    small = SmallDesk()
    monkeypatch.setattr(connect, "desk", lambda: small)
    return small


@pytest.fixture
def app(desk: SmallDesk) -> AppTest:
    """The app, not yet run: tests set its address first, then run it."""
    return AppTest.from_file(MAIN, default_timeout=20)
