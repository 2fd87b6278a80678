"""How long each page takes in Chromium when it is opened by its address, over a running app with a large library.

`python -m tests.bench.opening 10000`: from the start of the navigation until the app has answered and drawn all it has
to, by the page's own clock. `python -m tests.bench.opening URL` looks at an app that is running.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote_plus

from playwright.sync_api import Page, sync_playwright

from tests.bench.paging import filled
from tests.browser.officer import WATCH
from ui.app.main import _BY_LINK, _PAGES
from ui.app.views import pictures

_TIMES = 6
_PATIENCE = 300_000
_HELD_BACK = 100
"""How long, in milliseconds, the watch waits before it says that an answer is on the screen."""
_DRAWN = """() => window.answered?.()
    && document.querySelector("[data-testid=stApp]")?.getAttribute("data-test-script-state") === "notRunning"
    && !document.querySelector("[data-testid=stSkeleton]") && document.querySelector("h1") && performance.now()"""


def opening(url: str) -> dict[str, dict[str, float]]:
    """The first opening of each page, and the median and the slowest of the others, in milliseconds."""
    with sync_playwright() as playwright:
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"] if root else []
        )
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.set_default_timeout(_PATIENCE)
        context.add_init_script(WATCH)
        page = context.new_page()
        _took(page, url)
        found = {at or "home": _timed(page, f"{url}/{at}") for at in _addresses()}
        browser.close()
    return found


def _addresses() -> Iterator[str]:
    for _, listed in _PAGES.values():
        yield from (at for path, _, at in listed if path not in _BY_LINK)
    yield from (f"pictures?picture={quote_plus(name)}" for name in pictures._DRAWN)


def _timed(page: Page, address: str) -> dict[str, float]:
    first, *others = [_took(page, address) for _ in range(_TIMES)]
    return {"first_ms": first, "p50_ms": round(statistics.median(others)), "slowest_ms": max(others)}


def _took(page: Page, address: str) -> int:
    page.goto(address)
    drawn = page.wait_for_function(_DRAWN).json_value()
    page.wait_for_timeout(300)
    return round(drawn - _HELD_BACK)


@contextmanager
def _up(home: Path) -> Iterator[str]:
    """The address of an app started on this home."""
    environ = os.environ | {"FOI_HOME": str(home), "FOI_PORT": "0", "FOI_WEB_PORT": "0"}
    app = subprocess.Popen([sys.executable, "-m", "ui", "up"], env=environ, stdout=subprocess.PIPE, text=True)
    try:
        said = app.stdout or []
        yield next(found[1] for line in said if (found := re.search(r"web app is at (http://[^/\s]+)", line)))
    finally:
        app.send_signal(signal.SIGINT)
        app.wait(timeout=60)


def _with(letters: int) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        with filled(Path(folder), letters):
            pass
        with _up(Path(folder) / "home") as url:
            return {"letters": letters, "pages": opening(url)}


if __name__ == "__main__":
    wanted = sys.argv[1:] or ["10000"]
    json.dump([_with(int(one)) if one.isdecimal() else opening(one) for one in wanted], sys.stdout, indent=2)
    print()
