"""The home folder: made for this account alone, and used by one process at a time."""

from __future__ import annotations

import json
import os
from pathlib import Path
from types import TracebackType
from typing import Self

import filelock

from corpus.errors import Unavailable
from retriever.client import Client
from retriever.running import read_note

_LOCK, _HOLDER = "lock", "lock.json"
_PATIENCE = 2.0  # seconds; the command before this one may be just about to end


def prepare(home: Path) -> Path:
    """The folder, made if need be. Raises Unavailable with the reason when it cannot be used."""
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except FileExistsError as error:
        raise Unavailable(f"{home} is a file, not a folder; choose another with --home or FOI_HOME.") from error
    except OSError as error:
        raise Unavailable(
            f"The folder {home} cannot be made: {error.strerror}. Choose another with --home or FOI_HOME."
        ) from error
    if not os.access(home, os.R_OK | os.W_OK | os.X_OK):
        raise Unavailable(f"The folder {home} cannot be written by this account; choose another with --home.")
    return home


def require_none_running(home: Path) -> None:
    """Raises Unavailable, saying where it is, when a service already runs on this home."""
    running = Client.to_running(home)
    if running is None:
        return
    running.close()
    note = read_note(home)
    where = f" at {note.url}, process {note.pid}" if note else ""
    raise Unavailable(f"A service already runs on {home}{where}; stop it first, or give it the web app with `foi ui`.")


class HomeLock:
    """Holds a home for one process: the embedded stores are not safe to open twice."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._lock = filelock.FileLock(home / _LOCK, thread_local=False)

    def __enter__(self) -> Self:
        self.take()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.release()

    def take(self, patience: float = _PATIENCE) -> None:
        """Raises Unavailable, naming the process that holds it, when that does not let go in time."""
        try:
            self._lock.acquire(timeout=patience)
            (self._home / _HOLDER).write_text(json.dumps({"pid": os.getpid()}), encoding="ascii")
        except filelock.Timeout as error:
            raise Unavailable(
                f"Another foi command (process {self._holder()}) is using {self._home}; wait for it to end, "
                "or stop it if it is `foi serve` or `foi up`: this command needs the library to itself."
            ) from error
        except OSError as error:
            self.release()
            raise Unavailable(f"The folder {self._home} cannot be written: {error.strerror or error}.") from error

    def release(self) -> None:
        if self._lock.is_locked:
            (self._home / _HOLDER).unlink(missing_ok=True)
            self._lock.release()

    def _holder(self) -> str:
        try:
            return str(json.loads((self._home / _HOLDER).read_text(encoding="ascii"))["pid"])
        except (OSError, ValueError, LookupError, TypeError):
            return "unknown"
