"""A library as large as is asked for, of made-up letters, and how long it takes to fill, to open and to search it.

Letters are put together from passages of the shipped ones, with words and numbers changed; the vector of each passage is that
of the one it came from, moved a little, because embedding a million passages would measure only the model.
"""

from __future__ import annotations

import json
import os
import random
import re
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import numpy as np

from corpus.judged import Judged
from corpus.law import Law
from corpus.library import Library
from corpus.records import Document, ItemOutcome, Passage, Reliance, RequestItem
from corpus.results import Filters
from corpus.vocabulary import Vocabulary
from retriever.compare import DECISIONS
from retriever.embed import Vectors, Window, default_model, unit
from retriever.index import Index
from retriever.minilm import MiniLMEmbedder
from retriever.precedents import Precedents
from retriever.search import Searcher
from retriever.shelf import Shelf
from retriever.tokens import Tokens
from ui.settings import Settings
from ui.wiring import Workbench

_EACH = 10
"""Passages a letter."""
_BODIES = 500
QUERIES = (
    "minutes of meetings about facial recognition",
    "legal advice on closing the swimming pool",
    "section 43 prices in the contract for waste",
    "How much was spent on agency staff in each of the last three years?",
    "names of officers who were suspended",
    "Please send me the correspondence with the minister about the ferry, and the business case for it.",
    "noise complaints by ward",
    "was the public interest in the report of the inspection considered?",
)
_SHARES = {"1%": 5, "10%": 50, "50%": 250}


class Moved:
    """The default model for queries; for passages, the vector of the one each was made from, moved a little."""

    def __init__(self, inner: MiniLMEmbedder, known: dict[str, Vectors]) -> None:
        self.name, self.dimension, self.limit = inner.name, inner.dimension, inner.limit
        self.query, self.passages = inner.query, inner.passages
        self._inner, self._known = inner, known
        self._noise = np.random.default_rng(1)

    def windows(self, windows: Sequence[Window]) -> list[Vectors]:
        made = []
        for window in windows:
            said = [_stem(window.text[start:end]) for start, end in window.spans]
            if any(words not in self._known for words in said):
                made += self._inner.windows([window])
                continue
            rows = [self._known[words] for words in said]
            made.append(
                np.stack([unit(row + self._noise.normal(0, 0.03, len(row)).astype(np.float32)) for row in rows])
            )
        return made


