"""Searching, precedents and suggestions over the small library, with the small embedder."""

from datetime import date

import pytest
from letters_of_finding import ADVICE, library

from corpus.errors import Invalid
from corpus.law import Law
from corpus.results import Filters
from corpus.vocabulary import Vocabulary
from retriever.embed import HashEmbedder
from retriever.index import Index
from retriever.langchain import FoiRetriever
from retriever.precedents import Precedents
from retriever.query import understand
from retriever.search import Searcher
from retriever.shelf import Shelf
from retriever.suggest import Suggester

VOCABULARY = Vocabulary.shipped()
ASKED = "Please send me minutes of meetings with police forces about facial recognition technology, and names of people who attended."


@pytest.fixture(scope="module")
def searcher(tmp_path_factory):
    held = library()
    index = Index(tmp_path_factory.mktemp("index"), HashEmbedder(4096), tokens=None)
    index.sync(held)
    return Searcher(index, Shelf(held), VOCABULARY)


@pytest.fixture(scope="module")
def precedents(searcher):
    return Precedents(searcher, VOCABULARY)


def test_results_are_ranked_scored_and_hold_their_exact_words(searcher):
    found = searcher.search("minutes of meetings with police forces", 5)
    assert found.results[0].document.id == "minutes"
    assert [h.rank for h in found.results] == [1, 2, 3, 4, 5]
    scores = [h.score for h in found.results]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= s <= 1 for s in scores)
    for hit in found.results:
        assert searcher.shelf.document(hit.document.id).quote(hit.passage.start, hit.passage.end) == hit.passage.text
        assert hit.why


def test_a_case_reference_finds_its_document_first(searcher):
    assert searcher.search("FOI-1006", 3).results[0].document.id == "advice"
    assert "is FOI-1006" in searcher.search("foi-1006", 3).results[0].why


def test_a_provision_is_understood_as_one(searcher):
    first = searcher.search("withheld under s.31(1)(g)", 3).results[0]
    assert first.document.id == "minutes"
    assert "relies on section 31(1)(g)" in first.why


def test_closing_paragraphs_wait_until_asked_for(searcher):
    assert searcher.search("police forces internal review", 1).results[0].passage.role != "next_steps"
    wanted = searcher.search("internal review", 3, Filters(role=["next_steps"]))
    assert {h.passage.role for h in wanted.results} == {"next_steps"}


FILTERS = [
    (Filters(exemption=["31"]), {"minutes"}, "a section covers its limbs"),
    (Filters(outcome=["disclosed"]), {"open", "bins"}, "by outcome"),
    (Filters(kind=["review"]), {"advice"}, "by kind"),
    (Filters(authority=["hale council"]), {"open"}, "by authority"),
    (Filters(since=date(2023, 1, 1)), {"minutes", "open"}, "since"),
    (Filters(until=date(2022, 12, 31)), {"bins", "advice"}, "until"),
    (Filters(examples=False), {"minutes", "open", "advice"}, "without examples"),
    (Filters(exemption=["43"]), set(), "nothing passes"),
]


@pytest.mark.parametrize(("filters", "expected", "why"), FILTERS, ids=[f[2] for f in FILTERS])
def test_filters(searcher, filters, expected, why):
    assert {h.document.id for h in searcher.search("the meetings number advice", 50, filters).results} == expected


@pytest.mark.parametrize(("query", "k"), [("", 5), ("  \n", 5), ("minutes", 0), ("minutes", 101)])
def test_what_cannot_be_searched(searcher, query, k):
    with pytest.raises(Invalid):
        searcher.search(query, k)


def test_the_like_request_is_the_first_precedent_item_by_item(precedents):
    first = precedents.find(ASKED).precedents[0]
    assert first.document.id == "minutes"
    assert {(m.asked, m.item) for m in first.matched if m.item} == {(1, 1), (2, 2)}
    assert "asks for minutes of meetings" in first.why[0]
    assert "item 1 is like its item 1" in first.why


