"""Outlook messages (.msg): the letter, its date, what it quotes, and the files it carries."""

from datetime import UTC, datetime

import pytest
from forms import word
from outlook import message

from corpus.errors import Unreadable
from corpus.law import Law
from corpus.origin import Found, Origin
from ingest.limits import Limits
from ingest.read import read
from ingest.record import Reader
from ingest.unpack import unpack

SENT = datetime(2025, 3, 14, 9, 30, tzinfo=UTC)
BODY = (
    "Dear Applicant\r\n\r\nOur reference: BDC/2025/77\r\n\r\nYou asked: for the survey of the weir.\r\n\r\n"
    "The survey is withheld under section 43(2) of the Freedom of Information Act 2000.\r\n\r\n"
    "Kind regards\r\n\r\nInformation Officer\r\nBrackley Council\r\n"
)
LETTER = message("Your request", BODY, SENT)


def test_the_letter_is_read():
    found = read(LETTER, "reply.msg")
    said = [block.text for block in found.blocks]
    assert said[:2] == ["Dear Applicant", "Our reference: BDC/2025/77"]
    assert "The survey is withheld under section 43(2) of the Freedom of Information Act 2000." in said


def test_its_record():
    made = Reader(Law.shipped(), lambda text: len(text.split())).read(LETTER, Origin("reply.msg"))[0]
    assert (made.reference, str(made.date), made.outcome) == ("BDC/2025/77", "2025-03-14", "withheld")
    assert [e.ref for e in made.exemptions] == ["43(2)"]
    assert [item.text for item in made.requests] == ["the survey of the weir"]


def test_a_body_longer_than_the_small_streams():
    long = "".join(f"Paragraph {n} of the letter says what was found in box {n}.\r\n\r\n" for n in range(120))
    assert len(read(message("Long", long, SENT), "long.msg").blocks) == 120


@pytest.mark.parametrize("size", ["small", "large"])
def test_what_it_carries_is_read_by_itself(size):
    attached = ("note.txt", "text/plain", b"We hold the note.") if size == "small" else ("reply.docx", "", word())
    content = message("Your request", BODY, SENT, "", attached)
    parts = list(unpack(Found(Origin("reply.msg"), content), Limits()))
    assert [part.origin.source for part in parts] == ["reply.msg", f"reply.msg/{attached[0]}"]
    assert parts[1].content == attached[2]


def test_one_that_is_cut_short_is_refused():
    with pytest.raises(Unreadable, match=r"reply\.msg: "):
        read(LETTER[: len(LETTER) // 2], "reply.msg")
