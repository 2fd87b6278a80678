"""Letters for a shared library, real services that share one, and waiting for what they come to know."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from postgres_server import free_port

from corpus.records import Document, Passage
from ui.cli import perform

ROOT = Path(__file__).parents[2]
_OFTEN = 0.3


def until(found: Callable[[], Any], seconds: float) -> Any:
    """What `found` gives as soon as that is true; the last of it when it is not in time."""
    end = time.monotonic() + seconds
    while not (got := found()) and time.monotonic() < end:
        time.sleep(_OFTEN)
    return got


def letter(id: str, *said: str) -> Document:
    """A letter of these passages."""
    text, passages = "", []
    for n, words in enumerate(said, start=1):
        start = len(text) + 2 if text else 0
        text = f"{text}\n\n{words}" if text else words
        passages.append(Passage(id=f"{id}:{n}", role="decision", start=start, end=len(text), tokens=len(words.split())))
    return Document(id=id, reference=id.upper(), kind="response", title=id, text=text, passages=passages)


class Service:
    """`foi serve` as a process of its own, in a home of its own."""

    def __init__(self, home: Path, **environ: str) -> None:
        self.port = free_port()
        self.home = home
        self.log = home.with_suffix(".log")
        self.environ = {**os.environ, "PYTHONPATH": str(ROOT), "FOI_HOME": str(home), **environ}
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "ui", "serve", "--port", str(self.port)],
                cwd=ROOT, env=self.environ, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            )  # fmt: skip
        self._client = httpx.Client(base_url=f"http://127.0.0.1:{self.port}", timeout=30, trust_env=False)

    def get(self, path: str) -> httpx.Response:
        return self._client.get(path)

    def ready(self) -> bool:
        try:
            return self.get("/readyz").is_success
        except httpx.HTTPError:
            assert self.process.poll() is None, self.log.read_text()
            return False

    def search(self, words: str) -> httpx.Response:
        return self._client.post("/v1/search", json={"query": words, "k": 3})

    def first(self, words: str) -> str:
        """The id of the document found first."""
        results = self.search(words).json().get("results", [])
        return results[0]["document"]["id"] if results else ""

    def upload(self, name: str, words: str) -> httpx.Response:
        return self._client.post("/v1/documents", files={"files": (name, words.encode())})

    def command(self, *arguments: str) -> int:
        """The exit code of a command on this home, run in this process, which is quicker."""
        with pytest.MonkeyPatch.context() as changed:
            for name, value in self.environ.items():
                changed.setenv(name, value)
            return perform(list(arguments))

    def foi(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "ui", *arguments], cwd=ROOT, env=self.environ, capture_output=True, text=True
        )

    def ask_to_stop(self) -> None:
        self._client.close()
        self.process.send_signal(signal.SIGTERM)

    def wait(self) -> None:
        self.process.wait(60)
