"""The real letter gives the same record in every form it may arrive in."""

import re
from datetime import date

import pytest
from forms import FORMS, blocks

from corpus.law import Law
from corpus.origin import Origin
from corpus.records import Document
from ingest.limits import Limits
from ingest.read import read
from ingest.record import Reader

READER = Reader(Law.shipped(), lambda text: len(text.split()) * 4 // 3)


@pytest.fixture(scope="module", params=list(FORMS))
def record(request) -> Document:
    return READER.read(FORMS[request.param](), Origin(source=request.param))[0]


def test_facts(record):
    assert record.reference == "IC-347414-P2W0"
    assert record.authority == "Information Commissioner's Office"
    assert record.kind == "response"
    assert record.regime == "FOIA"
    assert record.received == date(2024, 11, 28)
    assert record.date == date(2024, 12, 20)


def test_what_was_asked(record):
    assert [(r.n, r.text) for r in record.requests] == [
        (1, "A list of stakeholders involved in this work programme"),
        (2, "Dates of all meetings and roundtables held in 2024 and the organisations present"),
        (3, "Minutes of all meetings and roundtables held as part of this work programme"),
    ]


def test_what_was_relied_on(record):
    relied = {e.ref: e for e in record.exemptions}
    assert list(relied) == ["21", "40(2)", "31(1)(g)", "44(1)(a)"]
    assert relied["31(1)(g)"].purposes == ["31(2)(a)", "31(2)(c)"]
    assert relied["31(1)(g)"].likelihood == "would be likely"
    assert relied["31(1)(g)"].outcome_of_test == "maintained"
    assert relied["44(1)(a)"].bar == "DPA 2018 s.132(1)"
    assert {relied[r].outcome_of_test for r in ("21", "40(2)", "44(1)(a)")} == {"none"}


def test_what_was_only_mentioned(record):
    assert {(m.ref, m.status) for m in record.mentioned} == {
        ("DPA 2018 s.132(1)", "mentioned"),
        ("DPA 2018 s.132(2)", "mentioned"),
        ("31(2)(a)", "mentioned"),
        ("31(2)(c)", "mentioned"),
    }


def test_what_was_decided(record):
    assert record.outcome == "partly"
    assert [(i.n, i.outcome) for i in record.items] == [(1, "disclosed"), (2, "disclosed"), (3, "withheld")]
    assert record.items[2].exemptions == ["21", "40(2)", "31(1)(g)", "44(1)(a)"]


ROLES = [
    ("prejudice", "would be likely to prejudice our regulatory work"),
    ("factors_for_disclosure", "strong public interest in transparency about the work"),
    ("factors_against_disclosure", "without fear of premature disclosure"),
    ("balance", "outweighs the public interest in disclosing it"),
    ("statute", "must not disclose information which"),
    ("statute", "is prohibited by or under any enactment"),
    ("next_steps", "ask us to review our response"),
    ("next_steps", "raise a complaint"),
    ("request", "Minutes of all meetings and roundtables"),
    ("decision", "We have withheld the minutes to all of the other meetings"),
]


@pytest.mark.parametrize(("role", "words"), ROLES, ids=[f"{r}: {w[:24]}" for r, w in ROLES])
def test_roles(record, role, words):
    holding = [p.role for p in record.passages if words in " ".join(record.quote(p.start, p.end).split())]
    assert holding == [role]


def test_every_offset_holds(record):
    assert all(record.text[r.start : r.end] == r.text for r in record.requests)
    for named in [*record.exemptions, *record.mentioned]:
        for start, end in named.spans:
            assert re.search(r"\d|\([a-z]\)", record.text[start:end])
    for before, after in zip(record.passages, record.passages[1:], strict=False):
        assert before.end <= after.start
    assert all(record.text[p.start : p.end] == record.text[p.start : p.end].strip() != "" for p in record.passages)


def test_every_word_outside_headings_is_in_a_passage(record):
    covered = "".join("".join(record.quote(p.start, p.end).split()) for p in record.passages)
    headings = {b.text for b in blocks() if b.kind == "heading"}
    rest = [w for block in record.text.split("\n\n") if block not in headings for w in block.split()]
    assert covered == "".join(rest)


@pytest.mark.parametrize("name", list(FORMS))
def test_the_same_words_in_every_form(name):
    def words(found):
        return " ".join(b.text for b in found).split()

    assert words(read(FORMS[name](), name, Limits()).blocks) == words(blocks())


@pytest.mark.parametrize("name", list(FORMS))
def test_the_same_headings_in_every_form(name):
    found = [b.text for b in read(FORMS[name](), name, Limits()).blocks if b.kind == "heading"]
    assert found == [b.text for b in blocks() if b.kind == "heading"]
