"""The real thing in a real browser: `foi up` on a home of its own, driven through the system's Chromium."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from officer import WATCH
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from site_up import Site

from retriever.client import Client

ROOT = Path(__file__).parents[2]
PATIENCE = 30_000
STARTING_TAKES = 300.0  # seconds: the first start reads the shipped documents
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("Chromium is not installed: install the package 'chromium' to run the browser tests")
    return found


@pytest.fixture(scope="session")
def site(chromium: str, new_home: Callable[[str], Path]) -> Iterator[Site]:
    """`foi up` with the shipped documents, on ports of its own choice; all it writes is under a home of its own."""
    home = new_home("site")
    environ = os.environ | {"FOI_HOME": str(home), "FOI_PORT": "0", "FOI_WEB_PORT": "0"}
    up = subprocess.Popen([sys.executable, "-m", "ui", "up"], cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True)
    try:
        url = _told(up)
        desk = Client.to_running(home)
        assert desk is not None, "foi up said where the web app is, but its service does not answer"
        with desk:
            yield Site(url, desk)
    finally:
        up.send_signal(signal.SIGINT)
        up.wait(timeout=60)


def _told(up: subprocess.Popen[str]) -> str:
    """The address `foi up` says the web app is at, once both parts answer."""
    assert up.stdout is not None
    said = []
    too_long = threading.Timer(STARTING_TAKES, up.terminate)
    too_long.start()
    for line in up.stdout:
        said.append(line)
        if found := re.search(r"web app is at (http://\S+)", line):
            too_long.cancel()
            return found[1].rstrip("/")
    too_long.cancel()
    raise AssertionError(f"foi up ended with {up.wait()} before the web app answered; it said: {said}")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"] if root else [])
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One officer's browser. Whatever it does, nothing may be asked of any other machine."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True, locale="en-GB")
    context.set_default_timeout(PATIENCE)
    context.add_init_script(WATCH)
    elsewhere: list[str] = []
    context.on("request", lambda request: elsewhere.append(request.url) if _leaves(request.url) else None)
    yield context
    context.close()
    assert elsewhere == []


def _leaves(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:", "about:"))


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()
