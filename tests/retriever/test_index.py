"""The index is a cache: it follows the library, survives a crash at any step, and can be thrown away."""

import json
import os
import shutil
from collections.abc import Sequence

import pytest
from letters_of_finding import ADVICE, ALL, BINS, MINUTES, library

from corpus.errors import Unavailable
from corpus.vocabulary import Vocabulary
from retriever import index as index_module
from retriever.delete import delete
from retriever.embed import HashEmbedder, Vectors
from retriever.index import Index
from retriever.lexical import LexicalIndex
from retriever.manifest import Manifest
from retriever.search import Searcher
from retriever.shelf import Shelf
from retriever.vectors import VectorIndex


class CountingEmbedder(HashEmbedder):
    """Remembers how many passages it embedded."""

    embedded = 0

    def passages(self, texts: Sequence[str]) -> Vectors:
        self.embedded += len(texts)
        return super().passages(texts)


class Crash(BaseException):
    """The process dying, which nothing catches."""


def index(folder, embedder=None) -> Index:
    return Index(folder / "index", embedder or HashEmbedder(2048), tokens=None)


def answers(built: Index, held) -> list[tuple[str, float]]:
    searcher = Searcher(built, Shelf(held), Vocabulary.shipped())
    queries = ("minutes of meetings", "legal advice", "section 31", "police forces withheld", "FOI-1006")
    return [(h.passage.id, h.score) for q in queries for h in searcher.search(q, 20).results]


def rebuilt(folder, held) -> list[tuple[str, float]]:
    """The answers of an index made from nothing."""
    made = Index(folder / "fresh", HashEmbedder(2048), tokens=None)
    made.sync(held)
    found = answers(made, held)
    made.close()
    return found


def test_a_sync_does_only_what_changed(tmp_path):
    held, embedder = library(), CountingEmbedder(2048)
    built = index(tmp_path, embedder)
    first = built.sync(held)
    assert (first.added, first.removed, first.unchanged) == (len(ALL), 0, 0)
    again = built.sync(held)
    assert (again.added, again.removed, again.unchanged) == (0, 0, len(ALL))
    before = embedder.embedded
    held.admit(MINUTES.model_copy(update={"title": "changed"}), source="minutes", digest="2")
    held.retire("bins", "Sam Field", "test")
    third = built.sync(held)
    assert (third.added, third.removed, third.unchanged) == (1, 1, len(ALL) - 2)
    assert embedder.embedded - before == len(MINUTES.passages)
    assert built.passages_count == sum(len(d.passages) for d in ALL if d.id != BINS.id)


def test_deleting_the_index_and_syncing_gives_the_same_answers(tmp_path):
    held, built = library(), index(tmp_path)
    built.sync(held)
    before = answers(built, held)
    assert before
    built.close()
    shutil.rmtree(tmp_path / "index")
    again = index(tmp_path)
    again.sync(held)
    assert answers(again, held) == before


def test_what_was_removed_and_replaced_leaves_no_trace_in_the_answers(tmp_path):
    held, built = library(), index(tmp_path)
    built.sync(held)
    held.retire("bins", "Sam Field", "test")
    shorter = ADVICE.model_copy(update={"passages": ADVICE.passages[:1], "title": "other words"})
    held.admit(shorter, source="advice", digest="2")
    built.sync(held)
    assert answers(built, held) == rebuilt(tmp_path, held)


# The sync retires one letter and adds two, a batch each: its writes in order, and how often each is made.
CRASHES = [
    *((Manifest, "write", nth, f"recording, {nth}") for nth in range(2)),
    *((Manifest, "log", nth, f"noting, {nth}") for nth in range(4)),
    (VectorIndex, "remove", 0, "removing vectors"),
    (LexicalIndex, "write", 0, "removing words: the vectors are gone already"),
    (VectorIndex, "add", 0, "the first batch's vectors"),
    (LexicalIndex, "write", 1, "the first batch's words: its vectors are there already"),
    (VectorIndex, "add", 1, "the second batch's vectors"),
    (LexicalIndex, "write", 2, "the second batch's words"),
]


@pytest.mark.parametrize(("store", "step", "nth", "when"), CRASHES, ids=[c[3] for c in CRASHES])
def test_a_crash_at_any_step_is_repaired_by_the_next_sync(tmp_path, monkeypatch, store, step, nth, when):
    held = library(*ALL[:2])
    built = index(tmp_path)
    built.sync(held)
    for letter in ALL[2:]:
        held.admit(letter, source=letter.id, digest=letter.id)
    held.retire("open", "Sam Field", "test")
    monkeypatch.setattr(index_module, "_TOGETHER", 1)  # a batch for every document
    works, calls = getattr(store, step), iter(range(100))

    def dies(self, *args):
        if next(calls) == nth:
            raise Crash
        return works(self, *args)

    monkeypatch.setattr(store, step, dies)
    with pytest.raises(Crash):
        built.sync(held)
    built.close()
    monkeypatch.undo()
    again = index(tmp_path)
    again.sync(held)
    assert answers(again, held) == rebuilt(tmp_path, held)
    assert len(again.vectors) == len(again.lexical) == again.passages_count


