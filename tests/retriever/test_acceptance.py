"""The shipped letter and the real model: what an officer would first ask of them."""

import pytest

from corpus.results import Filters
from retriever.embed import default_model
from retriever.tokens import SPECIAL, Tokens
from retriever.window import Windows

REQUEST = (
    "Please send me the notes of any meetings or roundtables the ICO has held since January 2025 with police forces "
    "or the Home Office about live facial recognition, and a list of who attended."
)
SEED = "IC-347414-P2W0"
LIMIT = 256
"""Word-pieces the default model reads."""


def refs(workbench, request):
    return [s.ref for s in workbench.suggest(request).suggestions]


def test_the_letter_on_the_same_subject_is_the_first_precedent(workbench):
    first = workbench.precedents(REQUEST).precedents[0]
    assert first.document.reference == SEED
    assert {(m.asked, m.item) for m in first.matched if m.item} == {(1, 3), (2, 2)}
    assert "asks for minutes of meetings and who took part" in first.why
    assert any("facial recognition technology" in why for why in first.why)


def test_its_exemptions_are_suggested_and_names_call_up_section_40(workbench):
    found = workbench.suggest(REQUEST)
    ranked = [s.ref for s in found.suggestions]
    assert set(ranked[:2]) == {"31(1)(g)", "44(1)(a)"}
    assert "40(2)" in ranked[:4]
    assert "21" not in ranked[:4]
    harm, barred = (next(s for s in found.suggestions if s.ref == ref) for ref in ("31(1)(g)", "44(1)(a)"))
    assert harm.support[0].passage.role == "prejudice"
    assert harm.because.startswith(f"Relied on in {SEED}")
    assert harm.asked == [1], "the list of those present was released"
    assert barred.bar == "DPA 2018 s.132(1)"
    assert found.already_public[0].document.reference == SEED


@pytest.mark.parametrize(
    "request_words",
    ["How many parking fines did the council issue in 2023?", "Recipes served in school canteens in March"],
)
def test_an_unlike_request_finds_no_precedent_in_it(workbench, request_words):
    assert SEED not in [p.document.reference for p in workbench.precedents(request_words).precedents]
    found = workbench.suggest(request_words, Filters(examples=False))
    assert "31(1)(g)" not in [s.ref for s in found.suggestions]


SEARCHES = [
    ("would harm our relationship with stakeholders", "prejudice", "its harm"),
    ("IC-347414-P2W0", "decision", "the case by its number"),
    ("s.31(1)(g) harm to relationship with stakeholders", "prejudice", "an argument by its provision"),
    ("minutes of roundtables on FRT", "request", "by an abbreviation"),
]


@pytest.mark.parametrize(("query", "role", "why"), SEARCHES, ids=[s[2] for s in SEARCHES])
def test_searches_find_the_passage(workbench, query, role, why):
    first = next(hit for hit in workbench.search(query, 10).results if not hit.document.example)
    assert (first.document.reference, first.passage.role) == (SEED, role)


def test_every_shipped_passage_is_embedded_whole(workbench):
    tokens = Tokens(default_model())
    windows = Windows(tokens, LIMIT)
    sizes = []
    for card in workbench.documents(limit=100).documents:
        document = workbench.document(card.id)
        for ids, window in windows.of(document):
            whole = [document.quote(p.start, p.end) for p in document.passages if p.id in ids]
            assert [window.text[start:end] for start, end in window.spans] == whole
            sizes.append(tokens.count(window.text) + SPECIAL)
    assert len(sizes) > 100
    assert max(sizes) <= LIMIT


def test_every_shipped_passage_says_how_many_word_pieces_it_has(workbench):
    """Blocks are counted one by one as they are joined: with the bars between the cells of a table, that is the whole."""
    tokens = Tokens(default_model())
    said, counted = [], []
    for card in workbench.documents(limit=100).documents:
        document = workbench.document(card.id)
        said += [passage.tokens for passage in document.passages]
        counted += [tokens.count(document.quote(p.start, p.end)) for p in document.passages]
    assert len(said) > 100
    assert said == counted
