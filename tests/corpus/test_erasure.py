"""A person's data are gone from every place, the bytes of the file included, and everything still fits together."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from corpus import erasure
from corpus.blot import Words
from corpus.drafts import Citation, Draft, Paragraph
from corpus.errors import Invalid
from corpus.journal import Journal
from corpus.kept import Kept
from corpus.library import Library
from corpus.records import Document, ItemOutcome, Passage, RequestItem
from corpus.results import PassageText
from corpus.tables import Base

NAME, MAIL = "Zoë Quillfeather", "zoe.quill@example.org"
TEXT = (
    "You asked what Zoë Quillfeather earns.\n\nWe asked Zoë\nQuillfeather (zoe.quill@example.org) and QUILLFEATHER, ZOË "
    "agreed. Ms Quillfeather is paid £20,000. Zoë Quillfeathers is somebody else, and Zoë is a name."
)


def _letter() -> Document:
    first = len("You asked what Zoë Quillfeather earns.")
    return Document(
        id="zoe-quillfeather-1",
        reference="FOI Zoë Quillfeather 1",
        kind="response",
        authority="Brindle Council",
        title="Pay of Zoë Quillfeather",
        text=TEXT,
        requests=[RequestItem(n=1, text=TEXT[:first], start=0, end=first)],
        items=[ItemOutcome(n=1, outcome="disclosed", start=first + 2, end=len(TEXT))],
        extra={"Asked by": NAME, NAME: "a field"},
        outcome="disclosed",
        passages=[
            Passage(id="zoe-quillfeather-1:1", role="request", start=0, end=first, tokens=12),
            Passage(id="zoe-quillfeather-1:2", role="decision", start=first + 2, end=len(TEXT), tokens=40),
        ],
    )


@pytest.fixture
def library(tmp_path):
    held = Library.open(tmp_path / "library.sqlite")
    letter = _letter()
    held.admit(letter, source="in/zoe_quillfeather.pdf", digest="a" * 64, reading="r1")
    held.admit(letter.model_copy(update={"source": None}), source="in/copy.pdf", digest="b" * 64)
    held.admit(letter.model_copy(update={"outcome": "partly"}), source="in/zoe_quillfeather.pdf", digest="c" * 64)
    held.admit(
        Document(id="other", kind="review", title="Review", text="We looked again at it.", reviews=[letter.reference]),
        source="in/other.md",
        digest="d" * 64,
    )
    gone = Document(
        id="gone", kind="response", title="gone", text=f"{NAME} has left, and so we hold nothing of hers now."
    )
    held.admit(gone, source="in/gone.md", digest="e" * 64)
    held.retire("gone", "Sam Field", f"{NAME} asked for it")
    start = TEXT.index("Quillfeather")
    cited = Citation(document=letter.id, start=start, end=start + 18, quote=TEXT[start : start + 18])
    paragraph = Paragraph(
        id="p1", heading="Pay", text=f"{NAME} is paid.", origin="officer", status="supported", citations=[cited]
    )
    held.keep_draft(
        Draft(
            id="d1",
            created=datetime(2026, 1, 1, tzinfo=UTC),
            request=[RequestItem(n=1, text=f"pay of {NAME}")],
            decisions=[],
            paragraphs=[paragraph],
            for_officer=[],
            checks=[],
        )
    )
    Kept(held.store, "case", RequestItem).keep("c1", RequestItem(n=1, text=f"chat about {MAIL}"), owner=MAIL)
    half = PassageText(
        id="zoe-quillfeather-1:2",
        role="decision",
        heading=None,
        text=TEXT[start : start + 9],
        start=start,
        end=start + 9,
    )
    Kept(held.store, "seen", PassageText).keep("s1", half)
    journal = Journal(held.store)
    journal.append("draft:d1", "Sam Field", "edit p1", f"{NAME} is paid.", "She is paid.", f"as {MAIL} asked")
    journal.append("draft:d1", NAME, "approve", "", "", "")
    yield held
    held.close()


def _erase(library, *words):
    return erasure.erase(
        library.store, Words(words or (NAME, MAIL)), "Kim Marsh", f"request of {NAME}", lambda t: len(t.split())
    )


def test_every_kind_of_place_is_found(library):
    found = erasure.find(library.store, Words([NAME, MAIL]))
    kinds = {(place.kind, place.part) for place in found.places}
    for where in [
        ("document", "text"),
        ("document", "title"),
        ("document", "extra"),
        ("document", "reference"),
        ("document", "id"),
        ("document", "reviews"),
        ("earlier version", "text"),
        ("source", "source"),
        ("source", "text"),
        ("retired document", "why"),
        ("draft", "paragraphs"),
        ("case", "text"),
        ("case", "owner"),
        ("journal", "before"),
        ("journal", "note"),
    ]:
        assert where in kinds, where
    assert {(place.kind, place.part) for place in found.kept} >= {("journal", "who")}
    [text] = [p for p in found.places if (p.kind, p.id, p.part) == ("document", "zoe-quillfeather-1", "text")]
    assert text.count == 4, "three ways of writing the name, and the address; not another person's, nor half a name"
    assert found.partly > 0


def test_nothing_is_left_in_any_byte_but_who_decided(library, tmp_path):
    with library.store.transaction() as session:
        session.execute(Base.metadata.tables["journal"].delete().where(Base.metadata.tables["journal"].c.who == NAME))
    _erase(library)
    library.store.compact()
    raw = b"".join(p.read_bytes() for p in tmp_path.iterdir())
    for left in (
        "Quillfeather earns",
        "Zoë Quillfeather (",
        "quill@",
        r"Zo\u00eb Quillfeather is",
        "zoe_quill",
        "zoe-quill",
    ):
        assert left.encode() not in raw, left
    assert b"somebody else" in raw


def test_spans_quotations_and_references_still_hold(library):
    _erase(library)
    [id] = [d.id for d in library.all() if d.kind == "response"]
    document = library.document(id)
    assert len(document.text) == len(TEXT)
    assert "Zoë Quillfeathers is somebody else, and Zoë is a name." in document.text
    assert document.requests[0].text == document.quote(document.requests[0].start, document.requests[0].end)
    assert document.text.startswith("You asked what ███ ████████████ earns.\n\nWe asked ███\n████████████ (")
    [cited] = library.draft("d1").paragraphs[0].citations
    assert cited.document == id
    assert cited.quote == document.quote(cited.start, cited.end) == "████████████ earns"
    seen = Kept(library.store, "seen", PassageText).find("s1")
    assert seen.text == document.quote(seen.start, seen.end) == "█" * 9
    assert [later.kind for later in library.later(id)] == ["review"], "the review is still known to be of this letter"
    assert library.documents()[0].title.count("Quill") == 0
    assert [p.tokens for p in document.passages] == [
        len(document.quote(p.start, p.end).split()) for p in document.passages
    ]
    assert erasure.find(library.store, Words([NAME, MAIL])).places == []


def test_the_journal_still_fits_and_says_what_was_done_without_saying_whose(library):
    before = Journal(library.store).entries()
    _, receipt = _erase(library)
    audit, after = Journal(library.store).audit(), Journal(library.store).entries()
    assert audit.broken == []
    assert len(audit.redacted) == len([e for e in before if NAME in e.before + e.note or MAIL in e.note])
    [done] = [entry for entry in after if entry.action == "erase"]
    assert done.who == "Kim Marsh"
    assert "document " in done.note
    said = "".join(entry.before + entry.after + entry.note for entry in after)
    assert "Quillfeather" not in said
    assert receipt not in said, "without the receipt nobody can try names against the digest"
    assert [entry.seal for entry in after[: len(before)]] == [entry.seal for entry in before]


def test_the_same_file_read_again_brings_nothing_back(library):
    _erase(library)
    [id] = [d.id for d in library.all() if d.kind == "response"]
    again = library.admit(_letter(), source="in/zoe_quillfeather.pdf", digest="c" * 64)
    assert (again.status, again.id) == ("unchanged", id)
    assert erasure.find(library.store, Words([NAME])).places == []


def test_erasing_what_is_not_there_changes_nothing(library):
    before = list(library.all())
    found, _ = _erase(library, "Nobody Atall")
    assert (found.count, list(library.all())) == (0, before)


def test_it_is_all_or_nothing(library, monkeypatch):
    before = list(library.all()), library.draft("d1"), Journal(library.store).entries()

    def fails(*_):
        raise RuntimeError

    monkeypatch.setattr(erasure, "_held_again", fails)
    with pytest.raises(RuntimeError):
        _erase(library)
    assert (list(library.all()), library.draft("d1"), Journal(library.store).entries()) == before


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ("nothing", []),
        ("nothing but space", [" "]),
        ("too short to tell from other words", ["Al"]),
        ("only marks", ["----"]),
        ("too long", ["a" * 201]),
        ("too many", ["Sam Field"] * 21),
    ],
)
def test_what_cannot_be_looked_for_is_refused(why, words):
    with pytest.raises(Invalid):
        Words(words)


@pytest.mark.parametrize(
    ("why", "text", "left"),
    [
        ("as given", "Jane Smith wrote", "████ █████ wrote"),
        ("in capitals", "JANE SMITH wrote", "████ █████ wrote"),
        ("over a line's end", "Jane\n  Smith wrote", "████\n  █████ wrote"),
        ("the surname first", "Smith, Jane wrote", "██████ ████ wrote"),
        ("in a file's name", "a/jane-smith.pdf", "a/██████████.pdf"),
        ("in an address on the web", "x?q=Jane%20Smith", "x?q=████████████"),
        ("with an accent in two characters", "Jane Smith Zoe\u0308 Ash", "████ █████ ████ ███"),
        ("part of another name", "Jane Smithson and Mary-Jane Smithers", "Jane Smithson and Mary-Jane Smithers"),
        ("a possessive", "Jane Smith's", "████ █████'s"),
        ("text that looks like a pattern", "Jane.Smith", "██████████"),
    ],
)
def test_how_names_are_found(why, text, left):
    words = Words(["Jane Smith", "Zo\u00eb Ash"])
    assert words.blot(text) == left
    assert len(words.blot(text)) == len(text)


def test_every_column_of_words_is_looked_at(library):
    """A table or a column added later is looked through without being named here."""
    with library.store.transaction() as session:
        for table in Base.metadata.sorted_tables:
            for row in session.execute(select(table)).mappings():
                for name, value in row.items():
                    if isinstance(value, str) and NAME in value and name not in ("who", "subject"):
                        found = erasure.find(library.store, Words([NAME])).places
                        assert any(place.part == name or place.kind == "document" for place in found), (table, name)
