"""The library: one suite for every kind of database it is kept in, then what goes wrong with files."""

import sqlite3
from datetime import date

import pytest
from sqlalchemy import event

from corpus.alike import resemblance
from corpus.drafts import Draft
from corpus.errors import NotFound, Unavailable
from corpus.journal import Journal
from corpus.library import Library
from corpus.records import Document, Passage, Reliance
from corpus.results import Filters

WORDS = "The council holds the minutes of the meeting of the parking committee and withholds them under section 36 of the Act. "


def letter(id: str = "one", **fields) -> Document:
    text = fields.pop("text", WORDS * 3)
    base = {
        "id": id,
        "reference": id.upper(),
        "kind": "response",
        "authority": "Brackley Council",
        "title": id,
        "text": text,
    }
    passages = [Passage(id=f"{id}:1", role="decision", start=0, end=len(text), tokens=9)]
    return Document(**{**base, "passages": passages, **fields})


@pytest.fixture(params=["a file", "memory", pytest.param("PostgreSQL", marks=pytest.mark.server)])
def library(request, tmp_path):
    address = {"a file": tmp_path / "library.sqlite", "memory": ":memory:"}.get(request.param)
    opened = Library.open(address or request.getfixturevalue("postgres_server").made())
    yield opened
    opened.close()


def test_a_document_comes_back_as_it_was(library):
    given = letter(date=date(2024, 12, 20), exemptions=[Reliance(ref="36", spans=[(0, 3)])])
    admitted = library.admit(given, source="a.md", digest="1")
    assert (admitted.status, admitted.id) == ("admitted", "one")
    assert library.document("one") == given.model_copy(update={"source": "a.md"})
    assert library.document("ONE") == library.document("one")
    assert library.document("two") is None


def test_the_same_file_again_changes_nothing(library):
    library.admit(letter(), source="a.md", digest="1")
    before = library.fingerprints()
    assert library.admit(letter(), source="a.md", digest="1").status == "unchanged"
    assert library.fingerprints() == before


def test_a_changed_file_replaces_and_the_old_text_is_kept(library):
    library.admit(letter(), source="a.md", digest="1")
    before = library.fingerprints()
    assert library.admit(letter(text="Now released in full."), source="a.md", digest="2").status == "replaced"
    assert library.document("one").text == "Now released in full."
    assert [v.document.text for v in library.history("one")] == [WORDS * 3]
    assert library.fingerprints() != before


def test_the_same_letter_from_elsewhere_is_grouped(library):
    library.admit(letter(), source="a.md", digest="1")
    again = library.admit(letter(), source="b.pdf", digest="2")
    assert (again.status, again.id) == ("grouped", "one")
    assert "a.md" in again.reason
    assert library.count() == 1
    assert library.admit(letter(), source="b.pdf", digest="2").status == "unchanged"


def test_another_letter_under_the_same_reference_is_kept_apart(library):
    library.admit(letter(), source="a.md", digest="1")
    other = library.admit(letter(text="A holding reply: we need more time."), source="b.md", digest="2")
    assert (other.status, other.id) == ("admitted", "one-2")
    assert [p.id for p in library.document("one-2").passages] == ["one-2:1"]


def test_a_retired_document_is_gone_but_not_lost(library):
    library.admit(letter(), source="a.md", digest="1")
    library.retire("one", "Sam Field", "published in error")
    assert library.document("one") is None
    assert library.history("one")[0].reason == "retired by Sam Field: published in error"
    with pytest.raises(NotFound):
        library.retire("one", "Sam Field", "again")


def test_later_decisions_are_found_by_the_reference_they_reviewed(library):
    library.admit(letter(), source="a.md", digest="1")
    library.admit(letter("rev", kind="review", outcome="disclosed", reviews=["One"]), source="r.md", digest="2")
    assert [(x.kind, x.reference, x.result) for x in library.later("one")] == [("review", "REV", "disclosed")]
    assert library.documents(Filters(kind=["response"]))[0].later == library.later("one")
    assert library.followed() == {"one": library.later("one")}


def test_several_are_read_in_one_look(library):
    for id in ("one", "two"):
        library.admit(letter(id, reference=id.upper()), source=f"{id}.md", digest=id)
    assert {d.id for d in library.several(["two", "nothing", "one"])} == {"one", "two"}
    assert library.several([]) == []


