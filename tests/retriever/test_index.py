"""The index is a cache: it follows the library, survives a crash, and can be thrown away."""

import json
import shutil

import pytest
from letters_of_finding import ALL, BINS, MINUTES, library

from corpus.errors import Unavailable
from corpus.vocabulary import Vocabulary
from retriever.embed import HashEmbedder
from retriever.index import Index
from retriever.search import Searcher
from retriever.shelf import Shelf


def index(folder, embedder=None) -> Index:
    return Index(folder / "index", embedder or HashEmbedder(2048), tokens=None)


def answers(built: Index, held) -> list[tuple[str, float]]:
    searcher = Searcher(built, Shelf(held), Vocabulary.shipped())
    return [
        (h.passage.id, h.score)
        for q in ("minutes of meetings", "legal advice", "section 31")
        for h in searcher.search(q).results
    ]


def test_a_sync_does_only_what_changed(tmp_path):
    held, built = library(), index(tmp_path)
    first = built.sync(held)
    assert (first.added, first.removed, first.unchanged) == (len(ALL), 0, 0)
    again = built.sync(held)
    assert (again.added, again.removed, again.unchanged) == (0, 0, len(ALL))
    held.admit(MINUTES.model_copy(update={"title": "changed"}), source="minutes", digest="2")
    held.retire("bins", "Sam Field", "test")
    third = built.sync(held)
    assert (third.added, third.removed, third.unchanged) == (1, 1, len(ALL) - 2)
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


def test_a_crash_between_stores_and_manifest_is_repaired(tmp_path):
    held, built = library(), index(tmp_path)
    built.sync(held)
    before = answers(built, held)
    manifest = tmp_path / "index" / "manifest.json"
    kept = json.loads(manifest.read_text())
    kept["documents"].pop("minutes")
    manifest.write_text(json.dumps(kept))
    built.close()
    again = index(tmp_path)
    again.sync(held)
    assert answers(again, held) == before
    assert len(again.vectors) == len(again.lexical) == again.passages_count


@pytest.mark.parametrize("broken", ["", "{", "[]", "null"])
def test_a_manifest_that_cannot_be_read_means_indexing_again(tmp_path, broken):
    held, built = library(), index(tmp_path)
    built.sync(held)
    before = answers(built, held)
    built.close()
    (tmp_path / "index" / "manifest.json").write_text(broken)
    again = index(tmp_path)
    assert again.sync(held).added == len(ALL)
    assert answers(again, held) == before


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
