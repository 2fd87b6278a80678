"""Commands run in this process as the console script runs them, on a home whose service is running."""

from __future__ import annotations

import io
import sys

import pytest
from ran import Foi, Ran

from retriever.running import Running
from ui.cli import perform
from ui.settings import Settings


@pytest.fixture
def alone(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Foi:
    """`foi` with the arguments given, and nothing running."""

    def run(*arguments: str, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = perform(arguments)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return run


@pytest.fixture
def foi(alone: Foi, served: Running, settings: Settings) -> Foi:
    """`foi` on the home of the session's service."""

    def run(*arguments: str, stdin: bytes = b"") -> Ran:
        return alone("--home", str(settings.home), *arguments, stdin=stdin)

    return run