FILTERS = [
    (Filters(), {"one", "two", "three"}, "nothing filtered"),
    (Filters(exemption=["31"]), {"two"}, "a section covers its limbs"),
    (Filters(exemption=["31(1)(g)", "40"]), {"two", "three"}, "values are alternatives"),
    (Filters(outcome=["disclosed"]), {"one"}, "by outcome"),
    (Filters(authority=["brackley council"]), {"one", "two"}, "in any case"),
    (Filters(kind=["review"]), {"three"}, "by kind"),
    (Filters(since=date(2024, 1, 1)), {"two"}, "from a day on; undated ones never pass"),
    (Filters(until=date(2023, 12, 31)), {"one"}, "up to a day"),
    (Filters(examples=False), {"one", "two"}, "without examples"),
]


@pytest.mark.parametrize(("filters", "expected", "why"), FILTERS, ids=[f[2] for f in FILTERS])
def test_filters(library, filters, expected, why):
    library.admit(letter("one", outcome="disclosed", date=date(2023, 5, 1)), source="1", digest="1")
    library.admit(letter("two", date=date(2024, 5, 1), exemptions=[Reliance(ref="31(1)(g)")]), source="2", digest="2")
    library.admit(
        letter("three", kind="review", authority="Other Trust", example=True, exemptions=[Reliance(ref="40(2)")]),
        source="3",
        digest="3",
    )
    assert {c.id for c in library.documents(filters)} == expected
    assert library.count(filters) == len(expected)


def test_newest_first_and_a_page_at_a_time(library):
    for n in range(1, 4):
        library.admit(letter(f"l{n}", date=date(2024, n, 1), text=f"{WORDS} {n}"), source=str(n), digest=str(n))
    assert [c.id for c in library.documents()] == ["l3", "l2", "l1"]
    assert [c.id for c in library.documents(offset=1, limit=1)] == ["l2"]


def test_drafts_and_journal_are_kept(library):
    draft = Draft(
        id="d1", created="2026-01-05T10:00:00Z", request=[], decisions=[], paragraphs=[], for_officer=[], checks=[]
    )
    library.keep_draft(draft)
    assert library.draft("d1") == draft
    assert library.draft("d2") is None
    journal = Journal(library.store)
    first = journal.append("draft:d1", "Sam Field", "accept p1", "a", "b")
    journal.append("draft:d2", "Sam Field", "accept p1", "a", "b")
    assert journal.entries("draft:d1") == [first]
    assert [e.seq for e in journal.entries()] == [1, 2]
    assert first.at.tzinfo is not None


def test_a_failure_half_way_keeps_nothing(library):
    @event.listens_for(library.store.engine, "before_cursor_execute")
    def fail_on_sources(connection, cursor, statement, *rest):
        if statement.startswith("INSERT INTO sources"):
            raise sqlite3.OperationalError("database or disk is full")

    with pytest.raises((Unavailable, sqlite3.OperationalError)):
        library.admit(letter(), source="a.md", digest="1")
    event.remove(library.store.engine, "before_cursor_execute", fail_on_sources)
    assert library.count() == 0
    assert library.admit(letter(), source="a.md", digest="1").status == "admitted"


def test_a_full_disk_is_said_plainly_and_loses_nothing(tmp_path):
    library = Library.open(tmp_path / "library.sqlite")
    library.admit(letter(), source="a.md", digest="1")

    @event.listens_for(library.store.engine, "begin")
    def small(connection):
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")

    with pytest.raises(Unavailable, match="disk is full; free some space"):
        library.admit(letter("two", text="x y z " * 40_000), source="b.md", digest="2")
    event.remove(library.store.engine, "begin", small)
    assert library.count() == 1
    library.close()


BROKEN = [
    (b"not a database at all" * 100, "not a library"),
    (b"SQLite format 3\x00" + b"\x01" * 4000, "damaged|not a library|could not be"),
]


@pytest.mark.parametrize(("content", "said"), BROKEN, ids=["text", "a damaged file"])
def test_a_file_that_is_no_library_is_refused(tmp_path, content, said):
    (tmp_path / "library.sqlite").write_bytes(content)
    with pytest.raises(Unavailable, match=said):
        Library.open(tmp_path / "library.sqlite")
    assert (tmp_path / "library.sqlite").read_bytes() == content


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(Unavailable, match="cannot be opened"):
        Library.open(tmp_path / "nowhere" / "library.sqlite")


def test_resemblance_is_the_share_of_common_shingles():
    # four-word shingles: {abcd, bcde} and {abcd, bcdf} share one of three
    assert resemblance("a b c d e", "a b c d f") == pytest.approx(1 / 3)
    assert resemblance("", "") == 1.0
    assert resemblance("a", "b") == 0.0
