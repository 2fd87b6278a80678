"""What is installed, configured and reachable, each with what to do when it is not as it should be."""

from __future__ import annotations

import re
import shutil
import socket
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, requires, version
from typing import Literal

from corpus.errors import FoiError, Unavailable
from corpus.store import documents_at
from retriever.addresses import is_loopback
from retriever.client import Client
from retriever.served import reached
from ui import sign_in, stores
from ui.home import prepare
from ui.settings import Settings

State = Literal["ok", "warning", "fault"]
_PACKAGE = "foi-precedents"
_NEEDED_BYTES = 500 * 1024 * 1024
_OLDEST = (3, 11)


@dataclass(frozen=True)
class Check:
    """One thing looked at. `do` is what to do about it, empty when all is well."""

    state: State
    what: str
    found: str
    do: str = ""


def examine(settings: Settings) -> list[Check]:
    """Every check, in order. Nothing is changed, except that the home folder is made."""
    return [
        _python(),
        *_packages(),
        *_home(settings),
        *_library(settings),
        *_vectors(settings),
        *_model(settings),
        _recognition(),
        *_network(settings),
        *_sign_in(settings),
        _service(settings),
    ]


def _python() -> Check:
    running = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info[:2] < _OLDEST:
        return Check("fault", "Python", running, "Install Python 3.11 or newer.")
    return Check("ok", "Python", f"{running}, SQLite {sqlite3.sqlite_version}")


def _packages() -> Iterator[Check]:
    try:
        names = [re.split(r"[^A-Za-z0-9_.-]", line)[0] for line in requires(_PACKAGE) or [] if "extra ==" not in line]
        yield Check("ok", "This program", version(_PACKAGE))
    except PackageNotFoundError:
        yield Check("warning", "This program", "run from a folder, not installed", "Install it with: make install")
        return
    missing = [name for name in names if not _installed(name)]
    if missing:
        yield Check("fault", "Libraries", f"missing: {', '.join(missing)}", "Install them with: make install")
    else:
        yield Check("ok", "Libraries", f"all {len(names)} are installed")


def _installed(name: str) -> bool:
    try:
        version(name)
    except PackageNotFoundError:
        return False
    return True


def _recognition() -> Check:
    """Whether scans can be read. Not having it is no fault: only scans are refused."""
    if shutil.which("tesseract"):
        return Check("ok", "Text recognition", "Tesseract is installed: scanned PDFs are read")
    return Check(
        "warning",
        "Text recognition",
        "Tesseract is not installed: scanned PDFs are refused",
        "Install it with your system's packages (tesseract-ocr on Debian and Ubuntu), if you have scans.",
    )


def _home(settings: Settings) -> Iterator[Check]:
    try:
        home = prepare(settings.home)
        free = shutil.disk_usage(home).free
    except (FoiError, OSError) as error:
        yield Check("fault", "Home folder", str(settings.home), str(error))
        return
    yield Check("ok", "Home folder", str(home))
    said = f"{free // 1024**2:,} MB free"
    if free < _NEEDED_BYTES:
        yield Check("warning", "Disk", said, "Free some space: ingesting stops when the disk is full.")
    else:
        yield Check("ok", "Disk", said)


def _library(settings: Settings) -> Iterator[Check]:
    """Whether the database of a shared library answers. A file in the home is looked at when it is opened."""
    if not settings.library.strip():
        return
    try:
        held = documents_at(stores.library_address(settings))
    except FoiError as error:
        yield Check("fault", "Library", "in PostgreSQL, cannot be used", str(error))
        return
    said = "empty: the first start makes its tables" if held is None else f"{held:,} documents"
    yield Check("ok", "Library", f"in PostgreSQL, {said}")


def _vectors(settings: Settings) -> Iterator[Check]:
    """Whether the Chroma server answers, where one is set."""
    try:
        at = stores.server(settings)
        if at is None:
            return
        found = reached(at, settings.chroma_key.strip())
    except FoiError as error:
        yield Check("fault", "Vectors", "on a Chroma server, cannot be used", str(error))
    else:
        yield Check("ok", "Vectors", f"on {at}, version {found}")


def _model(settings: Settings) -> Iterator[Check]:
    try:
        where = import_module("ui.wiring").model_folder(settings)
        yield Check("ok", "Embedding model", str(where))
    except (FoiError, ImportError) as error:
        yield Check("fault", "Embedding model", "not found", f"{error}. Install it with: make install")


def _network(settings: Settings) -> Iterator[Check]:
    try:
        with stores.keys(settings) as keys:
            keyed, local = bool(keys.all()), is_loopback(settings.host)
    except FoiError as error:
        yield Check("fault", "Access", "cannot be worked out", str(error))
        return
    if local:
        yield Check("ok", "Access", f"this machine only ({settings.host}){', with keys' if keyed else ''}")
    elif keyed:
        yield Check("ok", "Access", f"other machines, with a key ({settings.host})")
    else:
        do = "Make a key with `foi keys add NAME`, or unset FOI_HOST."
        yield Check("fault", "Access", f"{settings.host} is open to other machines and there is no key", do)


def _sign_in(settings: Settings) -> Iterator[Check]:
    """Whether the identity provider answers, where people sign in with one."""
    try:
        if not sign_in.wanted(settings):
            return
        identity = sign_in.provider(settings)
        keys = identity.look()
    except Unavailable as error:
        yield Check("fault", "Signing in", f"{settings.oidc_issuer.strip()} cannot be used", str(error))
    except FoiError as error:
        yield Check("fault", "Signing in", "not set up whole", str(error))
    else:
        yield Check("ok", "Signing in", f"{identity.issuer} answers, with {keys} {'key' if keys == 1 else 'keys'}")


def _service(settings: Settings) -> Check:
    client = Client.to_running(settings.home)
    if client is None:
        return Check("ok", "Service", f"not running; port {settings.port} is {_port(settings)}")
    with client:
        try:
            now = client.ready()
        except FoiError as error:
            return Check("fault", "Service", "running, but does not answer", str(error))
    if not now.ready:
        return Check("warning", "Service", "running, still loading", "Try again in a few seconds.")
    return Check("ok", "Service", f"running, {now.documents:,} documents, {now.passages:,} passages, model {now.model}")


def _port(settings: Settings) -> str:
    with socket.socket() as probe:
        probe.settimeout(1)
        return "in use by another program" if probe.connect_ex(("127.0.0.1", settings.port)) == 0 else "free"
