"""What becomes of a document offered to the library: which are one letter, which only alike, and what changes do."""

from datetime import date

import pytest

from corpus.alike import bands, one_letter, same_answer
from corpus.errors import Conflict, NotFound
from corpus.journal import Journal
from corpus.library import Library
from corpus.records import Document, Passage, Reliance, RequestItem

ASKED = (
    "Please send the minutes of every meeting of the parking committee about permits in Elm Road since January 2024."
)
ANSWER = (
    "The council holds three sets of minutes within the scope of your request and withholds them under section 36 of the "
    "Act because disclosure would inhibit the free and frank provision of advice to the committee while it decides."
)
CLOSING = "If you are unhappy with this answer you may ask for an internal review within forty working days."


def letter(asked=ASKED, answer=ANSWER, reference="FOI 1", closing=CLOSING, head="", **fields) -> Document:
    parts = [("other", head), ("request", asked), ("decision", answer), ("next_steps", closing)]
    text, passages = "", []
    for n, (role, words) in enumerate((part for part in parts if part[1]), start=1):
        passages.append(Passage(id=f"p{n}", role=role, start=len(text), end=len(text) + len(words), tokens=9))
        text += f"{words}\n\n"
    base = {
        "id": f"id-{reference or abs(hash(text)) % 10_000}",
        "reference": reference,
        "kind": "response",
        "authority": "Brackley Council",
        "date": date(2024, 3, 1),
        "title": "t",
        "text": text,
        "requests": [RequestItem(n=1, text=asked)],
        "exemptions": [Reliance(ref="36")],
        "outcome": "withheld",
        "passages": passages,
    }
    return Document(**{**base, **fields})


@pytest.fixture
def library(tmp_path):
    opened = Library.open(tmp_path / "library.sqlite")
    yield opened
    opened.close()


LONG = " ".join(f"{ANSWER} Paragraph {n} of it." for n in range(6))
# (why, one, other, are they one letter)
LETTERS = [
    ("the same words", letter(), letter(), True),
    ("a reference in other capitals", letter(), letter(reference="foi 1"), True),
    ("a web page without the head that has the reference", letter(head="Our ref: FOI 1"), letter(reference=None), True),
    ("a page without date and body", letter(), letter(reference=None, date=None, authority=None), True),
    ("other references", letter(), letter(reference="FOI 2"), False),
    ("an answer and its review", letter(), letter(kind="review"), False),
    ("a real letter and an example", letter(), letter(example=True), False),
    ("another date, and no reference to go by", letter(), letter(reference=None, date=date(2025, 3, 1)), False),
    ("another body, and no reference to go by", letter(), letter(reference=None, authority="Otley Council"), False),
    ("another decision, and no reference to go by", letter(), letter(reference=None, outcome="disclosed"), False),
    ("two copies without references, one with another closing", letter(answer=LONG, reference=None), letter(answer=LONG, reference=None, closing=""), True),
    ("the next road's answer, else word for word", letter(answer=LONG, reference=None), letter(ASKED.replace("Elm", "Oak"), LONG, None), False),
    ("the next month's figure, else word for word", letter(answer=f"{LONG} There were 45.", reference=None), letter(answer=f"{LONG} There were 46.", reference=None), False),
    ("one reference, and a word put right", letter(answer=LONG), letter(answer=LONG.replace("Paragraph 5", "Paragraph V")), True),
    ("one reference, and another letter", letter(), letter(answer="We need more time to consider the public interest."), False),
    ("one reference at two bodies, alike but for some words", letter(answer=LONG), letter(answer=LONG.replace("Paragraph 5", "Section V"), authority="Otley Council"), False),
    ("one reference, one body under two names", letter(answer=LONG), letter(answer=LONG, authority="Brackley Borough Council"), True),
]  # fmt: skip


@pytest.mark.parametrize(("why", "one", "other", "same"), LETTERS, ids=[row[0] for row in LETTERS])
def test_one_letter(why, one, other, same):
    assert one_letter(one, other) is same
    assert one_letter(other, one) is same


# (why, another answer, is it nearly the same answer)
ANSWERS = [
    ("sent to another requester", letter(reference="FOI 2", date=date(2024, 3, 9)), True),
    ("with another closing", letter(reference="FOI 2", closing="Write to us."), True),
    ("asked in other words", letter(ASKED.replace("Please send the minutes", "I want copies of the minutes"), reference="FOI 2"), True),
    ("another decision", letter(reference="FOI 2", outcome="disclosed"), False),
    ("another exemption", letter(reference="FOI 2", exemptions=[Reliance(ref="41")]), False),
    ("another body", letter(reference="FOI 2", authority="Otley Council"), False),
    ("other things asked for", letter("How many gritting lorries broke down last winter, and what did repairs cost?", reference="FOI 2"), False),
    ("another answer", letter(answer="We do not hold any minutes of such meetings, because the committee never met in that time.", reference="FOI 2"), False),
]  # fmt: skip


