"""A library and its index as callers may see them: what is in another's collection is as if it were not there."""

import inspect
from datetime import UTC, datetime

import pytest
from letters_of_hidden import HIDDEN, MARKER, OPEN, letter

from corpus.admission import ERASED_FILE
from corpus.caller import LOCAL, Caller
from corpus.drafts import Citation, Draft, Paragraph
from corpus.errors import Conflict, NotFound
from corpus.library import Library
from corpus.tables import KeptRow

HOUSING = Caller(id="h", name="Hana", collections=frozenset({"housing"}))
LEGAL = Caller(id="l", name="Lee", collections=frozenset({"legal"}))
WHEN = datetime(2026, 11, 1, 9, tzinfo=UTC)
NOBODY = Caller(id="n", name="Nia", collections=frozenset())


@pytest.fixture
def library():
    opened = Library.open(":memory:")
    for document in (OPEN, HIDDEN):
        opened.admit(document, source=f"letters/{document.id}.md", digest=document.id, reading=document.id)
    yield opened
    opened.close()


@pytest.fixture
def hidden(library):
    """The id the hidden letter is kept under."""
    return next(card.id for card in library.cards() if card.collection == "housing")


def draft(cited, drawn_from=()):
    citation = Citation(document=cited, start=0, end=4, quote="text")
    paragraph = Paragraph(
        id="p1", heading="", text="text", origin="precedent", status="supported", citations=[citation]
    )
    return Draft(
        id=f"of-{cited}",
        created="2026-11-01T09:00:00Z",
        request=[],
        decisions=[],
        paragraphs=[paragraph],
        for_officer=[],
        checks=[],
        drawn_from=list(drawn_from),
    )


LOOKS = {  # every way to read a library, with what somebody might try
    "document": lambda at, id: [at.document(id), at.document(HIDDEN.reference), at.document(HIDDEN.id)],
    "documents": lambda at, id: at.documents(),
    "lost": lambda at, id: [at.lost(id), at.lost(HIDDEN.reference)],
    "count": lambda at, id: at.count() - 1,
    "cards": lambda at, id: at.cards(),
    "all": lambda at, id: list(at.all()),
    "fingerprints": lambda at, id: at.fingerprints(),
    "several": lambda at, id: at.several([id]),
    "alike": lambda at, id: at.alike(id),
    "families": lambda at, id: at.families(),
    "held": lambda at, id: at.held(HIDDEN.id),
    "sources": lambda at, id: at.sources(),
    "later": lambda at, id: at.later(id),
    "followed": lambda at, id: at.followed(),
    "digest": lambda at, id: at.digest(id, f"letters/{HIDDEN.id}.md"),
    "hides": lambda at, id: not at.hides([f"of-{id}"]),
    "history": lambda at, id: at.history(id),
    "collections": lambda at, id: at.collections(),
    "draft": lambda at, id: at.draft(f"of-{id}"),
    "drafts": lambda at, id: at.drafts(),
    "shows": lambda at, id: at.shows([id]),
}
CHANGES = {"admit", "retire", "restore", "move", "keep_draft"}  # each has its own test below
PLAIN = {"open", "close", "seen_by", "sees_place"}
OF_THE_INDEX = {"changes", "name"}  # ids alone, for whoever keeps the index of the whole library


def test_every_way_to_read_a_library_is_tried():
    offered = {name for name, _ in inspect.getmembers(Library, inspect.isfunction) if not name.startswith("_")}
    assert offered | {"open"} == {*LOOKS, *CHANGES, *PLAIN, *OF_THE_INDEX}


@pytest.mark.parametrize("look", LOOKS)
def test_what_is_in_anothers_collection_is_not_there(library, hidden, look):
    library.keep_draft(draft(hidden))
    for caller in (LEGAL, NOBODY):
        seen = repr(LOOKS[look](library.seen_by(caller), hidden))
        assert MARKER not in seen
        assert hidden not in seen
        assert "'housing'" not in seen
    assert library.digest(hidden, f"letters/{HIDDEN.id}.md") == HIDDEN.id
    for caller in (LOCAL, HOUSING):
        assert library.seen_by(caller).document(hidden).text == HIDDEN.text


def test_counts_are_of_what_is_seen(library):
    assert [library.seen_by(c).count() for c in (LOCAL, HOUSING, LEGAL, NOBODY)] == [2, 2, 1, 1]


def test_a_letter_offered_elsewhere_tells_nothing_of_the_one_hidden(library, hidden):
    """Whoever has the same letter, file or path gets what they would get if the hidden one were not there."""
    legal = library.seen_by(LEGAL)
    same = HIDDEN.model_copy(update={"collection": None})
    first = legal.admit(same, source="letters/secret.md", digest="secret", reading="again")
    assert (first.status, first.reason) == ("admitted", "")
    assert hidden != first.id
    assert library.seen_by(HOUSING).document(hidden).text == HIDDEN.text
    copied = HIDDEN.model_copy(update={"collection": "legal"})
    assert legal.admit(copied, source="letters/secret.md", digest="secret").status == "admitted"


def test_a_reference_finds_the_letter_that_may_be_seen(library, hidden):
    own = letter("own", reference=HIDDEN.reference, collection="legal", text="Our own letter about the boiler rooms.")
    library.admit(own, source="own.md", digest="own")
    assert library.seen_by(LEGAL).document(HIDDEN.reference).text == own.text
    assert library.seen_by(HOUSING).document(HIDDEN.reference).id == hidden


