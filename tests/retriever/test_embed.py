"""The default model: checked before use, unit vectors, and no passage ever cut off silently."""

import shutil
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from letters_of_finding import letter

from corpus.errors import Invalid, Unavailable
from retriever.embed import Window, default_model
from retriever.minilm import MiniLMEmbedder
from retriever.sentence import SentenceTransformerEmbedder
from retriever.tokens import SPECIAL, Tokens
from retriever.window import Windows

KINDS = [MiniLMEmbedder, SentenceTransformerEmbedder]


@pytest.fixture(scope="module", params=KINDS, ids=lambda kind: kind.__name__)
def embedder(request):
    return request.param(default_model())


@pytest.fixture(scope="module")
def tokens():
    return Tokens(default_model())


def test_vectors_are_unit_rows_in_the_order_given(embedder):
    texts = ["a long sentence about the minutes of a meeting", "bins", "bins", "police"]
    rows = embedder.passages(texts)
    assert rows.shape == (4, embedder.dimension)
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx(np.ones(4), abs=1e-5)
    for text, row in zip(texts, rows, strict=True):
        assert row @ embedder.query(text) == pytest.approx(1.0, abs=1e-4)
    assert embedder.passages([]).shape == (0, embedder.dimension)


def test_meaning_not_words(embedder):
    near, far = embedder.passages(["cameras that recognise faces", "the price of road salt"])
    query = embedder.query("facial recognition")
    assert query @ near > query @ far + 0.2


@pytest.mark.parametrize("kind", KINDS)
def test_weights_that_are_not_the_published_ones_are_refused(tmp_path, kind):
    model = tmp_path / "model"
    shutil.copytree(default_model(), model)
    with (model / "model.safetensors").open("r+b") as weights:
        weights.seek(-1, 2)
        last = weights.read(1)
        weights.seek(-1, 2)
        weights.write(bytes([last[0] ^ 1]))
    with pytest.raises(Unavailable, match="not the published ones"):
        kind(model)


def test_both_ways_give_the_same_vectors():
    texts = [
        "bins",
        "Minutes of the meetings held since 1 January 2024.",
        "prejudice " * 300,
        "Ünïcode – “quotes” £450",
    ]
    one, other = (kind(default_model()).passages(texts) for kind in KINDS)
    assert (one * other).sum(axis=1) == pytest.approx(np.ones(4), abs=1e-4)


def test_every_passage_is_read_whole_once_in_a_window_the_model_can_read(embedder, tokens):
    parts = [("prejudice", f"It would do harm of the kind {n}. " * 9) for n in range(12)]
    document = letter("long", [], [(role, words.strip()) for role, words in parts], title="A very long title " * 30)
    windows = list(Windows(tokens, embedder.limit).of(document))
    assert [id for ids, _ in windows for id in ids] == [p.id for p in document.passages]
    assert 1 < len(windows) < len(parts)
    for ids, window in windows:
        held = [p for p in document.passages if p.id in ids]
        assert [window.text[a:b] for a, b in window.spans] == [document.quote(p.start, p.end) for p in held]
        assert window.text.startswith("A very long title")
        assert tokens.count(window.text) <= embedder.limit - SPECIAL


def test_a_passage_longer_than_the_model_reads_is_an_error(embedder, tokens):
    document = letter("long", [], [("prejudice", "prejudice " * 300)])
    with pytest.raises(Invalid, match="longer than the embedding model reads"):
        list(Windows(tokens, embedder.limit).of(document))


def test_a_passage_is_understood_by_what_stands_beside_it(embedder):
    alone = Window("They met twice.", ((0, 15),))
    text = "Facial recognition cameras\nThe police forces came to London.\nThey met twice."
    beside = Window(text, ((27, 60), (61, 76)))
    rows, lone = embedder.windows([beside, alone, beside])[0], embedder.windows([alone])[0]
    assert rows.shape == (2, embedder.dimension)
    assert np.linalg.norm(rows, axis=1) == pytest.approx(np.ones(2), abs=1e-5)
    query = embedder.query("meetings with the police about facial recognition")
    assert query @ rows[1] > query @ lone[0] + 0.2
    assert embedder.windows([]) == []


def test_tokens_are_counted_and_cut_at_whole_pieces(tokens):
    assert tokens.count("") == 0
    assert tokens.count("minutes of the meeting") == 4
    assert tokens.shorten("minutes of the meeting", 2) == "minutes of"
    assert tokens.shorten("minutes", 5) == "minutes"
    assert tokens.shorten("minutes", 0) == ""


def test_all_of_a_long_query_is_read(embedder):
    opening = "the council collects bins on Mondays " * 60
    plain, more = embedder.query(opening), embedder.query(f"{opening} {'facial recognition cameras ' * 60}")
    cameras = embedder.query("facial recognition cameras")
    assert np.linalg.norm(more) == pytest.approx(1.0, abs=1e-5)
    assert cameras @ more > cameras @ plain + 0.2


def test_threads_may_ask_at_once(embedder):
    texts = [f"minutes of meeting {n} " * (n + 1) for n in range(12)]
    with ThreadPoolExecutor(6) as pool:
        rows = list(pool.map(embedder.query, texts))
    for text, row in zip(texts, rows, strict=True):
        assert row @ embedder.query(text) == pytest.approx(1.0, abs=1e-4)


def test_a_model_of_ones_own_is_known_by_its_weights(tmp_path):
    model = tmp_path / "model"
    shutil.copytree(default_model(), model)
    assert SentenceTransformerEmbedder(model, "ours").name == "ours@53aa51172d14"


@pytest.mark.parametrize("kind", KINDS)
def test_a_folder_without_weights_says_what_to_do(tmp_path, kind):
    with pytest.raises(Unavailable, match="no weights"):
        kind(tmp_path)


def test_both_ways_read_windows_alike():
    text = "A title\nMinutes of the meetings held since 1 January 2024.\nÜnïcode – “quotes” £450"
    window = Window(text, ((8, 58), (59, len(text))))
    one, other = (kind(default_model()).windows([window])[0] for kind in KINDS)
    assert (one * other).sum(axis=1) == pytest.approx(np.ones(2), abs=1e-4)


def test_the_items_of_a_request_are_read_together_as_far_as_the_model_reads(tokens, embedder):
    windows = Windows(tokens, embedder.limit)
    (both,) = windows.asked(["Dates of the meetings", "Minutes of them"])
    assert both.text == "Dates of the meetings\nMinutes of them"
    assert both.spans == ((0, 21), (22, 37))
    apart = windows.asked(["Dates", "of the meetings " * 300, "Minutes"])
    assert [len(w.spans) for w in apart] == [1, 1, 1]
    assert max(tokens.count(w.text) for w in apart) <= embedder.limit - SPECIAL
    assert windows.asked([]) == []
