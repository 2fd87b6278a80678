"""What was asked where nothing marks it: told in the letter's own words, listed, quoted, set line by line, or left in a mail below."""

from __future__ import annotations

import pytest

from corpus.origin import Origin
from ingest.parse import parse
from ingest.read import read
from tests.ingest.labelled import LAW

DEAR = "Harwick Harbour Trust\n\nDear Ms Quill\n\n"
NONE = "\n\nWe do not hold this.\n\nYours sincerely\n\nHarbour Clerk"


def _asked(text: str) -> list[str]:
    reading = read(text.encode(), "letter.txt")
    return [item.text for item in parse(reading, Origin("letter.txt"), LAW, lambda t: len(t.split())).requests]


@pytest.mark.parametrize(
    ("text", "asked", "why"),
    [
        (f"{DEAR}You asked how many gates leak.{NONE}", ["how many gates leak"], "a clause"),
        (
            f"{DEAR}In your letter of 3 May you enquire whether the lock is safe.{NONE}",
            ["whether the lock is safe"],
            "enquire",
        ),
        (
            f"{DEAR}You wished to be informed how many boats passed in June.{NONE}",
            ["how many boats passed in June"],
            "wished",
        ),
        (f"{DEAR}You want to know if the weir was dredged.{NONE}", ["if the weir was dredged"], "want to know"),
        (
            f"{DEAR}You asked for the gate register and for the keeper's log.{NONE}",
            ["the gate register", "the keeper's log"],
            "for, and for",
        ),
        (
            f"{DEAR}You ask how many gates leak and who mends them.{NONE}",
            ["how many gates leak", "who mends them"],
            "two questions in one sentence",
        ),
        (
            f"{DEAR}You sought: A) the gate register for 2021; B) the log of the keeper; C) the plan of the locks.{NONE}",
            ["the gate register for 2021", "the log of the keeper", "the plan of the locks"],
            "letters in brackets on one line",
        ),
        (
            f"{DEAR}You ask first of all what the gates cost.\n\nThey cost £300.\n\nSecondly, you enquire when they were hung.\n\n"
            "In 1984.\n\nLastly, you would like to know who hung them.\n\nA Mr Lockett did.\n\nYours sincerely",
            ["what the gates cost", "when they were hung", "who hung them"],
            "one after another, each with its answer",
        ),
        (
            f"{DEAR}You asked for the gate register. You also asked for the lock plan.{NONE}",
            ["the gate register", "the lock plan"],
            "also",
        ),
        (
            f"{DEAR}You wish to know the depth,\nthe number of berths and the fee.{NONE}",
            ["the depth,\nthe number of berths and the fee"],
            "a sentence that a line break cuts in two",
        ),
        (f"{DEAR}Your request for information has been passed to me.{NONE}", [], "nothing is told of it"),
        (
            f"{DEAR}Thank you for your request for information about gates.{NONE}",
            [],
            "its subject is not what was asked",
        ),
        (f"{DEAR}You asked for an internal review of our answer on gates.{NONE}", [], "a review"),
        (f"{DEAR}You requested that we look again. If you want to know more please write.{NONE}", [], "no request"),
    ],
)
def test_what_a_letter_tells_of_the_request(text, asked, why):
    assert _asked(text) == asked, why


@pytest.mark.parametrize(
    ("text", "asked", "why"),
    [
        (
            f"{DEAR}Your request of 3 May was considered by the Clerk.\n\ni. The number of gates that leak\nii. The reasons for it\n\n"
            "The gates belong to the Lock Board and nothing is held.\n\nYours sincerely",
            ["The number of gates that leak", "The reasons for it"],
            "a list below no more than a mention",
        ),
        (
            f"{DEAR}We acknowledge your e-mail on locks.\n\n1. Number of keepers in 2022\n\nSeven.\n\n2. Rate paid to keepers\n\n£9 an hour.\n\n"
            "3. Falls by keepers\n\nTwo.\n\nYours sincerely",
            ["Number of keepers in 2022", "Rate paid to keepers", "Falls by keepers"],
            "elements with an answer below each",
        ),
        (
            f"{DEAR}Please see our answers beneath each of your points.\n\n- number of gates that leak\n\n12\n\n- the cost of each gate\n\n£300\n\nRegards",
            ["number of gates that leak", "the cost of each gate"],
            "bullets with an answer below each",
        ),
        (
            f'{DEAR}"Which gates on the north side have leaked since January?"\n\nNone has.\n\nYours sincerely',
            ["Which gates on the north side have leaked since January?"],
            "a quotation right below the greeting",
        ),
        (
            f"{DEAR}Your request has been considered and the response is set out here.\n\nHow many gates were mended in 2023?\n\n41 gates were mended.",
            ["How many gates were mended in 2023?"],
            "a question alone, once the answer has been announced",
        ),
        (
            f"{DEAR}These papers are enclosed:\n\n- the gate register\n- the lock plan\n\nYours sincerely",
            [],
            "what is enclosed was not asked in so many words",
        ),
        (
            f"{DEAR}We cannot go on. Do you mean the north gates or the south gates?\n\nYours sincerely",
            [],
            "what whoever answers asks back",
        ),
        (
            "Gate desk\n\nDear Ms Quill\n\n> How many gates leak at the moment, and where\n\nTwelve, all in the north.\n\n"
            "> Who is to mend them please\n\nMr Lockett.\n\nYours sincerely",
            ["How many gates leak at the moment, and where", "Who is to mend them please"],
            "quoted lines between the answers",
        ),
    ],
)
def test_what_is_asked_where_nothing_leads_in(text, asked, why):
    assert _asked(text) == asked, why


