"""The pages of a case, step by step: what each shows, what each press records, and the record in plain English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import get_args

import pytest
import streamlit as st
from pages import REQUEST, labels, press, seen
from small_cases import CaseDesk
from small_desk import WHEN
from streamlit.testing.v1 import AppTest

from corpus.cases import CaseStep, CaseView
from corpus.entries import Entry
from retriever import changes
from ui.app import connect, journal

OFFICER, REVIEWER = "Sam Officer", "Ash Reviewer"
FIRST = "exempt from disclosure under section 31(1)(g)"
SECOND = "Section 44 places prohibitions on disclosure"


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> CaseDesk:
    small = CaseDesk()
    small.cases.open(REQUEST, OFFICER)
    monkeypatch.setattr(connect, "desk", lambda: small)
    return small


def at(app: AppTest, step: str, name: str = OFFICER) -> AppTest:
    """The case's page at a step, with a name given."""
    app.run()
    app.query_params["case"] = "c1"
    app.query_params["step"] = step
    app.switch_page("views/case.py").run()
    return named(app, name)


def named(app: AppTest, name: str) -> AppTest:
    app.text_input(key="officer").set_value(name)
    return app.run()


def drafted(desk: CaseDesk) -> None:
    desk.cases.change("c1", changes.Choose(n=1, exemptions=["31(1)(g)"]), OFFICER)
    desk.cases.draft("c1", OFFICER)


def submitted(desk: CaseDesk) -> None:
    """In review: every paragraph accepted, every point let stand."""
    drafted(desk)
    for part in desk.cases.view("c1").draft.paragraphs:
        desk.decide("draft-1", part.id, "accept", OFFICER)
    for point in desk.cases.view("c1").divergences:
        desk.cases.change("c1", changes.Accept(key=point.key, reason="Our facts differ."), OFFICER)
    desk.cases.step("c1", "submit", OFFICER)


def test_the_request_is_shown_item_by_item_and_can_be_changed(app: AppTest, desk: CaseDesk) -> None:
    at(app, "request")
    assert "<h3>Item 1</h3><p>The notes of any meetings" in seen(app)
    press(app, "Merge items 1 and 2")
    [item] = desk.cases.view("c1").case.content.items
    assert item.text.endswith("; A list of who attended")
    press(app, "Undo the last change")
    assert len(desk.cases.view("c1").case.content.items) == 2


def test_nothing_changes_without_a_name(app: AppTest, desk: CaseDesk) -> None:
    at(app, "request", name="")
    press(app, "Merge items 1 and 2")
    assert "Write your name in the box at the top first" in seen(app)
    assert len(desk.cases.view("c1").case.content.items) == 2


def test_the_step_begins_as_its_address_names_it_and_is_not_set_after(app: AppTest, desk: CaseDesk) -> None:
    """A browser that asks again before it has heard of a value set after the beginning asks for the first step."""
    at(app, "review")
    [step] = [radio.proto for radio in app.radio if radio.label == "Step"]
    assert (step.default, step.set_value) == (4, False)


def test_going_on_shows_the_next_step_and_names_it_in_the_address(app: AppTest, desk: CaseDesk) -> None:
    at(app, "request")
    press(app, "Go on to 2. Precedents")
    assert "Precedents for item 1" in seen(app)
    assert app.query_params["step"] == "precedents"
    press(app, "Go on to 3. Exemptions and facts")
    [step] = [radio for radio in app.radio if radio.label == "Step"]
    step.set_value("request").run()
    assert "<h3>Item 1</h3>" in seen(app)
    assert app.query_params["step"] == "request"


def test_precedents_are_shown_for_one_item_at_a_time(app: AppTest, desk: CaseDesk) -> None:
    at(app, "precedents")
    assert "Precedents for item 1" in seen(app)
    assert "1. IC-347414-P2W0" in seen(app)
    app.radio(key="table-item-2").set_value(2).run()
    assert "No precedent." in seen(app)


