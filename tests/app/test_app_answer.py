"""From the pasted request to the draft: what is said at each step, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pages import NOTHING_LIKE_IT, REQUEST, drafted, find, labels, pane, press, seen
from small_desk import SmallDesk
from streamlit.testing.v1 import AppTest

from corpus.errors import FoiError, Unavailable
from corpus.pieces import Piece


def test_an_empty_request_gets_a_message_and_no_search(app: AppTest) -> None:
    press(app.run(), "Find precedents")
    assert [e.value for e in app.error] == ["Paste the request into the box first, then press Find precedents."]
    assert "2. Precedents" not in seen(app)


def test_the_items_of_the_request_are_numbered(app: AppTest) -> None:
    find(app.run())
    assert '<li value="2">a list of who attended</li>' in seen(app)


def test_precedents_are_counted_and_contrary_ones_stand_apart(app: AppTest) -> None:
    words = seen(find(app.run()))
    for expected in ("IC-347414-P2W0", "20 December 2024", "Partly disclosed", "1 of 1", "also asks for minutes"):
        assert expected in words
    assert "Close to the request" in words
    assert "Weaker than it looks" in words
    assert "about 2024, where 2026 is asked for" in words
    assert "Not mentioned in it: “lampposts”" in words
    assert "Decided the other way" in words
    assert "Example, not a real decision" in words, "the contrary precedent is an example and must say so"


def test_when_nothing_is_similar_it_says_what_was_searched(app: AppTest) -> None:
    words = seen(find(app.run(), NOTHING_LIKE_IT))
    assert "Searched 2 documents in 7 passages: 0 similar requests found." in words
    assert "No similar request was found" in words


def test_leaving_out_examples_reaches_the_search(app: AppTest) -> None:
    app.run().checkbox(key="with_examples").uncheck()
    assert "Decided the other way" not in seen(find(app))


def test_suggestions_speak_in_words_and_none_is_ticked(app: AppTest) -> None:
    words = seen(find(app.run()))
    assert [w for w in ("Strong evidence", "Some evidence", "Slight evidence") if w in words] == [
        "Strong evidence",
        "Some evidence",
        "Slight evidence",
    ]
    boxes = [b for b in app.checkbox if b.key != "with_examples"]
    assert [b.label.split(" ")[0] for b in boxes] == ["31(1)(g)", "44(1)(a)", "40(2)"]
    assert not any(b.value for b in boxes)


def test_drafting_asks_for_a_tick_first(app: AppTest, desk: SmallDesk) -> None:
    press(find(app.run()), "Draft the reasoning")
    assert "Tick at least one exemption" in seen(app)
    assert desk.kept == {}


def test_a_draft_argues_what_was_ticked_and_what_was_written_in(app: AppTest, desk: SmallDesk) -> None:
    find(app.run()).text_input(key="other_exemptions").set_value("36(2)(b)(i), 31(1)(g)")
    app.checkbox(key="tick-0-31(1)(g)").check()
    press(app, "Draft the reasoning")
    assert desk.kept["draft-1"].decisions[0].exemptions == ["31(1)(g)", "36(2)(b)(i)"]


def test_an_exemption_that_does_not_exist_is_told_plainly(app: AppTest, desk: SmallDesk) -> None:
    find(app.run()).text_input(key="other_exemptions").set_value("99")
    press(app, "Draft the reasoning")
    assert "is not a section of the Act" in seen(app)
    assert desk.kept == {}
    assert not app.exception


def test_without_suggestions_a_draft_needs_no_tick(app: AppTest, desk: SmallDesk) -> None:
    press(find(app.run(), NOTHING_LIKE_IT), "Draft the reasoning")
    assert list(desk.kept) == ["draft-1"]


def test_the_draft_shows_origin_status_questions_and_findings(app: AppTest) -> None:
    words = seen(drafted(app.run(), "31(1)(g)"))
    for expected in (
        "From a precedent",
        "From the statute",
        "Written by a language model",
        "Supported by its sources",
        "Needs you",
        "Not supported by a source",
        "Are the talks still going on?",
        "Who holds the notes?",
        "No source.",
    ):
        assert expected in words


def test_markup_in_a_draft_stays_text(app: AppTest) -> None:
    words = seen(drafted(app.run(), "31(1)(g)"))
    assert "&lt;script&gt;ask&lt;/script&gt;" in words
    assert "<script>" not in words


def test_a_citation_has_one_number_wherever_it_stands(app: AppTest) -> None:
    drafted(app.run(), "31(1)(g)")
    numbered = [label for label in labels(app) if label.startswith("[")]
    one, two = "[1] IC-347414-P2W0", "[2] IC-347414-P2W0"
    assert numbered == [one, one, one, two, two], (
        "paragraph 1 and its elements cite [1]; paragraph 2 cites [1] and [2]; the finding on paragraph 3 cites [2]"
    )


def test_pressing_a_citation_opens_its_document_beside_the_draft(app: AppTest) -> None:
    drafted(app.run(), "31(1)(g)").button(key="cite-p1-1").click().run()
    words = seen(app)
    for expected in ("Facial recognition: stakeholder meetings", "Read the original", "Relied on", "Mentioned only"):
        assert expected in words
    assert "exempt from disclosure under section 31(1)(g)" in pane(app)


def test_a_draft_is_reopened_from_its_address(app: AppTest, desk: SmallDesk) -> None:
    made = desk.draft(REQUEST, ["31(1)(g)"])
    desk.decide(made.id, "a", "accept", "A. Officer")
    app.query_params["draft"] = made.id
    words = seen(app.run())
    assert "1 of 3 paragraphs decided." in words
    assert "by A. Officer" in words
    assert app.query_params["draft"] == made.id


def test_an_address_of_no_draft_says_so_and_lets_the_officer_start(app: AppTest) -> None:
    app.query_params["draft"] = "gone"
    app.run()
    assert "There is no draft" in seen(app)
    assert "Find precedents" in labels(app)


def test_starting_again_forgets_the_case_but_not_the_draft(app: AppTest, desk: SmallDesk) -> None:
    press(drafted(app.run(), "31(1)(g)"), "Start a new request")
    assert "draft" not in app.query_params
    assert not app.text_area(key="request_text").value
    assert list(desk.kept) == ["draft-1"]


def test_a_new_search_carries_no_tick_over(app: AppTest) -> None:
    find(app.run()).checkbox(key="tick-0-31(1)(g)").check().run()
    find(app, f"{REQUEST} Also the agendas.")
    assert app.checkbox(key="tick-0-31(1)(g)").value is False


@pytest.mark.parametrize(
    "call",
    ["precedents", "suggest", "ready"],
)
def test_a_failing_service_is_one_plain_message(
    app: AppTest, desk: SmallDesk, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> FoiError:
        raise Unavailable("The service does not answer at 127.0.0.1. Start it with foi up.")

    app.run()
    monkeypatch.setattr(desk, call, fails)
    find(app)
    assert [e.value for e in app.error] == [
        "**Not available.** The service does not answer at 127.0.0.1. Start it with foi up."
    ]
    assert not app.exception


def test_a_follow_up_keeps_the_request_and_continues_the_numbers(app: AppTest, desk: SmallDesk) -> None:
    drafted(app.run(), "31(1)(g)")
    app.chat_input(key="question").set_value("what about section 44 and the public interest?").run()
    words = seen(app)
    assert desk.asked == [("what about section 44 and the public interest?", REQUEST)]
    assert words.index("Assumed:") < words.index("Section 44 was relied on"), "corrections come first"
    assert "[3] IC-347414-P2W0" in labels(app), "the correction cites words not cited before"
    assert "[2] IC-347414-P2W0" in labels(app), "the statement cites words the draft cites as [2]"


def test_an_answer_is_shown_as_it_comes_and_kept_when_it_is_whole(
    app: AppTest, desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = desk.answering("what about section 44?")

    def breaks_off(*_: object, **__: object) -> Iterator[Piece]:
        yield next(whole)
        raise Unavailable("The service stopped.")

    with monkeypatch.context() as stopped:
        stopped.setattr(desk, "answering", breaks_off)
        app.run().chat_input(key="question").set_value("what about section 44?").run()
    assert "Section 44 was relied on" in seen(app), "what came before the fault was shown when it came"
    assert [e.value for e in app.error] == ["**Not available.** The service stopped."]
    assert "Section 44 was relied on" not in seen(app.run()), "half an answer is not kept"
    app.chat_input(key="question").set_value("what about section 44?").run()
    assert "Section 44 was relied on" in seen(app.run())
    assert not app.error


def test_an_abstention_is_a_result(app: AppTest) -> None:
    app.run().chat_input(key="question").set_value("Who won the cup?").run()
    assert "The library does not answer this" in seen(app)


def test_elements_and_challenges_stand_at_the_exemption_they_are_of(app: AppTest) -> None:
    words = seen(drafted(app.run(), "31(1)(g)"))
    assert "What precedents showed: their facts, not yours" in words
    assert "What leads to it?" in words
    assert "Spoken to in paragraph 1." in words
    assert words.index("Why not send the rest?") < words.index("Why is the harm still there?"), "unanswered ones first"
    assert [e.label for e in app.expander if "element by element" in e.label] == [
        "What section 31(1)(g) asks, element by element, and likely challenges"
    ]
