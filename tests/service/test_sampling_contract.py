"""What the quality room does with samples, in this process and over HTTP: drawn again, marked blind, packed, refused."""

from __future__ import annotations

import csv
import io
import itertools
import zipfile
from collections.abc import Iterator

import pytest

from corpus.caller import Caller
from corpus.errors import Conflict, FoiError, Forbidden, Invalid, NotFound
from corpus.records import Document
from corpus.results import Filters
from corpus.sampling import Rated, Rating, SampleView, Turn
from retriever.client import Client
from retriever.desk import Desk
from retriever.running import Running
from ui.wiring import Workbench

SEEDS = itertools.count(1_000)
FIRST, SECOND, OTHER = "Sam Lead", "Ash Moor", "Kit Vale"


@pytest.fixture(params=["in process", "over HTTP"])
def desk(request: pytest.FixtureRequest, workbench: Workbench, served: Running) -> Iterator[Desk]:
    if request.param == "in process":
        yield workbench
        return
    with Client(served.url, served.token) as client:
        yield client


def drawn(desk: Desk, n: int = 3, second: int = 1) -> SampleView:
    return desk.quality.draw(n, next(SEEDS), FIRST, second)


def rate(desk: Desk, view: SampleView, at: int, turn: Turn, who: str, rating: Rating = "met") -> SampleView:
    reason = "It is not said." if rating == "not_met" else ""
    ratings = [Rated(question=question.id, rating=rating, reason=reason) for question in view.questions]
    letters = [one.letter for one in view.letters if turn == "first" or one.letter.twice]
    return desk.quality.rate(view.sample.id, letters[at].document, turn, ratings, who)


def begin(desk: Desk, view: SampleView, who: str, question: str | None = None) -> SampleView:
    said = [Rated(question=question or view.questions[0].id, rating="met")]
    return desk.quality.begin(view.sample.id, view.letters[1].letter.document, "first", said, who)


def marked(desk: Desk) -> SampleView:
    view = drawn(desk)
    for at in range(len(view.letters)):
        rate(desk, view, at, "first", FIRST, "not_met")
    return rate(desk, view, 0, "second", SECOND)


def test_every_question_rests_on_words_of_the_library(desk: Desk) -> None:
    questions = drawn(desk).questions
    assert len(questions) == 12
    for question in questions:
        source = question.source
        assert desk.document(source.document).text[source.start : source.end] == source.quote


def test_the_same_seed_filters_and_library_draw_the_same_sample(desk: Desk) -> None:
    seed = next(SEEDS)
    narrowed = Filters(kind=["response"], examples=False)
    first = desk.quality.draw(4, seed, FIRST, 2, ["outcome"], narrowed)
    assert desk.quality.draw(4, seed, OTHER, 2, ["outcome"], narrowed).sample == first.sample
    assert {one.card.kind for one in first.letters if one.card} == {"response"}
    assert not any(one.card.example for one in first.letters if one.card)
    assert sum(stratum.of for stratum in first.sample.strata) == first.sample.of
    assert first.sample.id in {card.id for card in desk.quality.samples().samples}


def test_marks_are_blind_until_both_are_done(desk: Desk) -> None:
    view = drawn(desk)
    for at in range(3):
        mine = rate(desk, view, at, "first", FIRST, "not_met")
    assert all(one.first for one in mine.letters)
    theirs = desk.quality.sample(view.sample.id, SECOND)
    assert not any(one.first or one.second for one in theirs.letters)
    assert (theirs.marked, theirs.turn, theirs.agreement) == ({"first": 3, "second": 0}, "second", [])
    with pytest.raises(Conflict):
        desk.quality.pack(view.sample.id)
    done = rate(desk, view, 0, "second", SECOND)
    assert done.complete
    assert all(one.first for one in desk.quality.sample(view.sample.id, OTHER).letters)
    assert {(gap.first.rating, gap.second.rating) for gap in done.disagreements} == {("not_met", "met")}


def test_what_is_begun_is_for_its_marker_alone_and_gone_once_the_letter_is_marked(desk: Desk) -> None:
    view = drawn(desk)
    document, question = view.letters[0].letter.document, view.questions[1].id
    said = [Rated(question=question, rating="not_met", reason="Not said.")]
    begun = desk.quality.begin(view.sample.id, document, "first", said, FIRST)
    assert (begun.letters[0].begun, begun.marked["first"], begun.sample.markers) == (said, 0, {})
    assert desk.quality.sample(view.sample.id, FIRST).letters[0].begun == said
    assert desk.quality.sample(view.sample.id, OTHER).letters[0].begun == []
    assert desk.quality.begin(view.sample.id, document, "first", [], FIRST).letters[0].begun == []
    desk.quality.begin(view.sample.id, document, "first", said, FIRST)
    assert rate(desk, view, 0, "first", FIRST).letters[0].begun == []


