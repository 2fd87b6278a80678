"""Searching, precedents and suggestions over the small library, with the small embedder."""

from datetime import date

import pytest
from letters_of_finding import ADVICE, MINUTES, OPEN, letter, library

from corpus.errors import Invalid
from corpus.law import Law
from corpus.period import lately, years
from corpus.provision import Provision
from corpus.records import ItemOutcome, Reliance, RequestItem
from corpus.results import Filters
from corpus.vocabulary import Vocabulary
from retriever.embed import HashEmbedder
from retriever.index import Index
from retriever.langchain import FoiRetriever
from retriever.marks import marks
from retriever.precedents import Precedents
from retriever.search import Searcher
from retriever.shelf import Shelf
from retriever.suggest import Suggester
from retriever.support import arguing

VOCABULARY = Vocabulary.shipped()
LAW = Law.shipped()
ASKED = "Please send me minutes of meetings with police forces about facial recognition technology, and names of people who attended."


@pytest.fixture(scope="module")
def searcher(tmp_path_factory):
    held = library()
    index = Index(tmp_path_factory.mktemp("index"), HashEmbedder(4096), tokens=None)
    index.sync(held)
    return Searcher(index, Shelf(held), VOCABULARY)


@pytest.fixture(scope="module")
def precedents(searcher):
    return Precedents(searcher, VOCABULARY, LAW)


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


def test_items_set_apart_are_matched_as_they_are_each_one_and_alone_as_beside_the_others(precedents):
    said = [
        "minutes of meetings with police forces about facial recognition technology",
        "names of people who attended",
    ]
    apart = [RequestItem(n=n, text=said[n % 2]) for n in range(1, 9)]
    together = next(p for p in precedents.find(ASKED, of=apart).precedents if p.document.id == "minutes")
    assert {m.asked for m in together.matched} == set(range(1, 9)), "words are not parted again, and no item is dropped"
    for one in apart:
        alone = next(p for p in precedents.of_item(apart, one.n).precedents if p.document.id == "minutes")
        assert {m.asked for m in alone.matched} == {one.n}
        beside = {m.item for m in together.matched if m.asked == one.n}
        assert {m.item for m in alone.matched} - {None} == beside - {None}


def test_a_case_reference_finds_its_document_first(searcher):
    assert searcher.search("FOI-1006", 3).results[0].document.id == "advice"
    assert "is FOI-1006" in searcher.search("foi-1006", 3).results[0].why


def test_a_provision_is_understood_as_one(searcher):
    first = searcher.search("withheld under s.31(1)(g)", 3).results[0]
    assert first.document.id == "minutes"
    assert "names section 31(1)(g), relied on here" in first.why


def test_a_case_named_comes_first_whatever_else_is_asked(searcher):
    found = searcher.search("minutes of meetings with police forces about facial recognition FOI-1006", 20).results
    first = [h.document.id for h in found[:2]]
    assert first == ["advice", "advice"], "both passages of the case named, though others are nearer"
    assert [h.score for h in found] == sorted((h.score for h in found), reverse=True)


def test_what_was_decided_is_shown_first_of_a_case_that_is_only_named(searcher):
    assert searcher.search("FOI-1007", 1).results[0].passage.role == "decision"


def test_why_says_what_is_shared_and_how_it_was_near(searcher):
    why = searcher.search("FRT minutes", 1).results[0].why
    assert "asks for minutes of meetings" in why
    assert "shares the words minutes, facial, recognition, technology" in why
    assert why[-1] == "near in meaning and words"


def test_closing_paragraphs_wait_until_asked_for(searcher):
    low = next(h for h in searcher.search("internal review", 10).results if h.passage.role == "next_steps")
    assert "closing text, put lower" in low.why
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


def crowd(count: int) -> list:
    """Letters that all answer better than the one passage looked for."""
    asked = ["minutes of meetings with police forces about facial recognition technology"]
    return [letter(f"crowd{n:03}", asked, [("decision", asked[0])]) for n in range(count)]


def over(held, folder) -> Searcher:
    index = Index(folder / "index", HashEmbedder(4096), tokens=None)
    index.sync(held)
    return Searcher(index, Shelf(held), VOCABULARY)


def test_no_fewer_than_there_are_however_many_others_are_nearer(tmp_path):
    searcher = over(library(*crowd(90), MINUTES, ADVICE), tmp_path)
    asked = "minutes of meetings with police forces about facial recognition technology"
    only = {
        "by role": Filters(role=["prejudice"]),
        "by document": Filters(kind=["review"]),
        "by both": Filters(exemption=["31"], role=["next_steps"]),
    }
    found = {how: [h.passage.id for h in searcher.search(asked, 10, f).results] for how, f in only.items()}
    assert found == {"by role": ["minutes:4"], "by document": ["advice:1", "advice:2"], "by both": ["minutes:5"]}


