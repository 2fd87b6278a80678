"""The dense index on a Chroma server that any number of processes share: it finds the nearest, and keeps no words."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlsplit

import chromadb
import httpx
import numpy as np
from chromadb.api import ClientAPI
from chromadb.auth.token_authn import TokenTransportHeader
from chromadb.config import Settings
from chromadb.errors import ChromaError

from corpus.errors import Invalid, Unavailable
from retriever.embed import Vectors
from retriever.rows import Choice, Scored, ordered
from retriever.vectors import GRAPH

_RUN = 300
"""Passages in one call: the most that Chroma Cloud takes or gives at once (docs.trychroma.com/cloud/quotas-limits)."""
_NAMED = 3_000
"""Allowed passages named in one query."""
_SPARE = 20
"""How many more than are wanted are looked at, so that ids and not the graph decide between equals at the cut."""
_DEEPEST = {"http": 10_000, "https": 10_000, "cloud": _RUN}
_SECONDS = httpx.Timeout(60.0, connect=5.0)
_CLOUD = "api.trychroma.com"
_EXPECTED = "write http://HOST:PORT, https://HOST:PORT, either with /TENANT/DATABASE after it, or cloud:TENANT/DATABASE"


@dataclass(frozen=True)
class Server:
    """Where a Chroma server is, and which of its databases is ours."""

    kind: Literal["http", "https", "cloud"]
    host: str
    port: int
    tenant: str = "default_tenant"
    database: str = "default_database"

    @classmethod
    def parse(cls, address: str) -> Server:
        """Raises Invalid, which never repeats what it was given: it may hold a secret that belongs elsewhere."""
        kind, _, rest = address.strip().partition(":")
        try:
            parts = urlsplit(address.strip() if rest.startswith("//") else f"https://{_CLOUD}/{rest}")
            port = parts.port or (80 if kind == "http" else 443)
        except ValueError:
            raise Invalid(f"FOI_CHROMA is not understood; {_EXPECTED}.") from None
        names = parts.path.strip("/").split("/") if parts.path.strip("/") else []
        wanted = (2,) if kind == "cloud" else (0, 2)
        own_server = kind in ("http", "https") and rest.startswith("//")
        odd = parts.username or parts.password or parts.query or parts.fragment
        if not (own_server or kind == "cloud") or not parts.hostname or odd or len(names) not in wanted:
            raise Invalid(f"FOI_CHROMA is not understood; {_EXPECTED}. The key goes into FOI_CHROMA_KEY.")
        return cls(kind, parts.hostname, port, *names)  # type: ignore[arg-type]

    def __str__(self) -> str:
        where = "Chroma Cloud" if self.kind == "cloud" else f"{self.kind}://{self.host}:{self.port}"
        return f"{where}, database {self.tenant}/{self.database}"

    def client(self, key: str) -> ClientAPI:
        """A client for it. Raises what Chroma raises."""
        told = Settings(anonymized_telemetry=False)
        if key:
            told.chroma_client_auth_provider = "chromadb.auth.token_authn.TokenAuthClientProvider"
            told.chroma_client_auth_credentials = key
            told.chroma_auth_token_transport_header = TokenTransportHeader.X_CHROMA_TOKEN
        secure = self.kind != "http"
        made = chromadb.HttpClient(
            self.host, self.port, ssl=secure, settings=told, tenant=self.tenant, database=self.database
        )
        made._server._session.timeout = _SECONDS  # of its own it waits for ever
        return made


def reached(server: Server, key: str) -> str:
    """The version of the Chroma that answers. Raises Unavailable, for a database that is not there too."""
    with _faults("reached"):
        client = server.client(key)
        found = client.get_version()
        client.close()
        return str(found)


class ServedVectors:
    """Unit vectors by passage, each with the document it is of and that document's fingerprint.

    Scores are cosines in [-1, 1], best first, ties by id, as the server's graph finds them: the nearest very likely,
    not surely. One collection holds one library's passages as one model sees them.
    """

    def __init__(self, server: Server, key: str, library: str, space: Mapping[str, Any]) -> None:
        self._deepest = _DEEPEST[server.kind]
        made_by = sorted(space.items())
        name = f"foi-{hashlib.sha256(f'{library} {made_by}'.encode()).hexdigest()[:32]}"
        graph: Any = {"spann": {"space": "cosine"}} if server.kind == "cloud" else {"hnsw": GRAPH}
        with _faults("opened"):
            self._client = server.client(key)
            self._passages = self._client.get_or_create_collection(name, configuration=graph, embedding_function=None)

    def __len__(self) -> int:
        with _faults("read"):
            return int(self._passages.count())

    def reach(self) -> None:
        """Raises Unavailable unless the server answers."""
        with _faults("reached"):
            self._client.heartbeat()

    def of(self, documents: Collection[str]) -> dict[str, str]:
        """The passages that are there of these documents, each with the fingerprint it was made from."""
        found: dict[str, str] = {}
        names = sorted(documents)
        for run in _runs(names):
            before, more = len(found), True
            while more:
                with _faults("read"):
                    page = self._passages.get(
                        where={"document": {"$in": run}}, include=["metadatas"], limit=_RUN, offset=len(found) - before
                    )
                found |= {id: str(m["print"]) for id, m in zip(page["ids"], page["metadatas"] or (), strict=True)}
                more = len(page["ids"]) == _RUN
        return found

    def add(self, ids: Sequence[str], rows: Vectors, prints: Sequence[str]) -> None:
        """Add or replace passages, made from documents of these fingerprints. Raises Unavailable."""
        for at in range(0, len(ids), _RUN):
            some = slice(at, at + _RUN)
            said = [
                {"document": id.rpartition(":")[0], "print": print_}
                for id, print_ in zip(ids[some], prints[some], strict=True)
            ]
            with _faults("written"):
                self._passages.upsert(ids=list(ids[some]), embeddings=rows[some], metadatas=said)

    def remove(self, ids: Iterable[str]) -> None:
        """Remove passages; ids that are not there are no fault. Raises Unavailable when they cannot be."""
        for run in _runs(sorted(set(ids))):
            with _faults("written"):
                self._passages.delete(ids=run)

    def nearest(self, query: Vectors, k: int, allowed: Collection[str] | None = None) -> Scored:
        """The `k` nearest passages, or as many as there are; only those in `allowed`, when it is given."""
        if k < 1 or (allowed is not None and not allowed):
            return []
        if allowed is None:
            found = self._nearest(query, k + _SPARE)
        elif isinstance(allowed, Choice) and len(allowed) > _NAMED and self._deep(k, allowed) <= self._deepest:
            found = [hit for hit in self._nearest(query, self._deep(k, allowed)) if hit[0] in allowed]
        else:
            found = [hit for run in _runs(sorted(allowed), _NAMED) for hit in self._among(query, k + _SPARE, run)]
        return ordered(found)[:k]

    def rows(self, ids: Sequence[str]) -> Vectors:
        """The vectors of passages, one row each in the order given; zeros for one that was removed meanwhile."""
        found: dict[str, Vectors] = {}
        for run in _runs(list(dict.fromkeys(ids))):
            with _faults("read"):
                page = self._passages.get(ids=run, include=["embeddings"])
            rows = np.asarray(page["embeddings"], np.float32)
            found |= zip(page["ids"], rows, strict=True)
        blank = np.zeros(len(next(iter(found.values()))) if found else 1, np.float32)
        return np.stack([found.get(id, blank) for id in ids]) if ids else np.zeros((0, 1), np.float32)

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()

    def _deep(self, k: int, chosen: Choice) -> int:
        """How many are asked for, of which some are not chosen."""
        return k + _SPARE + int(2 * k * len(chosen.rows) / len(chosen))

    def _nearest(self, query: Vectors, most: int) -> list[tuple[str, float]]:
        with _faults("searched"):
            return self._asked(query, most)

    def _among(self, query: Vectors, most: int, ids: list[str]) -> list[tuple[str, float]]:
        """The nearest of these, some of which another process may have removed: the server refuses names it lacks."""
        with _faults("searched"):
            try:
                return self._asked(query, most, ids)
            except ChromaError:
                there = list(self._passages.get(ids=ids, include=[])["ids"])
                if len(there) == len(ids):
                    raise
                return self._asked(query, most, there) if there else []

    def _asked(self, query: Vectors, most: int, ids: list[str] | None = None) -> list[tuple[str, float]]:
        found = self._passages.query(
            query_embeddings=[query], n_results=min(most, self._deepest), ids=ids, include=["distances"]
        )
        apart = (found["distances"] or [[]])[0]
        return [(id, 1.0 - float(distance)) for id, distance in zip(found["ids"][0], apart, strict=True)]


def _runs(ids: list[str], most: int = _RUN) -> Iterator[list[str]]:
    return (ids[at : at + most] for at in range(0, len(ids), most))


@contextmanager
def _faults(what: str) -> Iterator[None]:
    """Whatever goes wrong on the way to a Chroma server and back, in one line."""
    try:
        yield
    except Exception as error:
        raise Unavailable(
            f"the vectors on the Chroma server cannot be {what} ({type(error).__name__}); see that it runs and what "
            "FOI_CHROMA says. It is tried again"
        ) from error