def test_what_happened_later_is_told_where_both_are_seen(library, hidden):
    review = letter("review", kind="review", reviews=[OPEN.reference], collection="housing", text="We looked again.")
    library.admit(review, source="review.md", digest="review")
    assert [later.kind for later in library.seen_by(HOUSING).later(OPEN.id)] == ["review"]
    assert library.seen_by(LEGAL).later(OPEN.id) == []


def test_what_was_retired_from_a_collection_is_not_told_to_others(library, hidden):
    library.retire(hidden, "Hana", "it names a tenant")
    again = HIDDEN.model_copy(update={"collection": None})
    assert "tenant" in library.seen_by(HOUSING).admit(again, source="x.md", digest="new").reason
    assert library.seen_by(LEGAL).admit(again, source="x.md", digest="new").status == "admitted"
    assert library.seen_by(LEGAL).history(hidden) == []
    with pytest.raises(NotFound):
        library.seen_by(LEGAL).restore(hidden, "Lee", "to read it")
    assert library.seen_by(HOUSING).restore(hidden, "Hana", "the name is gone").collection == "housing"


@pytest.mark.parametrize("change", ["retire", "move"])
def test_what_is_not_seen_cannot_be_changed(library, hidden, change):
    act = {"retire": lambda at: at.retire(hidden, "Lee", "why"), "move": lambda at: at.move(hidden, None, "Lee", "why")}
    with pytest.raises(NotFound):
        act[change](library.seen_by(LEGAL))
    assert library.document(hidden).collection == "housing"


def test_a_moved_letter_takes_everything_of_it_along(library, hidden):
    library.keep_draft(draft(OPEN.id))
    assert library.seen_by(LEGAL).draft(f"of-{OPEN.id}")
    moved = library.move(OPEN.id, "housing", "Ada", "it names a tenant")
    legal = library.seen_by(LEGAL)
    assert (moved.collection, moved.id) == ("housing", OPEN.id)
    assert legal.cards() == []
    assert legal.draft(f"of-{OPEN.id}") is None
    assert legal.history(OPEN.id) == []
    assert library.history(OPEN.id)[-1].reason == "moved by Ada to collection housing: it names a tenant"
    library.retire(OPEN.id, "Ada", "no longer needed")
    assert legal.draft(f"of-{OPEN.id}") is None


def test_a_moved_letter_stays_when_its_file_is_read_again(library):
    """Reading a folder again must not publish what was moved out of sight."""
    library.move(OPEN.id, "housing", "Ada", "it names a tenant")
    path = f"letters/{OPEN.id}.md"
    assert library.admit(OPEN, source=path, digest=OPEN.id).status == "unchanged"
    longer = letter("open", text=f"{OPEN.text} One more sentence.", reference=OPEN.reference)
    assert library.admit(longer, source=path, digest="other").status == "replaced"
    assert library.document(OPEN.id).collection == "housing"
    assert library.seen_by(LEGAL).cards() == []
    elsewhere = library.admit(longer, source="other/place.md", digest="other")
    assert (elsewhere.status, elsewhere.id) == ("grouped", OPEN.id)


def test_a_letter_put_in_a_collection_says_that_it_is_open_too(library):
    copy = OPEN.model_copy(update={"collection": "legal"})
    kept = library.admit(copy, source="copy.md", digest="copy")
    assert kept.status == "admitted"
    assert (
        kept.reason == f"{OPEN.id} is the same letter, and everybody sees it; to change that: foi move {OPEN.id} legal"
    )


def test_two_places_cannot_become_one(library, hidden):
    other = letter("other", text="Another letter at one path.")
    library.seen_by(LEGAL).admit(other, source=f"letters/{HIDDEN.id}.md", digest="o")
    with pytest.raises(Conflict):
        library.move(hidden, None, "Ada", "publish")
    assert library.document(hidden).collection == "housing"


def test_a_path_cannot_name_a_collection(library, hidden):
    """The separator between a path and its collection, in a path."""
    crafted = letter("crafted", text="Words of somebody else's.")
    library.seen_by(LEGAL).admit(crafted, source=f"letters/{HIDDEN.id}.md\x1fhousing", digest="c")
    assert library.document(hidden).text == HIDDEN.text


def test_a_draft_goes_no_further_than_what_it_was_drawn_from(library):
    library.keep_draft(draft(OPEN.id, drawn_from=["housing"]))
    assert library.seen_by(HOUSING).draft(f"of-{OPEN.id}")
    assert library.seen_by(LEGAL).draft(f"of-{OPEN.id}") is None
    assert library.seen_by(LEGAL).drafts() == []


def test_who_sees_what():
    assert LOCAL.sees("housing")
    assert HOUSING.sees("housing")
    assert HOUSING.sees(None)
    assert not HOUSING.sees("legal")
    assert not NOBODY.sees("housing")
    assert NOBODY.sees(None)


def test_a_file_that_data_were_erased_from_tells_others_nothing_of_the_letter(library, hidden):
    """It is refused to everybody, so that nothing erased comes back; only who may see the letter is told of it."""
    with library.store.transaction() as session:
        record = {"document": hidden}
        session.add(KeptRow(kind=ERASED_FILE, id="erased", owner="", made=WHEN, changed=WHEN, record=record))
    same = HIDDEN.model_copy(update={"collection": None})
    told = library.seen_by(HOUSING).admit(same, source="x.md", digest="erased")
    assert (told.status, told.id) == ("unchanged", hidden)
    for caller in (LEGAL, NOBODY):
        told = library.seen_by(caller).admit(same, source="x.md", digest="erased")
        assert (told.status, told.id) == ("refused", "")
        assert hidden not in told.reason
        assert MARKER not in told.reason
        assert "housing" not in told.reason
        assert library.seen_by(caller).count() == 1