@pytest.mark.parametrize(
    ("text", "asked", "why"),
    [
        (
            "Lock desk\nQ: Number of locks in town\nA: 88\nQ: Longest time shut\nA: 46 days\nShut means shut to boats.",
            ["Number of locks in town", "Longest time shut"],
            "Q and A without numbers",
        ),
        (
            "Gates\nOur answers are below.\n1 - How many gates are there?\nFourteen.\n2 - What make are they?\nExempt under section 31.\n"
            "3 - Opening log for July 2023\nIt is attached.",
            ["How many gates are there?", "What make are they?", "Opening log for July 2023"],
            "a number and a dash",
        ),
        (
            "Gates\nOur answers are below.\n1 Supplier\nHarwick Ltd\n2 Number of gates\nFourteen",
            ["Supplier", "Number of gates"],
            "a number alone",
        ),
        (
            "Gates\nNo. | Question | Response\n1 | Who mends the gates?\nHarwick Ltd\n2 | Yearly value of the contract\n£300",
            ["Who mends the gates?", "Yearly value of the contract"],
            "rows that lost their columns",
        ),
        (
            "Gates\nThe trust has\n1 Harbour Lane\nas its address and\n2 Lock Street\nas its store, both closed in May.",
            [],
            "numbers of houses",
        ),
    ],
)
def test_questions_line_by_line(text, asked, why):
    assert _asked(text) == asked, why


@pytest.mark.parametrize(
    ("text", "asked", "why"),
    [
        (
            f"{DEAR}We cannot go on until we hear which gates you mean.\nRegards\nFOI Desk\n-----Original Message-----\nPlease send me all letters about the gates.",
            ["all letters about the gates"],
            "a divider right below the sign-off",
        ),
        (
            "Hi Sam\n\nThe lists can be had from our site.\n\nBest\nPriya\n\n> Hello\n> Could I have copies of the gate lists since 2018?",
            ["copies of the gate lists since 2018?"],
            "the quoted mail begins with a greeting",
        ),
    ],
)
def test_the_mail_below_the_reply(text, asked, why):
    assert _asked(text) == asked, why


def test_an_answer_above_the_mail_that_asked_is_an_answer():
    text = (
        "Dear Sir\n\nWe hold the information you requested and are happy to supply it in full, as follows.\n\n1) There are 212 gates.\n\n2) 41 of the gates leak.\n\nYours faithfully\n\n"
        "D Lockett\n-----Original Message-----\nCould you tell me how many gates you have and how many of them leak?"
    )
    reading = read(text.encode(), "letter.txt")
    document = parse(reading, Origin("letter.txt"), LAW, lambda t: len(t.split()))
    assert (len(document.requests), document.outcome) == (1, "disclosed")


