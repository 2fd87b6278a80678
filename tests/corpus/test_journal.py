"""The journal shows when a line was changed, taken out or put in."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from corpus import seal
from corpus.journal import Journal
from corpus.store import Store
from corpus.tables import EntryRow


@pytest.fixture
def store(tmp_path):
    held = Store(tmp_path / "library.sqlite")
    journal = Journal(held)
    for n in range(1, 6):
        journal.append(f"draft:{n}", "Sam Field", "accept p1", "before", f"after {n}", "a note")
    yield held
    held.close()


def test_an_untouched_journal_is_whole(store):
    audit = Journal(store).audit()
    assert (audit.entries, audit.broken) == (5, [])
    assert audit.seal == Journal(store).entries()[-1].seal


@pytest.mark.parametrize(
    ("why", "change", "at"),
    [
        ("the words after", "UPDATE journal SET after = 'other' WHERE seq = 3", 3),
        ("the name", "UPDATE journal SET who = 'Kim Marsh' WHERE seq = 1", 1),
        ("the time", "UPDATE journal SET at = '2020-01-01 00:00:00.000000' WHERE seq = 2", 2),
        ("a line taken out", "DELETE FROM journal WHERE seq = 3", 4),
        ("the first line taken out", "DELETE FROM journal WHERE seq = 1", 2),
        ("two lines exchanged", "UPDATE journal SET subject = CASE seq WHEN 2 THEN 'draft:3' ELSE 'draft:2' END WHERE seq IN (2, 3)", 2),
        ("a seal made up", "UPDATE journal SET seal = 'x' WHERE seq = 5", 5),
    ],
)  # fmt: skip
def test_what_was_done_to_it_shows(store, why, change, at):
    with store.transaction() as session:
        session.execute(text(change))
    assert Journal(store).audit().broken[0].seq == at


def test_the_end_cut_off_shows_by_the_seal_noted_before(store):
    noted = Journal(store).audit().seal
    with store.transaction() as session:
        session.execute(text("DELETE FROM journal WHERE seq = 5"))
    audit = Journal(store).audit()
    assert audit.broken == []
    assert audit.seal != noted


def test_many_writers_make_one_chain(store):
    journal = Journal(store)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: journal.append("draft:x", "Kim Marsh", f"accept p{n}", "", ""), range(40)))
    audit = journal.audit()
    assert (audit.entries, audit.broken) == (45, [])


def _redact(store, seq, *words):
    with store.transaction() as session:
        seal.redact(session, session.get_one(EntryRow, seq), "Kim Marsh", "asked for on 3 March", *words)


def test_words_of_a_line_can_be_erased_and_the_chain_still_fits(store):
    written = Journal(store).entries()[2]
    _redact(store, 3, "████", "after 3", "a note")
    audit, lines = Journal(store).audit(), Journal(store).entries()
    assert (audit.entries, audit.broken, audit.redacted) == (6, [], [3])
    assert (lines[2].before, lines[2].seal) == ("████", written.seal)
    assert written.salt not in lines[2].model_dump_json() + lines[5].model_dump_json(), (
        "what was there could be guessed"
    )
    _redact(store, 3, "████", "████", "a note")
    assert (Journal(store).audit().broken, Journal(store).audit().redacted) == ([], [3])


@pytest.mark.parametrize(
    ("why", "change"),
    [
        ("the words put there since", "UPDATE journal SET before = 'other' WHERE seq = 3"),
        ("the line that vouches for them", "UPDATE journal SET after = 'x' WHERE action = 'redact'"),
        ("the line that vouches for them taken out", "DELETE FROM journal WHERE action = 'redact'"),
    ],
)
def test_what_was_done_to_an_erasure_shows(store, why, change):
    _redact(store, 3, "████", "after 3", "a note")
    with store.transaction() as session:
        session.execute(text(change))
    assert 3 in [broken.seq for broken in Journal(store).audit().broken]
