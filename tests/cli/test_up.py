"""`foi up` for real: both parts answer, and however it ends nothing is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from retriever.addresses import listen
from retriever.client import Client
from retriever.running import read_note
from ui.up import free_port

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("up")


class Up:
    """A running `foi up`, with the addresses it gave."""

    def __init__(self, home: Path) -> None:
        environ = {**os.environ, "FOI_HOME": str(home), "FOI_PORT": "0", "FOI_WEB_PORT": "0"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "ui", "up"],
            cwd=ROOT,
            env=environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert self.process.stdout is not None
        said = {}
        for line in self.process.stdout:
            if " is at " in line:
                name, _, rest = line.partition(" is at ")
                said[name] = rest.split()[0]
            if line.startswith("Stop"):
                break
        self.web, self.service = said["The web app"], said["The service"]

    def end(self) -> tuple[int, str]:
        """Its exit code and last words, once it and all it started have let go of standard error."""
        _, err = self.process.communicate(timeout=60)
        return self.process.returncode, err


@pytest.fixture
def up(home: Path) -> Iterator[Up]:
    running = Up(home)
    yield running
    if running.process.poll() is None:
        running.process.kill()
        running.process.communicate()


def nothing_answers(*addresses: str) -> bool:
    for address in addresses:
        with pytest.raises(httpx.ConnectError):
            httpx.get(address, trust_env=False)
    return True


def test_both_answer_and_ctrl_c_ends_both(up: Up, home: Path) -> None:
    assert httpx.get(up.web, trust_env=False).is_success
    assert httpx.get(f"{up.service}/readyz", trust_env=False).json()["ready"] is True
    running = Client.to_running(home)
    assert running is not None
    with running as desk:
        assert desk.document("IC-347414-P2W0").outcome == "partly"
    os.killpg(up.process.pid, signal.SIGINT)
    code, err = up.end()
    assert (code, "Traceback" in err) == (0, False)
    assert nothing_answers(up.web, up.service)
    assert read_note(home) is None


def test_the_death_of_one_ends_the_other(up: Up, home: Path) -> None:
    note = read_note(home)
    assert note is not None
    os.kill(note.pid, signal.SIGKILL)
    code, err = up.end()
    assert code == 1
    assert "the service ended by itself" in err
    assert nothing_answers(up.web, up.service)
    assert read_note(home) is None


def test_children_do_not_outlive_it(up: Up) -> None:
    up.process.kill()
    code, _ = up.end()
    assert code == -signal.SIGKILL
    assert nothing_answers(up.web, up.service)


def test_a_taken_port_is_passed_over_unless_it_was_asked_for() -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        assert free_port("127.0.0.1", port, given=False, option="--port") > port
        with pytest.raises(Exception, match="--port"):
            free_port("127.0.0.1", port, given=True, option="--port")
