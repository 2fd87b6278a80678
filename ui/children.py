"""The processes `foi up` and `foi ui` start: the service and the web app, ended in order and never left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import ui
from ui import sign_in
from ui.offline import keep_offline
from ui.settings import Settings

TOKEN, SIGN_IN = "FOI_SERVICE_TOKEN", "FOI_SIGN_IN"
_PACKAGES = Path(ui.__file__).resolve().parents[1]
APP = Path(ui.__file__).resolve().parent / "app" / "main.py"
_GRACE = 10.0  # seconds a child has to end by itself


@dataclass(frozen=True)
class Child:
    """A running process and what to call it when it ends unasked."""

    name: str
    process: subprocess.Popen[bytes]

    @property
    def ended(self) -> int | None:
        return self.process.poll()


def stop(children: Sequence[Child]) -> None:
    """End them all: asked first, and ended outright when they do not listen."""
    for child in children:
        if child.ended is None:
            child.process.terminate()
    for child in children:
        try:
            child.process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            child.process.kill()
            child.process.wait()


def service(settings: Settings, port: int, token: str) -> Child:
    """`foi serve` on `port`, opened to this account's tools by `token`."""
    arguments = ["ui", "--home", str(settings.home), "serve", "--quiet", "--host", settings.host, "--port", str(port)]
    return _start("the service", arguments, {TOKEN: token})


def web_app(settings: Settings, port: int, service_url: str, token: str) -> Child:
    """The Streamlit app: where nobody signs in, on this machine's loopback, with the account's own token.

    Where people sign in it never has that token: it may do for each only what their own sign-in lets them.
    """
    options = {
        "server.address": settings.web_host,
        "server.port": str(port),
        "server.headless": "true",
        "server.fileWatcherType": "none",
        "runner.magicEnabled": "false",
        "server.enableXsrfProtection": "true",
        "server.maxUploadSize": str(settings.max_upload_mb),
        "browser.gatherUsageStats": "false",
        "client.toolbarMode": "minimal",
        "client.showErrorDetails": "none",
        "client.showErrorLinks": "false",
        "global.developmentMode": "false",
        "logger.level": "error",
    }
    found = {"FOI_SERVICE_URL": service_url, "FOI_HOME": str(settings.home), TOKEN: token, SIGN_IN: ""}
    if sign_in.wanted(settings):
        options["secrets.files"] = str(sign_in.streamlit_secrets(settings, port))
        options["browser.serverAddress"] = urlsplit(sign_in.address(settings, port)).hostname or "localhost"
        found |= {TOKEN: "", SIGN_IN: "yes"}
    flags = [part for name, value in options.items() for part in (f"--{name}", value)]
    return _start("the web app", ["streamlit", "run", str(APP), *flags], found)


def _start(name: str, arguments: Sequence[str], more: dict[str, str]) -> Child:
    environ = {**os.environ, **more}
    keep_offline(environ)
    if (_PACKAGES / "pyproject.toml").is_file():  # run from a checkout, which may not be installed
        environ["PYTHONPATH"] = os.pathsep.join([str(_PACKAGES), *filter(None, [environ.get("PYTHONPATH")])])
    # A session of its own: Ctrl-C reaches this process only, which then ends its children in order.
    process = subprocess.Popen(  # noqa: S603  (our own modules, with arguments that were checked)
        [sys.executable, "-m", "ui.leash", str(os.getpid()), *arguments],
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    return Child(name, process)


@contextmanager
def told_to_stop() -> Iterator[threading.Event]:
    """An event that is set when this process is asked to end, by Ctrl-C, by SIGTERM or by its terminal closing."""
    asked = threading.Event()
    names = ("SIGINT", "SIGTERM", "SIGHUP")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {number: signal.signal(number, lambda *_: asked.set()) for number in numbers}
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