@pytest.mark.parametrize(("why", "other", "same"), ANSWERS, ids=[row[0] for row in ANSWERS])
def test_same_answer(why, other, same):
    assert same_answer(letter(), other) is same
    assert same_answer(other, letter()) is same


def test_nearly_the_same_answers_share_a_band_and_others_do_not():
    nearly = letter(answer=LONG.replace("Paragraph 5", "Section V"))
    assert set(bands(letter(answer=LONG))) & set(bands(nearly))
    assert not set(bands(letter())) & set(bands(letter(answer=f"Nothing of that kind is held. {CLOSING}")))


def test_a_campaign_is_one_family_with_every_letter_kept(library):
    sent = [library.admit(letter(reference=f"FOI {n}"), source=f"{n}.md", digest=f"{n}") for n in range(5)]
    library.admit(letter("How many lorries broke down?", "None did.", "FOI 9"), source="9.md", digest="9")
    assert {a.status for a in sent} == {"admitted"}
    assert "nearly the same answer as 0.md" in sent[4].reason
    assert library.count() == 6
    assert library.alike(sent[0].id) == [a.id for a in sent[1:]]
    assert set(library.families()) == {a.id for a in sent}
    assert len(set(library.families().values())) == 1


def test_a_family_outlives_the_letter_that_stood_for_it(library):
    first, second = (library.admit(letter(reference=f"FOI {n}"), source=f"{n}.md", digest=f"{n}").id for n in (1, 2))
    library.retire(first, "Sam Field", "published in error")
    third = library.admit(letter(reference="FOI 3"), source="3.md", digest="3").id
    assert library.alike(third) == [second]
    other = library.admit(letter("How many lorries?", "None.", "FOI 1"), source="1b.md", digest="x")
    assert other.id == first, "the id is free again"
    assert library.alike(other.id) == [], "and so is not in the family that once bore it"


def test_a_copy_tells_what_the_letter_kept_does_not(library):
    library.admit(letter(reference=None, date=None), source="page.html", digest="1")
    full = library.admit(letter(head="Our ref: FOI 1"), source="letter.pdf", digest="2")
    assert full.status == "grouped"
    kept = library.document("FOI 1")
    assert (kept.id, kept.source, kept.date) == (full.id, "page.html", date(2024, 3, 1))
    again = library.admit(letter(reference=None, date=None), source="page.html", digest="1")
    assert again.status == "unchanged"
    assert library.document("FOI 1") == kept


def test_a_copy_of_two_that_could_be_it_is_neither(library):
    for n in (1, 2):
        library.admit(letter(reference=f"FOI {n}", head=f"Our ref: FOI {n}"), source=f"{n}.md", digest=f"{n}")
    bare = library.admit(letter(reference=None), source="page.html", digest="3")
    assert bare.status == "admitted"
    assert len(library.alike(bare.id)) == 2


def test_a_copy_that_changes_never_touches_the_words_kept(library):
    library.admit(letter(answer=LONG), source="a.md", digest="1")
    kept = library.document("FOI 1")
    reread = letter(answer=LONG.replace("Paragraph 5", "Paragraph V"))
    assert library.admit(reread, source="b.pdf", digest="2").status == "grouped"
    for digest in ("2", "3"):  # the same file read by another version; another file
        other = letter(answer=LONG.replace("Paragraph 4", f"Paragraph IV{digest}"))
        assert library.admit(other, source="b.pdf", digest=digest).status == "grouped"
    assert library.document("FOI 1") == kept
    assert library.history(kept.id) == []
    own = library.admit(letter("How many lorries?", "None.", "FOI 2"), source="b.pdf", digest="4")
    assert (own.status, library.document("FOI 1")) == ("admitted", kept)
    assert "no longer the same letter as a.md" in own.reason
    assert library.sources() == [("a.md", kept.id), ("b.pdf", own.id)]


def test_a_file_that_becomes_another_letter_leaves_the_first_to_its_other_copy(library):
    first = library.admit(letter(answer=LONG), source="a.md", digest="1").id
    library.admit(letter(answer=LONG, closing=""), source="b.pdf", digest="2")
    new = library.admit(letter("How many lorries?", "None.", "FOI 2"), source="a.md", digest="3")
    assert (new.status, new.id == first) == ("admitted", False)
    left = library.document("FOI 1")
    assert (left.id, left.source, CLOSING in left.text) == (first, "b.pdf", False)
    assert library.history(first)[0].document.source == "a.md"


def test_a_file_overwritten_by_a_copy_of_another_is_grouped_with_it(library):
    one = library.admit(letter(), source="a.md", digest="1").id
    two = library.admit(letter("How many lorries?", "None.", "FOI 2"), source="b.md", digest="2").id
    assert library.admit(letter(), source="b.md", digest="3").id == one
    assert library.document("FOI 2") is None
    assert "same letter as a.md" in library.history(two)[0].reason
    assert library.count() == 1


