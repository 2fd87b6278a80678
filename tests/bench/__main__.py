"""Measurements, printed as JSON: each beside a floor taken in the same run, as a ratio, since machines are noisy."""

from __future__ import annotations

import json
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from assistant.check import Checker
from assistant.statute import Statute
from corpus.judged import Judged
from corpus.law import Law
from corpus.origin import Found, Origin
from corpus.vocabulary import Vocabulary
from ingest.limits import Limits
from ingest.parallel import Readers
from ingest.read import read
from ingest.record import Reader
from retriever.embed import Embedder, default_model
from retriever.evaluate.run import evaluate
from retriever.minilm import MiniLMEmbedder
from retriever.tokens import Tokens
from tests.bench.answering import answering
from tests.bench.extraction import extraction
from tests.bench.fooling import Fooling
from tests.bench.likeness import consistency
from tests.bench.masking import masking
from tests.bench.paging import pages
from tests.bench.premising import premising
from tests.bench.replying import replying
from tests.bench.spoiling import spoiling
from ui.offline import keep_offline
from ui.reading import Making
from ui.settings import Settings
from ui.wiring import Workbench

_SHIPPED = Path(__file__).parents[2] / "corpus"
LETTERS = [
    file
    for part in ("responses", "examples")
    for file in sorted((_SHIPPED / part).rglob("*.*"))
    if file.suffix != ".toml" and file.with_suffix(".toml").exists()
]
T = TypeVar("T")
REQUEST = (
    "Please send me the notes of any meetings or roundtables the ICO has held since January 2025 with police forces "
    "or the Home Office about live facial recognition, and a list of who attended."
)
QUERIES = [
    "minutes of meetings about facial recognition",
    "section 31(1)(g) prejudice",
    "names of people who attended",
    REQUEST,
]


def seconds(work: Callable[[], object], times: int) -> list[float]:
    """How long each of `times` runs took, after one that is not counted."""
    work()
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return taken


class Timed(NamedTuple, Generic[T]):
    """What some work made, and how long it took: by the clock, and of all processors together."""

    made: T
    seconds: float
    processor: float


def timed(work: Callable[[], T]) -> Timed[T]:
    began, worked = time.perf_counter(), time.process_time()
    made = work()
    return Timed(made, time.perf_counter() - began, time.process_time() - worked)


def p(taken: list[float], share: float) -> float:
    """A percentile of what was measured, in milliseconds."""
    ordered = sorted(taken)
    return round(1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))], 2)


def searching(desk: Workbench, embedder: Embedder, times: int) -> dict[str, object]:
    """A search end to end, against embedding its query alone."""
    floor, whole = [], []
    for query in QUERIES:
        floor += seconds(lambda query=query: embedder.query(query), times)  # type: ignore[misc]
        whole += seconds(lambda query=query: desk.search(query), times)  # type: ignore[misc]
    return {
        "floor_embed_p50_ms": p(floor, 0.5),
        "search_p50_ms": p(whole, 0.5),
        "search_p99_ms": p(whole, 0.99),
        "ratio_p50": round(statistics.median(whole) / statistics.median(floor), 2),
    }


