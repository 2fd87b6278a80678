"""`foi serve`: the service over this home's workbench, found by this account's tools through a note in the home."""

from __future__ import annotations

import logging
import os
import secrets
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uvicorn

from corpus.errors import FoiError
from retriever.access import Access
from retriever.addresses import is_loopback, listen, require_safe, url
from retriever.keys import Keys
from retriever.opening import Opening
from retriever.running import Running, leave_note, remove_note
from retriever.service import create_app
from ui import sign_in, stores, wiring
from ui.children import told_to_stop
from ui.home import prepare, require_none_running
from ui.reach import bar
from ui.settings import Settings

_TOKEN_VARIABLE = "FOI_SERVICE_TOKEN"  # noqa: S105  (its name, not a token)
_GRACE = 5  # seconds that calls in progress, and loading, have to end


class _Server(uvicorn.Server):
    """Leaves its note once it listens, not before."""

    def __init__(self, config: uvicorn.Config, listening: Callable[[], None]) -> None:
        super().__init__(config)
        self._listening = listening

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._listening()


def serve(settings: Settings, say: Callable[[str], None], quiet: bool) -> None:
    """Serve until told to stop. Raises Unavailable when the library or its index cannot be opened."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(message)s", stream=sys.stderr)
    logging.getLogger("foi.service").setLevel(logging.ERROR if quiet else logging.INFO)
    home = prepare(settings.home)
    with stores.keys(settings) as keys:
        require_safe(settings.host, sign_in.wanted(settings) or bool(keys.all()))
        require_none_running(home)
        _serve(settings, home, keys, say)


def _serve(settings: Settings, home: Path, keys: Keys, say: Callable[[str], None]) -> None:
    with wiring.Workbench.open(settings, progress=bar()) as bench, listen(settings.host, settings.port) as listening:
        at = url(settings.host, listening.getsockname()[1])
        token = os.environ.get(_TOKEN_VARIABLE) or secrets.token_urlsafe(32)
        failures: list[FoiError] = []

        def failed(error: FoiError) -> None:
            failures.append(error)
            server.should_exit = True

        opening = Opening(bench.load, failed)
        signing = sign_in.signing(settings, bench.known_people)
        access = Access(keys, token, is_loopback(settings.host), settings.host, signing)
        app = create_app(opening, access, settings.limits)
        note = Running(url=at, pid=os.getpid(), token=token, service=app.state.service_id)
        server = _Server(_config(app), lambda: _announce(home, note, say))
        with told_to_stop() as asked:  # uvicorn stops in order by itself, then raises the signal again: it ends here
            try:
                server.run(sockets=[listening])
            finally:
                remove_note(home, note)
        bench.stop()
        if not opening.settled(_GRACE):  # the model is still loading in its thread, and cannot be interrupted
            _leave()
    if failures and not asked.is_set():
        raise failures[0]


def _config(app: Any) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        ws="none",
        lifespan="on",
        timeout_graceful_shutdown=_GRACE,
    )


def _announce(home: Path, note: Running, say: Callable[[str], None]) -> None:
    leave_note(home, note)
    say(f"The service is at {note.url} (what it offers: {note.url}/docs). Stop it with Ctrl-C.")


def _leave() -> None:
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)
