"""Indexes that share vectors: each change is embedded once, and none undoes what another did."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from uuid import uuid4

import numpy as np
import pytest
from chroma_server import ChromaServer
from postgres_server import PostgresServer
from sharing import letter

from corpus import erasure
from corpus.blot import Words
from corpus.library import Library
from corpus.vocabulary import Vocabulary
from retriever.embed import HashEmbedder, Vectors
from retriever.index import Index
from retriever.rows import Choice
from retriever.search import Searcher
from retriever.served import ServedVectors, Server
from retriever.shared import SharedIndex
from retriever.shelf import Shelf

pytestmark = pytest.mark.server

LETTERS = [
    letter("gulls", "Gulls nest on the roof of the town hall.", "Nothing is held about their eggs."),
    letter("salt", "Salt is spread on the roads in winter.", "The price of salt is withheld.", "You may ask again."),
    letter("pool", "The swimming pool is closed for repairs."),
]


def answers(index: Index, library: Library) -> list[tuple[str, float]]:
    searcher = Searcher(index, Shelf(library), Vocabulary.shipped())
    queries = ("gulls on the roof", "price of salt", "swimming pool", "SALT")
    return [(h.passage.id, h.score) for q in queries for h in searcher.search(q, 5).results]


class Counting(HashEmbedder):
    """Remembers how many passages it embedded."""

    embedded = 0

    def passages(self, texts: Sequence[str]) -> Vectors:
        self.embedded += len(texts)
        return super().passages(texts)


@pytest.fixture
def library(postgres_server: PostgresServer) -> Iterator[Library]:
    held = Library.open(postgres_server.made())
    for one in LETTERS:
        held.admit(one, source=f"{one.id}.md", digest=one.id)
    yield held
    held.close()


@pytest.fixture
def replica(library: Library, chroma_server: ChromaServer, tmp_path) -> Iterator[Callable[..., SharedIndex]]:
    made: list[SharedIndex] = []
    name = uuid4().hex

    def make(folder: str = "") -> SharedIndex:
        def served(space) -> ServedVectors:
            return ServedVectors(Server.parse(chroma_server.address), "", name, space)

        where = tmp_path / (folder or f"home{len(made)}")
        made.append(SharedIndex(where, Counting(2048), None, served, library, lambda: library.store.alone("vectors")))
        return made[-1]

    yield make
    for index in made:
        index.close()


def test_the_first_embeds_and_the_second_finds_it_done(library: Library, replica) -> None:
    one, other = replica(), replica()
    assert one.follow(library) is None
    assert other.follow(library) is None
    assert (one.embedder.embedded, other.embedder.embedded) == (6, 0)
    assert answers(one, library) == answers(other, library) != []
    assert (one.follow(library), other.follow(library)) == ([], [])


def test_it_answers_as_an_index_of_ones_own(library: Library, replica, tmp_path) -> None:
    shared, own = replica(), Index(tmp_path / "own", HashEmbedder(2048), None)
    shared.follow(library)
    own.sync(library)
    assert [id for id, _ in answers(shared, library)] == [id for id, _ in answers(own, library)]
    assert [s for _, s in answers(shared, library)] == pytest.approx([s for _, s in answers(own, library)], abs=1e-3)
    own.close()


def test_only_what_changed_is_looked_at_and_shorter_letters_leave_nothing_behind(library: Library, replica) -> None:
    one, other = replica(), replica()
    one.follow(library), other.follow(library)
    library.admit(letter("salt", "Grit is spread instead."), source="salt.md", digest="2")
    library.retire("pool", "Sam Field", "test")
    assert set(one.follow(library)) == set(other.follow(library)) == {"salt", "pool"}
    assert (one.embedder.embedded, other.embedder.embedded) == (7, 0)
    assert len(one.vectors) == len(other.lexical) == one.passages_count == other.passages_count == 3
    assert set(other.places().ids) == {"gulls:1", "gulls:2", "salt:1"}


def test_who_is_slow_does_not_undo_what_was_done_meanwhile(library: Library, replica) -> None:
    quick, slow = replica(), replica()
    quick.follow(library), slow.follow(library)
    library.retire("pool", "Sam Field", "test")
    _, changed = library.changes(slow._place)
    gone_as_slow_saw_it = [id for id in changed if id not in library.fingerprints(changed)]
    library.restore("pool", "Sam Field", "back again")
    quick.follow(library)
    slow._forsake(gone_as_slow_saw_it)
    assert len(quick.vectors) == 6
    assert slow.follow(library)
    assert answers(slow, library) == answers(quick, library)


def test_a_lost_home_is_made_again_without_embedding(library: Library, replica) -> None:
    one = replica("lost")
    one.follow(library)
    again = replica("another")
    again.follow(library)
    assert (again.embedder.embedded, again.passages_count) == (0, 6)


def test_ids_that_were_erased_leave_both(library: Library, replica) -> None:
    named = letter("zoe-quillfeather", "Zoe Quillfeather asked about the benches.")
    library.admit(named, source="benches.md", digest="b")
    one, other = replica(), replica()
    one.follow(library), other.follow(library)
    erasure.erase(library.store, Words(["Zoe Quillfeather"]), "Sam Field", "a request", len)
    for index in (one, other):
        assert index.follow(library) is None, "everything is compared"
        assert not any("zoe" in id for id in index.places().ids)
        assert index.passages_count == 7
    assert len(one.vectors) == 7
    held = b"".join(f.read_bytes() for f in (other._folder).rglob("*") if f.is_file())
    assert b"uillfeather" not in held


@pytest.mark.parametrize(
    ("named", "deepest", "why"), [(3_000, 10_000, "named"), (1, 10_000, "sifted"), (1, 25, "in runs")]
)
def test_filters_find_the_nearest_of_the_allowed(library: Library, replica, monkeypatch, named, deepest, why) -> None:
    index = replica()
    index.follow(library)
    monkeypatch.setattr("retriever.served._NAMED", named)
    index.vectors._deepest = deepest
    chosen = Choice(index.places(), np.isin(index.places().ids, ["salt:1", "salt:2", "gulls:1"]))
    found = index.vectors.nearest(index.embedder.query("salt price withheld"), 2, chosen)
    assert [id for id, _ in found] == ["salt:2", "salt:1"], why


def test_searching_goes_on_while_another_has_removed_what_is_still_known_here(library: Library, replica) -> None:
    one, other = replica(), replica()
    one.follow(library), other.follow(library)
    library.retire("pool", "Sam Field", "test")
    one.follow(library)
    found = other.vectors.nearest(other.embedder.query("swimming pool"), 3, {"pool:1", "salt:1"})
    assert "pool:1" not in dict(found)
    assert not other.vectors.rows(["pool:1", "salt:1"])[0].any()
    here, there = answers(other, library), answers(one, library)
    assert [id for id, _ in here] == [id for id, _ in there]
    apart = max(abs(a - b) for (_, a), (_, b) in zip(here, there, strict=True))
    assert apart < 0.005, "the words of what was removed are still counted here, and only that"


def test_only_one_is_at_a_piece_of_work(postgres_server: PostgresServer) -> None:
    address = postgres_server.made()
    one, other, said = Library.open(address), Library.open(address), list[str]()
    with one.store.alone("vectors"):
        waiting = threading.Thread(target=lambda: _at_work(other, said))
        waiting.start()
        waiting.join(0.3)
        said.append("first")
    waiting.join(10)
    assert said == ["first", "second"]
    one.close(), other.close()


def _at_work(library: Library, said: list[str]) -> None:
    with library.store.alone("vectors"):
        said.append("second")