def test_a_marked_sample_is_packed_for_word_and_for_a_spreadsheet(desk: Desk) -> None:
    view = marked(desk)
    with zipfile.ZipFile(io.BytesIO(desk.quality.pack(view.sample.id))) as file:
        words = file.read("word/document.xml").decode()
    assert f"Seed {view.sample.seed}" in words
    assert "Disagreements" in words
    rows = list(csv.DictReader(io.StringIO(desk.quality.pack(view.sample.id, "csv").decode("utf-8-sig"))))
    assert {"method", "seed", "n", "stratum", "met", "agreed", "kappa", "answer", "disagreement"} == {
        row["part"] for row in rows
    }


REFUSED = [
    ("nothing to draw from", lambda d: d.quality.draw(3, 1, FIRST, 0, filters=Filters(authority=["Nobody"])), Invalid),
    ("more twice than drawn", lambda d: d.quality.draw(3, 1, FIRST, 4), Invalid),
    ("no letters", lambda d: d.quality.draw(0, 1, FIRST), Invalid),
    ("no name", lambda d: d.quality.draw(3, 1, " "), Invalid),
    ("no such sample", lambda d: d.quality.sample("none"), NotFound),
    ("marks of another", lambda d: rate(d, rate(d, drawn(d), 0, "first", FIRST), 1, "first", OTHER), Forbidden),
    ("both marks by one", lambda d: rate(d, rate(d, drawn(d), 0, "first", FIRST), 0, "second", FIRST), Forbidden),
    ("marks once all is marked", lambda d: rate(d, marked(d), 0, "first", FIRST), Conflict),
    ("begun by another", lambda d: begin(d, rate(d, drawn(d), 0, "first", FIRST), OTHER), Forbidden),
    ("begun with what is not asked", lambda d: begin(d, drawn(d), FIRST, "nothing"), Invalid),
    ("no stale precedents", lambda d: d.quality.stale(0), Invalid),
]


@pytest.mark.parametrize(("why", "act", "error"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_is_refused(desk: Desk, why: str, act: object, error: type[FoiError]) -> None:
    with pytest.raises(error):
        act(desk)  # type: ignore[operator]


def test_stale_precedents_say_why_and_what_rests_on_them(desk: Desk) -> None:
    found = desk.quality.stale()
    assert found.total == len(found.precedents)
    assert all(one.why for one in found.precedents)
    ranks = [(-len(one.drafts), -len(one.cases)) for one in found.precedents]
    assert ranks == sorted(ranks)


def test_of_what_a_caller_may_not_see_nothing_is_drawn_or_stale(workbench: Workbench) -> None:
    hidden = Document(
        id="sampled-hidden", kind="response", title="Hidden", authority="Hidden Sample Council", outcome="withheld",
        text="The report is withheld under section 40(2).", collection="sampled-closed", date="2015-01-01",
        exemptions=[{"ref": "40(2)"}],
    )  # fmt: skip
    workbench._shop.library.admit(hidden, source="sampled-hidden.txt", digest="sampled-hidden")
    workbench._shop.finder().shelf.forget()  # as whoever admits by the desk does
    outsider = workbench.seen_by(Caller(id="kit", name=OTHER, roles=frozenset({"qa"}), collections=frozenset()))
    only = Filters(authority=["Hidden Sample Council"])
    view = workbench.quality.draw(1, 5, FIRST, filters=only)
    [letter] = view.letters
    assert letter.letter.document in {one.document.id for one in workbench.quality.stale(500).precedents}
    assert letter.letter.document not in {one.document.id for one in outsider.quality.stale(500).precedents}
    assert view.sample.id not in {card.id for card in outsider.quality.samples().samples}
    with pytest.raises(NotFound):
        outsider.quality.sample(view.sample.id)
    with pytest.raises(Invalid, match="nothing to draw"):
        outsider.quality.draw(1, 5, OTHER, filters=only)
    workbench._shop.library.retire(letter.letter.document, FIRST, "only for this test")
    workbench._shop.finder().shelf.forget()
