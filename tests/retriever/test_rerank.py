"""A model that reads what was found beside the query puts it in its own order, and says so; without one nothing changes."""

import pytest
from letters_of_finding import ADVICE, MINUTES, OPEN, library
from tiny_cross_encoder import saved

from corpus.errors import Invalid
from corpus.law import Law
from corpus.vocabulary import Vocabulary
from retriever.embed import HashEmbedder
from retriever.index import Index
from retriever.precedents import Precedents
from retriever.rerank import CrossEncoderReranker
from retriever.search import Searcher
from retriever.shelf import Shelf
from ui.cross_encoder import opened

VOCABULARY = Vocabulary.shipped()
ASKED = "minutes of meetings with police forces about facial recognition technology"


class ByWords:
    """Scores a passage by what it says, whatever was asked."""

    def __init__(self, worth) -> None:
        self._worth = worth

    def score(self, query, passages):
        return [float(self._worth(words)) for words in passages]


SHORTEST = ByWords(lambda words: -len(words))
OF_A_COUNCIL = ByWords(lambda words: "council" in words)


@pytest.fixture
def index(tmp_path):
    held = library(MINUTES, OPEN, ADVICE)
    made = Index(tmp_path / "index", HashEmbedder(4096), tokens=None)
    made.sync(held)
    yield made, Shelf(held)
    made.close()


def test_what_was_found_is_put_in_its_order_and_the_result_says_so(index):
    plain = Searcher(*index, VOCABULARY).search(ASKED, 50).results
    again = Searcher(*index, VOCABULARY, reranker=SHORTEST).search(ASKED, 50).results
    assert {hit.passage.id for hit in again} == {hit.passage.id for hit in plain}
    lengths = [len(hit.passage.text) for hit in again]
    assert lengths == sorted(lengths)
    assert [hit.score for hit in again] == sorted((hit.score for hit in plain), reverse=True)
    said = "put here by the model that read it beside the query"
    moved = {hit.passage.id for n, hit in enumerate(again) if hit.passage.id != plain[n].passage.id}
    assert moved
    assert {hit.passage.id for hit in again if said in hit.why} == moved


def test_a_case_that_the_query_names_still_comes_first(index):
    named = Searcher(*index, VOCABULARY, reranker=SHORTEST).search(str(MINUTES.reference), 3).results
    assert named[0].document.id == "minutes"


def test_precedents_are_read_again_as_well(index):
    law = Law.shipped()

    def first(reranker):
        return Precedents(Searcher(*index, VOCABULARY, reranker=reranker), VOCABULARY, law).find(ASKED).precedents[0]

    assert first(None).document.id == "minutes"
    assert first(OF_A_COUNCIL).document.id == "open"


def test_a_model_of_a_folder_scores_each_passage(tmp_path):
    scores = CrossEncoderReranker(opened(str(saved(tmp_path, {0: "fits"})), "FOI_RERANKER")).score(
        "public harm", ["harm would occur", "not"]
    )
    assert len(scores) == 2
    assert scores[0] != scores[1]


def test_a_folder_that_holds_no_such_model_is_refused(tmp_path):
    with pytest.raises(Invalid, match="FOI_RERANKER"):
        opened(str(tmp_path / "gone"), "FOI_RERANKER")
    three = saved(tmp_path, {0: "contradiction", 1: "entailment", 2: "neutral"})
    with pytest.raises(Invalid, match="gives 3 scores"):
        CrossEncoderReranker(opened(str(three), "FOI_RERANKER"))
