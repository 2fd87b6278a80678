"""`foi up`: the service and the web app together, until Ctrl-C; `foi ui`: the web app for a service already running."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Sequence
from contextlib import ExitStack

import httpx

from corpus.errors import FoiError, Unavailable
from retriever.addresses import listen, require_safe, url
from retriever.client import Client
from retriever.running import read_note, remove_note
from ui import children, sign_in, stores
from ui.children import Child
from ui.home import prepare, require_none_running
from ui.settings import Settings

Say = Callable[[str], None]
_NEXT = 50  # how many ports are tried after the usual one
_EVERY = 0.2  # seconds between looks


def up(settings: Settings, say: Say) -> None:
    """Start both, say where they are once both answer, and stop both when asked. Raises what went wrong."""
    prepare(settings.home)
    with stores.keys(settings) as keys:
        require_safe(settings.host, sign_in.wanted(settings) or bool(keys.all()))
    sign_in.require_web_safe(settings)
    require_none_running(settings.home)
    port = free_port(settings.host, settings.port, "port" in settings.given, "--port")
    web_port = free_port(settings.web_host, settings.web_port, "web_port" in settings.given, "--ui-port", (port,))
    token, at = secrets.token_urlsafe(32), url(settings.host, port)
    with children.told_to_stop() as asked, ExitStack() as stack:
        stack.callback(_tidy, settings)
        started: list[Child] = []
        stack.callback(children.stop, started)
        started.append(children.service(settings, port, token))
        started.append(children.web_app(settings, web_port, at, token))
        say("Starting. The first time, the shipped documents are read, which takes about a minute.")
        with Client(at, token) as service:
            if _until(lambda: _ready(service) and _answers(settings, web_port), started, asked):
                say(f"The web app is at {web_address(settings, web_port)}")
                say(f"The service is at {at} (what it offers: {at}/docs)")
                say("Stop both with Ctrl-C.")
        _until(lambda: False, started, asked)


def web_only(settings: Settings, say: Say) -> None:
    """The web app alone, for the service that already runs on this home."""
    sign_in.require_web_safe(settings)
    running = Client.to_running(settings.home)
    note = read_note(settings.home)
    if running is None or note is None:
        raise Unavailable(f"No service runs on {settings.home}; start everything with `foi up`, or `foi serve` first.")
    running.close()
    port = free_port(settings.web_host, settings.web_port, "web_port" in settings.given, "--port")
    with children.told_to_stop() as asked, ExitStack() as stack:
        started = [children.web_app(settings, port, note.url, note.token)]
        stack.callback(children.stop, started)
        if _until(lambda: _answers(settings, port), started, asked):
            say(f"The web app is at {web_address(settings, port)}")
            say("Stop it with Ctrl-C.")
        _until(lambda: False, started, asked)


def free_port(host: str, wanted: int, given: bool, option: str, taken: Sequence[int] = ()) -> int:
    """`wanted` when it is free; otherwise the next that is, unless it was asked for by name."""
    last = wanted if given else min(wanted + _NEXT, 65535)
    for port in range(wanted, last + 1) if wanted else [0] * _NEXT:
        try:
            with listen(host, port) as found:
                free = int(found.getsockname()[1])
        except Unavailable:
            continue
        if free not in taken:
            return free
    if given:
        raise Unavailable(
            f"Port {wanted} on {host} is in use by another program; stop that, or choose another with {option}."
        )
    raise Unavailable(f"No port from {wanted} to {last} on {host} is free; choose one with {option}.")


def _until(done: Callable[[], bool], started: Sequence[Child], asked: threading.Event) -> bool:
    """True once `done`; False when asked to stop first. Raises Unavailable when a child ends unasked."""
    while not asked.is_set():
        for child in started:
            if child.ended is not None and not asked.is_set():
                raise Unavailable(f"{child.name} ended by itself (code {child.ended}); its reason is above.")
        if done():
            return True
        asked.wait(_EVERY)
    return False


def _ready(service: Client) -> bool:
    try:
        return service.ready().ready
    except FoiError:
        return False


def web_address(settings: Settings, port: int) -> str:
    """Where a browser finds the web app; where people sign in, by the name that their cookies are for."""
    if not sign_in.wanted(settings):
        return url(settings.web_host, port)
    return sign_in.address(settings, port)


def _answers(settings: Settings, port: int) -> bool:
    try:
        return httpx.get(f"{url(settings.web_host, port)}/_stcore/health", timeout=2, trust_env=False).is_success
    except httpx.HTTPError:
        return False


def _tidy(settings: Settings) -> None:
    """Take away the note of a service that was ended too hard to do so itself."""
    note = read_note(settings.home)
    if note is not None and Client.to_running(settings.home) is None:
        remove_note(settings.home, note)
