"""The real thing in a real browser: `foi up` on a home of its own, driven through the system's Chromium."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from site_up import Site

from retriever.client import Client

ROOT = Path(__file__).parents[2]
PATIENCE = 30_000
STARTING_TAKES = 300


@pytest.fixture(scope="session")
def chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("Chromium is not installed: install the package 'chromium' to run the browser tests")
    return found


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


@pytest.fixture(scope="session")
def site(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """`foi up` with the shipped documents; everything it writes is under its own home."""
    home, (port, web_port) = tmp_path_factory.mktemp("home"), _free_ports()
    environ = os.environ | {"FOI_HOME": str(home), "FOI_PORT": str(port), "FOI_WEB_PORT": str(web_port)}
    log = (home.parent / "up.log").open("wb")
    up = subprocess.Popen([sys.executable, "-m", "ui", "up"], cwd=ROOT, env=environ, stdout=log, stderr=log)
    try:
        with Client(f"http://127.0.0.1:{port}") as desk:
            yield Site(f"http://127.0.0.1:{web_port}", desk)
    finally:
        up.send_signal(signal.SIGINT)
        up.wait(timeout=30)
        log.close()


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
