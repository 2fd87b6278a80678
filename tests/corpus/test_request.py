"""What a request asks for, item by item."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.asking import asks
from corpus.request import items

MEETINGS = (
    "Please send me the notes of any meetings or roundtables the ICO has held since January 2025 with police forces "
    "or the Home Office about live facial recognition, and a list of who attended."
)
ROWS = [
    (
        MEETINGS,
        [
            "the notes of any meetings or roundtables the ICO has held since January 2025 with police forces or the Home Office about live facial recognition",
            "a list of who attended",
        ],
        "two things joined by a conjunction",
    ),
    (
        "Dear Sir,\n\nUnder the Act, please provide:\n\n1. A list of stakeholders.\n2. Dates of all meetings.\n3) Minutes of all.\n\nKind regards,\nA",
        ["A list of stakeholders", "Dates of all meetings", "Minutes of all"],
        "numbered elements, whatever their punctuation; greetings and thanks are not items",
    ),
    ("- emails\n- letters", ["emails", "letters"], "bullets"),
    ("How many fines were issued in 2023? And how much did they raise?", ["How many fines were issued in 2023?", "how much did they raise?"], "questions"),
    ("Please provide copies of the notes and minutes of board meetings.", ["copies of the notes and minutes of board meetings"], "notes and minutes of one thing stay one"),
    ("I am writing to request all correspondence with Serco in 2022. Please acknowledge receipt. Thank you.", ["all correspondence with Serco in 2022"], "talk is left out"),
    ("1. Which boats?\n- by name\n- by age\n\n2. Which berths?\na) let\nb) free", ["Which boats?\n- by name\n- by age", "Which berths?\na) let\nb) free"], "what is listed under a number is part of it"),
    ("1. Is it lit?\n2. If the answer is yes, please state by whom.\n3. If you can't answer, let me know.", ["Is it lit?", "If the answer is yes, please state by whom"], "asked on a condition"),
    ("minutes about facial recognition", ["minutes about facial recognition"], "a bare phrase is one item"),
    (" \n ", [], "blank text asks for nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), ROWS, ids=[r[2] for r in ROWS])
def test_items(text, expected, why):
    assert [i.text for i in items(text)] == expected


@given(st.text(max_size=400))
def test_items_are_numbered_spans_of_the_text(text):
    found = items(text)
    assert [i.n for i in found] == list(range(1, len(found) + 1))
    assert all(text[i.start : i.end] == i.text for i in found)


BESIDE = [
    ("How many gates? Please break these down by month.", ["How many gates?"], "how it is to be set out"),
    ("How many gates? If possible, please split them by lock.", ["How many gates?"], "where it can be"),
    ("How many gates? I would prefer a spreadsheet.", ["How many gates?"], "its form"),
    ("How many gates? I should like the last three years only.", ["How many gates?"], "its years"),
    ("How many gates? If the number is not recorded, an estimate will do: please give that instead.", ["How many gates?"], "what would do"),
    ("How many gates? If you withhold any of it, please state the exemption.", ["How many gates?"], "where it is kept back"),
    ("How many gates? For the avoidance of doubt, please count the small ones.", ["How many gates?"], "what is meant"),
    ("How many gates? Can I have this under the Freedom of Information Act?", ["How many gates?"], "whether it can be had at all"),
    ("Please send a list of gates. I am looking for a list of oak gates.", ["a list of gates"], "said again"),
    ("I want to know two things about gates. How many are there? How many leak?", ["How many are there?", "How many leak?"], "how many things are asked"),
    ("How many gates? Give details please.", ["How many gates?"], "details of it"),
    ("How many gates?\n\nPlease split the cost of each into oak and iron.", ["How many gates?", "split the cost of each into oak and iron"], "a thing of its own"),
    ("Please treat this as a request for the gate register.", ["treat this as a request for the gate register"], "what treats itself as a request"),
    ("Please tell me:\nHow many gates there are;\nHow many locks there are.", ["How many gates there are", "How many locks there are"], "only leads in"),
]  # fmt: skip
LISTS = [
    ("1a. Which gates?\n1b. Which locks?\n2. Who?", ["Which gates?", "Which locks?", "Who?"], "letters behind numbers"),
    ("1, The gates\n2, The locks\n3, How old all are", ["The gates", "The locks", "How old all are"], "commas behind numbers"),
    ("· gates\n· locks", ["gates", "locks"], "middle dots"),
    ("1) Which gates, in:\n1. 2017\n2. 2018\n2) Which locks?", ["Which gates, in:\n1. 2017\n2. 2018", "Which locks?"], "years within"),
    ("1. Which gates?\n2. Of those:\n1. How many of oak?\n2. How many of iron?\n3. Who?", ["Which gates?", "How many of oak?", "How many of iron?", "Who?"], "questions within"),
    ("- 2020\n- 2021\n- For these years:\n1. Say what gates cost\n2. Say what locks cost", ["Say what gates cost", "Say what locks cost"], "numbers below what they are asked of"),
    ("Please send reports on the gates listed here.\n- Mill Lane\n- Quay Street", ["Please send reports on the gates listed here.\n- Mill Lane\n- Quay Street"], "what is listed is of one thing"),
    ("Please send details of each gate, including:\n- age\n- date of painting", ["Please send details of each gate, including:\n- age\n- date of painting"], "what one thing is to tell"),
    ("The number of gates on:\n- 1 April 2020\n- 1 April 2021", ["The number of gates on:\n- 1 April 2020\n- 1 April 2021"], "times of one thing"),
    ("- Which gates?\n- In the last three years\n- How many of oak?\n- How many of iron?", ["Which gates?", "How many of oak?", "How many of iron?"], "what asks nothing among questions"),
    ("1. Which gates?\n2. Which locks?\n\nPlease also set out the policy on both.", ["Which gates?", "Which locks?", "the policy on both"], "more below a list"),
    ("Please provide:\nRecords of any fault.\nWhatever was spent.\nI would rather have it electronically.", ["Records of any fault", "Whatever was spent"], "lines below a lead-in"),
    ("I want to know 1) how many gates, 2) how many locks and 3) who keeps both.", ["how many gates", "how many locks and", "who keeps both"], "points in a row"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), BESIDE + LISTS, ids=[r[2] for r in BESIDE + LISTS])
def test_what_stands_beside_and_what_is_listed(text, expected, why):
    assert [i.text for i in items(text)] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Be so good as to send the register.", "I should be pleased to have the register.", "I ask to be given the register.",
        "I wish to have the register.", "My request is for the register.", "The information I want is the register.",
        "We should welcome a copy of the register.", "I hereby request the register.", "I need to know who keeps the gates.",
        "Tell me who keeps the gates.", "Pray send the register.", "I require the register.", "I would appreciate a copy of the register.",
        "May I see the register?", "I'm keen to learn who keeps the gates.", "I am after the register.", "Let me know who keeps it.",
        "Give the number of gates.", "State how many gates.", "It would be appreciated if you could send the register.",
        "Might I have the register.", "In 2020, how many gates leaked",
    ],
)  # fmt: skip
def test_a_sentence_asks(sentence):
    assert asks(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "I imagine that the register would show who kept which gate and when.", "For what I need any of the bands will serve.",
        "Anyone who has left the harbour counts too.", "You did let me have what you did.", "The gates leak.",
    ],
)  # fmt: skip
def test_a_sentence_that_asks_nothing(sentence):
    assert not asks(sentence)
