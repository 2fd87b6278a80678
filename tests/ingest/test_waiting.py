"""Letters that decide nothing yet: they ask what is meant, hand the request on, answer by machine or need time."""

import pytest

from corpus.law import Law
from corpus.origin import Origin
from ingest.record import Reader

READER = Reader(Law.shipped(), lambda text: len(text.split()) * 4 // 3)


def _read(said: str):
    text = f"Dear Ms Quill,\n\nYou asked for the log of the ferries and of what they cost.\n\n{said}\n\nYours sincerely\nThe Clerk"
    return READER.read(text.encode(), Origin("letter.txt"))[0]


@pytest.mark.parametrize(
    "said",
    [
        "Which ferries do you mean? The twenty working days will start when we hear from you.",
        "Could you tell us the years? If I have heard nothing by 30 June I shall take it that you do not wish to go on.",
        "So that we may find the right log, please tell us which ferries you mean.\n\nWe have 34 ferries and 12 tugs.",
        "Before we can begin to look we need to know which of the 34 ferries you mean.",
        "I need further clarification before I can look for the log.",
        "The time for it will be placed on hold.",
        "For a request to be valid it must state the name of whoever makes it.",
        "We are unable to treat your message as a valid request.",
        "Your request has been passed to the county council, who will reply to you directly.",
        "We have today forwarded your letter to the county council, and they will be writing to you direct.",
        "This request was closed at the requester's request.",
        "This is an automatic reply. You can expect a response within 20 working days. Last year we answered 1,488 of 1,502.",
    ],
)
def test_a_letter_that_waits_decides_nothing(said):
    assert _read(said).outcome == "unknown"


@pytest.mark.parametrize(
    "said",
    [
        "The time limit needs to be extended. The exemption we are considering is section 43(2) of the Act.",
        "We need a further 20 working days to weigh section 43(2), which may apply.",
        "We have not yet reached a decision on section 43(2) of the Freedom of Information Act.",
        "Section 36 may be relevant. We hope to let you have a full response by 13 August.",
        "We are considering whether section 36 applies, and expect to be able to let you have a full reply by 4 June.",
    ],
)
def test_a_letter_that_puts_off_its_answer_relies_on_nothing(said):
    read = _read(said)
    assert (read.outcome, read.exemptions) == ("unknown", [])


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("The log is enclosed. The cost is not clear; we shall look once we hear from you which years you mean.", "disclosed"),
        ("We do not hold the log. We have passed your request to the county, which will reply to you directly.", "not_held"),
        ("The log is withheld under section 43(2) of the Freedom of Information Act. If we have not heard we shall assume that "
         "you are content.", "withheld"),
        ("The Board had not come to a decision at the time. The log is withheld under section 43(2) of the Act.", "withheld"),
    ],
)  # fmt: skip
def test_what_a_letter_decides_besides_counts(said, outcome):
    assert _read(said).outcome == outcome