def reading(embedder: Embedder) -> dict[str, object]:
    """Reading and parsing the shipped letters, against reading their text alone and against embedding their passages.

    By one reader, and by one a core as a folder of letters is read; embedding takes every core. Processor time is of all.
    """
    found = [Found(Origin(file.name), file.read_bytes()) for file in LETTERS]
    for one in found:
        read(one.content, one.origin.source, Limits())
    extracting = timed(lambda: [read(one.content, one.origin.source, Limits()) for one in found])
    reader = Reader(Law.shipped(), Tokens(default_model()).count)
    parsing = timed(lambda: [reader.read(one.content, one.origin)[0] for one in found])
    passages = [d.quote(x.start, x.end) for d in parsing.made for x in d.passages]
    embedding = timed(lambda: embedder.passages(passages))
    readers = Readers(Making(Settings.load({})), os.cpu_count() or 1)
    for pending in [readers.begin(one) for one in found]:
        pending()  # the readers have started
    together = timed(lambda: [pending() for pending in [readers.begin(one) for one in found]])
    readers.close()
    return {
        "letters": len(found),
        "passages": len(passages),
        "extract_ms_per_letter": round(1000 * extracting.seconds / len(found), 2),
        "parse_ms_per_letter": round(1000 * parsing.seconds / len(found), 2),
        "parse_ms_per_letter_on_every_core": round(1000 * together.seconds / len(found), 2),
        "embed_ms_per_letter": round(1000 * embedding.seconds / len(found), 2),
        "ratio_parse_to_embed_one_core": round(parsing.seconds / embedding.seconds, 3),
        "ratio_parse_to_embed_every_core": round(together.seconds / embedding.seconds, 3),
        "ratio_parse_to_embed_processor": round(parsing.processor / embedding.processor, 3),
        "embed_passages_per_second": round(len(passages) / embedding.seconds, 1),
    }


def evaluation(desk: Workbench) -> dict[str, object]:
    """Search, suggestions and abstaining on the half of the judged queries that weights were not chosen on."""
    with desk.finding() as found:
        return evaluate(found, Judged.all(), "report", lambda *_: None).model_dump()


def gate(desk: Workbench) -> dict[str, object]:
    """Drafts and answers spoilt on purpose, and how many of the faults are found; false premises, and how many."""
    with desk.finding() as found:
        law = Law.shipped()
        return Fooling(found, law, "report").measure() | {"premises": premising(found, law)}


def checking(desk: Workbench) -> dict[str, object]:
    """Letters spoilt on purpose, and how many of the faults the check finds, and what else it says."""
    with desk.finding() as found:
        law = Law.shipped()
        reader = Reader(law, Tokens(default_model()).count)
        statute = Statute(found, law)
        return spoiling(reader, Checker(law, statute), Checker(law, statute, found))


def answers(desk: Workbench) -> dict[str, object]:
    """Judged questions answered rightly, of the half that the program was improved on and of the half kept for reporting."""
    with desk.finding() as found:
        law = Law.shipped()
        return {"tune": answering(found, law, "tune"), "report": answering(found, law, "report")}


def comparing(desk: Workbench) -> dict[str, object]:
    """Groups and flags of unlike treatment, against pairs of items labelled by reading the letters."""
    return consistency(desk.quality.deciding, Law.shipped(), Vocabulary.shipped())


def _measures(desk: Workbench, embedder: Embedder) -> dict[str, Callable[[], object]]:
    """What is measured, in its order: by the name it is printed under."""
    return {
        "search": lambda: searching(desk, embedder, times=20),
        "draft_p50_ms": lambda: p(seconds(lambda: desk.draft(REQUEST), 10), 0.5),
        "reading": lambda: reading(embedder),
        "extraction": extraction,
        "replies": replying,
        "masking": masking,
        "finding": lambda: evaluation(desk),
        "gate": lambda: gate(desk),
        "checking": lambda: checking(desk),
        "pages": lambda: pages(letters=2_000),
        "answers": lambda: answers(desk),
        "consistency": lambda: comparing(desk),
    }


def main() -> None:
    keep_offline(os.environ)
    with tempfile.TemporaryDirectory() as home:
        began = time.perf_counter()
        with Workbench.open(Settings.load({}, home=home)) as desk:
            desk.load()
            first_start = time.perf_counter() - began
            embedder = MiniLMEmbedder()
            measured: dict[str, object] = {
                "machine": {
                    "python": platform.python_version(),
                    "processor": platform.machine(),
                    "cores": os.cpu_count(),
                },
                "first_start_s": round(first_start, 2),
            }
            for name, measure in _measures(desk, embedder).items():
                print(f"Measuring {name.replace('_', ' ')}", file=sys.stderr, flush=True)
                measured[name] = measure()
    json.dump(measured, sys.stdout, indent=2)
    print()


if __name__ == "__main__":
    main()
