"""What the officer's room does, in this process and over HTTP: from a request to a letter issued, and what is refused."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from assistant.ground import Gate
from corpus.caller import LOCAL, Caller
from corpus.cases import CaseView, NewRequest
from corpus.drafts import Finding, Paragraph
from corpus.errors import Conflict, FoiError, Forbidden, Invalid, NotFound
from corpus.records import DRAFTED_HERE
from corpus.results import Filters
from retriever import changes
from retriever.client import Client
from retriever.desk import Desk
from retriever.running import Running
from ui.wiring import Workbench

REQUEST = (
    "Please send me the notes of any meetings or roundtables held with police forces about live facial recognition "
    "technology, and a list of who attended. Section 31(1)(z) does not apply, nor does section 40.\n\n"
    "Yours sincerely,\nJane Placeholder\njane@placeholder.example"
)
OFFICER, REVIEWER = "Sam Field", "Ash Moor"
PARKS = itertools.count(1)
BLANK = re.compile(r"\[[^\[\]\n]{2,}\]")


@pytest.fixture(params=["in process", "over HTTP"])
def desk(request: pytest.FixtureRequest, workbench: Workbench, served: Running) -> Iterator[Desk]:
    if request.param == "in process":
        yield workbench
        return
    with Client(served.url, served.token) as client:
        yield client


def opened(desk: Desk) -> CaseView:
    return desk.cases.open(REQUEST, OFFICER, date(2026, 11, 20))


def drafted(desk: Desk) -> CaseView:
    """A case with section 31 chosen for its first item, and a draft of it."""
    view = opened(desk)
    desk.cases.change(view.case.id, changes.Choose(n=1, exemptions=["31(1)(g)"]), OFFICER)
    return desk.cases.draft(view.case.id, OFFICER)


def test_a_case_s_draft_comes_step_by_step_from_the_words_shown_before(desk: Desk) -> None:
    view = opened(desk)
    desk.cases.change(view.case.id, changes.Choose(n=1, exemptions=["31(1)(g)"]), OFFICER)
    shown = desk.cases.prompts(view.case.id).messages
    assert shown
    assert not re.search("Jane|placeholder", "".join(shown)), "who asks is not told"
    assert desk.cases.view(view.case.id).draft is None, "nothing is kept of showing it"
    *_, last = desk.cases.drafting(view.case.id, OFFICER)
    kept = desk.cases.view(view.case.id)
    assert kept.draft == last.draft
    assert last.draft.case == view.case.id
    with pytest.raises(Conflict, match="put aside"):
        list(desk.cases.drafting(view.case.id, OFFICER))
    with pytest.raises(Invalid, match="No language model is set"):
        list(desk.cases.drafting(view.case.id, OFFICER, "again", reword=True))


def decided(desk: Desk) -> CaseView:
    """A short draft, every paragraph decided, every point let stand for a reason: ready to be submitted."""
    opened_small = desk.cases.open(
        f"Please tell me the number of benches in park {next(PARKS)}.", OFFICER, date(2026, 11, 20)
    )
    view = desk.cases.draft(opened_small.case.id, OFFICER)
    assert view.draft
    for part in view.draft.paragraphs:
        if BLANK.search(part.text):
            text = BLANK.sub("The talks with four forces are still going on.", part.text)
            desk.decide(view.draft.id, part.id, "edit", OFFICER, text)
        else:
            desk.decide(view.draft.id, part.id, "accept", OFFICER)
    for point in desk.cases.view(view.case.id).divergences:
        if point.open:
            desk.cases.change(view.case.id, changes.Accept(key=point.key, reason="Our facts differ."), OFFICER)
    return desk.cases.view(view.case.id)


def in_review(desk: Desk) -> CaseView:
    return desk.cases.step(decided(desk).case.id, "submit", OFFICER)


def confirmed(desk: Desk) -> CaseView:
    view = in_review(desk)
    desk.cases.confirm_all(view.case.id, view.unconfirmed, REVIEWER)
    return desk.cases.view(view.case.id)


def test_a_case_keeps_what_was_asked_and_not_who_asked(desk: Desk) -> None:
    view = opened(desk)
    assert desk.cases.view(view.case.id) == view
    assert "Placeholder" not in view.model_dump_json()
    assert "placeholder.example" not in view.model_dump_json()
    assert view.due == date(2026, 12, 21)
    assert len(view.case.content.items) >= 2
    references = {r.ref: r.exists for r in view.case.content.references}
    assert references["31(1)(z)"] is False
    assert references["40"] is True


def test_a_file_is_read_without_who_sent_it(desk: Desk) -> None:
    mail = b"From: Jane Placeholder <jane@placeholder.example>\nSubject: Request\n\nPlease send me the minutes of the board.\n"
    read = desk.cases.read("request.eml", mail)
    assert "minutes of the board" in read.text
    assert "placeholder" not in read.text.casefold()


def test_items_are_merged_split_reworded_and_every_change_can_be_undone(desk: Desk) -> None:
    view = opened(desk)
    id, before = view.case.id, view.case.content.items
    desk.cases.change(id, changes.Choose(n=2, exemptions=["40(2)"]), OFFICER)
    merged = desk.cases.change(id, changes.Merge(n=1, other=2), OFFICER).case.content.items
    assert len(merged) == len(before) - 1
    assert merged[0].exemptions == ["40(2)"], "what was chosen for either stays chosen"
    split = desk.cases.change(id, changes.Split(n=1, texts=["The notes.", "The names."]), OFFICER).case.content.items
    assert [i.text for i in split[:2]] == ["The notes.", "The names."]
    assert [i.n for i in split] == list(range(1, len(split) + 1))
    reworded = desk.cases.change(id, changes.Reword(n=2, text="The job titles."), OFFICER)
    assert reworded.case.content.items[1].text == "The job titles."
    for _ in range(4):
        back = desk.cases.change(id, changes.Undo(), OFFICER)
    assert back.case.content.items == before
    with pytest.raises(Conflict):
        desk.cases.change(id, changes.Undo(), OFFICER)


def test_every_step_is_in_the_journal_with_who_before_and_after(desk: Desk) -> None:
    view = opened(desk)
    desk.cases.change(view.case.id, changes.Mark(ref="31(1)(z)", marked="struck"), "Kit Reed")
    entry = desk.cases.bundle(view.case.id).entries[-1]
    assert (entry.who, entry.action) == ("Kit Reed", "mark")
    assert (entry.before, entry.after) == ("names 31(1)(z): open", "names 31(1)(z): struck")
    assert desk.cases.audit().broken == []


def test_precedents_come_as_a_table_and_nothing_says_what_was_nearest(desk: Desk) -> None:
    id = opened(desk).case.id
    table = desk.cases.precedents(id, 1)
    assert table.rows
    assert table.searched >= len(table.rows)
    ids = [row.document.id for row in table.rows]
    assert len(ids) == len(set(ids))
    nothing = desk.cases.precedents(id, 1, Filters(authority=["Nobody at all"]))
    assert (nothing.rows, nothing.passed) == ([], 0)
    assert nothing.missed
    assert "your filter on body" in nothing.missed.because


def test_a_case_looked_at_again_is_checked_only_where_it_changed(
    workbench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = drafted(workbench)
    assert view.draft
    looked: list[str] = []
    look = Gate.paragraph

    def noted(self: Gate, part: Paragraph, asked: list[str]) -> Iterator[Finding]:
        looked.append(part.id)
        return look(self, part, asked)

    monkeypatch.setattr(Gate, "paragraph", noted)
    assert workbench.cases.view(view.case.id).review == view.review
    workbench.cases.confirm(view.case.id, view.unconfirmed[0], REVIEWER)
    assert looked == [], "nothing of its wording changed"
    last = view.draft.paragraphs[-1]
    workbench.decide(view.draft.id, last.id, "edit", OFFICER, f"{last.text} Section 31(1)(z) says so.")
    found = workbench.cases.view(view.case.id).review
    assert looked == [last.id]
    assert found
    assert ("provision-exists", last.id) in {(f.rule, f.paragraph) for f in found.faults}


MEETINGS = (
    "Please send me the notes of any meetings or roundtables the ICO has held since January 2025 with police forces "
    "or the Home Office about live facial recognition, and a list of who attended."
)
LIKE = re.compile(r"item (\d+) is like its item (\d+)")
RESTS_ON = re.compile(r"([\w/-]+), item (\d+), (?:released|withheld|did not|neither|refused)")


def test_a_proposal_rests_on_the_items_that_the_table_shows(desk: Desk) -> None:
    id = desk.cases.open(MEETINGS, OFFICER).case.id
    desk.cases.change(id, changes.Choose(n=1, exemptions=["31(1)(g)"]), OFFICER)
    desk.cases.change(id, changes.Choose(n=2, exemptions=["40(2)"]), OFFICER)
    made = desk.cases.draft(id, OFFICER).draft
    assert made
    for decision in made.decisions:
        rows = desk.cases.precedents(id, decision.n).rows
        shown = {
            (row.document.reference, found[1], found[2])
            for row in rows
            for why in row.why
            if (found := LIKE.fullmatch(why))
        }
        named = {(reference, str(decision.n), item) for reference, item in RESTS_ON.findall(decision.because)}
        assert named
        assert named <= shown
    first, second = made.decisions
    assert (first.outcome, "IC-347414-P2W0, item 3, withheld it" in first.because) == ("withheld", True)
    assert "IC-347414-P2W0, item 2, released it" in second.because


def test_suggestions_are_for_the_items_as_their_officer_set_them_apart(desk: Desk) -> None:
    id = desk.cases.open(MEETINGS, OFFICER).case.id
    harm = next(s for s in desk.cases.suggest(id).suggestions if s.ref == "31(1)(g)")
    assert harm.asked == [1], "the list of those present was released"
    desk.cases.change(id, changes.Merge(n=1, other=2), OFFICER)
    assert {n for s in desk.cases.suggest(id).suggestions for n in s.asked} == {1}


def test_a_fact_goes_into_the_draft_where_a_blank_was_and_what_was_decided_there_lapses(desk: Desk) -> None:
    view = drafted(desk)
    assert view.draft
    argument = view.draft.arguments[0]
    home = next(p for p in view.draft.paragraphs if p.text.startswith("[Say what is particular"))
    desk.decide(view.draft.id, home.id, "edit", OFFICER, "It would harm the talks.")
    told = changes.State(ref=argument.ref, about=argument.elements[0].says, text="The talks go on")
    after = desk.cases.change(view.case.id, told, OFFICER)
    assert after.draft
    assert after.review
    part = next(p for p in after.draft.paragraphs if p.id == home.id)
    first = part.sentences[0]
    assert part.text[first.start : first.end] == "The talks go on."
    assert first.origin == "officer"
    assert home.id not in after.review.latest(), "what was decided was other words"
    assert after.review.decisions[0].lapsed
    back = desk.cases.change(view.case.id, changes.Undo(), OFFICER)
    assert back.draft
    assert next(p for p in back.draft.paragraphs if p.id == home.id).text == home.text


def test_a_draft_put_aside_is_kept_with_its_reason(desk: Desk) -> None:
    view = drafted(desk)
    with pytest.raises(Conflict, match="write why"):
        desk.cases.draft(view.case.id, OFFICER)
    again = desk.cases.draft(view.case.id, OFFICER, "It argued too little.")
    first, second = again.case.drafts
    assert (first.left, second.left) == ("It argued too little.", "")
    assert desk.drafted(first.id)
    assert len(desk.cases.bundle(view.case.id).drafts) == 2


def test_it_is_submitted_only_once_all_is_decided(desk: Desk) -> None:
    with pytest.raises(Conflict, match="make a draft"):
        desk.cases.step(opened(desk).case.id, "submit", OFFICER)
    with pytest.raises(Conflict, match=r"decide on .* paragraphs.* with a reason"):
        desk.cases.step(drafted(desk).case.id, "submit", OFFICER)


def test_from_review_to_the_library_each_step_waits_for_what_it_needs(desk: Desk) -> None:
    view = in_review(desk)
    id = view.case.id
    assert view.draft
    with pytest.raises(Conflict, match="in review"):
        desk.decide(view.draft.id, view.draft.paragraphs[0].id, "reject", REVIEWER)
    with pytest.raises(Conflict, match="in review"):
        desk.cases.change(id, changes.Reword(n=1, text="Other."), OFFICER)
    with pytest.raises(Invalid, match="comments"):
        desk.cases.step(id, "return", REVIEWER)
    back = desk.cases.step(id, "return", REVIEWER, "Say where they stand.")
    assert back.case.state == "returned"
    assert [(r.who, r.text, r.step) for r in back.case.remarks] == [(REVIEWER, "Say where they stand.", "return")]
    view = desk.cases.step(id, "submit", OFFICER)

    assert view.draft
    assert view.unconfirmed
    with pytest.raises(Conflict, match="not confirmed"):
        desk.cases.step(id, "approve", REVIEWER, "It stands.")
    with pytest.raises(Conflict, match="belongs to case"):
        desk.approve(view.draft.id, REVIEWER, "By the other way.")
    *others, last = view.unconfirmed
    for cited in others:
        desk.cases.confirm(id, cited, REVIEWER)
    desk.cases.confirm(id, last, REVIEWER, doubt="It says something else.")
    assert desk.cases.view(id).unconfirmed == [last], "a doubt confirms nothing"
    with zipfile.ZipFile(io.BytesIO(desk.letter(view.draft.id, "annex"))) as file:
        assert "Left out, because nobody has confirmed them: 1 of" in file.read("word/document.xml").decode()
    desk.cases.confirm(id, last, REVIEWER)
    approved = desk.cases.step(id, "approve", REVIEWER, "It stands.")
    assert approved.review
    assert (approved.case.state, approved.review.approved_by) == ("approved", REVIEWER)

    issued = desk.cases.step(id, "issue", OFFICER, admit=True).case.issued
    assert issued
    assert issued.admitted
    document = desk.document(issued.admitted)
    assert document.extra[DRAFTED_HERE] == issued.on.isoformat()
    hits = desk.search(document.title, k=50).results
    assert {h.document.drafted_here for h in hits if h.document.id == document.id} == {issued.on}
    desk.retire(document.id, OFFICER, "made by a test")
    with pytest.raises(Conflict):
        desk.cases.step(id, "issue", OFFICER)


def test_words_the_draft_does_not_cite_cannot_be_confirmed(desk: Desk) -> None:
    view = drafted(desk)
    assert view.draft
    cited = view.draft.paragraphs[-1].citations or [c for p in view.draft.paragraphs for c in p.citations]
    with pytest.raises(NotFound):
        desk.cases.confirm(view.case.id, cited[0].model_copy(update={"end": cited[0].end - 1}), REVIEWER)


def test_citations_confirmed_together_have_a_line_each_and_none_where_one_is_not_the_draft_s(desk: Desk) -> None:
    view = drafted(desk)
    first, second, third = view.unconfirmed[:3]
    strange = third.model_copy(update={"end": third.end - 1})
    with pytest.raises(NotFound):
        desk.cases.confirm_all(view.case.id, [first, strange], REVIEWER)
    assert desk.cases.view(view.case.id).unconfirmed == view.unconfirmed
    desk.cases.confirm_all(view.case.id, [first, second, first], REVIEWER)
    lines = [e for e in desk.cases.bundle(view.case.id).entries if e.action.startswith("confirm ")]
    assert [(e.who, e.after) for e in lines] == [(REVIEWER, first.quote), (REVIEWER, second.quote)]
    assert desk.cases.view(view.case.id).unconfirmed == view.unconfirmed[2:]


def test_an_answer_comes_in_pieces_and_is_kept_with_the_case(desk: Desk) -> None:
    id = opened(desk).case.id
    found = list(desk.cases.ask(id, "what about section 44?"))
    assert found[-1].whole
    assert any(piece.statement for piece in found)
    [kept] = desk.cases.view(id).case.asked
    assert kept.question == "what about section 44?"
    assert kept.answer.statements == [p.statement for p in found if p.statement]


def test_requests_are_brought_in_once(desk: Desk, request: pytest.FixtureRequest) -> None:
    number = f"FOI-{request.node.callspec.params['desk']}"
    brought = [
        NewRequest(called=number, received=date(2026, 11, 2), text="The number of benches."),
        NewRequest(text=" "),
    ]
    if isinstance(desk, Client):
        brought = brought[:1]
    first = desk.cases.bring(brought, OFFICER).results
    assert first[0].id
    assert not first[0].reason
    again = desk.cases.bring(brought[:1], OFFICER).results
    assert (again[0].id, "brought before" in again[0].reason) == (first[0].id, True)
    assert [c.called for c in desk.cases.list(words=number).cases] == [number]


# (why, what is asked, the error it raises)
REFUSED = [
    ("no case", lambda d: d.cases.view("none"), NotFound),
    ("no case at dots", lambda d: d.cases.view(".."), NotFound),
    ("an empty request", lambda d: d.cases.open(" ", OFFICER), Invalid),
    ("no name", lambda d: d.cases.open("The minutes.", " "), Invalid),
    ("an item that is not there", lambda d: d.cases.precedents(opened(d).case.id, 99), NotFound),
    ("a page of a letter that has none", lambda d: d.cases.page("IC-347414-P2W0", 0, 10), NotFound),
    ("approval of a draft in hand", lambda d: d.cases.step(opened(d).case.id, "approve", REVIEWER), Conflict),
    (
        "an exemption that there is not",
        lambda d: d.cases.change(opened(d).case.id, changes.Choose(n=1, exemptions=["31(1)(z)"]), OFFICER),
        Invalid,
    ),
    (
        "a provision the request does not name",
        lambda d: d.cases.change(opened(d).case.id, changes.Mark(ref="22A", marked="ticked"), OFFICER),
        NotFound,
    ),
]


@pytest.mark.parametrize(("why", "ask", "error"), REFUSED, ids=[row[0] for row in REFUSED])
def test_refusals_are_the_same_everywhere(desk: Desk, why: str, ask: object, error: type[FoiError]) -> None:
    with pytest.raises(error) as raised:
        ask(desk)  # type: ignore[operator]
    assert str(raised.value)


def test_only_a_reviewer_approves(workbench: Workbench) -> None:
    id = opened(workbench).case.id
    officer = workbench.seen_by(Caller(id="p1", name=OFFICER, roles=frozenset({"officer"})))
    with pytest.raises(Forbidden):
        officer.cases.step(id, "approve", "", "It stands.")


def test_a_second_person_is_one_who_had_no_hand_in_it(workbench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    id = confirmed(workbench).case.id
    monkeypatch.setattr(workbench._shop, "settings", _with_second(workbench))
    desk = workbench.seen_by(LOCAL)
    with pytest.raises(Forbidden, match="second person"):
        desk.cases.step(id, "approve", f" {OFFICER.upper()} ", "It stands.")
    assert desk.cases.step(id, "approve", REVIEWER, "It stands.").case.state == "approved"


def _with_second(workbench: Workbench) -> object:
    return replace(workbench.settings, second_person=True)