def test_what_left_the_library_since_it_was_indexed_is_left_out(tmp_path):
    held = library()
    searcher = over(held, tmp_path)
    held.retire("minutes", "Sam Field", "test")
    shorter = ADVICE.model_copy(update={"passages": ADVICE.passages[:1]})
    held.admit(shorter, source="advice", digest="2")
    held.admit(OPEN.model_copy(update={"passages": []}), source="open", digest="2")
    asked = "legal advice minutes of meetings with police forces"
    found = [h.passage.id for h in searcher.search(asked, 20).results]
    assert not [id for id in found if id.startswith("minutes")]
    assert [id for id in found if id.startswith("advice")] == ["advice:1"]
    asked = "Legal advice about closing the swimming pool, and notes of meetings between the council and police about cameras"
    found = [p.document.id for p in Precedents(searcher, VOCABULARY, LAW).find(asked).precedents]
    assert found == ["advice"], "one is gone, and one has no passages left"


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


def withheld(id: str, *refs: str, outcome: str = "withheld"):
    asked = ["Inspection records of the playground at Mill Lane"]
    items = [ItemOutcome(n=1, outcome=outcome, exemptions=list(refs))]
    relied = [Reliance(ref=ref, spans=[(0, 3)]) for ref in refs]
    parts = [("decision", f"Decision {id} on the playground.")]
    return letter(id, asked, parts, outcome=outcome, items=items, exemptions=relied)


CONTRARY = [
    ([("a", ["43(2)"]), ("b", ["43(2)"]), ("c", ["42(1)"])], [("c", "withheld under section 42, where 2 similar requests were decided under section 43")], "other grounds"),
    ([("a", ["43(2)"]), ("b", ["43(1)"]), ("c", ["43(2)", "42(1)"])], [], "limbs of one section are one ground, and more grounds are not other ones"),
    ([("a", ["43(2)"]), ("b", ["42(1)"])], [], "one of each: neither is usual"),
]  # fmt: skip


@pytest.mark.parametrize(("letters", "expected", "why"), CONTRARY, ids=[c[2] for c in CONTRARY])
def test_decided_on_other_grounds(tmp_path, letters, expected, why):
    searcher = over(library(*(withheld(id, *refs) for id, refs in letters)), tmp_path)
    found = Precedents(searcher, VOCABULARY, LAW).find("Inspection records of the playground at Mill Lane").contrary
    assert [(c.document.id, c.how) for c in found] == expected


def test_made_up_examples_come_after_real_decisions_and_are_counted_apart(tmp_path):
    real = withheld("real", "43(2)", outcome="partly")
    examples = [withheld(f"e{n}", "42(1)").model_copy(update={"example": True}) for n in range(3)]
    searcher = over(library(real, *examples), tmp_path)
    found = Precedents(searcher, VOCABULARY, LAW).find("Inspection records of the playground at Mill Lane")
    assert found.precedents[0].document.id == "real"
    assert (found.outcomes, found.example_outcomes) == ({"partly": 1}, {"withheld": 3})
    assert {c.how for c in found.contrary} == {"withheld, where 1 similar request was disclosed in part"}


def test_examples_alone_are_called_so(tmp_path):
    examples = [withheld(f"e{n}", "42(1)") for n in range(2)] + [withheld("x", outcome="disclosed")]
    searcher = over(library(*(e.model_copy(update={"example": True}) for e in examples)), tmp_path)
    found = Precedents(searcher, VOCABULARY, LAW).find("Inspection records of the playground at Mill Lane")
    assert [c.how for c in found.contrary] == ["disclosed, where 2 example letters were withheld"]


def test_contrary_ones_are_found_beyond_those_shown(tmp_path):
    letters = [withheld(f"w{n}", "43(2)") for n in range(3)]
    asked = ["Inspection records of the old playground at Mill Lane in May"]
    other = letter("other", asked, [("decision", "Here they are.")], outcome="disclosed")
    searcher = over(library(*letters, other), tmp_path)
    found = Precedents(searcher, VOCABULARY, LAW).find("Inspection records of the playground at Mill Lane", k=3)
    assert "other" not in [p.document.id for p in found.precedents]
    assert [(c.document.id, c.how) for c in found.contrary] == [
        ("other", "disclosed, where 3 similar requests were withheld")
    ]
    assert found.contrary[0].passage.text == "Here they are."


