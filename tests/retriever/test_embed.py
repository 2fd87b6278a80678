"""The default model: checked before use, unit vectors, and no passage ever cut off silently."""

import shutil

import numpy as np
import pytest
from letters_of_finding import letter

from corpus.errors import Unavailable
from retriever.embed import SentenceTransformerEmbedder, default_model
from retriever.index import Index
from retriever.tokens import SPECIAL, Tokens


@pytest.fixture(scope="module")
def embedder():
    return SentenceTransformerEmbedder(default_model())


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


def test_weights_that_are_not_the_published_ones_are_refused(tmp_path):
    model = tmp_path / "model"
    shutil.copytree(default_model(), model)
    with (model / "model.safetensors").open("r+b") as weights:
        weights.seek(-1, 2)
        last = weights.read(1)
        weights.seek(-1, 2)
        weights.write(bytes([last[0] ^ 1]))
    with pytest.raises(Unavailable, match="not the published ones"):
        SentenceTransformerEmbedder(model)


def test_the_context_is_shortened_and_the_passage_never(embedder, tokens, tmp_path):
    index = Index(tmp_path, embedder, tokens)
    words = "prejudice " * 190
    document = letter("long", [], [("prejudice", words.strip())], authority="An Authority With A Very Long Name " * 20)
    embedded = index.embedded(document, document.passages[0])
    assert embedded.endswith(words.strip())
    assert embedded.startswith("An Authority")
    assert tokens.count(embedded) <= embedder.limit - SPECIAL


def test_a_passage_longer_than_the_model_reads_is_an_error(embedder, tokens, tmp_path):
    document = letter("long", [], [("prejudice", "prejudice " * 300)])
    with pytest.raises(ValueError, match="longer than the model reads"):
        Index(tmp_path, embedder, tokens).embedded(document, document.passages[0])


def test_tokens_are_counted_and_cut_at_whole_pieces(tokens):
    assert tokens.count("") == 0
    assert tokens.count("minutes of the meeting") == 4
    assert tokens.shorten("minutes of the meeting", 2) == "minutes of"
    assert tokens.shorten("minutes", 5) == "minutes"
    assert tokens.shorten("minutes", 0) == ""
