"""How long each page takes over a large library, the first time and warm: the page's own run, without the browser's part.

The library is filled, and indexed, with the made-up letters of `tests.bench.scale`.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from streamlit.testing.v1 import AppTest

from retriever.minilm import MiniLMEmbedder
from tests.bench.scale import Moved, letter, pool
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
    "practise": "views/lessons.py",
    "compare two": "views/compare_two.py",
    "learn an exemption": "views/reader.py",
    "progress": "views/learned.py",
    "check a response": "views/check.py",
    "consistency": "views/consistency.py",
    "pictures": "views/pictures.py",
    "sampling": "views/sampling.py",
    "people": "views/people.py",
    "health": "views/health.py",
    "back-ups": "views/backups.py",
    "retention": "views/retention.py",
}
_TIMES = 5


def pages(letters: int) -> dict[str, object]:
    """The first, the median and the slowest of a few more runs of each page, in milliseconds, with so many letters."""
    with tempfile.TemporaryDirectory() as folder, filled(Path(folder), letters) as bench:
        return {"letters": letters, "pages": walked(bench, letters)}


@contextmanager
def filled(folder: Path, letters: int) -> Iterator[Workbench]:
    """The app's own side over the shipped documents and so many made-up letters, kept in `home` in the folder."""
    made, home = random.Random(7), folder / "home"
    held, known = pool(folder / "shipped")
    settings = Settings.load({}, home=str(home))
    with Workbench.open(settings, embeds=lambda _: Moved(MiniLMEmbedder(), known)) as bench:
        bench.load_shipped()
        for n in range(letters):
            bench._library.admit(letter(n, held, made), source=f"letter {n}", digest=str(n))
        bench.load()
        yield bench


def walked(bench: Workbench, letters: int) -> dict[str, dict[str, float]]:
    """Each page over a library that is there."""
    with patch.object(connect, "desk", lambda: bench):
        return {name: _timed(name, path, letters) for name, path in _PAGES.items()}


def _timed(name: str, path: str, letters: int) -> dict[str, float]:
    app = AppTest.from_file(APP, default_timeout=600).run()
    if name == "library, its last page":
        app.session_state["library_page"] = letters // 20
    if name == "library, by exemption":
        app.session_state["f_exemption"] = "31"
    app.switch_page(path)
    first = _run(name, app)
    if name in ("one exemption", "learn an exemption"):
        app.selectbox[0].select_index(9)
        first = _run(name, app)
    taken = [_run(name, app) for _ in range(_TIMES)]
    return {
        "first_ms": round(first, 1),
        "p50_ms": round(statistics.median(taken), 1),
        "slowest_ms": round(max(taken), 1),
    }


def _run(name: str, app: AppTest) -> float:
    began = time.perf_counter()
    app.run()
    taken = 1000 * (time.perf_counter() - began)
    if app.exception or app.error:
        raise AssertionError(f"{name}: {[e.value for e in [*app.exception, *app.error]]}")
    return taken


if __name__ == "__main__":
    json.dump([pages(int(letters)) for letters in sys.argv[1:] or ["10000"]], sys.stdout, indent=2)
    print()
