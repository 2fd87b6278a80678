"""Libraries that earlier versions made open, with everything in them; those of later versions are refused."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import inspect

from corpus.caller import ROLES, Caller
from corpus.errors import Unavailable
from corpus.journal import Journal
from corpus.library import Library
from corpus.records import Document, Passage, Reliance
from corpus.results import Filters
from corpus.store import Store

UNLISTED = "DROP INDEX ix_documents_listed; ALTER TABLE documents DROP COLUMN relied; ALTER TABLE documents DROP COLUMN collection;"
"""What version 6 added, taken away again."""
VERSION_1 = Path(__file__).with_name("library-of-version-1.sql")
"""As the first version's own code wrote it: an answer with another copy and a review, one replaced, one retired."""
TEXT = "The council holds the minutes of the meeting of the parking committee and withholds them under section 36 of the Act."


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "library.sqlite"
    made = sqlite3.connect(path)
    made.executescript(VERSION_1.read_text())
    made.close()
    return path


def test_an_old_library_opens_with_everything_in_it(old):
    library = Library.open(old)
    assert [d.id for d in library.all()] == ["one", "three", "two"]
    assert library.document("foi 1").exemptions[0].ref == "36"
    assert [later.reference for later in library.later("one")] == ["IR 1"]
    assert [v.document.text for v in library.history("two")] == ["We hold nothing about the bins."]
    assert library.history("four")[0].reason == "retired by Sam Field: published in error"
    assert library.sources("letters/one") == [("letters/one.docx", "one"), ("letters/one.md", "one")]
    assert library.draft("d1") is not None
    assert [entry.action for entry in Journal(library.store).entries()] == ["accept p1"]
    assert Journal(library.store).audit().broken == []
    library.close()


def test_a_library_of_version_2_has_its_journal_sealed(tmp_path):
    path = tmp_path / "library.sqlite"
    Store(path).close()
    made = sqlite3.connect(path)
    made.executescript(
        f"{UNLISTED} DROP TABLE kept; ALTER TABLE journal DROP COLUMN seal; ALTER TABLE journal DROP COLUMN salt;"
        "ALTER TABLE journal DROP COLUMN words; UPDATE schema SET version = 2;"
        "INSERT INTO journal VALUES (1, '2026-01-05 09:00:00.000000', 'draft:d1', 'Sam Field', 'accept p1', '', '', '');"
        "INSERT INTO journal VALUES (2, '2026-01-06 09:00:00.000000', 'draft:d1', 'Sam Field', 'approve', '', '', '');"
    )
    made.close()
    journal = Journal(Store(path))
    journal.append("draft:d1", "Sam Field", "issue", "", "")
    audit = journal.audit()
    assert (audit.entries, audit.broken) == (3, [])


def test_a_library_of_version_3_has_its_journal_sealed_again_and_says_so(tmp_path):
    path = tmp_path / "library.sqlite"
    Store(path).close()
    made = sqlite3.connect(path)
    made.executescript(
        f"{UNLISTED} ALTER TABLE journal DROP COLUMN salt; ALTER TABLE journal DROP COLUMN words; UPDATE schema SET version = 3;"
        "INSERT INTO journal (seq, at, subject, who, action, before, after, note, seal) VALUES"
        " (1, '2026-01-05 09:00:00.000000', 'draft:d1', 'Sam Field', 'accept p1', 'a', 'b', '', 'the seal it had');"
    )
    made.close()
    journal = Journal(Store(path))
    audit, last = journal.audit(), journal.entries()[-1]
    assert (audit.entries, audit.broken) == (2, [])
    assert (last.action, last.before) == ("seal again", "the seal it had")


def test_a_library_of_version_5_is_listed_by_what_its_cards_say(tmp_path):
    path = tmp_path / "library.sqlite"
    library = Library.open(path)
    for id, collection in (("open", None), ("kept", "legal")):
        relied = [Reliance(ref="31(1)(g)"), Reliance(ref="40(2)")]
        document = Document(
            id=id, kind="response", title=id, text=f"{TEXT} {id}", exemptions=relied, collection=collection
        )
        library.admit(document, source=f"{id}.md", digest=id)
    library.close()
    made = sqlite3.connect(path)
    made.executescript(f"{UNLISTED} UPDATE schema SET version = 5;")
    made.close()
    library = Library.open(path)
    anybody, relying = library.seen_by(Caller(id="key:any", roles=ROLES, collections=frozenset())), ["31"]
    assert library.count(Filters(exemption=relying)) == 2
    assert [card.id for card in anybody.documents(Filters(exemption=relying))] == ["open"]
    library.close()