@pytest.mark.parametrize(
    ("text", "asked", "why"),
    [
        (
            "Request\n\nPlease provide, in respect of each gate, the following:\n\n- Who now holds it;\n- What it is worth and whether it is exempt from rates;\n\n"
            "The Trust does not hold this.",
            ["Who now holds it", "What it is worth and whether it is exempt from rates"],
            "a list below what the asker leads in with",
        ),
        (
            "Dear Ms Quill\n\nYou asked:\n\nHow many gates were hung in 2023?\n\nWe hung 19 gates in that year, and 4 more are on order.\n\n"
            "Which gates leak most?\n\nThis is exempt under section 31.\n\nYours sincerely",
            ["How many gates were hung in 2023?", "Which gates leak most?"],
            "an answer right below a question is none of it",
        ),
        (
            "Request\n\nYour request was received on 3 May.\n\nIt has been dealt with under the Freedom of Information Act 2000.\n\n"
            "I would like the following information for 2021.\n\nAll spending on gates, by lock and by year\n\nAll spending on locks, by lock and by year\n\nResponse\n\nThis is attached.",
            ["All spending on gates, by lock and by year", "All spending on locks, by lock and by year"],
            "how it was dealt with is not what was asked",
        ),
        (
            "Request\n\nI would like for 2023:\n\n- The number of gates that leak.\n- The number of locks that leak.\n"
            "- Leak means any loss of water.\n\nResponse\n\nNot held.",
            ["The number of gates that leak", "The number of locks that leak"],
            "what a word means is not asked for",
        ),
        (
            "Request\n\n1. How many gates leaked in 2022.\n2. The average loss in each year.\n\n"
            "1. The Trust does not collect this.\n2. The Trust does not collect this either, and we are unable to count it.",
            ["How many gates leaked in 2022", "The average loss in each year"],
            "the same numbers once more, answering",
        ),
        (
            "Dear Ms Quill\n\nYou asked:\n\nQuestion 1: How many gates are there?\n\n41\n\nOur response:\n\nQuestion 2: Please confirm how many of them leak.\n\n"
            "None of them does.",
            ["How many gates are there?", "Please confirm how many of them leak"],
            "a labelled question below the heading of an answer",
        ),
    ],
)
def test_where_a_request_goes_on_and_ends(text, asked, why):
    assert _asked(text) == asked, why


@pytest.mark.parametrize(
    ("text", "asked", "why"),
    [
        (
            f"{DEAR}In your letter of 3 May you asked me to let you have the cost of the review of the locks.{NONE}",
            ["the cost of the review of the locks"],
            "a review that is the subject",
        ),
        (f"{DEAR}You asked, first, to see the gate register.{NONE}", ["the gate register"], "an aside between commas"),
        (
            f"{DEAR}You have asked that we supply the opinion on the weir.{NONE}",
            ["the opinion on the weir"],
            "asked that",
        ),
        (
            f"{DEAR}You asked for details of the gates that leak most, and you also asked how long each took to mend.{NONE}",
            ["details of the gates that leak most", "how long each took to mend"],
            "and you also asked",
        ),
        (
            f"{DEAR}I refer to the request that you made on 3 May for: all letters between the Clerk and the Lock Board{NONE}",
            ["all letters between the Clerk and the Lock Board"],
            "the request that you made for",
        ),
        (
            f"{DEAR}You have now made 41 requests on gates, to which we sent 600 pages.\n\nThey are vexatious under section 14(1).\n\nYours sincerely",
            [],
            "how many requests were made",
        ),
        (
            f"{DEAR}I should like to apologise for the delay.\n\nThe register is attached.\n\nYours sincerely",
            [],
            "what whoever answers would like",
        ),
        (
            f"{DEAR}Please let us have your full name, on receipt of which your request will be logged.\n\nYours sincerely",
            [],
            "a name wanted of the asker",
        ),
        (
            f'{DEAR}You asked:\n\n"Please tell me whether Professor A. N. Lockett was ever fined and, if so, how much."\n\nNot held.\n\nYours sincerely',
            ["whether Professor A. N. Lockett was ever fined and, if so, how much"],
            "the initials of a name",
        ),
        (
            "You asked for:\n\n1. The number of gates that leak.\n2. For each gate, the time for which it was shut and the name of whoever shut it.\n\n"
            "Question 1\n\nThere were 188 in 2019.\n\nQuestion 2\n\nThis is written in the log of each keeper, which we would have to read.",
            [
                "The number of gates that leak",
                "For each gate, the time for which it was shut and the name of whoever shut it",
            ],
            "headings with the numbers of the list stand over its answers",
        ),
        (
            "You requested:\n\nPlease could you send us the following.\nThe total number of gates hung in each year.\n\n"
            "Could you also break down the causes of each leak.\n\nWe have dealt with this under the Act and hold none of it.",
            ["The total number of gates hung in each year", "break down the causes of each leak"],
            "a lead that names nothing, and what it leads in to",
        ),
        (
            "No. | Question | Answer\n1 | How many gates are there? | 14\n2 | Who mends them? | Harwick Ltd",
            ["How many gates are there?", "Who mends them?"],
            "the head of a table of three columns",
        ),
    ],
)
def test_what_is_asked_and_what_only_looks_so(text, asked, why):
    assert _asked(text) == asked, why