def test_exemptions_are_chosen_and_the_draft_is_made_with_progress_shown(
    app: AppTest, desk: CaseDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(app, "exemptions")
    assert desk.cases.view("c1").case.exemptions == [], "nothing is chosen for anybody"
    app.multiselect(key="choose-1-0").select("31(1)(g)").run()
    assert desk.cases.view("c1").case.exemptions == ["31(1)(g)"]
    happened: list[str] = []
    make, spin = desk.cases.draft, st.spinner

    @contextmanager
    def watched(text: str, show_time: bool) -> Iterator[None]:
        happened.append(text)
        with spin(text, show_time=show_time):
            yield
        happened.append("end")

    def made(id: str, who: str, why: str = "", reword: bool = False) -> CaseView:
        happened.append("draft")
        return make(id, who, why, reword)

    monkeypatch.setattr(st, "spinner", watched)
    monkeypatch.setattr(desk.cases, "draft", made)
    press(app, "Draft the reasoning")
    assert happened == ["Drafting the reasoning. This takes a few seconds.", "draft", "end"]
    assert desk.cases.view("c1").draft is not None
    assert "The draft is made." in seen(app)
    assert "Section 31(1)(g): what has to be shown" in seen(app)


def test_a_fact_stated_goes_into_the_case(app: AppTest, desk: CaseDesk) -> None:
    drafted(desk)
    at(app, "exemptions")
    app.text_area(key="fact-31(1)(g)-0").set_value("Forces would stop talking")
    press(app, "Save the facts on 31(1)(g)")
    [fact] = desk.cases.view("c1").case.content.facts
    assert (fact.about, fact.text) == ("the causal link", "Forces would stop talking")
    assert "Your facts are stated" in seen(app)


def test_the_draft_says_where_each_sentence_comes_from_and_points_begin_with_a_capital(
    app: AppTest, desk: CaseDesk
) -> None:
    drafted(desk)
    at(app, "draft")
    words = seen(app)
    assert "What this draft proposes for each item." in words
    assert '<span class="from">(❝ quoted)</span>' in words
    points = re.findall(r"</p><p>([^<]+)</p>", "\n".join(h.value for h in app.get("html") if "badge" in h.value))
    assert any(said.startswith("Section 31(1)(g): ") for said in points)
    assert all(not said[0].islower() for said in points)
    assert "Example, not a real decision" in words, "a contrary letter that is made up says so"
    press(app, "Accept paragraph 2")
    assert "1 of 3 paragraphs decided." in seen(app)


def test_a_point_is_let_stand_only_for_a_reason(app: AppTest, desk: CaseDesk) -> None:
    drafted(desk)
    at(app, "draft")
    press(app, "Accept point 1")
    assert "Write the reason why this point may stand" in seen(app)
    key = desk.cases.view("c1").divergences[0].key
    app.text_input(key=f"reason-{key}").set_value("Our facts differ.")
    press(app, "Accept point 1")
    assert [a.reason for a in desk.cases.view("c1").case.accepted] == ["Our facts differ."]


def test_citations_are_quoted_whole_under_the_sentences_that_rest_on_them(app: AppTest, desk: CaseDesk) -> None:
    submitted(desk)
    at(app, "review", REVIEWER)
    words = seen(app)
    assert "0 of 2 citations confirmed." in words
    assert words.count(f'<blockquote class="quotation">{FIRST}</blockquote>') == 1, "cited twice, quoted once"
    assert "It rests on IC-347414-P2W0, quoted above." in words
    assert app.button(key="step-approve").disabled


def test_one_press_confirms_a_paragraph_s_citations_each_with_a_line_of_its_own(app: AppTest, desk: CaseDesk) -> None:
    submitted(desk)
    made = desk.cases.view("c1").draft
    both = made.paragraphs[0].model_copy(
        update={
            "sentences": [
                s.model_copy(update={"citations": [desk.cite(FIRST), desk.cite(SECOND)]})
                for s in made.paragraphs[0].sentences
            ]
        }
    )
    desk.cases.library.keep_draft(made.model_copy(update={"paragraphs": [both, *made.paragraphs[1:]]}))
    at(app, "review", REVIEWER)
    assert [label for label in labels(app) if label.startswith("Confirm")] == ["Confirm these 2 citations"]
    press(app, "Confirm these 2 citations")
    lines = [e for e in desk.cases.bundle("c1").entries if e.action.startswith("confirm ")]
    assert [(e.who, e.after) for e in lines] == [(REVIEWER, FIRST), (REVIEWER, SECOND)]
    assert "2 of 2 citations confirmed." in seen(app)
    assert not [label for label in labels(app) if label.startswith("Confirm")]


def test_a_doubt_is_recorded_with_its_words_and_keeps_the_citation_open(app: AppTest, desk: CaseDesk) -> None:
    submitted(desk)
    at(app, "review", REVIEWER)
    press(app, "Doubt [1]")
    press(app, "Record the doubt of 1")
    assert "Write what you doubt" in seen(app)
    app.text_input(key="doubt-text-1").set_value("It says something else.")
    press(app, "Record the doubt of 1")
    assert "by Ash Reviewer: It says something else." in seen(app)
    assert desk.cite(FIRST) in desk.cases.view("c1").unconfirmed


def test_a_case_is_confirmed_approved_and_issued(app: AppTest, desk: CaseDesk) -> None:
    submitted(desk)
    at(app, "review", REVIEWER)
    for _ in range(2):
        press_first(app, "Confirm this citation")
    press(app, "Approve the draft")
    assert "Download the letter (Word)" in [b.label for b in app.get("download_button")]
    press(app, "Mark the letter as issued")
    assert "Issued on 23 November 2026, recorded by Ash Reviewer." in seen(app)


def press_first(app: AppTest, label: str) -> AppTest:
    return next(b for b in app.button if b.label == label).click().run()


def test_the_record_is_in_plain_english_and_shows_the_approval_once(app: AppTest, desk: CaseDesk) -> None:
    submitted(desk)
    desk.cases.change("c1", changes.Comment(text="Looks right."), REVIEWER)
    for citation in desk.cases.view("c1").unconfirmed:
        desk.cases.confirm("c1", citation, REVIEWER)
    desk.cases.step("c1", "approve", REVIEWER)
    desk.cases.step("c1", "issue", OFFICER)
    at(app, "record")
    [table] = [h.value for h in app.get("html") if "What was done" in h.value]
    for said in (
        "Sam Officer opened the case",
        "Sam Officer chose exemptions for an item",
        "”: section 31(1)(g)",
        "Sam Officer made the draft",
        "Sam Officer accepted paragraph 2, “Section 44(1)(a)”",
        "Sam Officer let a point stand as it is",
        "Sam Officer submitted the draft for review",
        "Ash Reviewer confirmed 2 citations",
        f"Ash Reviewer confirmed the citation of IC-347414-P2W0: “{FIRST}”",
        "Ash Reviewer wrote a comment",
        "In review",
        "Sam Officer marked the letter as issued",
    ):
        assert said in table, said
    assert table.count("approved the draft") == 1
    for machine in ("in_review", "ic-347414-p2w0", "draft-1", "confirm ", "[31(1)(g)]", "[no exemption]", "let stand"):
        assert machine not in table, machine


ACTS = [
    *get_args(CaseStep),
    *(act.model_fields["act"].default for act in changes.Change.__args__[0].__args__),
    "open",
    "draft",
]


@pytest.mark.parametrize("act", ACTS)
def test_every_step_there_is_has_words_of_its_own(act: str) -> None:
    entry = Entry(seq=1, at=WHEN, subject="case:c1", who=OFFICER, action=act, before="", after="")
    [step] = journal.told([entry], [], str)
    assert step.what.startswith(f"{OFFICER} ")
    assert "took the step" not in step.what


LINES = [
    ("received 2026-11-20", "Received 20 November 2026"),
    ("no date of receipt", "No date of receipt"),
    (
        "2. A list of who attended. [40(2), EIR 13]",
        "Item 2, “A list of who attended.”: section 40(2) and regulation 13",
    ),
    ("2. A list [sic] of who attended. [no exemption]", "Item 2, “A list [sic] of who attended.”: no exemption chosen"),
    ("names 31(1)(z): struck", "Section 31(1)(z): struck: no such provision"),
    ("31(1)(g), the causal link: Forces would stop.", "On section 31(1)(g), the causal link: Forces would stop."),
    ("in_review", "In review"),
]


@pytest.mark.parametrize(("written", "said"), LINES, ids=[line[0] for line in LINES])
def test_what_the_journal_keeps_is_said_as_people_say_it(written: str, said: str) -> None:
    entry = Entry(seq=1, at=WHEN, subject="case:c1", who=OFFICER, action="reword", before=written, after="")
    assert journal.told([entry], [], str)[0].before == said


def test_the_chat_beside_the_draft_has_the_case_as_its_context_and_its_numbers(app: AppTest, desk: CaseDesk) -> None:
    drafted(desk)
    at(app, "draft")
    app.chat_input(key="case-question").set_value("what about section 44?").run()
    assert desk.cases.asked == [desk.cases.view("c1").case.words]
    [answer] = [h.value for h in app.get("html") if "was relied on for information" in h.value]
    number = re.findall(r"\[(\d+)\]", answer)
    drafted_as = re.findall(rf"\[(\d+)\] {re.escape('IC-347414-P2W0')}", "\n".join(labels_of_sources(app, "cite-p2")))
    assert number == ["2"]
    assert "2" in drafted_as, "the draft's second paragraph cites the same words under the same number"


def labels_of_sources(app: AppTest, key: str) -> list[str]:
    return [b.label.replace("\\", "") for b in app.button if str(b.key).startswith(key)]


def test_a_case_that_is_not_there_is_said(app: AppTest, desk: CaseDesk) -> None:
    app.run()
    app.query_params["case"] = "c9"
    app.switch_page("views/case.py").run()
    assert "There is no case" in seen(app)