def test_a_crash_costs_only_the_batch_it_interrupted(tmp_path, monkeypatch):
    held, embedder = library(), CountingEmbedder(2048)
    monkeypatch.setattr(index_module, "_TOGETHER", 1)
    built, works, calls = index(tmp_path, embedder), LexicalIndex.write, iter(range(100))

    def dies(self, *args):
        if next(calls) == 2:
            raise Crash
        return works(self, *args)

    monkeypatch.setattr(LexicalIndex, "write", dies)
    with pytest.raises(Crash):
        built.sync(held)
    built.close()
    monkeypatch.setattr(LexicalIndex, "write", works)
    interrupted = embedder.embedded
    report = index(tmp_path, embedder).sync(held)
    assert (report.added, report.unchanged) == (2, 2)
    assert embedder.embedded - interrupted < sum(len(d.passages) for d in ALL)


def test_a_manifest_that_lost_a_document_means_indexing_again(tmp_path):
    held, built = library(), index(tmp_path)
    built.sync(held)
    before = answers(built, held)
    manifest = tmp_path / "index" / "manifest.json"
    built.manifest.write(manifest)
    kept = json.loads(manifest.read_text())
    kept["documents"].pop("minutes")
    manifest.write_text(json.dumps(kept))
    built.close()
    again = index(tmp_path)
    again.sync(held)
    assert answers(again, held) == before
    assert len(again.vectors) == len(again.lexical) == again.passages_count


def test_what_was_added_since_is_in_a_log_of_its_own(tmp_path):
    held, built, path = library(*ALL[:1]), index(tmp_path), tmp_path / "index" / "manifest.json"
    built.sync(held)
    before = path.read_bytes()
    held.admit(ALL[1], source="more", digest="more")
    built.sync(held)
    assert path.read_bytes() == before, "adding one document writes down that one"
    assert Manifest.read(path) == built.manifest
    old = path.with_suffix(".log").read_bytes()
    built.manifest.write(path)
    path.with_suffix(".log").write_bytes(old)  # a crash before the old log was taken away
    assert Manifest.read(path).documents == built.manifest.documents
    path.with_suffix(".log").write_bytes(b'{"issue": "' + Manifest.read(path).issue.encode() + b'", "added": {"x"')
    assert Manifest.read(path).documents == built.manifest.documents, "a line cut short was never begun"


DAMAGE = [
    ("manifest.json", b"", "an empty manifest"),
    ("manifest.json", b"{", "half a manifest"),
    ("manifest.json", b"[]", "another kind of manifest"),
    ("manifest.json", b'{"space": {}, "documents": {"a": 1}, "unsure": []}', "a manifest of another shape"),
    ("chroma/chroma.sqlite3", b"not a database" * 100, "vectors overwritten"),
    ("chroma/chroma.sqlite3", b"", "vectors emptied"),
    ("lexical/meta.json", b"{", "words overwritten"),
    ("lexical/meta.json", b"", "words emptied"),
]


@pytest.mark.parametrize(("file", "content", "why"), DAMAGE, ids=[d[2] for d in DAMAGE])
def test_what_cannot_be_read_is_made_again(tmp_path, file, content, why):
    held, built = library(), index(tmp_path)
    built.sync(held)
    before = answers(built, held)
    built.close()
    (tmp_path / "index" / file).write_bytes(content)
    again = index(tmp_path)
    assert again.sync(held).added == len(ALL)
    assert answers(again, held) == before


def test_a_store_that_still_ends_a_write_is_deleted_all_the_same(tmp_path, monkeypatch):
    folder, rmdir, late = tmp_path / "store", os.rmdir, ["meta.json", "managed.json"]
    folder.mkdir()

    def writes_meanwhile(path, **at):
        if late:
            (folder / late.pop()).touch()
        rmdir(path, **at)

    monkeypatch.setattr(os, "rmdir", writes_meanwhile)
    delete(folder)
    assert not folder.exists()
    assert late == []


def test_an_index_of_another_model_answers_nothing_until_it_is_rebuilt(tmp_path):
    held, built = library(), index(tmp_path)
    built.sync(held)
    built.close()
    other = index(tmp_path, HashEmbedder(512))
    with pytest.raises(Unavailable, match="not built by this embedding model"):
        answers(other, held)
    other.sync(held)
    assert answers(other, held)


def test_progress_is_told_to_the_end(tmp_path):
    told = []
    index(tmp_path).sync(library(), lambda done, of: told.append((done, of)))
    assert told[-1] == (len(ALL), len(ALL))


def test_passages_are_chosen_by_document_and_role(tmp_path):
    built = index(tmp_path)
    built.sync(library())
    assert built.passage_ids(["minutes"], ["next_steps"]) == {"minutes:5"}
    assert built.passage_ids(roles=["request"]) == {"minutes:1", "minutes:2", "open:1", "bins:1", "advice:1"}
    assert built.passage_ids(["nothing"]) == set()
