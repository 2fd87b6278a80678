"""A Chroma server for a test run, in a folder of its own on a free port of this machine; it can be stopped and started."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx

_RUN = "from chromadb.cli.cli import app; app()"
_SECONDS = 60.0


@dataclass
class ChromaServer:
    """What `chroma run` serves."""

    folder: Path
    port: int
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        self._process = subprocess.Popen(
            [
                sys.executable,
                "-c",
                _RUN,
                "run",
                "--host",
                "127.0.0.1",
                "--port",
                str(self.port),
                "--path",
                str(self.folder),
            ],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until = time.monotonic() + _SECONDS
        while not self._answers():
            assert self._process.poll() is None, "the Chroma server ended by itself"
            assert time.monotonic() < until, "the Chroma server did not start"
            time.sleep(0.1)

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.address}/api/v2/heartbeat", timeout=2, trust_env=False).is_success
        except httpx.HTTPError:
            return False
