"""What a letter costs where a library is shared: bytes on each server and in each process, and seconds to follow."""

from __future__ import annotations

import json
import os
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import text

from corpus.library import Library
from corpus.results import Filters
from corpus.vocabulary import Vocabulary
from retriever.embed import default_model
from retriever.minilm import MiniLMEmbedder
from retriever.search import Searcher
from retriever.served import ServedVectors, Server
from retriever.shared import SharedIndex
from retriever.shelf import Shelf
from retriever.tokens import Tokens
from tests.bench.scale import _EACH, Moved, against_floor, letter, pool
from tests.chroma_server import ChromaServer
from tests.postgres_server import free_port, postgres

_MORE = 100


def measure(letters: int) -> dict[str, object]:
    """Fill a shared library with so many letters, through one index, and have a second one follow."""
    with tempfile.TemporaryDirectory() as temporary, postgres() as database:
        folder = Path(temporary)
        (folder / "chroma").mkdir()
        chroma = ChromaServer(folder / "chroma", free_port())
        chroma.start()
        before = _resident(chroma._process.pid)
        held, known = pool(folder / "shipped")
        made, library = random.Random(7), Library.open(database.made())
        empty = library.store.size()

        def admit(first: int, last: int) -> float:
            began = time.perf_counter()
            for n in range(first, last):
                library.admit(letter(n, held, made), source=f"letter {n}", digest=str(n))
            return time.perf_counter() - began

        def opened(name: str) -> SharedIndex:
            embedder = Moved(MiniLMEmbedder(), known)

            def served(space: object) -> ServedVectors:
                return ServedVectors(Server.parse(chroma.address), "", library.name(), space)

            return SharedIndex(
                folder / name,
                embedder,
                Tokens(default_model(), embedder.limit),
                served,
                library,
                lambda: library.store.alone("vectors"),
            )

        found: dict[str, object] = {"letters": letters, "passages": letters * _EACH, "load": os.getloadavg()[1]}
        found["admit_ms_a_letter"] = round(1000 * admit(0, letters) / letters, 2)
        with library.store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM FULL"))
        found["postgres_bytes_a_letter"] = round((library.store.size() - empty) / letters)
        one = opened("one")
        began = time.perf_counter()
        one.follow(library)
        took = time.perf_counter() - began
        found["first_index_passages_a_second"] = round(letters * _EACH / took)
        two = opened("two")
        began = time.perf_counter()
        two.follow(library)
        found["second_index_passages_a_second"] = round(letters * _EACH / (time.perf_counter() - began))
        for name, path in (("chroma", folder / "chroma"), ("words", folder / "two" / "lexical")):
            size = sum(f.stat().st_size for f in path.rglob("*") if f.is_file())
            found[f"{name}_bytes_a_passage"] = round(size / (letters * _EACH))
        found["manifest_bytes_a_letter"] = round(
            sum(f.stat().st_size for f in (folder / "two").glob("manifest.*")) / letters
        )
        found["chroma_resident_bytes_a_passage"] = round((_resident(chroma._process.pid) - before) / (letters * _EACH))
        searcher = Searcher(two, Shelf(library), Vocabulary.shipped())
        half = Filters(until=letter(0, held, random.Random(7)).date)
        found |= against_floor(searcher, {"search": Filters(), "search_of_half": half}, 4)
        exact = {"admit_100_more_s": round(admit(letters, letters + _MORE), 2)}
        for name, index in (("first", one), ("second", two)):
            began = time.perf_counter()
            index.follow(library)
            exact[f"{name}_follows_100_more_s"] = round(time.perf_counter() - began, 2)
        found.update(exact)
        found["largest_resident_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3)
        one.close(), two.close(), library.close(), chroma.stop()
        return found


def _resident(pid: int) -> int:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * resource.getpagesize()


if __name__ == "__main__":
    json.dump([measure(int(letters)) for letters in sys.argv[1:] or ["1000"]], sys.stdout, indent=2)
    print()
