"""The console script as a process of its own: what it loads, what it leaves, and how it meets a closed door."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.errors import Unavailable
from ui.home import HomeLock, prepare
from ui.offline import QUIET, keep_offline

ROOT = Path(__file__).parents[2]
HEAVY = ["chromadb", "fastapi", "langchain", "pdfplumber", "sqlalchemy", "streamlit", "tantivy", "torch", "uvicorn"]


def python(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Python in a process of its own, from the root of the project."""
    return _run([sys.executable, *arguments], environ)


def shell(command: str) -> subprocess.CompletedProcess[str]:
    return _run(["bash", "-o", "pipefail", "-c", command.format(python=sys.executable)], {})


def _run(command: list[str], environ: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environ}, capture_output=True, encoding="utf-8", check=False
    )


def test_help_loads_nothing_heavy() -> None:
    code = "import sys; from ui.cli import perform; perform(['--help']); print(sorted(sys.modules), file=sys.stderr)"
    loaded = python("-c", code).stderr
    assert "'ui.cli'" in loaded
    assert [name for name in HEAVY if f"'{name}'" in loaded] == []


def test_importing_the_wiring_loads_no_torch_and_opens_nothing() -> None:
    code = "import sys, ui.wiring; print(sorted(sys.modules))"
    loaded = python("-c", code).stdout
    assert "'ui.wiring'" in loaded
    assert [name for name in ("torch", "streamlit") if f"'{name}'" in loaded] == []


CLOSED = {
    "a reader that stops": "'{python}' -m ui settings --json | head -c 1",
    "a reader that is gone": "'{python}' -m ui settings >&-",
}


@pytest.mark.parametrize("why", CLOSED)
def test_a_closed_pipe_is_no_fault(why: str) -> None:
    ran = shell(CLOSED[why])
    assert "Traceback" not in ran.stderr
    assert "Exception ignored" not in ran.stderr


def test_a_full_disk_is_said() -> None:
    ran = shell("'{python}' -m ui settings > /dev/full")
    assert ran.returncode == 1
    assert "No space left" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert "Exception ignored" not in ran.stderr


def test_letters_are_utf8_in_any_locale() -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ran = python("-m", "ui", "read", "corpus/responses/IC-347414-P2W0.md", **plain)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "–" in ran.stdout


def test_a_home_is_held_by_one_at_a_time(tmp_path: Path) -> None:
    home = prepare(tmp_path / "home")
    with HomeLock(home):
        with pytest.raises(Unavailable, match="process") as raised:
            HomeLock(home).take(patience=0)
        assert str(home) in str(raised.value)
    with HomeLock(home):
        assert (home / "lock.json").exists()
    assert not (home / "lock.json").exists()


def test_a_new_home_is_for_its_owner_only(tmp_path: Path) -> None:
    assert prepare(tmp_path / "a" / "home").stat().st_mode & 0o777 == 0o700


def test_nothing_calls_home() -> None:
    environ = {"HF_HUB_OFFLINE": "0", "PATH": "/bin"}
    keep_offline(environ)
    assert environ == {**QUIET, "PATH": "/bin"}
