"""What a process that shares a library keeps in memory of each letter of ten passages, and how long making it takes."""

from __future__ import annotations

import gc
import json
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from corpus.records import Card, Document, Passage, Reliance
from retriever.known import Known
from retriever.manifest import Indexed, Manifest
from retriever.numbered import Numbered, Splice

_EACH = 10


def measure(letters: int) -> dict[str, float]:
    """Bytes by Python's own count of what is allocated, and microseconds, a letter."""
    cards = [Card.of(_letter(n)).model_dump(mode="json") for n in range(letters)]
    indexed = {
        f"gen-{n}": Indexed(f"{n:064}", {f"gen-{n}:{i}": "decision" for i in range(_EACH)}) for n in range(letters)
    }
    found: dict[str, float] = {"letters": letters}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "manifest.json"
        held = Manifest({"model": "none"}, indexed).write(path)
        found["manifest_file_bytes"] = round(path.stat().st_size / letters)
        made: dict[str, Callable[[], object]] = {
            "cards": lambda: {card.id: card for card in map(Card.model_validate, cards)},
            "manifest": lambda: Manifest.read(path),
            "numbers": lambda: Numbered(held.passages()),
        }
        for name, make in made.items():
            gc.collect()
            tracemalloc.start()
            kept: object = make()
            gc.collect()
            found[f"{name}_bytes"] = round(tracemalloc.get_traced_memory()[0] / letters)
            tracemalloc.stop()
            began = time.perf_counter()
            kept = make()
            found[f"{name}_us"] = round(1e6 * (time.perf_counter() - began) / letters, 1)
            del kept
    found["after_a_change_us"] = round(1e6 * _changed(held, letters) / letters, 2)
    return found


def _changed(held: Manifest, letters: int) -> float:
    """Seconds until every passage has its place again after ten letters have changed."""
    cards = {f"gen-{n}": Card.of(_letter(n)) for n in range(letters)}
    before = Known(held, Numbered(held.passages()), cards)
    changed = {
        f"gen-{n}": Indexed("new", {f"gen-{n}:{i}": "decision" for i in range(3)})
        for n in range(letters)[:: letters // 10]
    }
    now = replace(held, documents={**held.documents, **changed})
    began = time.perf_counter()
    splice = Splice(before.rows.ids, *now.since(held))
    Known(now, before.rows.spliced(splice), cards, before)
    return time.perf_counter() - began


def _letter(n: int) -> Document:
    passages = [Passage(id=f"gen-{n}:{i}", role="decision", start=i, end=i + 1, tokens=9) for i in range(_EACH)]
    return Document(
        id=f"gen-{n}", reference=f"GEN-{n}", kind="response", authority=f"Borough of Number {n % 500}",
        title="How many sculptures were bought for the harbour promenade", text="x" * 20, passages=passages,
        source=f"letter {n}", date="2020-01-01", outcome="withheld", exemptions=[Reliance(ref="31(1)(g)")],
    )  # fmt: skip


if __name__ == "__main__":
    json.dump([measure(int(letters)) for letters in sys.argv[1:] or ["20000"]], sys.stdout, indent=2)
    print()