def test_only_decisions_are_precedents_and_filters_narrow_them(tmp_path):
    page = letter("page", [], [("exemption", "Inspection records of the playground")], kind="guidance")
    searcher = over(library(page, withheld("a", "43(2)")), tmp_path)
    found = Precedents(searcher, VOCABULARY, LAW)
    asked = "Inspection records of the playground"
    assert [p.document.id for p in found.find(asked).precedents] == ["a"]
    assert found.find(asked, filters=Filters(kind=["guidance"])).precedents == []
    assert found.find(asked, filters=Filters(outcome=["disclosed"])).precedents == []


def test_an_items_own_outcome_goes_before_the_letters(precedents):
    first = precedents.find("Names of people who attended meetings with police forces").precedents[0]
    assert (first.document.id, first.document.outcome) == ("minutes", "partly")
    assert (first.outcome, first.exemptions) == ("disclosed", [])


def test_nothing_similar_gives_nothing(precedents):
    found = precedents.find("quarterly zoological inventory of exotic giraffes")
    assert (found.precedents, found.outcomes, found.contrary) == ([], {}, [])


def test_the_bodys_own_decisions_come_before_its_peers(searcher):
    asked = "minutes of meetings with police forces about facial recognition technology"
    peers = Precedents(searcher, VOCABULARY, LAW).find(asked).precedents
    assert [p.document.id for p in peers[:2]] == ["minutes", "open"]
    own = Precedents(searcher, VOCABULARY, LAW, own="hale council").find(asked).precedents
    assert [p.document.id for p in own[:2]] == ["open", "minutes"]
    assert "decided by your own body" in own[0].why
    assert [p.score for p in own] == sorted((p.score for p in own), reverse=True)


def test_a_decision_on_other_years_or_older_law_is_marked_and_not_hidden(tmp_path):
    asked = "Names on the register of interests in {}"
    old = letter(
        "old",
        [asked.format("2016")],
        [("decision", "Withheld under section 40(2).")],
        ("40(2)",),
        date=date(2017, 3, 1),
    )
    new = letter(
        "new",
        [asked.format("2024")],
        [("decision", "Withheld under section 40(2).")],
        ("40(2)",),
        date=date(2025, 3, 1),
    )
    searcher = over(library(old, new), tmp_path)
    first, second = Precedents(searcher, VOCABULARY, LAW).find(asked.format("2024")).precedents
    assert (first.document.id, first.marks) == ("new", [])
    assert second.marks == [
        "decided before 25 May 2018, when the rules on personal data were rewritten by the Data Protection Act 2018",
        "about 2016, where 2024 is asked for",
    ]


BODIES = [
    ("Minutes of the parks board of Hale Council", ["decided by Brackley Council, where Hale Council is asked about"]),
    ("Minutes of the parks boards of Brackley Council and Hale Council", []),
    ("Minutes of the parks board of Borough Council", []),
    ("Minutes of the parks board that Hale Police attended", []),
    ("Minutes of the parks board, and letters on them from the Hale Council", []),
    ("Minutes of the parks board", []),
]


@pytest.mark.parametrize(("asked", "expected"), BODIES, ids=[b[0] for b in BODIES])
def test_a_decision_of_another_body_of_the_same_sort_is_marked(asked, expected):
    held = letter("board", ["Minutes of the parks board"], [("decision", "Here they are.")])
    assert marks(asked, held, LAW, VOCABULARY) == expected


def test_a_body_named_by_its_letters_alone_is_not_taken_for_another():
    held = letter(
        "rounds", ["Notes of roundtables"], [("decision", "Here.")], authority="Information Commissioner's Office"
    )
    assert marks("Notes of roundtables the ICO held with the Home Office", held, LAW, VOCABULARY) == []


def test_words_of_the_request_that_a_precedent_does_not_have_are_named(tmp_path):
    held = letter("frt", ["Minutes of meetings on FRT in 2024"], [("decision", "Here they are.")])
    searcher = over(library(held), tmp_path)
    found = Precedents(searcher, VOCABULARY, LAW).find(
        "Minutes of many meetings on facial recognition and lampposts in 2021"
    )
    assert [p.absent for p in found.precedents] == [["lampposts"]], "neither its own words for it nor figures"


PERIODS = [
    ("minutes held in 2024", (2024, 2024)),
    ("the years 2022-23 to 2024/25", (2022, 2025)),
    ("every board since January 2020", (2020, 9999)),
    ("from 2019 to date", (2019, 9999)),
    ("between 2017 and December 2019", (2017, 2019)),
    ("made after the storm of December 2023", (2023, 2023)),
    ("every board after 1 May 2023", (2023, 9999)),
    ("all fines after the end of 2023", (2023, 9999)),
    ("section 40 of the Act, reference 2024/117", None),
    ("minutes of meetings", None),
]


@pytest.mark.parametrize(("text", "expected"), PERIODS, ids=[p[0] for p in PERIODS])
def test_the_years_a_request_speaks_of(text, expected):
    assert years(text) == expected


