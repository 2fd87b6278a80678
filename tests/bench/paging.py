"""How long each page that lists things takes over a large library, warm: the page's own run, without the browser's part.

The library is filled with the made-up letters of `tests.bench.scale`, and left out of the index: no list asks that.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from unittest.mock import patch

from streamlit.testing.v1 import AppTest

from corpus.listings import Readiness
from tests.bench.scale import letter, pool
from ui.app import connect
from ui.children import APP
from ui.settings import Settings
from ui.wiring import Workbench

_PAGES = {
    "home": "views/answer.py",
    "cases": "views/cases.py",
    "library": "views/library.py",
    "library, its last page": "views/library.py",
    "library, by exemption": "views/library.py",
    "exemptions": "views/exemptions.py",
    "one exemption": "views/exemptions.py",
    "health": "views/health.py",
    "back-ups": "views/backups.py",
}
_TIMES = 5


def pages(letters: int) -> dict[str, object]:
    """The median and the slowest of a few runs of each page, in milliseconds, with so many letters."""
    with tempfile.TemporaryDirectory() as folder:
        made, home = random.Random(7), Path(folder) / "home"
        held, _ = pool(Path(folder) / "shipped")
        with Workbench.open(Settings.load({}, home=str(home))) as bench:
            bench.load_shipped()
            library = bench._library
            for n in range(letters):
                library.admit(letter(n, held, made), source=f"letter {n}", digest=str(n))
            with patch.object(connect, "desk", lambda: bench), patch.object(bench, "ready", lambda: _ready(letters)):
                taken = {name: _timed(name, path, letters) for name, path in _PAGES.items()}
    return {"letters": letters, "pages": taken}


def _timed(name: str, path: str, letters: int) -> dict[str, float]:
    app = AppTest.from_file(APP, default_timeout=120).run().switch_page(path)
    if name == "library, its last page":
        app.session_state["library_page"] = letters // 20
    if name == "library, by exemption":
        app.session_state["f_exemption"] = "31"
    app.run()
    if name == "one exemption":
        app.selectbox(key="exemption").select_index(9)
    taken = []
    for _ in range(_TIMES):
        began = time.perf_counter()
        app.run()
        taken.append(1000 * (time.perf_counter() - began))
        if app.exception or app.error:
            raise AssertionError(f"{name}: {[e.value for e in [*app.exception, *app.error]]}")
    return {"p50_ms": round(statistics.median(taken), 1), "slowest_ms": round(max(taken), 1)}


def _ready(letters: int) -> Readiness:
    return Readiness(ready=True, documents=letters, passages=0, model="not loaded")


if __name__ == "__main__":
    json.dump([pages(int(letters)) for letters in sys.argv[1:] or ["10000"]], sys.stdout, indent=2)
    print()