def scale(letters: int) -> dict[str, object]:
    """Fill a library with so many letters and measure."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        held, known = pool(folder / "shipped")
        library = Library.open(folder / "library.sqlite")
        made = random.Random(7)
        began = time.perf_counter()
        for n in range(letters):
            document = letter(n, held, made)
            library.admit(document, source=f"letter {n}", digest=str(n))
        admitted = time.perf_counter() - began
        embedder = Moved(MiniLMEmbedder(), known)
        index = Index(folder / "index", embedder, Tokens(default_model(), embedder.limit))
        began = time.perf_counter()
        index.sync(library)
        synced = time.perf_counter() - began
        for n in range(letters, letters + 100):
            library.admit(letter(n, held, made), source=f"letter {n}", digest=str(n))
        began = time.perf_counter()
        index.sync(library)
        more = time.perf_counter() - began
        index.close()
        began = time.perf_counter()
        index = Index(folder / "index", embedder, Tokens(default_model(), embedder.limit))
        searcher = Searcher(index, Shelf(library), Vocabulary.shipped())
        searcher.search(QUERIES[0])
        opened = time.perf_counter() - began
        measured = {
            "letters": library.count(),
            "passages": index.passages_count,
            "admit_ms_a_letter": round(1000 * admitted / letters, 2),
            "index_passages_a_second": round(index.passages_count / synced),
            "sync_100_more_s": round(more, 2),
            "open_and_first_answer_s": round(opened, 2),
            "search": _searching(searcher),
            "precedents": _percentiles({"find": Precedents(searcher, Vocabulary.shipped(), Law.shipped()).find})[
                "find"
            ],
            "disk_mb": round(sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) / 1e6),
            "resident_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3),
        }
        index.close()
        return measured


def _searching(searcher: Searcher) -> dict[str, object]:
    """Latency without and with filters that keep a share of the letters, beside the floor: embedding the query."""
    chosen = {"unfiltered": Filters()}
    chosen |= {name: Filters(authority=[_body(n) for n in range(bodies)]) for name, bodies in _SHARES.items()}
    found: dict[str, object] = {"load": os.getloadavg()[0]}
    found |= against_floor(searcher, chosen)
    return found | {"recall_at_10_against_exact": {name: _recall(searcher, f) for name, f in chosen.items()}}


def against_floor(searcher: Searcher, chosen: Mapping[str, Filters], times: int = 12) -> dict[str, dict[str, float]]:
    """A search with each of these filters, and embedding its query alone, in turn: all meet the same machine."""
    works: dict[str, Callable[[str], object]] = {"floor": searcher.index.embedder.query}
    works |= {name: partial(searcher.search, k=10, filters=filters) for name, filters in chosen.items()}
    taken = _percentiles(works, times)
    for name in chosen:
        for part in ("p50", "p99"):
            taken[name][f"{part}_to_floor"] = round(taken[name][f"{part}_ms"] / taken["floor"]["p50_ms"], 2)
    return taken


def _recall(searcher: Searcher, filters: Filters) -> float:
    """The share of the ten nearest passages that pass, which comparing with fewer finds too; over the judged queries."""
    vectors, allowed = searcher.index.vectors, searcher._chooser.allowed(filters)
    everything = vectors.at_hand()
    ids = list(everything.ids if allowed is None else allowed)
    rows, shares = everything.of(ids), []
    for query in (searcher.index.embedder.query(one.text) for one in Judged.all()[::4]):
        best = np.argsort(-np.round(rows @ query, 6), kind="stable")[:10]
        shares.append(len({ids[n] for n in best} & {id for id, _ in vectors.nearest(query, 10, allowed)}) / len(best))
    return round(statistics.mean(shares), 3)


def _percentiles(works: Mapping[str, Callable[[str], object]], times: int = 12) -> dict[str, dict[str, float]]:
    """How long each takes, in milliseconds, after a round that isn't counted.

    All in turn with each query, in an order drawn anew: what one leaves in the processor's cache, the next is spared.
    """
    taken: dict[str, list[float]] = {name: [] for name in works}
    drawn = random.Random(3)
    for n in range(-1, times):
        for query in QUERIES:
            for name in drawn.sample(list(works), len(works)):
                work = works[name]
                began = time.perf_counter()
                work(f"{query} {n}" if n % 2 else query)
                taken[name].append(1000 * (time.perf_counter() - began) if n >= 0 else 0.0)
    found = {name: sorted(spans[len(QUERIES) :]) for name, spans in taken.items()}
    return {
        name: {"p50_ms": round(statistics.median(spans), 2), "p99_ms": round(spans[int(0.99 * len(spans))], 2)}
        for name, spans in found.items()
    }


def pool(home: Path) -> tuple[list[tuple[Passage, str, Document]], dict[str, Vectors]]:
    """The passages of the shipped decisions with their words and documents, and their vectors by what they say."""
    with Workbench.open(Settings.load({}, home=home)) as desk, desk.load().finding() as found:
        held = [found.shelf.document(id) for id, card in found.shelf.cards().items() if card.kind in DECISIONS]
        pool = [(p, d.quote(p.start, p.end), d) for d in held for p in d.passages]
        rows = found.index.vectors.rows([p.id for p, _, _ in pool])
        return pool, {_stem(words): row for (_, words, _), row in zip(pool, rows, strict=True)}


def letter(n: int, pool: Sequence[tuple[Passage, str, Document]], made: random.Random) -> Document:
    chosen = made.sample(pool, _EACH)
    text, passages, relied = "", [], []
    for at, (passage, words, document) in enumerate(chosen, start=1):
        words = re.sub(r"\d", lambda _: str(made.randrange(10)), words)
        start = len(text) + 2 if text else 0
        text = f"{text}\n\n{words}" if text else words
        passages.append(passage.model_copy(update={"id": f"gen-{n}:{at}", "start": start, "end": len(text)}))
        if document.exemptions and at == 1:
            relied = [Reliance(ref=document.exemptions[0].ref, spans=[(start, start + 5)])]
    asked = [
        RequestItem(n=at, text=text[p.start : p.end], start=p.start, end=p.end)
        for at, p in enumerate([p for p in passages if p.role == "request"], start=1)
    ]
    outcome = made.choice(["withheld", "partly", "disclosed", "not_held"])
    return Document(
        id=f"gen-{n}",
        reference=f"GEN-{n}",
        kind="response",
        authority=_body(made.randrange(_BODIES)),
        title=chosen[0][2].title,
        date=date(2015, 1, 1) + timedelta(days=made.randrange(4000)),
        text=text,
        passages=passages,
        requests=asked,
        items=[ItemOutcome(n=1, outcome=outcome, exemptions=[])] if asked else [],
        exemptions=relied,
        outcome=outcome,
    )


def _stem(words: str) -> str:
    """What a passage says, but for its numbers."""
    return re.sub(r"\d", "0", words)


def _body(n: int) -> str:
    return f"Borough of Number {n}"


if __name__ == "__main__":
    json.dump([scale(int(letters)) for letters in sys.argv[1:] or ["1000", "10000"]], sys.stdout, indent=2)
    print()
