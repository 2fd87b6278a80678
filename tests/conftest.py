"""What any test may ask for: the real workbench over a home of its own, and a service that serves it.

The model takes seconds to load, so one workbench serves a whole run; tests that add to it name what they add. Reading
and embedding the shipped documents takes longer still, so it is done once and every home starts as a copy. Files run
beside each other, each whole in one process; the browser's together in one, where they share the running app.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from chroma_server import ChromaServer
from filelock import FileLock
from postgres_server import PostgresServer, free_port, postgres, programs
from real_server import serving
from xdist.scheduler import LoadFileScheduling

from retriever.access import Access
from retriever.running import Running, leave_note, remove_note
from retriever.service import create_app
from ui.offline import keep_offline
from ui.settings import Settings
from ui.wiring import Workbench

keep_offline(os.environ)


class ByFile(LoadFileScheduling):
    """The files of tests that run beside each other."""

    def _split_scope(self, nodeid: str) -> str:
        return "browser" if nodeid.startswith("tests/browser/") else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile:
    return ByFile(config, log)


@pytest.fixture(scope="session")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that has read the shipped documents and embedded them; to copy, never to open."""
    beside = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        beside = beside.parent  # one for all that run beside each other
    home = beside / "stocked"
    with FileLock(beside / "stocked.lock"):
        if not (beside / "stocked.whole").exists():
            with Workbench.open(Settings.load({}, home=str(home))) as bench:
                bench.load()
            (beside / "stocked.whole").touch()
    return home


@pytest.fixture(scope="session")
def new_home(stocked: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Makes another home that has read the shipped documents."""
    return lambda name: shutil.copytree(stocked, tmp_path_factory.mktemp(name) / "home")


@pytest.fixture(scope="session")
def settings(new_home: Callable[[str], Path]) -> Settings:
    """The default settings, but for a home of this run's own."""
    return Settings.load({}, home=str(new_home("session")))


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