def test_what_was_in_an_old_library_is_known_again(old):
    library = Library.open(old)
    one = library.document("one")
    assert library.admit(one, source="letters/one.md", digest="1" * 64).status == "unchanged"
    copy = library.admit(one.model_copy(update={"title": "other"}), source="letters/one.docx", digest="2" * 64)
    assert (copy.status, copy.id) == ("grouped", "one")
    bare = Document(id="bare", kind="response", title="bare", text=TEXT, outcome="withheld")
    assert library.admit(bare, source="letters/bare.html", digest="7").id == "one"
    library.retire("one", "Sam Field", "the file is gone", source="letters/one.md")
    assert library.document("one").source in ("letters/one.docx", "letters/bare.html")
    library.close()


def test_an_old_library_has_the_tables_of_a_new_one(old, tmp_path):
    def form(store):
        found = inspect(store.engine)
        return {
            table: (
                {column["name"] for column in found.get_columns(table)},
                {index["name"] for index in found.get_indexes(table)},
            )
            for table in found.get_table_names()
        }

    brought, new = Store(old), Store(tmp_path / "new.sqlite")
    assert form(brought) == form(new)


def test_a_change_that_fails_half_way_leaves_the_old_library_whole(old, monkeypatch):
    def fails(session, row, document, near):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("corpus.family.join", fails)
    with pytest.raises((Unavailable, sqlite3.OperationalError)):
        Library.open(old)
    monkeypatch.undo()
    assert sqlite3.connect(old).execute("SELECT count(identity) FROM documents").fetchone() == (3,)
    library = Library.open(old)
    assert library.count() == 3
    library.close()


def test_a_library_of_a_newer_version_is_refused(tmp_path):
    Library.open(tmp_path / "library.sqlite").close()
    made = sqlite3.connect(tmp_path / "library.sqlite")
    made.execute("UPDATE schema SET version = 99")
    made.commit()
    made.close()
    with pytest.raises(Unavailable, match="newer version"):
        Library.open(tmp_path / "library.sqlite")


# (why, the address of a library in a folder)
ADDRESSES = [
    ("a path", "{}/library.sqlite"),
    ("a path with what a URL would take for a query", "{}/a?b#c.sqlite"),
    ("an SQLAlchemy URL", "sqlite:///{}/library.sqlite"),
]


@pytest.mark.parametrize(("why", "address"), ADDRESSES, ids=[row[0] for row in ADDRESSES])
def test_every_sqlite_library_keeps_references_and_lets_readers_in(tmp_path, why, address):
    store = Store(address.format(tmp_path))
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    store.close()


def test_a_library_that_may_only_be_read_is_read_and_says_so_when_written(tmp_path):
    library = Library.open(tmp_path / "library.sqlite")
    kept = Document(
        id="one",
        kind="response",
        title="one",
        text=TEXT,
        passages=[Passage(id="one:1", role="decision", start=0, end=9)],
    )
    library.admit(kept, source="a.md", digest="1")
    library.close()
    shutil.copy(tmp_path / "library.sqlite", tmp_path / "copy.sqlite")
    read_only = Library.open(f"sqlite:///file:{tmp_path}/copy.sqlite?mode=ro&uri=true")
    assert read_only.document("one") is not None
    with pytest.raises(Unavailable, match="read-only; check the permissions"):
        read_only.admit(kept, source="b.md", digest="2")
    read_only.close()


def test_a_deleted_document_takes_its_likeness_with_it(tmp_path):
    store = Store(tmp_path / "library.sqlite")
    library = Library(store)
    long = " ".join(f"word{n}" for n in range(60))
    library.admit(Document(id="one", kind="response", title="one", text=long), source="a.md", digest="1")
    library.retire("one", "Sam Field", "published in error")
    with store.engine.connect() as connection:
        counts = [
            connection.exec_driver_sql(f"SELECT count(*) FROM {t}").scalar() for t in ("bands", "sources", "links")
        ]
    assert counts == [0, 0, 0]
