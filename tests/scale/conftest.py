"""Two real services that share a library in PostgreSQL and a Chroma server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from chroma_server import ChromaServer
from postgres_server import PostgresServer
from sharing import Service, letter, until

from corpus.library import Library
from ui.shipped import LibraryMark, Shipped

_SECONDS = 240.0


@pytest.fixture(scope="module")
def two(
    postgres_server: PostgresServer, chroma_server: ChromaServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Service, Service]]:
    """Two services that share a library of two letters, which says that it has the shipped documents already."""
    address = postgres_server.made()
    library = Library.open(address)
    LibraryMark(library).write(Shipped.found().digest)
    for one in (letter("gulls", "Gulls nest on the roof."), letter("salt", "Salt is spread on the roads in winter.")):
        library.admit(one, source=f"{one.id}.md", digest=one.id)
    library.close()
    environ = {
        "FOI_LIBRARY": address.replace(f":{postgres_server.password}", ""),
        "FOI_LIBRARY_PASSWORD": postgres_server.password,
        "FOI_CHROMA": chroma_server.address,
    }
    with ExitStack() as stack:
        made = [Service(tmp_path_factory.mktemp("homes") / f"home{n}", **environ) for n in (1, 2)]
        for service in made:
            stack.callback(service.wait)
        for service in made:
            stack.callback(service.ask_to_stop)
        for service in made:
            assert until(service.ready, _SECONDS), service.log.read_text()
        yield made[0], made[1]