def test_outcomes_are_counted_and_contrary_ones_shown(precedents):
    found = precedents.find("minutes of meetings with police forces about facial recognition technology")
    assert sum(found.outcomes.values()) == len(found.precedents)
    assert [c.document.id for c in found.contrary] == ["open"]
    assert found.contrary[0].how.startswith("disclosed, where")
    assert "disclosing the notes" in found.contrary[0].passage.text


def test_nothing_similar_gives_nothing(precedents):
    found = precedents.find("quarterly zoological inventory of exotic giraffes")
    assert (found.precedents, found.outcomes, found.contrary) == ([], {}, [])


def test_the_bodys_own_decisions_count_for_a_little_more(searcher):
    asked = "notes of meetings with police forces about facial recognition"
    plain = Precedents(searcher, VOCABULARY).find(asked).precedents
    own = Precedents(searcher, VOCABULARY, own="hale council").find(asked).precedents
    scores = {p.document.id: p.score for p in plain}
    assert {p.document.id: p.score for p in own}["open"] == pytest.approx(scores["open"] * 1.1, abs=1e-3)
    assert "decided by your own body" in next(p for p in own if p.document.id == "open").why


@pytest.mark.parametrize("empty", ["", " \n"])
def test_an_empty_request_is_refused(precedents, empty):
    with pytest.raises(Invalid, match="request is empty"):
        precedents.find(empty)


@pytest.fixture(scope="module")
def suggester(searcher, precedents):
    return Suggester(precedents, searcher.shelf, Law.shipped(), VOCABULARY)


def test_what_the_like_decision_relied_on_is_suggested_with_its_support(suggester):
    found = suggester.suggest(ASKED).suggestions
    assert found[0].ref == "31(1)(g)"
    assert found[0].asked == [1]
    assert found[0].because.startswith("Relied on in FOI-1007")
    assert found[0].support[0].document.id == "minutes"
    assert any("causal link" in row for row in found[0].must_show)
    assert found[0].needs_from_officer
    assert [s.score for s in found] == sorted((s.score for s in found), reverse=True)


def test_names_of_people_call_up_section_40_and_say_why(suggester):
    cued = next(s for s in suggester.suggest(ASKED).suggestions if s.ref == "40(2)")
    assert cued.asked == [2]
    assert "names of people are personal data" in cued.because
    assert cued.support == []


def test_every_cue_rests_on_a_row_of_the_law():
    ids = {e.id for e in Law.shipped().exemptions}
    cues = [i for i in VOCABULARY.information if i.exemption]
    assert cues
    assert all(i.law in ids and i.because and Law.shipped().knows(i.exemption) for i in cues)


QUERIES = [
    ("FRT under s31(1)(g)", ["31(1)(g)"], [], "facial recognition technology"),
    ("sections 40(2) and reg 12(5)(e)", ["40(2)", "EIR 12(5)(e)"], [], ""),
    ("see IC-347414-P2W0", [], ["IC-347414-P2W0"], ""),
    ("01.FOI.24.033112", [], ["01.FOI.24.033112"], ""),
    ("31 meetings in 2024", [], [], ""),
]


@pytest.mark.parametrize(("words", "refs", "cases", "meant"), QUERIES, ids=[q[0] for q in QUERIES])
def test_queries_are_understood(words, refs, cases, meant):
    found = understand(words, VOCABULARY)
    assert [str(r) for r in found.refs] == refs
    assert list(found.cases) == cases
    assert meant in found.expanded


def test_a_langchain_retriever_gives_the_same_passages(searcher):
    found = FoiRetriever(desk=searcher, k=3).invoke("legal advice about the pool")
    direct = searcher.search("legal advice about the pool", 3).results
    assert [d.id for d in found] == [h.passage.id for h in direct]
    assert found[0].metadata["document"] == ADVICE.id
    assert found[0].page_content == direct[0].passage.text