def test_a_letter_that_changes_stays_where_it_stood(library):
    first = library.admit(letter(), source="a.md", digest="1").id
    library.admit(letter(answer="We need more time."), source="b.md", digest="2")
    library.admit(letter(answer="We now disclose it.", outcome="disclosed"), source="a.md", digest="3")
    assert library.document("FOI 1").id == first, "of several with one reference, the first admitted"
    assert (
        library.admit(letter(answer="We now disclose it.", outcome="disclosed"), source="a.md", digest="3").status
        == "unchanged"
    )
    assert len(library.history(first)) == 1


def test_what_was_retired_stays_out_until_it_is_restored(library):
    id = library.admit(letter(), source="a.md", digest="1").id
    library.admit(letter(), source="b.md", digest="2")
    before = library.document(id)
    assert library.retire(id, "Sam Field", "published in error")
    for source, digest in (("a.md", "1"), ("c.md", "9")):
        out = library.admit(letter(), source=source, digest=digest)
        assert out.status == "refused"
        assert "retired by Sam Field" in out.reason
        assert "published in error" in out.reason
    with pytest.raises(NotFound):
        library.restore("nothing", "Ann Hill", "lawful after all")
    assert library.restore(id, "Ann Hill", "lawful after all") == before
    assert library.document("FOI 1") == before
    assert library.admit(letter(), source="a.md", digest="1").status == "unchanged"
    assert library.sources() == [("a.md", id), ("b.md", id)]
    assert [(e.who, e.action) for e in Journal(library.store).entries(f"document:{id}")] == [
        ("Sam Field", "retire"),
        ("Ann Hill", "restore"),
    ]
    with pytest.raises(NotFound):
        library.restore(id, "Ann Hill", "again")


def test_a_restored_document_never_pushes_another_out(library):
    id = library.admit(letter(), source="a.md", digest="1").id
    library.retire(id, "Sam Field", "published in error")
    library.admit(letter("How many lorries?", "None.", "FOI 1"), source="a.md", digest="2")
    with pytest.raises(Conflict):
        library.restore(id, "Ann Hill", "lawful after all")


def test_a_file_that_is_gone_takes_its_letter_only_when_it_is_nowhere_else(library):
    id = library.admit(letter(answer=LONG), source="a.md", digest="1").id
    library.admit(letter(answer=LONG, closing=""), source="b.pdf", digest="2")
    assert library.retire(id, "Sam Field", "deleted", source="a.md") is False
    assert library.document(id).source == "b.pdf"
    with pytest.raises(NotFound):
        library.retire(id, "Sam Field", "deleted", source="a.md")
    assert library.retire(id, "Sam Field", "deleted", source="b.pdf") is True
    assert library.document(id) is None
    gone = library.lost(id)
    assert (gone.text, gone.retired.who, gone.retired.why) == (
        letter(answer=LONG, closing="").text,
        "Sam Field",
        "deleted",
    )
    back = library.admit(letter(answer=LONG), source="a.md", digest="1")
    assert (back.status, back.id) == ("admitted", id), "a file that comes back was never unwanted"
    assert "Sam Field had retired it" in back.reason
    assert (library.lost(id), library.document(id).retired) == (None, None)
    assert library.sources() == [("a.md", id)]
    assert [entry.action for entry in Journal(library.store).entries(f"document:{id}")][-1] == "come back"


def test_what_was_taken_out_on_purpose_is_not_shown_as_lost(library):
    id = library.admit(letter(), source="a.md", digest="1").id
    library.retire(id, "Sam Field", "published in error")
    assert library.lost(id) is None
    assert library.admit(letter(), source="a.md", digest="1").status == "refused"


def test_a_lost_letter_is_restored_on_somebodys_word_too(library):
    id = library.admit(letter(), source="a.md", digest="1").id
    library.retire(id, "Sam Field", "deleted", source="a.md")
    library.restore(id, "Ann Hill", "the file was moved")
    assert (library.document(id).id, library.sources()) == (id, [("a.md", id)])


def test_a_reading_is_remembered(library):
    id = library.admit(letter(), source="a.md", digest="1", reading="r1").id
    assert (library.held("r1"), library.held("r2"), library.held("")) == ((id, "a.md"), None, None)
    library.admit(letter(), source="a.md", digest="1", reading="r2")
    assert (library.held("r1"), library.held("r2")) == (None, (id, "a.md"))


def test_a_name_seen_later_in_a_source_is_taken_out_of_what_is_kept(library):
    id = library.admit(letter(), source="to Jane Smith.md", digest="1").id
    again = library.admit(letter(), source="to requester.md~1a", digest="1", given="to Jane Smith.md")
    assert (again.status, again.id) == ("unchanged", id)
    assert library.sources() == [("to requester.md~1a", id)]
    assert [library.document(id).source, library.cards()[0].source] == ["to requester.md~1a"] * 2