LATELY = [
    ("in each of the last three financial years", (2022, 2025)),
    ("over the past 5 years", (2020, 2025)),
    ("in the last year", None),
    ("for three years", None),
]


@pytest.mark.parametrize(("text", "expected"), LATELY, ids=[p[0] for p in LATELY])
def test_the_years_that_lately_are(text, expected):
    assert lately(text, date(2025, 4, 1)) == expected


@pytest.mark.parametrize("empty", ["", " \n"])
def test_an_empty_request_is_refused(precedents, empty):
    with pytest.raises(Invalid, match="request is empty"):
        precedents.find(empty)


@pytest.fixture(scope="module")
def suggester(searcher, precedents):
    return Suggester(precedents, searcher, LAW, VOCABULARY)


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


def test_the_bar_and_its_questions_come_with_section_44(tmp_path):
    barred = withheld("barred", "44(1)(a)")
    relied = [Reliance(ref="44(1)(a)", bar="DPA 2018 s.132(1)", spans=[(0, 3)])]
    searcher = over(library(barred.model_copy(update={"exemptions": relied})), tmp_path)
    suggester = Suggester(Precedents(searcher, VOCABULARY, LAW), searcher, LAW, VOCABULARY)
    first = suggester.suggest("Inspection records of the playground").suggestions[0]
    assert (first.ref, first.bar) == ("44(1)(a)", "DPA 2018 s.132(1)")
    asked = [a.question for a in Law.shipped().bar("DPA 2018 s.132(1)").ask_officer]
    assert asked
    assert first.needs_from_officer[: len(asked)] == asked


def test_the_passage_that_argues_the_harm_supports_it(suggester):
    first = suggester.suggest(ASKED).suggestions[0]
    assert first.support[0].passage.role == "decision", "the only passage of this letter that names section 31(1)(g)"
    headed = MINUTES.model_copy(
        update={"passages": [p.model_copy(update={"heading": "Section 31"}) for p in MINUTES.passages]}
    )
    assert arguing(headed, Provision.parse("31(1)(g)")).role == "prejudice"


def test_what_was_released_before_or_is_public_is_said(tmp_path):
    asked = "Inspection records of the playground at Mill Lane"
    released, published = withheld("released", outcome="disclosed"), withheld("published", "21")
    searcher = over(library(released, published, withheld("kept", "43(2)")), tmp_path)
    found = Suggester(Precedents(searcher, VOCABULARY, LAW), searcher, LAW, VOCABULARY).suggest(asked)
    assert {s.document.id for s in found.already_public} == {"released", "published"}
    refs = [s.ref for s in found.suggestions]
    assert refs[0] == "43(2)"
    assert "21" not in refs[:1], "where it was published then says little of now"
    assert [c.document.id for c in found.suggestions[0].contrary] == ["released"]


def test_exemptions_that_exclude_each_other_are_put_one_instead_of_the_other(tmp_path):
    held = [withheld("once", "30(1)(a)"), withheld("again", "30(1)(a)"), withheld("other", "31(1)(a)")]
    searcher = over(library(*held), tmp_path)
    found = Suggester(Precedents(searcher, VOCABULARY, LAW), searcher, LAW, VOCABULARY)
    first, second = found.suggest("Inspection records of the playground at Mill Lane").suggestions[:2]
    assert (first.ref, first.instead_of) == ("30(1)(a)", [])
    assert (second.ref, second.instead_of) == ("31(1)(a)", ["30(1)(a)"])
    assert "instead of section 30(1)(a), not with it: mutually exclusive" in second.because


def test_nothing_to_go_on_gives_no_suggestions(suggester):
    found = suggester.suggest("quarterly zoological inventory of exotic giraffes")
    assert (found.suggestions, found.already_public) == ([], [])


def test_a_langchain_retriever_gives_the_same_passages(searcher):
    found = FoiRetriever(desk=searcher, k=3).invoke("legal advice about the pool")
    direct = searcher.search("legal advice about the pool", 3).results
    assert [d.id for d in found] == [h.passage.id for h in direct]
    assert found[0].page_content == direct[0].passage.text
    hit = direct[0]
    expected = {"id": ADVICE.id, "reference": ADVICE.reference, "role": hit.passage.role, "score": hit.score}
    expected |= {"start": hit.passage.start, "end": hit.passage.end, "passage": hit.passage.id}
    assert expected.items() <= found[0].metadata.items()


def test_a_langchain_retriever_keeps_its_filters(searcher):
    found = FoiRetriever(desk=searcher, k=20, filters=Filters(kind=["review"])).invoke("minutes")
    assert {d.metadata["id"] for d in found} == {"advice"}
