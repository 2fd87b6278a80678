"""Where the settings say that the library, its vectors and the keys are: in the home, or on servers that are shared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL

from corpus.errors import Conflict
from corpus.library import Library
from corpus.store import Store, address_of
from retriever.embed import Embedder
from retriever.index import Index
from retriever.keys import Keys
from retriever.library_keys import LibraryKeys
from retriever.served import ServedVectors, Server
from retriever.shared import SharedIndex
from retriever.tokens import Tokens
from ui.backup import LIBRARY
from ui.settings import Settings


def library_address(settings: Settings) -> Path | URL:
    """Raises Invalid for a database that is not described as one."""
    if not settings.library.strip():
        return settings.home / LIBRARY
    return address_of(settings.library, settings.library_password)


def server(settings: Settings) -> Server | None:
    """The Chroma server, where one is set. Raises Invalid."""
    return Server.parse(settings.chroma) if settings.chroma.strip() else None


def index(settings: Settings, library: Library, embeds: Embedder, tokens: Tokens | None) -> Index:
    """The index of this home: all of it there, or only the words, with the vectors on a server."""
    folder, at = settings.home / "index", server(settings)
    if at is None:
        return Index(folder, embeds, tokens)

    def served(space: Mapping[str, Any]) -> ServedVectors:
        return ServedVectors(at, settings.chroma_key.strip(), library.name(), space)

    return SharedIndex(folder, embeds, tokens, served, library, lambda: library.store.alone("vectors"))


@contextmanager
def keys(settings: Settings) -> Iterator[Keys]:
    """The keys to the service. Raises Unavailable where they are in a database that cannot be reached."""
    if not settings.library.strip():
        yield Keys(settings.home)
        return
    store = Store(library_address(settings))
    try:
        yield LibraryKeys(store)
    finally:
        store.close()


def require_own_library(settings: Settings) -> None:
    """Raises Conflict where the library is not a file of this home, which alone can be copied and put back."""
    if settings.library.strip():
        raise Conflict(
            "the library is in PostgreSQL: back it up there, with pg_dump, and restore it with pg_restore while no "
            "service runs; everything else is made again from it"
        )
