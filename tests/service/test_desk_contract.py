"""What every desk does, whether its work is done in this process or asked of a service."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import pytest

from corpus.errors import Conflict, FoiError, Invalid, NotFound
from corpus.listings import IngestResult
from corpus.origin import Found, Origin
from corpus.results import Filters
from retriever.client import Client
from retriever.desk import Desk
from retriever.running import Running
from ui.wiring import Workbench

REQUEST = (
    "Please provide minutes of all meetings and roundtables held with the Home Office on facial recognition "
    "technology, and the names of those who attended."
)
LETTER = "IC-347414-P2W0"


@pytest.fixture(params=["in process", "over HTTP"])
def desk(request: pytest.FixtureRequest, workbench: Workbench, served: Running) -> Iterator[Desk]:
    if request.param == "in process":
        yield workbench
        return
    with Client(served.url, served.token) as client:
        yield client


def test_search_quotes_the_library_exactly(desk: Desk) -> None:
    found = desk.search("facial recognition stakeholders", k=5)
    assert 0 < len(found.results) <= 5
    assert [hit.rank for hit in found.results] == list(range(1, len(found.results) + 1))
    for hit in found.results:
        text = desk.document(hit.document.id).text
        assert text[hit.passage.start : hit.passage.end] == hit.passage.text


def test_filters_hold(desk: Desk) -> None:
    found = desk.search("information", k=50, filters=Filters(kind=["response"], exemption=["31"]))
    assert found.results
    assert {hit.document.kind for hit in found.results} == {"response"}
    assert desk.search("information", filters=Filters(authority=["Nobody at all"])).results == []


def test_what_was_read_with_doubt_is_listed_alone(desk: Desk) -> None:
    found = desk.documents(Filters(doubtful=True))
    assert all(card.doubtful for card in found.documents)
    assert found.total < desk.documents().total


def test_precedents_count_what_they_show(desk: Desk) -> None:
    found = desk.precedents(REQUEST)
    assert LETTER in {p.document.reference for p in found.precedents}
    examples = [p for p in found.precedents if p.document.example]
    assert sum(found.example_outcomes.values()) == len(examples)
    assert sum(found.outcomes.values()) == len(found.precedents) - len(examples)


def test_suggestions_come_with_support(desk: Desk) -> None:
    suggested = desk.suggest(REQUEST).suggestions
    assert "31(1)(g)" in {s.ref for s in suggested}
    assert all(0 <= s.score <= 1 and s.because for s in suggested)


def test_a_draft_is_kept_reviewed_and_approved_by_name(desk: Desk) -> None:
    draft = desk.draft(REQUEST, ["31(1)(g)"])
    assert desk.drafted(draft.id) == draft
    for paragraph in draft.paragraphs:
        for cited in paragraph.citations:
            assert desk.document(cited.document).text[cited.start : cited.end] == cited.quote
    assert desk.review(draft.id).decisions == []
    with pytest.raises(Conflict):
        desk.approve(draft.id, "A. Officer")
    for paragraph in draft.paragraphs:
        desk.decide(draft.id, paragraph.id, "edit", "A. Officer", f"Settled: {paragraph.heading}", "as agreed")
    review = desk.approve(draft.id, "B. Manager")
    assert review.approved_by == "B. Manager"
    assert {d.who for d in review.decisions} == {"A. Officer"}
    assert desk.review(draft.id) == review
    letter = desk.letter(draft.id, "md").decode()
    assert "not approved" not in letter
    assert "annex" not in letter.casefold()
    with zipfile.ZipFile(io.BytesIO(desk.letter(draft.id, "annex"))) as file:
        assert "annex" in file.read("word/document.xml").decode()


def test_what_a_model_would_be_sent_is_shown_word_for_word(desk: Desk) -> None:
    shown = desk.prompts(REQUEST, ["31(1)(g)"])
    assert shown.model == ""
    assert shown.messages
    for message in shown.messages:
        assert "facial recognition" in message, "what is asked for is part of it"
        assert '"exemption": "31(1)(g)"' in message
        assert LETTER not in message, "nothing particular to a precedent is"


def test_a_draft_comes_step_by_step_and_the_last_is_the_draft_kept(desk: Desk) -> None:
    *on_the_way, last = desk.drafting(REQUEST, ["31(1)(g)"])
    assert last.draft is not None
    assert desk.drafted(last.draft.id) == last.draft
    assert [step.draft for step in on_the_way] == [None] * len(on_the_way)


def test_a_letter_says_it_is_not_approved(desk: Desk) -> None:
    draft = desk.draft(REQUEST)
    assert "not approved" in desk.letter(draft.id, "md").decode()
    with zipfile.ZipFile(io.BytesIO(desk.letter(draft.id, "docx"))) as file:
        assert "not approved" in file.read("word/document.xml").decode()
    assert draft.model_validate_json(desk.letter(draft.id, "json")) == draft


def test_answers_have_citations_or_abstain(desk: Desk) -> None:
    answer = desk.ask("Is section 44 subject to the public interest test?")
    assert not answer.abstained
    assert all(statement.citations for statement in answer.statements)
    assert desk.ask("What is the melting point of tungsten?").abstained


def test_checks_are_placed_in_the_text_as_sent(desk: Desk) -> None:
    text = "Dear Jo\r\n\r\nWe  withhold the\tminutes under section 99(4) of the Act.\r\n\r\nYours"
    found = desk.check(text)
    assert found
    for finding in found:
        assert finding.start is None or text[finding.start : finding.end].strip()


def test_a_check_says_what_it_went_by(desk: Desk) -> None:
    found = desk.quality.check("We withhold the minutes under section 99(4) of the Act.")
    broken = {finding.rule for finding in found.findings}
    applied = {rule.id for rule in found.rules if rule.applied}
    assert broken
    assert broken <= applied
    assert {tick.rule for tick in found.ticks} <= applied


def test_a_stored_response_is_checked_where_it_stands(desk: Desk) -> None:
    held = next(c for c in desk.documents(limit=100).documents if c.kind == "response")
    text = desk.document(held.id).text
    for tick in desk.quality.check(document=held.id).ticks:
        assert tick.start is None or text[tick.start : tick.end].strip()


def test_documents_come_in_pages(desk: Desk) -> None:
    whole = desk.documents(limit=100)
    first, second = desk.documents(limit=2), desk.documents(offset=2, limit=2)
    assert whole.total >= 90
    assert first.total == whole.total
    assert [d.id for d in [*first.documents, *second.documents]] == [d.id for d in whole.documents[:4]]
    assert desk.documents(offset=10_000_000).documents == []


def test_a_document_answers_to_id_and_reference(desk: Desk) -> None:
    by_reference = desk.document(LETTER)
    assert desk.document(LETTER.lower()) == by_reference
    assert desk.document(by_reference.id) == by_reference


def test_the_law_is_listed_and_looked_up(desk: Desk) -> None:
    listed = {card.ref: card for card in desk.exemptions()}
    assert {"31", "40", "44", "EIR 12(5)(e)"} <= set(listed)
    detail = desk.exemption("31(1)(g)")
    assert detail.ref == "31"
    assert LETTER in {card.reference for card in detail.documents}
    assert desk.exemption("EIR 12(5)(e)").regime == "EIR"


def test_what_a_publisher_says_of_a_file_is_kept(desk: Desk, request: pytest.FixtureRequest) -> None:
    name = f"{request.node.callspec.params['desk']} published.md"
    words = " ".join(f"lamp{n}{len(name)}" for n in range(40))
    known = Origin(name, url="https://council.example/foi/9", authority="Brindle Council", extra={"Ward": "North"})
    (result,) = desk.ingest([Found(known, f"# Lamps\n\nWe do not hold the {words}.".encode())]).results
    kept = desk.document(str(result.id))
    assert (kept.url, kept.authority, kept.extra) == (known.url, known.authority, {"Ward": "North"})


def test_a_document_is_retired_on_somebodys_word(desk: Desk, request: pytest.FixtureRequest) -> None:
    name = f"{request.node.callspec.params['desk']} withdrawn.md"
    words = " ".join(f"kerb{n}{len(name)}" for n in range(40))
    (result,) = desk.ingest([(name, f"We enclose the {words}.".encode())]).results
    assert desk.retire(str(result.id), "A. Officer", "published in error").id == result.id
    with pytest.raises(NotFound):
        desk.document(str(result.id))
    assert desk.bring_back(str(result.id), "B. Officer", "it was right after all").id == result.id
    assert desk.document(str(result.id)).retired is None
    with pytest.raises(NotFound, match="was retired"):
        desk.bring_back(str(result.id), "B. Officer", "once more")


def test_what_was_read_from_a_file_that_is_gone_is_retired_and_still_shown(
    desk: Desk, request: pytest.FixtureRequest
) -> None:
    folder = f"{request.node.callspec.params['desk']} folder/"
    words = " ".join(f"weir{n}{len(folder)}" for n in range(40))
    (result,) = desk.ingest([(f"{folder}weir.md", f"We enclose the {words}.".encode())]).results
    (place,) = desk.places(folder)
    assert (place.source, place.document) == (f"{folder}weir.md", result.id)
    assert desk.give_up([place], "A. Officer", "its file is gone").counts == {"retired": 1}
    assert desk.places(folder) == []
    gone = desk.document(place.document).retired
    assert gone is not None
    assert (gone.who, gone.why) == ("A. Officer", "its file is gone")
    assert place.document not in {hit.document.id for hit in desk.search(words, k=20).results}
    assert place.document not in {card.id for card in desk.documents(limit=100).documents}


def test_ingest_says_what_became_of_each(desk: Desk, request: pytest.FixtureRequest) -> None:
    name = f"{request.node.callspec.params['desk']}/ärger & “zitate”.md"
    letter = f"# Response to {name}\n\nWe hold the zebra crossing survey for {name} and enclose it.".encode()
    first = desk.ingest([(name, letter), ("empty.md", b"")])
    assert [(r.source, r.status) for r in first.results] == [(name, "admitted"), ("empty.md", "refused")]
    assert first.counts == {"admitted": 1, "refused": 1}
    assert first.results[1].reason
    assert desk.ingest([(name, letter)]).counts == {"unchanged": 1}
    id = first.results[0].id
    assert id is not None
    assert desk.document(id).source == name
    assert id in {hit.document.id for hit in desk.search("zebra crossing survey", k=20).results}


def test_it_says_that_it_is_ready(desk: Desk) -> None:
    now = desk.ready()
    assert now.ready
    assert now.documents >= 90
    assert now.passages > now.documents


# (why, what is asked, the error it raises)
REFUSED = [
    ("nothing to search for", lambda desk: desk.search(" \n"), Invalid),
    ("only control characters", lambda desk: desk.search("\x00\x1b"), Invalid),
    ("a lone surrogate", lambda desk: desk.search("\ud800"), Invalid),
    ("no results", lambda desk: desk.search("a", k=0), Invalid),
    ("too many results", lambda desk: desk.precedents("a", k=101), Invalid),
    ("too long a request", lambda desk: desk.suggest("a" * 100_001), Invalid),
    ("an exemption with no such limb", lambda desk: desk.draft("a", ["31(1)(z)"]), Invalid),
    ("an exemption that is none", lambda desk: desk.draft("a", ["frogs"]), Invalid),
    ("words for a model without a request", lambda desk: desk.prompts(" "), Invalid),
    ("words for a model on an exemption that is none", lambda desk: desk.prompts("a", ["frogs"]), Invalid),
    ("steps of a draft on an exemption that is none", lambda desk: list(desk.drafting("a", ["frogs"])), Invalid),
    ("rewording where no model is set", lambda desk: list(desk.drafting("a", reword=True)), Invalid),
    ("no draft", lambda desk: desk.drafted("none"), NotFound),
    ("no draft to review", lambda desk: desk.review("none"), NotFound),
    ("no draft to decide on", lambda desk: desk.decide("none", "p1", "accept", "A"), NotFound),
    ("no draft to write out", lambda desk: desk.letter("none"), NotFound),
    ("no draft of a name full of dots", lambda desk: desk.drafted(".."), NotFound),
    ("no document", lambda desk: desk.document("none"), NotFound),
    ("no document of an empty name", lambda desk: desk.document(""), NotFound),
    ("no document at a path", lambda desk: desk.document("../../etc/passwd"), NotFound),
    ("no document of dots", lambda desk: desk.document(".."), NotFound),
    ("a NUL in a name", lambda desk: desk.document("a\x00b"), NotFound),
    ("a surrogate in a name", lambda desk: desk.document("\ud800"), NotFound),
    ("a reference that is none", lambda desk: desk.exemption("frogs"), Invalid),
    ("a section with no exemption", lambda desk: desk.exemption("99"), NotFound),
    ("nothing to check", lambda desk: desk.check(""), Invalid),
    ("neither a text nor a document to check", lambda desk: desk.quality.check(), Invalid),
    ("both a text and a document to check", lambda desk: desk.quality.check("a", "letter-1"), Invalid),
    ("a document to check that is not there", lambda desk: desk.quality.check(document="none-such"), NotFound),
    ("a name that is no text", lambda desk: desk.approve(desk.draft("minutes").id, "\ud800"), Invalid),
    ("a name without end", lambda desk: desk.approve(desk.draft("minutes").id, "A" * 301), Invalid),
    ("no question", lambda desk: desk.ask(""), Invalid),
    ("too many documents at once", lambda desk: desk.documents(limit=1000), Invalid),
]


@pytest.mark.parametrize(("why", "ask", "error"), REFUSED, ids=[row[0] for row in REFUSED])
def test_refusals_are_the_same_everywhere(desk: Desk, why: str, ask: object, error: type[FoiError]) -> None:
    with pytest.raises(error) as raised:
        ask(desk)  # type: ignore[operator]
    assert str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_fault_in_a_decision_is_said(desk: Desk) -> None:
    draft = desk.draft(REQUEST)
    with pytest.raises(NotFound):
        desk.decide(draft.id, "no-such-paragraph", "accept", "A")
    with pytest.raises(Invalid):
        desk.decide(draft.id, draft.paragraphs[0].id, "edit", "A")
    with pytest.raises(Invalid):
        desk.decide(draft.id, draft.paragraphs[0].id, "accept", " ")


def test_nothing_uploaded_is_nothing_done(desk: Desk) -> None:
    report = desk.ingest([])
    assert (report.results, report.counts) == ([], {})


def test_many_files_go_in_one_call_of_ours(desk: Desk, request: pytest.FixtureRequest) -> None:
    label = request.node.callspec.params["desk"]
    uploads = [(f"{label} {n}.txt", b"") for n in range(45)]
    assert [r.source for r in desk.ingest(uploads).results] == [name for name, _ in uploads]
    assert {type(r) for r in desk.ingest(uploads[:1]).results} == {IngestResult}
