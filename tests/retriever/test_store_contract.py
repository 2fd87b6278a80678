"""One suite for both stores of the index, each the real one on disk; then what only one of them does."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import numpy as np
import pytest

from corpus.errors import Unavailable
from retriever import cells as cells_module
from retriever import rows as rows_module
from retriever.cells import Learned
from retriever.embed import HashEmbedder
from retriever.lexical import LexicalIndex
from retriever.numbered import Numbered, number
from retriever.rows import Choice, Rows
from retriever.served import ServedVectors, Server
from retriever.store import Entry
from retriever.vectors import VectorIndex

TEXTS = {"a": "minutes of the meeting", "b": "minutes of the parking committee meeting", "c": "swimming pool"}
EMBEDDER = HashEmbedder(4096)


@dataclass
class Store:
    """A store as the suite sees it."""

    add: Callable[[dict[str, str]], None]
    remove: Callable[[list[str]], None]
    find: Callable[..., list[tuple[str, float]]]
    count: Callable[[], int]
    reopen: Callable[[], "Store"]


def dense(folder) -> Store:
    index = VectorIndex(folder)

    def reopen() -> Store:
        index.close()
        return dense(folder)

    return Store(
        add=lambda texts: index.add(list(texts), EMBEDDER.passages(list(texts.values()))),
        remove=index.remove,
        find=lambda words, k, allowed=None: [
            f for f in index.nearest(EMBEDDER.query(words), k, allowed) if f[1] > 0.01
        ],
        count=lambda: len(index),
        reopen=reopen,
    )


def lexical(folder) -> Store:
    index = LexicalIndex(folder)
    return Store(
        add=lambda texts: index.write([Entry(id, words) for id, words in texts.items()], []),
        remove=lambda ids: index.write([], ids),
        find=lambda words, k, allowed=None: index.search(words, k, allowed=allowed),
        count=lambda: len(index),
        reopen=lambda: lexical(folder),
    )


def served(address: str, library: str) -> Store:
    index = ServedVectors(Server.parse(address), "", library, {"dimension": EMBEDDER.dimension})

    def reopen() -> Store:
        index.close()
        return served(address, library)

    return Store(
        add=lambda texts: index.add(list(texts), EMBEDDER.passages(list(texts.values())), ["print"] * len(texts)),
        remove=index.remove,
        find=lambda words, k, allowed=None: [
            f for f in index.nearest(EMBEDDER.query(words), k, allowed) if f[1] > 0.01
        ],
        count=lambda: len(index),
        reopen=reopen,
    )


@pytest.fixture(params=["vectors", "words", pytest.param("vectors on a server", marks=pytest.mark.server)])
def store(request, tmp_path) -> Store:
    if request.param == "vectors on a server":
        made = served(request.getfixturevalue("chroma_server").address, uuid4().hex)
    else:
        made = {"vectors": dense, "words": lexical}[request.param](tmp_path / "store")
    made.add(TEXTS)
    return made


def ids(found: list[tuple[str, float]]) -> list[str]:
    return [id for id, _ in found]


def test_the_best_comes_first(store):
    assert ids(store.find("minutes of the meeting", 3)) == ["a", "b"]
    assert ids(store.find("pool", 3)) == ["c"]


def test_no_more_than_asked_for_and_best_first(store):
    found = store.find("minutes meeting", 1)
    assert ids(found) == ["a"]
    scores = [score for _, score in store.find("minutes meeting", 3)]
    assert scores == sorted(scores, reverse=True)


def test_only_what_is_allowed_and_never_fewer_than_there_are(store):
    assert ids(store.find("minutes of the meeting", 1, {"b"})) == ["b"]
    assert ids(store.find("minutes of the meeting", 5, {"b", "nothing"})) == ["b"]
    assert store.find("minutes", 5, set()) == []


def test_adding_again_replaces(store):
    store.add({"a": "swimming pool"})
    assert store.count() == 3
    assert sorted(ids(store.find("pool", 3))) == ["a", "c"]
    assert ids(store.find("minutes", 3)) == ["b"]


def test_removing_what_is_and_what_is_not_there(store):
    store.remove(["a", "nothing"])
    assert store.count() == 2
    assert "a" not in ids(store.find("minutes", 3))


def test_equal_texts_tie_and_come_in_order_of_id(store):
    store.add({f"t{n}": "winter road salt" for n in (3, 1, 2)})
    found = store.find("road salt", 2)
    assert ids(found) == ["t1", "t2"], "the cut falls between ties, and ids decide"
    assert found[0][1] == found[1][1]


def test_what_was_removed_leaves_no_trace_in_the_scores(store):
    before = store.find("minutes meeting", 3)
    store.add({f"x{n}": "minutes and more minutes" for n in range(5)})
    store.remove([f"x{n}" for n in range(5)])
    assert store.find("minutes meeting", 3) == before


def test_nothing_asked_for_gives_nothing(store):
    assert store.find("minutes", 0) == []


def test_it_is_kept_on_disk(store):
    again = store.reopen()
    assert again.count() == 3
    assert ids(again.find("pool", 1)) == ["c"]


def test_cosines_are_what_the_sum_by_hand_says(tmp_path):
    index = VectorIndex(tmp_path / "v")
    index.add(["x", "y"], np.array([[1, 0], [0.6, 0.8]], np.float32))
    query = np.array([0.8, 0.6], np.float32)
    # 0.8*1 + 0.6*0 = 0.8; 0.8*0.6 + 0.6*0.8 = 0.96
    assert index.nearest(query, 2) == [("y", pytest.approx(0.96, abs=1e-5)), ("x", pytest.approx(0.8, abs=1e-5))]
    assert index.nearest(query, 2, {"x", "y"}) == [
        ("y", pytest.approx(0.96, abs=1e-5)),
        ("x", pytest.approx(0.8, abs=1e-5)),
    ]


def many(count: int, seed: int = 1) -> tuple[list[str], np.ndarray]:
    rows = np.random.default_rng(seed).normal(size=(count, 8)).astype(np.float32)
    return [f"p{n:04}" for n in range(count)], rows / np.linalg.norm(rows, axis=1, keepdims=True)


ALLOWED = [
    (range(2100), "most of them"),
    (range(0, 2500, 50), "a few, wherever they lie"),
    (range(2499, 2500), "one"),
]


@pytest.mark.parametrize(("chosen", "why"), ALLOWED, ids=[a[1] for a in ALLOWED])
def test_filtered_searches_find_the_nearest_of_the_allowed(tmp_path, chosen, why):
    index = VectorIndex(tmp_path / "v")
    names, rows = many(2500)
    index.add(names, rows)
    query, allowed = rows[2400], {names[n] for n in chosen}
    exact = sorted(((names[n], float(rows[n] @ query)) for n in chosen), key=lambda pair: -pair[1])[:5]
    found = index.nearest(query, 5, allowed)
    assert ids(found) == ids(exact)
    assert [score for _, score in found] == pytest.approx([score for _, score in exact], abs=1e-5)


def of_subjects() -> tuple[list[str], np.ndarray]:
    """Six thousand vectors about sixty things."""
    generator = np.random.default_rng(7)
    made = generator.normal(size=(60, 100))[np.arange(6000) % 60] + generator.normal(size=(6000, 100))
    names = [f"p{n:04}" for n in range(6000)]
    return names, (made / np.linalg.norm(made, axis=1, keepdims=True)).astype(np.float32)


@pytest.mark.parametrize("share", [1.0, 0.5, 0.05, 0.0])
def test_cells_leave_the_nearest(monkeypatch, share):
    monkeypatch.setattr(rows_module, "_EXACT", 1000)
    monkeypatch.setattr(rows_module, "_LEFT", 100)
    names, made = of_subjects()
    held, generator = Rows(names, made), np.random.default_rng(8)
    mask = generator.random(6000) < share
    chosen = Choice(held, mask)
    recalled = []
    for query in made[:20] + generator.normal(size=(20, 100)).astype(np.float32) * 0.05:
        exact = np.flatnonzero(mask)[np.argsort(-(made[mask] @ query))[:10]]
        found = ids(held.nearest(query, 10, chosen if share < 1 else None))
        assert len(found) == min(10, len(chosen))
        recalled += [names[n] in found for n in exact]
    assert sum(recalled) >= 0.99 * len(recalled)


def test_cells_are_those_of_the_vectors_however_they_came(monkeypatch):
    monkeypatch.setattr(rows_module, "_EXACT", 1000)
    names, made = many(3000)
    whole, query = Rows(names, made), made[7]
    others = Rows([*names[1500:], "gone"], made[[*range(1500, 3000), 7]]).without(["gone"])
    assert others.replaced(names[:1500][::-1], made[:1500][::-1]).nearest(query, 20) == whole.nearest(query, 20)


def test_those_that_come_later_go_to_the_cells_there_are_until_many_have(monkeypatch):
    monkeypatch.setattr(rows_module, "_EXACT", 1000)
    monkeypatch.setattr(rows_module, "_LEFT", 100)
    learned: list[int] = []
    monkeypatch.setattr(
        cells_module, "Learned", lambda rows, numbers: learned.append(len(rows)) or Learned(rows, numbers)
    )
    names, made = of_subjects()
    held = Rows(names[1000:], made[1000:])
    for at in range(0, 800, 200):
        held = held.replaced(names[at : at + 200], made[at : at + 200]).without([names[5000 + at]])
    assert learned == [5000], "a few change nothing in the cells"
    there = np.array([held.place(name) is not None for name in names])
    recalled = []
    for query in made[:800:20]:
        exact = np.flatnonzero(there)[np.argsort(-(made[there] @ query))[:10]]
        found = ids(held.nearest(query, 10))
        recalled += [names[n] in found for n in exact]
    assert sum(recalled) >= 0.99 * len(recalled)
    held = held.replaced(names[800:1000], made[800:1000])
    assert learned == [5000, len(held)], "after a fifth they are made anew"
    assert held.nearest(made[7], 20) == Rows(held.ids, held.of(held.ids)).nearest(made[7], 20)


def test_those_that_pass_are_found_where_the_cells_around_the_query_have_none(monkeypatch):
    monkeypatch.setattr(rows_module, "_EXACT", 1000)
    monkeypatch.setattr(rows_module, "_LEFT", 50)
    monkeypatch.setattr(cells_module, "_LOOKED", 10)
    names, made = many(4000)
    query = made[0]
    far = np.argsort(made @ query)[:2000]
    found = Rows(names, made).nearest(query, 5, {names[n] for n in far})
    assert {id for id, _ in found} <= {names[n] for n in far}
    assert [score for _, score in found] == pytest.approx((made @ query)[far[::-1][:5]].tolist(), abs=0.02)


def test_a_choice_is_as_good_as_a_set(tmp_path):
    names, made = many(50)
    held = Rows(names, made)
    chosen = Choice(held, np.arange(50) % 3 == 0)
    assert set(chosen) == {names[n] for n in range(0, 50, 3)}
    assert (len(chosen), "p0003" in chosen, "p0004" in chosen, "elsewhere" in chosen) == (17, True, False, False)
    numbers = [number("p0003"), number("p0004"), number("elsewhere")]
    assert chosen.having(numbers).tolist() == [True, False, False]
    assert held.nearest(made[4], 5, chosen) == held.nearest(made[4], 5, set(chosen))
    later = held.without(["p0000"])
    assert "p0000" not in ids(later.nearest(made[0], 50, chosen)), "a choice from rows since replaced goes by its ids"


def test_words_are_sifted_by_a_choice_too_large_to_name(tmp_path, monkeypatch):
    index = LexicalIndex(tmp_path / "l")
    names = [f"p{n:04}" for n in range(400)]
    index.write([Entry(id, f"minutes {'of the meeting ' * (n % 7)}") for n, id in enumerate(names)], [])
    chosen = Choice(Rows(names, np.ones((400, 8), np.float32)), np.arange(400) % 5 == 2)
    named = index.search("minutes meeting", 30, allowed=chosen)
    monkeypatch.setattr("retriever.lexical._FEW", 10)
    sifted = index.search("minutes meeting", 30, allowed=chosen)
    assert ids(sifted) == ids(named)
    assert [score for _, score in sifted] == pytest.approx([score for _, score in named], abs=1e-4)
    assert len(index.search("minutes meeting", 400, allowed=chosen)) == len(chosen)


@pytest.mark.parametrize(
    ("known", "first", "why"),
    [
        (["b", "a", "d", "c", "e"], ["a", "b", "c"], "equals are in order of id"),
        (["d", "b"], ["b", "d"], "one that is not known has no place"),
        ([], [], "none is known"),
    ],
)
def test_words_are_placed_as_they_are_found(tmp_path, known, first, why):
    index, numbered = LexicalIndex(tmp_path / "l"), Numbered(known)
    index.write([Entry(id, "minutes of the meeting") for id in "edcba"], [])
    places, scores = index.placed("minutes", 3, numbered)
    assert [numbered.ids[n] for n in places][:3] == first, why
    assert scores.tolist() == [score for _, score in index.search("minutes", len(known))]


def test_vectors_at_hand_follow_what_is_written(tmp_path):
    index = VectorIndex(tmp_path / "v")
    names, rows = many(4)
    index.add(names[:2], rows[:2])
    assert ids(index.nearest(rows[0], 1)) == ["p0000"]  # at hand from here on
    index.add(names[2:], rows[2:])
    index.add(["p0000"], rows[3:4])
    index.remove(["p0003"])
    assert index.nearest(rows[3], 1) == [("p0000", pytest.approx(1.0, abs=1e-5))]
    assert ids(index.nearest(rows[2], 1)) == ["p0002"]


def test_rows_are_only_ever_replaced():
    one = Rows(["b", "a"], np.eye(2, dtype=np.float32))
    two = one.replaced(["c"], np.array([[0.6, 0.8]], np.float32)).without(["a", "nothing"])
    assert (len(one), len(two)) == (2, 2)
    # the query is "b" itself: 1.0, and 0.6 for "c"
    assert two.nearest(np.array([1, 0], np.float32), 5) == [("b", 1.0), ("c", pytest.approx(0.6))]


def test_a_damaged_store_says_so_in_one_line(tmp_path):
    (tmp_path / "v").mkdir()
    (tmp_path / "v" / "chroma.sqlite3").write_bytes(b"not a database" * 100)
    with pytest.raises(Unavailable, match="made again from the library"):
        VectorIndex(tmp_path / "v")


HOSTILE = [
    'minutes"',
    "minutes AND (",
    "text:minutes",
    "minutes~2^3",
    "+minutes -of",
    "[a TO b]",
    "*",
    "",
    "\\",
    "NOT",
    "🙂 minutes",
    "minutes IN [a b]",
    "minutes:(",
    "-minutes",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_a_query_is_words_and_never_syntax(tmp_path, words):
    index = LexicalIndex(tmp_path / "l")
    index.write([Entry("a", "minutes of the meeting")], [])
    found: list[Any] = index.search(words, 3)
    assert ids(found) == (["a"] if "minutes" in words else [])


def test_provisions_and_case_references_are_exact(tmp_path):
    index = LexicalIndex(tmp_path / "l")
    index.write(
        [Entry("a", "x", refs=("31(1)(g)", "31(1)", "31")), Entry("b", "x", refs=("3",), names=("IC-1-A1B2",))], []
    )
    assert ids(index.search("", 3, refs=["31"])) == ["a"]
    assert ids(index.search("", 3, names=["ic-1-a1b2"])) == ["b"]


def test_words_are_stemmed_and_talk_is_left_out(tmp_path):
    index = LexicalIndex(tmp_path / "l")
    assert index.stems("Please send me the meetings, and all meeting minutes") == ["meet", "minut"]
    written = index.written("Minutes of the meeting with Kent Police")
    assert list(written) == ["Minutes", "meeting", "Kent", "Police"]
    assert index.shared(written, "a meeting was minuted by the police") == [
        "Minutes",
        "meeting",
        "Police",
    ]


def test_every_field_answers(tmp_path):
    index = LexicalIndex(tmp_path / "l")
    entries = [Entry("a", "x", heading="salt"), Entry("b", "gulls"), Entry("c", "x", authority="Hale Council")]
    index.write([*entries, Entry("d", "x", title="Winter gritting")], [])
    found = {words: ids(index.search(words, 2)) for words in ("salt", "gull", "hale", "grit")}
    assert found == {"salt": ["a"], "gull": ["b"], "hale": ["c"], "grit": ["d"]}


def test_synonyms_find_and_count_for_less(tmp_path):
    index = LexicalIndex(tmp_path / "l")
    index.write([Entry("a", "LFR pilot"), Entry("b", "facial pilot")], [])
    assert ids(index.search("facial", 2, synonyms=["LFR", "facial matching"])) == ["b", "a"]


def test_the_end_of_a_long_query_is_read_too(tmp_path):
    index = LexicalIndex(tmp_path / "l")
    index.write([Entry("a", "giraffes")], [])
    assert ids(index.search(f"{' '.join(f'word{n}' for n in range(150))} giraffes", 1)) == ["a"]


def test_two_writers_at_once_are_refused_in_one_line(tmp_path):
    index = LexicalIndex(tmp_path / "l")
    with index._index.writer(), pytest.raises(Unavailable, match="another foi"):
        index.write([Entry("a", "x")], [])
