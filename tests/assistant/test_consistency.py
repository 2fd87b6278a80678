"""Like items treated unlike: what counts as unlike, what may explain it, and marks that are found again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

import numpy as np
import pytest
from small_decisions import MINUTES, SmallDecisions, decision

from assistant.consistency import like
from assistant.consistency.bodies import kind_of
from assistant.consistency.compare import Comparison, marked
from assistant.consistency.marks import Marks
from assistant.wilson import interval
from corpus.consistency import Consistency, Mark, share
from corpus.errors import Invalid
from corpus.journal import Journal
from corpus.law import Law
from corpus.records import Document
from corpus.results import Filters
from corpus.store import Store
from corpus.vocabulary import Vocabulary

LAW, VOCABULARY = Law.shipped(), Vocabulary.shipped()
WHEN = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)


def compare(*documents: Document, filters: Filters | None = None, marks: Sequence[Mark] = ()) -> Consistency:
    found = Comparison(SmallDecisions(*documents), LAW, VOCABULARY).compare(filters or Filters())
    return marked(found, marks, len(found.groups))


@pytest.mark.parametrize(
    ("why", "one", "other", "differs"),
    [
        ("released and kept back", decision("a", "disclosed"), decision("b", "withheld", "42(1)"), ["outcome"]),
        ("the same way", decision("a", "withheld", "42(1)"), decision("b", "withheld", "42"), []),
        ("other exemptions", decision("a", "partly", "40(2)"), decision("b", "partly", "43(2)"), ["exemption"]),
        ("limbs that exclude each other", decision("a", "withheld", "31(1)(a)"), decision("b", "withheld", "31(1)(g)"), ["limb"]),
        ("a section alone says nothing of its limb", decision("a", "withheld", "31"), decision("b", "withheld", "31(1)(g)"), []),
        ("exceptions of one regulation are other exemptions",
         decision("a", "withheld", "EIR 12(4)(d)"), decision("b", "withheld", "EIR 12(5)(e)"), ["exemption"]),
        ("how likely the harm is",
         decision("a", "withheld", "43(2)", likelihoods={"43(2)": "would"}),
         decision("b", "withheld", "43(2)", likelihoods={"43(2)": "would be likely"}), ["likelihood"]),
        ("an exemption and none named", decision("a", "withheld", "41"), decision("b", "withheld"), ["exemption"]),
        ("nothing held is nothing treated", decision("a", "not_held"), decision("b", "withheld", "42"), []),
        ("but a denial beside neither confirming nor denying", decision("a", "not_held"), decision("b", "ncnd", "24(2)"), ["outcome"]),
        ("other information", decision("a", "disclosed", asked="how many parking tickets were issued"), decision("b", "withheld", "42"), []),
    ],
)  # fmt: skip
def test_what_counts_as_unlike(why: str, one: Document, other: Document, differs: list[str]) -> None:
    found = compare(one, other).groups
    assert [d.differs_in for g in found for d in g.differences] == differs, why


def test_a_group_cites_the_words_that_decided() -> None:
    one, other = decision("a", "disclosed"), decision("b", "withheld", "42(1)")
    [group] = compare(one, other).groups
    texts = {"a": one.text, "b": other.text}
    cited = [c for item in group.items for c in item.decided]
    assert {c.document for c in cited} == {"a", "b"}
    assert all(texts[c.document][c.start : c.end] == c.quote != "" for c in cited)
    assert group.divergence == ["Outcome: disclosed in full by A; withheld by B"]


BASE = decision("a", "disclosed")


@pytest.mark.parametrize(
    ("why", "one", "other", "kind", "explains"),
    [
        ("its internal review", BASE, decision("b", "withheld", "42", kind="review", reviews=["A"]), "review", True),
        ("it names the other", BASE, decision("b", "withheld", "42", said="As we said in A, it was live."), "reference", True),
        ("another kind of body", BASE, decision("b", "withheld", "42", authority="Ash Police"), "body_kind", True),
        ("another body of the same kind", BASE, decision("b", "withheld", "42", authority="Oak Council"), "body", False),
        ("a body whose kind its name does not tell", BASE, decision("b", "withheld", "42", authority="Zenith"), "body_kind", False),
        ("long after, by the same body", BASE, decision("b", "withheld", "42", date=date(2025, 3, 1)), "date", True),
        ("a week later", BASE, decision("b", "withheld", "42", date=date(2024, 3, 8)), "date", False),
        ("the law changed between",
         decision("a", "disclosed", date=date(2018, 6, 1)), decision("b", "withheld", "40(2)", date=date(2018, 5, 1)), "law", True),
        ("about another year",
         decision("a", "disclosed", asked=f"{MINUTES} in 2019"), decision("b", "withheld", "42", asked=f"{MINUTES} in 2021"), "period", True),
        ("about a third party",
         decision("a", "disclosed", asked=f"{MINUTES} with Acme Widgets"), decision("b", "withheld", "42"), "third_party", True),
        ("a word more", decision("a", "disclosed", asked=f"{MINUTES} and agendas"), decision("b", "withheld", "42"), "scope", False),
    ],
)  # fmt: skip
def test_the_facts_that_part_them(why: str, one: Document, other: Document, kind: str, explains: bool) -> None:
    [group] = compare(one, other).groups
    facts = {fact.kind: fact for fact in group.facts}
    assert kind in facts, (why, group.facts)
    assert facts[kind].explains == explains, why


def test_nothing_found_means_nothing_explains_and_a_higher_score() -> None:
    [plain] = compare(BASE, decision("b", "withheld", "42")).groups
    [explained] = compare(BASE, decision("b", "withheld", "42", authority="Ash Police")).groups
    assert (plain.facts, plain.explained, explained.explained) == ([], False, True)
    assert explained.score == pytest.approx(plain.score / 2, abs=0.001)


def test_a_fact_that_one_side_shares_divides_nothing() -> None:
    police, council = decision("b", "disclosed", authority="Ash Police"), decision("c", "withheld", "42")
    [group] = compare(BASE, police, council).groups
    assert [f.divides for f in group.facts if f.kind == "body_kind"] == [False]


def test_filters_choose_decisions_or_groups() -> None:
    held = [
        BASE,
        decision("b", "withheld", "42(1)"),
        decision("c", "withheld", "41", date=date(2020, 1, 1), example=True),
    ]
    for why, filters, documents in [
        ("all", Filters(), [["a", "b", "c"]]),
        (
            "an exemption keeps the other side of the group",
            Filters(exemption=["42"], since=date(2021, 1, 1)),
            [["a", "b"]],
        ),
        ("an exemption nobody used", Filters(exemption=["43"]), []),
        ("no examples", Filters(examples=False), [["a", "b"]]),
        ("a period with one decision", Filters(until=date(2020, 12, 31)), []),
        ("another body", Filters(authority=["Oak Council"]), []),
    ]:
        found = compare(*held, filters=filters).groups
        assert [sorted(d.id for d in g.documents) for g in found] == documents, why


def test_the_id_of_a_group_is_its_treatments_whatever_else_there_is() -> None:
    pair = (BASE, decision("b", "withheld", "42"))
    [one] = compare(*pair).groups
    [two] = compare(decision("0", "disclosed", asked="the cost of the new boiler"), *reversed(pair)).groups
    assert one.id == two.id


def test_marks_are_kept_with_a_reason_and_found_again() -> None:
    store = Store(":memory:")
    journal = Journal(store)
    marks = Marks(store, journal, now=lambda: WHEN)
    three = (BASE, decision("b", "withheld", "42"), decision("c", "disclosed"))
    [group] = compare(*three[:2]).groups
    with pytest.raises(Invalid, match="Say why"):
        marks.mark(group, "justified", "Sam", "  ")
    marks.mark(group, "justified", "Sam", "The advice was still live.")
    [again] = compare(*three[:2], marks=marks.all()).groups
    assert again.mark
    assert (again.mark.judgement, again.mark.who, again.mark.reason) == (
        "justified",
        "Sam",
        "The advice was still live.",
    )
    assert (again.joined, again.left) == ([], [])
    [grown] = compare(*three, marks=marks.all()).groups
    assert grown.mark is not None
    assert grown.joined == ["c#1"]
    [entry] = journal.entries()
    assert (entry.subject, entry.action, entry.after) == (f"consistency:{group.id}", "mark", "justified")


def test_a_mark_of_another_group_is_not_shown() -> None:
    store = Store(":memory:")
    marks = Marks(store, Journal(store), now=lambda: WHEN)
    [group] = compare(BASE, decision("b", "withheld", "42")).groups
    marks.mark(group, "unsure", "Sam", "To be asked.")
    [other] = compare(decision("x", "disclosed"), decision("y", "withheld", "42"), marks=marks.all()).groups
    assert other.mark is None


def test_drift_counts_years_and_says_only_what_is_clear() -> None:
    early = [decision(f"e{n}", "withheld", "42", date=date(2023, 1, 1)) for n in range(9)]
    late = [
        decision(f"l{n}", "disclosed", date=date(2024, 1, 1), mentioned=[{"ref": "42(1)", "status": "rejected"}])
        for n in range(9)
    ]
    found = compare(*early, *late)
    assert [(d.ref, d.period, d.outcomes, d.relied, d.considered, d.of) for d in found.drift] == [
        ("42", "2023", {"withheld": 9}, 9, 0, 9), ("42", "2024", {}, 0, 9, 9),
    ]  # fmt: skip
    assert [m.says for m in found.moved] == [
        "section 42 was relied on less often in 2024 (0 of 9 (0%) decisions) than in 2023 (9 of 9 (100%))."
    ]
    assert compare(*early[:4], *late[:4]).moved == []


def test_authors_are_counted_where_a_log_names_them() -> None:
    by = [
        decision("a", "withheld", "42", extra={"Lead team": "Legal"}),
        decision("b", "disclosed", extra={"Colour": "red"}),
    ]
    assert [(a.author, a.field, a.ref, a.relied, a.of) for a in compare(*by).authors] == [
        ("Legal", "Lead team", "42", 1, 1)
    ]


@pytest.mark.parametrize(("part", "whole", "said"), [(3, 4, "3 of 4"), (1, 5, "1 of 5 (20%)"), (0, 0, "0 of 0")])
def test_small_numbers_are_counts(part: int, whole: int, said: str) -> None:
    assert share(part, whole) == said


def test_wilson_by_hand() -> None:
    """Newcombe 1998, table I: 81 of 263 gives 0.2553 to 0.3662; 0 of 20 gives 0 to 0.1611."""
    assert interval(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert interval(0, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Westmarch Police", "a police body"),
        ("Police and Fire and Rescue Service", "a police body"),
        ("Harrow NHS Foundation Trust", "a health body"),
        ("Ash County Council", "a local authority"),
        ("Department for Rural Transport", "a government department"),
        ("Zenith", None),
        (None, None),
    ],
)
def test_kinds_of_body(name: str | None, kind: str | None) -> None:
    assert kind_of(name) == kind


def test_no_chain_links_what_its_centre_is_not_like() -> None:
    """a is like b and b like c, not a like c: the centre b takes both; without b, a and c stand apart."""

    def unit(degrees: float) -> list[float]:
        return [np.cos(np.radians(degrees)), np.sin(np.radians(degrees))]

    rows = np.array([unit(0), unit(35), unit(70), unit(105)], np.float32)
    made = like.groups(list("abcd"), rows, [1, 1, 1, 1], list("1234"))
    assert [sorted(members) for members, _ in made] == [[0, 1, 2]]
    assert like.groups(["a", "c"], rows[[0, 2]], [1, 1], ["1", "2"]) == []


def test_two_items_of_one_letter_are_never_in_one_group() -> None:
    rows = np.array([[1, 0], [0.99, 0.14], [1, 0]], np.float32)
    [(members, _)] = like.groups(["a", "b", "a"], rows, [1, 1, 1], ["one", "one", "two"])
    assert sorted(members) == [0, 2]
