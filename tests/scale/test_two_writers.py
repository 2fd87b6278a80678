"""Two processes' connections to one database: lines of the journal, changes of documents and records stay in order."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from postgres_server import PostgresServer
from sharing import letter

from corpus.errors import Conflict
from corpus.journal import Journal
from corpus.kept import Kept
from corpus.library import Library
from corpus.records import RequestItem

pytestmark = pytest.mark.server
_EACH = 15


@pytest.fixture
def both(postgres_server: PostgresServer):
    address = postgres_server.made()
    with ThreadPoolExecutor(2) as threads:  # the tables too are made by whoever comes first
        libraries = list(threads.map(Library.open, [address, address]))
    yield libraries
    for library in libraries:
        library.close()


def at_once(libraries: list[Library], work: Callable[[Library, int], object]) -> list[object]:
    with ThreadPoolExecutor(2) as threads:
        return list(threads.map(work, libraries, range(2)))


def test_every_line_of_the_journal_is_sealed_to_the_one_before(both):
    def sign(library: Library, who: int) -> None:
        for n in range(_EACH):
            Journal(library.store).append(f"draft:{n}", f"writer {who}", "accept", "", str(n))

    at_once(both, sign)
    audit = Journal(both[0].store).audit()
    assert (audit.entries, audit.broken) == (2 * _EACH, [])


def test_no_change_is_missed_by_who_follows_while_two_write(both):
    def admit(library: Library, who: int) -> None:
        for n in range(_EACH):
            words = f"Letter {n} of writer {who} says {'word ' * n}and no more."
            library.admit(letter(f"l-{who}-{n}", words), source=f"{who}/{n}", digest=f"{who}/{n}")

    seen, place, changed = set[str](), both[0].changes(None)[0], list[str]()
    with ThreadPoolExecutor(1) as threads:
        writing = threads.submit(at_once, both, admit)
        while not writing.done() or changed:
            place, changed = both[0].changes(place)
            seen |= set(changed or ())
        writing.result()
    seen |= set(both[0].changes(place)[1] or ())  # what was written since the last look
    assert seen == set(both[0].fingerprints())


def test_one_letter_from_two_sides_is_one_document(both):
    one = letter("same", "The council holds the minutes of the meeting of the parking committee and withholds them.")
    done = at_once(both, lambda library, who: library.admit(one, source=f"{who}.md", digest=str(who)).status)
    assert sorted(done) == ["admitted", "grouped"]
    assert both[0].name() == both[1].name()


def test_of_two_changes_to_one_record_one_is_refused(both):
    first = RequestItem(n=1, text="first")
    Kept(both[0].store, "note", RequestItem).keep("a", first)

    def change(library: Library, who: int) -> str:
        try:
            Kept(library.store, "note", RequestItem).keep("a", RequestItem(n=2, text=str(who)), instead_of=first)
        except Conflict:
            return "refused"
        return "kept"

    assert sorted(at_once(both, change)) == ["kept", "refused"]
