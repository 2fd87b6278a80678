"""Reading a folder of many letters into a library, and reading it again, from files on the disk: how fast, in how much memory.

`python -m tests.bench.filling 10000` makes so many letters of the example ones, each with words, numbers and a reference of
its own, and prints what reading them took as JSON. Nothing is embedded: `reading` of `tests.bench` measures that.
"""

from __future__ import annotations

import json
import os
import random
import re
import resource
import sys
import tempfile
import time
from pathlib import Path

from retriever.embed import HashEmbedder
from tests.ingest.labelled import EXAMPLES
from ui import gather
from ui.settings import Settings
from ui.wiring import Workbench

_TEXTS = ("*.md", "*.txt", "*.html", "*.eml")
_WORD = re.compile(r"\b[a-z]{7,}\b")
_CHANGED = 0.15
"""Share of the long words of a letter that are made its own, so that few letters are taken for one another."""


def filling(letters: int) -> dict[str, object]:
    """Letters a second for the first reading and the next, and the most memory that this process and any reader took."""
    with tempfile.TemporaryDirectory() as at:
        folder = Path(at) / "letters"
        written = write(folder, letters)
        settings = Settings.load({}, home=str(Path(at) / "home"))
        with Workbench.open(settings, embeds=lambda _: HashEmbedder()) as desk:
            desk.documents(limit=1)  # the shipped documents are there before the clock starts
            first, counts = read(desk, folder, settings)
            again, unchanged = read(desk, folder, settings)
    most = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {
        "letters": letters,
        "megabytes": round(written / 1e6, 1),
        "cores": os.cpu_count(),
        "first": {"seconds": round(first, 1), "letters_per_second": round(letters / first, 1), "counts": counts},
        "again": {"seconds": round(again, 1), "letters_per_second": round(letters / again, 1), "counts": unchanged},
        "peak_mb": {"this process": round(most[0]), "largest reader": round(most[1])},
    }


def write(folder: Path, letters: int) -> int:
    """Make the letters, in folders of a thousand; returns how many bytes they take."""
    made = random.Random(11)
    originals = sorted(path for ending in _TEXTS for path in EXAMPLES.rglob(ending))
    texts = [(path.suffix, path.read_text("utf-8")) for path in originals]
    size = 0
    for n in range(letters):
        suffix, text = texts[n % len(texts)]
        own = _own(text, n, made)
        file = folder / f"{n // 1000:03}" / f"{n:06}{suffix}"
        file.parent.mkdir(parents=True, exist_ok=True)
        size += file.write_bytes(own.encode())
    return size


def _own(text: str, n: int, made: random.Random) -> str:
    """The letter with a reference and some words of its own; the names of mail headers and tags stay."""
    head, gap, body = text.partition("\n\n")
    own = _WORD.sub(lambda word: f"{word[0]}{n}" if made.random() < _CHANGED else word[0], body)
    numbered = re.sub(r"\b[A-Z]{2,4}[-/](?:[A-Z]+[-/])?[\d/-]{2,12}", f"GEN/{n:06}", own)
    return f"{head}{gap}{numbered}"


def read(desk: Workbench, folder: Path, settings: Settings) -> tuple[float, dict[str, int]]:
    """Seconds to read the folder as `foi ingest` does, and what became of the files."""
    began = time.perf_counter()
    results = [
        row
        for _, batch in gather.batches(gather.find([str(folder)]), settings.limits)
        for row in gather.admit(batch, desk.ingest)
    ]
    counts: dict[str, int] = {}
    for row in results:
        counts[row.status] = counts.get(row.status, 0) + 1
    return time.perf_counter() - began, counts


if __name__ == "__main__":
    json.dump(filling(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000), sys.stdout, indent=2)
    print()
