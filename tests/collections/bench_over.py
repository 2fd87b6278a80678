"""A workbench over the law and a few letters, of a home of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.law import Law, render
from corpus.library import Library
from corpus.records import Document
from retriever.embed import HashEmbedder
from ui import reading
from ui.settings import Settings
from ui.shipped import Shipped
from ui.wiring import Workbench


@contextmanager
def bench_of(home: Path, *letters: Document) -> Iterator[Workbench]:
    home.mkdir()
    settings = Settings.load({}, home=str(home))
    count = reading.reader(settings, Law.shipped()).count
    library = Library.open(home / "library.sqlite")
    for document in [*render.documents(Law.shipped(), count), *letters]:
        library.admit(
            document, source=f"letters/{document.id}", digest=hashlib.sha256(document.id.encode()).hexdigest()
        )
    library.close()
    (home / "shipped").write_text(Shipped.found().digest, encoding="ascii")
    with Workbench.open(settings, embeds=lambda _: HashEmbedder(512)) as bench:
        yield bench.load()
