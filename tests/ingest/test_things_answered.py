"""How answers meet what was asked, thing by thing: short invented letters."""

import pytest

from corpus.law import Law
from corpus.origin import Origin
from ingest.record import Reader

READER = Reader(Law.shipped(), lambda text: len(text.split()) * 4 // 3)


def _read(text: str):
    return READER.read(text.encode(), Origin("letter.txt"))[0]


@pytest.mark.parametrize(
    ("text", "outcomes", "why"),
    [
        (
            "You asked:\n\n1. How many gates?\n2. How many locks?\n3. Who keeps them?\n\nOur response:\n\n"
            "Questions 1 and 2: the Trust has 14 gates and 7 locks.\n\nQuestion 3: this is withheld under section 40(2).",
            ["disclosed", "disclosed", "withheld"],
            "one answer to two questions",
        ),
        (
            "Request\n\n1a. How many gates are there?\n\n1b. What are they worth?\n\n2a. How many locks are there?\n\n2b. What are they worth?\n\n"
            "Answer\n\n1a. 14\n\n1b. Section 43(2) applies and this is refused.\n\n2a. 7\n\n2b. This is not held.",
            ["disclosed", "withheld", "disclosed", "not_held"],
            "an answer carries the mark of its question, which is not its place",
        ),
        (
            "You asked:\n\n1. How many gates are there?\n\n2. when was each made\n\n3. who made each\n\nWe say:\n\n1. How many gates are there?\n\n"
            "Answer: there are 14.\n\n2. when was each made\n\n3. who made each\n\nAnswer: this information is not held.",
            ["disclosed", "not_held", "not_held"],
            "said again one right below the other, they have one answer",
        ),
        (
            "Gates\n\nDear Harwick Council,\n\nI am asking to be given:\n\n- The name of whoever looks after the gates of the town\n"
            "- The gate register for all of the town, in copy\n\nYours faithfully,\n\nJane Quill\n\nDear Ms Quill,\n\nYour email was "
            "received with thanks. The answers are below.\n\n- The name of whoever looks after the gates of the town\n\nNell Gatward.\n\n"
            "- The gate register for all of the town, in copy\n\nThis is withheld under section 43(2).\n\nYours sincerely,\n\nThe Clerk",
            ["disclosed", "withheld"],
            "a reply that says each thing asked again, with no number, over its answer",
        ),
        (
            "You asked:\n\n1. How many gates are there?\n2. How many locks are there?\n3. Who keeps them?\n\nOur response:\n\n"
            "As regards questions one and three, the information is not held.\n\nQuestion two is exempt under section 43(2).",
            ["not_held", "withheld", "not_held"],
            "numbers in words",
        ),
        (
            "You asked:\n\n1. How many gates are there?\n2. How many locks are there?\n\nOur response:\n\nThis is exempt under section 30.\n\n"
            "30. Investigations.\n\n1. Information which a public authority holds is exempt where it was held for one.\n\n"
            "2. The public authority is not obliged to say more.",
            ["withheld", "withheld"],
            "the Act numbers its own subsections",
        ),
        (
            "You asked:\n\n1. How many gates are there?\n2. How many locks are there?\n\nOur response:\n\n1. Not held.\n2. There are 7.",
            ["not_held", "disclosed"],
            "a decision of two words behind its number",
        ),
        (
            "1. How many gates are there?\n\nThis information is not held.\n\n2. How many locks are there?\n\nAs above.\n\n3. Who keeps them?\n\n"
            "The keeper does.",
            ["not_held", "not_held", "disclosed"],
            "as above",
        ),
        (
            "1. Who looks after the gates? Where that is a firm, who are they? Quill & Sons do that for us.\n"
            "2. Who looks after the locks? We do not hold this information.",
            ["disclosed", "not_held"],
            "an answer right behind its question, in whatever words",
        ),
        (
            "Question Number 1: How many gates are there? | |\nAnswer To Question 1: 14 | |\nQuestion Number 2: How many locks? | |\n"
            "Answer To Question 2: This is not held. | |\n",
            ["disclosed", "not_held"],
            "the number of a question said in full",
        ),
        (
            "Q1 / Please send the gate register\nA1 / The gate register is attached.\nQ2 / Please send the lock register\n"
            "A2 / The lock register is exempt under section 43(2).",
            ["disclosed", "withheld"],
            "a stroke behind the label",
        ),
        (
            "1) a) How many gates there are, in all b) What was spent on them in 2021 2) Who looks after all of them, and since when that has been so. I ask all this because I live beside the lock and hear it at night. "
            "Kindly answer each of these apart, since what is said of one may not be so of another, and I should not like to mistake one for another. "
            "It would help me most if every answer stood below what it answers, so that whoever reads it can tell at once, with no need to go back and look for it. I thank you for your time in this, and for the care that I am sure you will take over it, as you have before now. "
            "Regarding part 1a, there are 14 gates. With regard to part 1b, the information is not held. "
            "In answer to question 2, the keeper has looked after them since 2019, and before that it was the harbour master who did so.",
            ["disclosed", "not_held", "disclosed"],
            "lettered parts that are answered apart, in a text that lost its lines",
        ),
    ],
)
def test_each_thing_asked_has_its_outcome(text, outcomes, why):
    assert [item.outcome for item in _read(text).items] == outcomes, why
