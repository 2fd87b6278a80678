"""Sampling: the same draw again, equal chances, marks blind and sealed, agreement by hand, and what has gone stale."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import UTC, date, datetime

import pytest

from assistant.sampling import pack
from assistant.sampling.agree import FEWEST_PAIRS, agreement, disagreements
from assistant.sampling.draw import draw, every_nth
from assistant.sampling.kappa import kappa
from assistant.sampling.questions import IDS
from assistant.sampling.sample import sample
from assistant.sampling.samples import Samples, complete, shown_to, turn_of
from assistant.sampling.stale import resting, stale
from assistant.sampling.strata import complexity, stratum
from corpus.cases import Person
from corpus.drafts import Citation, Draft, Finding
from corpus.errors import Conflict, FoiError, Forbidden, Invalid, NotFound
from corpus.journal import Journal
from corpus.law import Law
from corpus.records import Card, Document, Later, Outcome, Reliance, RequestItem
from corpus.results import Filters
from corpus.sampling import EVERY_WAY, LetterMark, Question, Rated, Rating, Sample, SampleLetter, SampleView, Turn
from corpus.store import Store

WHEN = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
SAM, ASH, KIT = (Person(id="local", name=name) for name in ("Sam Lead", "Ash Moor", "Kit Vale"))


def letter(id: str, outcome: Outcome = "withheld", *refs: str, asked: int = 1, day: date | None = None) -> Document:
    return Document(
        id=id, kind="response", title=f"Letter {id}", text="The minutes are withheld.", outcome=outcome, date=day,
        requests=[RequestItem(n=n, text="The minutes") for n in range(1, asked + 1)],
        exemptions=[Reliance(ref=ref) for ref in refs],
    )  # fmt: skip


def letters(many: int) -> list[Document]:
    return [letter(f"l{n:02}", "withheld" if n % 3 else "disclosed") for n in range(many)]


def made(many: int = 12, n: int = 4, second: int = 2, seed: int = 7, prints: dict[str, str] | None = None) -> Sample:
    return sample(
        letters(many), prints or {}, Filters(), EVERY_WAY, n=n, second=second, seed=seed, owner=SAM, when=WHEN
    )


@pytest.mark.parametrize(
    ("why", "pairs", "value", "low", "high"),
    [
        # p = (20 + 15) / 50 = 0.7 and e = 0.5 * 0.6 + 0.5 * 0.4 = 0.5, so κ = 0.2 / 0.5 = 0.4. The variance's numerator is
        # 0.4 * (1 - 1.1 * 0.6)² + 0.3 * (1 - 0.9 * 0.6)² + 0.36 * (0.1 * 1.1² + 0.2 * 0.9²) - (0.4 - 0.5 * 0.6)²
        # = 0.10972 + 0.10188 - 0.01 = 0.2016, and the variance 0.2016 / (50 * 0.25) = 0.016128: 0.4 ± 1.96 * 0.126996.
        ("a table worked by hand", [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15, 0.4, 0.1511, 0.6489),
        ("as chance would have it", [("y", "y"), ("y", "n"), ("n", "y"), ("n", "n")] * 5, 0.0, -0.4383, 0.4383),
        ("each the other way round", [("y", "n"), ("n", "y")] * 5, -1.0, -1.0, -1.0),
        ("agreed throughout: one, without an interval", [("y", "y"), ("n", "n")] * 5, 1.0, None, None),
        ("one answer throughout: nothing to measure", [("y", "y")] * 30, None, None, None),
        ("no letter marked twice", [], None, None, None),
    ],
)  # fmt: skip
def test_kappa(
    why: str, pairs: list[tuple[str, str]], value: float | None, low: float | None, high: float | None
) -> None:
    assert tuple(kappa(pairs)) == (
        pytest.approx(value, abs=5e-5),
        pytest.approx(low, abs=5e-5),
        pytest.approx(high, abs=5e-5),
    ), why


@pytest.mark.parametrize(("whole", "n"), [(10, 3), (7, 7), (13, 5), (100, 1)])
def test_every_letter_has_the_same_chance(whole: int, n: int) -> None:
    order = [str(at) for at in range(whole)]
    taken = Counter(id for start in range(whole) for id in every_nth(order, n, start))
    expected = whole if n == whole else n
    assert taken == dict.fromkeys(order, expected)
    assert all(len(set(every_nth(order, n, start))) == n for start in range(whole))


def test_each_stratum_has_its_share_to_the_next_whole_number() -> None:
    strata = {f"{name}{n}": name for name, many in (("a", 50), ("b", 30), ("c", 20)) for n in range(many)}
    for seed in range(30):
        drawn = Counter(strata[id] for id in draw(strata, 10, seed))
        assert drawn == {"a": 5, "b": 3, "c": 2}
        odd = Counter(strata[id] for id in draw(strata, 7, seed))
        assert odd["a"] in (3, 4)
        assert odd["b"] in (2, 3)
        assert odd["c"] in (1, 2)


def test_the_same_again_is_the_same_sample_and_anything_else_is_another() -> None:
    first = made()
    assert made() == first
    assert {one.document for one in first.letters if one.twice} < {one.document for one in first.letters}
    others = [made(seed=8), made(n=5), made(second=1), made(many=13), made(prints={"l00": "changed"})]
    assert len({first.id, *(one.id for one in others)}) == len(others) + 1
    assert made(seed=8).letters != first.letters


@pytest.mark.parametrize(
    ("why", "many", "n", "second", "told"),
    [("nothing to draw from", 0, 3, 0, "nothing to draw"), ("more twice than once", 9, 3, 4, "At most all 3")],
)
def test_what_cannot_be_drawn(why: str, many: int, n: int, second: int, told: str) -> None:
    with pytest.raises(Invalid, match=told):
        made(many=many, n=n, second=second)


def test_strata_are_said_in_words() -> None:
    one = letter("a", "partly", "40(2)", "31(1)(g)", asked=2).model_copy(update={"authority": "Ash Council"})
    assert stratum(one, EVERY_WAY) == "section 31; disclosed in part; Ash Council; middling"
    team = one.model_copy(update={"extra": {"Responsible team": "Housing"}})
    assert stratum(team, ["author"]) == "Housing"
    assert stratum(letter("b", "disclosed"), ["exemption"]) == "no exemption"
    assert [complexity(letter("c", asked=n)) for n in (1, 3, 4)] == ["simple", "middling", "complex"]


def answers(rating: Rating = "met", reason: str = "It is not there.") -> list[Rated]:
    return [Rated(question=id, rating=rating, reason=reason if rating == "not_met" else "") for id in IDS]


@pytest.fixture
def samples() -> Samples:
    store = Store(":memory:")
    return Samples(store, Journal(store), now=lambda: WHEN)


def marked(samples: Samples, drawn: Sample) -> Sample:
    """Everything but the last second mark."""
    for one in drawn.letters:
        drawn = samples.mark(drawn, one.document, "first", SAM, answers("not_met"))
    twice = [one for one in drawn.letters if one.twice]
    for one in twice[:-1]:
        drawn = samples.mark(drawn, one.document, "second", ASH, answers())
    return drawn


def test_a_marker_sees_no_other_marks_until_all_is_marked(samples: Samples) -> None:
    drawn = marked(samples, samples.keep(made()))
    marks = samples.marks(drawn)
    assert not complete(drawn, marks)
    assert {mark.turn for mark in shown_to(SAM, drawn, marks)} == {"first"}
    assert {mark.turn for mark in shown_to(ASH, drawn, marks)} == {"second"}
    assert shown_to(KIT, drawn, marks) == []
    assert [turn_of(who, drawn) for who in (SAM, ASH, KIT)] == ["first", "second", None]
    last = [one.document for one in drawn.letters if one.twice][-1]
    drawn = samples.mark(drawn, last, "second", ASH, answers())
    assert len(shown_to(KIT, drawn, samples.marks(drawn))) == len(drawn.letters) + drawn.second
    with pytest.raises(Conflict, match="stand"):
        samples.mark(drawn, last, "second", ASH, answers("not_met"))


def test_the_journal_tells_nobody_how_another_marked() -> None:
    store = Store(":memory:")
    journal = Journal(store)
    samples = Samples(store, journal)
    marked(samples, samples.keep(made()))
    entries = journal.entries()
    assert Counter(entry.action for entry in entries) == {"draw": 1, "first mark": 4, "second mark": 1}
    assert not any("not_met" in f"{e.before}{e.after}{e.note}" or "not there" in f"{e.after}{e.note}" for e in entries)
    assert journal.audit().broken == []


def test_drawn_again_it_is_the_one_there_with_its_marks(samples: Samples) -> None:
    drawn = marked(samples, samples.keep(made()))
    assert samples.keep(made()) == drawn
    assert len(samples.all()) == 1


@pytest.mark.parametrize(
    ("why", "turn", "who", "ratings", "at", "error"),
    [
        ("one person cannot make both marks", "second", SAM, answers(), 0, Forbidden),
        ("the first marks have their marker", "first", KIT, answers(), 0, Forbidden),
        ("a letter that was not drawn", "first", SAM, answers(), None, NotFound),
        ("a question left out", "first", SAM, answers()[1:], 0, Invalid),
        ("a question answered twice", "first", SAM, [*answers(), answers()[0]], 0, Invalid),
        ("a question nobody asked", "first", SAM, [*answers()[1:], Rated(question="odd", rating="met")], 0, Invalid),
        ("not met, and no reason", "first", SAM, answers("not_met", " "), 0, Invalid),
    ],
)
def test_what_no_mark_is(
    samples: Samples, why: str, turn: Turn, who: Person, ratings: list[Rated], at: int | None, error: type[FoiError]
) -> None:
    drawn = samples.keep(made(second=4))
    drawn = samples.mark(drawn, drawn.letters[0].document, "first", SAM, answers())
    before = samples.marks(drawn)
    with pytest.raises(error):
        samples.mark(drawn, "none" if at is None else drawn.letters[at].document, turn, who, ratings)
    assert samples.marks(drawn) == before


def test_only_letters_for_both_are_marked_twice(samples: Samples) -> None:
    drawn = samples.keep(made())
    once = next(one for one in drawn.letters if not one.twice)
    with pytest.raises(NotFound, match="second marker"):
        samples.mark(drawn, once.document, "second", ASH, answers())


def both(n: int, differ: int) -> list[LetterMark]:
    """`n` letters marked twice, all met by the first marker; the second differs on the first `differ` of them."""
    return [
        LetterMark(sample="s", document=f"l{at:02}", turn=turn, who=who, when=WHEN,
                   ratings=answers("not_met" if turn == "second" and at < differ else "met"))
        for at in range(n) for turn, who in (("first", SAM), ("second", ASH))
    ]  # fmt: skip


def test_small_numbers_are_counts() -> None:
    [few, *_] = agreement(IDS, both(4, 1))
    assert (few.met.part, few.met.whole, few.met.low) == (4, 4, None)
    assert few.kappa is None
    assert str(FEWEST_PAIRS) in few.note
    [enough, *_] = agreement(IDS, both(20, 5))
    assert enough.agreed.part == 15
    assert (enough.agreed.low, enough.agreed.high) == (pytest.approx(0.5313, abs=1e-4), pytest.approx(0.8881, abs=1e-4))
    assert enough.kappa == 0  # the first marker gave one answer, so chance alone agrees as often
    assert len(disagreements(IDS, both(20, 5))) == 5 * len(IDS)


def test_what_does_not_apply_is_no_part_of_a_share() -> None:
    mark = both(1, 0)[0].model_copy(update={"ratings": answers("not_applicable")})
    assert agreement(IDS, [mark])[0].met.whole == 0


def test_a_pack_has_method_results_and_disagreements(samples: Samples) -> None:
    drawn = marked(samples, samples.keep(made()))
    last = [one.document for one in drawn.letters if one.twice][-1]
    drawn = samples.mark(
        drawn, last, "second", ASH, [*answers()[1:], Rated(question=IDS[0], rating="not_met", reason="=1+1")]
    )
    marks = samples.marks(drawn)
    by = {(mark.document, mark.turn): mark for mark in marks}
    source = Citation(document="foia-1", start=0, end=4, quote="told")
    view = SampleView(
        sample=drawn, questions=[Question(id=id, asks=f"{id}?", reason="It is due.", source=source) for id in IDS],
        letters=[
            SampleLetter(letter=one, card=Card.of(letter(one.document)), first=by.get((one.document, "first")),
                         second=by.get((one.document, "second")))
            for one in drawn.letters
        ],
        turn=None, marked={"first": 4, "second": 2}, complete=True, agreement=agreement(IDS, marks),
        disagreements=disagreements(IDS, marks),
    )  # fmt: skip
    words = "\n".join(part.text for part in pack.parts(view))
    for said in ("Seed 7", "4 of 12 decisions", "Met: 0 of 4", "First: not met; second: met", drawn.library):
        assert said in words, said
    rows = list(csv.DictReader(io.StringIO(pack.as_csv(view))))
    assert Counter(row["part"] for row in rows)["answer"] == 6 * len(IDS)
    assert sum(row["part"] == "disagreement" for row in rows) == len(view.disagreements)
    assert [row["of_n"] for row in rows if row["part"] == "n"] == ["12"]
    assert any(row["reason"] == "'=1+1" for row in rows)  # a spreadsheet must not run it


def draft(id: str, *cited: str, case: str | None = None) -> Draft:
    sources = [Citation(document=document, start=0, end=1, quote="T") for document in cited]
    check = Finding(rule="r", severity="note", message="m", sources=sources)
    return Draft(
        id=id, created=WHEN, case=case, request=[], decisions=[], paragraphs=[], for_officer=[], checks=[check]
    )


def test_stale_precedents_come_in_order_of_what_rests_on_them() -> None:
    old, new = date(2017, 3, 1), date(2025, 3, 1)
    cards = [
        Card.of(letter("before-the-act", "withheld", "40(2)", day=old)),
        Card.of(letter("since-the-act", "withheld", "40(2)", day=new)),
        Card.of(letter("undated", "withheld", "40(2)")),
        Card.of(letter("overturned", "withheld", "42(1)", day=new)),
        Card.of(letter("upheld", "withheld", "42(1)", day=new)),
        Card.of(letter("reviewed", "withheld", "42(1)", day=new)),
    ]
    later = {
        "overturned": [Later(kind="decision_notice", reference="IC-1", result="overturned")],
        "upheld": [Later(kind="decision_notice", reference="IC-2", result="upheld")],
        "reviewed": [Later(kind="review", reference=None, result="disclosed")],
    }
    drafts = [draft("d1", "overturned", "upheld"), draft("d2", "overturned"), draft("d3", "reviewed")]
    found = resting(stale(cards, later, Law.shipped()), drafts, [])
    assert [(one.document.id, one.drafts) for one in found] == [
        ("overturned", ["d1", "d2"]),
        ("reviewed", ["d3"]),
        ("before-the-act", []),
    ]
    assert found[0].why == ["overturned by decision notice IC-1"]
    assert found[1].why == ["internal review came out otherwise: disclosed in full"]
    assert found[2].why[0].startswith("decided before 25 May 2018, when")
    assert found[2].sources[0].startswith("https://www.legislation.gov.uk/")
