"""The default model: checked before use, unit vectors, and no passage ever cut off silently."""

import shutil
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from letters_of_finding import letter

from corpus.errors import Invalid, Unavailable
from corpus.law import Law
from corpus.records import Reliance
from retriever.embed import default_model
from retriever.framing import Framing
from retriever.minilm import MiniLMEmbedder
from retriever.sentence import SentenceTransformerEmbedder
from retriever.tokens import SPECIAL, Tokens

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


def test_the_context_is_shortened_and_the_passage_never(embedder, tokens):
    words = "prejudice " * 190
    document = letter("long", [], [("prejudice", words.strip())], authority="An Authority With A Very Long Name " * 20)
    embedded = Framing(tokens, embedder.limit).passage(document, document.passages[0])
    assert embedded.endswith(words.strip())
    assert embedded.startswith("An Authority")
    assert tokens.count(embedded) <= embedder.limit - SPECIAL


def test_a_passage_longer_than_the_model_reads_is_an_error(embedder, tokens):
    document = letter("long", [], [("prejudice", "prejudice " * 300)])
    with pytest.raises(Invalid, match="longer than the embedding model reads"):
        Framing(tokens, embedder.limit).passage(document, document.passages[0])


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


def test_a_request_item_is_read_with_the_rest_of_its_request(tokens, embedder):
    document = letter("two", ["Dates of the meetings", "Minutes of them"], [])
    framing = Framing(tokens, embedder.limit)
    assert framing.passage(document, document.passages[0]) == "Dates of the meetings\nMinutes of them"
    assert framing.asked("Dates of the meetings", "Minutes of them") == framing.passage(document, document.passages[0])


def test_an_argument_is_read_with_who_argues_and_what_the_exemption_is_about(tokens, embedder):
    relied = [Reliance(ref="31(1)(g)", spans=[(0, 3)])]
    document = letter("one", [], [("prejudice", "It would do harm.")], exemptions=relied)
    framed = Framing(tokens, embedder.limit, Law.shipped()).passage(document, document.passages[0])
    assert framed == "Brackley Council. Law enforcement\nIt would do harm."
