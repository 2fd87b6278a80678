"""What any test may ask for: the real workbench over a home of its own, and a service that serves it.

The model takes seconds to load, so one workbench serves a whole run; tests that add to it name what they add.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from chroma_server import ChromaServer
from postgres_server import PostgresServer, free_port, postgres, programs
from real_server import serving

from retriever.access import Access
from retriever.running import Running, leave_note, remove_note
from retriever.service import create_app
from ui.offline import keep_offline
from ui.settings import Settings
from ui.wiring import Workbench

keep_offline(os.environ)


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The default settings, but for a home of this run's own."""
    return Settings.load({}, home=str(tmp_path_factory.mktemp("home")))


@pytest.fixture(scope="session")
def workbench(settings: Settings) -> Iterator[Workbench]:
    """The real thing in this process: the shipped documents, the real model, everything loaded."""
    with Workbench.open(settings) as bench:
        yield bench.load()


@pytest.fixture(scope="session")
def served(workbench: Workbench, settings: Settings) -> Iterator[Running]:
    """The same over HTTP, with the note that lets this account's tools find it."""
    app = create_app(workbench, Access(token="test-token"))
    with serving(app) as at:
        note = Running(url=at, pid=os.getpid(), token="test-token", service=app.state.service_id)
        leave_note(settings.home, note)
        yield note
        remove_note(settings.home, note)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A PostgreSQL server of this run's own; its tests are left out where PostgreSQL is not installed."""
    if programs() is None:
        pytest.skip("PostgreSQL is not installed")
    with postgres() as server:
        yield server


@pytest.fixture(scope="session")
def chroma_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChromaServer]:
    """A Chroma server of this run's own."""
    server = ChromaServer(tmp_path_factory.mktemp("chroma"), free_port())
    server.start()
    yield server
    server.stop()
