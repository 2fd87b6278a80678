"""Records kept whole, each kind by itself; a change over somebody else's is refused."""

import pytest

from corpus.errors import Conflict
from corpus.kept import Kept
from corpus.records import Record
from corpus.store import Store


class Note(Record):
    says: str


@pytest.fixture(params=["memory", pytest.param("PostgreSQL", marks=pytest.mark.server)])
def store(request):
    held = Store(":memory:" if request.param == "memory" else request.getfixturevalue("postgres_server").made())
    yield held
    held.close()


def test_a_record_is_kept_found_replaced_and_dropped(store):
    notes = Kept(store, "note", Note)
    notes.keep("a", Note(says="first"), owner="sam")
    notes.keep("b", Note(says="other"), owner="kim")
    notes.keep("a", Note(says="second"), owner="sam")
    assert notes.find("a") == Note(says="second")
    assert notes.all(owner="sam") == [Note(says="second")]
    assert {n.says for n in notes.all()} == {"second", "other"}
    assert notes.drop("a")
    assert not notes.drop("a")
    assert notes.find("a") is None


def test_kinds_do_not_see_each_other(store):
    Kept(store, "note", Note).keep("a", Note(says="mine"))
    assert Kept(store, "mark", Note).find("a") is None


def test_a_change_over_somebody_elses_is_refused(store):
    notes = Kept(store, "note", Note)
    read = notes.keep("a", Note(says="first"))
    notes.keep("a", Note(says="changed by another"), instead_of=read)
    with pytest.raises(Conflict, match="changed meanwhile"):
        notes.keep("a", Note(says="mine"), instead_of=read)
    assert notes.find("a") == Note(says="changed by another")
