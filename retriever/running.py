"""The note a running service leaves in its home folder, so that this account's own tools find it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from pydantic import ValidationError

from corpus.records import Record
from retriever.keys import write_private

FILE = "service.json"


class Running(Record):
    """`token` opens the service to whoever can read this file; `service` must be what /healthz answers."""

    url: str
    pid: int
    token: str
    service: str


def leave_note(home: Path, running: Running) -> None:
    """Write the note, readable by this account only."""
    write_private(home / FILE, running.model_dump_json(indent=2))


def remove_note(home: Path, running: Running) -> None:
    """Take the note away again, unless another service has left its own since."""
    if read_note(home) == running:
        (home / FILE).unlink(missing_ok=True)


def read_note(home: Path) -> Running | None:
    """The note as it stands, which may be stale; None when there is none to read."""
    try:
        return Running.model_validate_json((home / FILE).read_bytes())
    except (OSError, ValidationError):
        return None


def alive(pid: int) -> bool:
    """False when there is certainly no such process here."""
    if sys.platform == "win32":  # there, sending signal 0 would end the process
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
