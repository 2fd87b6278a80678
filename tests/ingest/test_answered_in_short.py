"""Answers of a word or a figure beside their questions, which give something next to what is kept back."""

import pytest

from corpus.law import Law
from corpus.origin import Origin
from ingest.record import Reader

READER = Reader(Law.shipped(), lambda text: len(text.split()) * 4 // 3)
KEPT = "The log itself is exempt under section 43(2) of the Freedom of Information Act 2000."


def _outcome(text: str) -> str:
    return READER.read(text.encode(), Origin("letter.txt"))[0].outcome


@pytest.mark.parametrize(
    ("text", "outcome", "why"),
    [
        (
            f"Were the ferries mended?\nYes. That was begun on 5 May 2021.\nMay I see the log?\n{KEPT}",
            "partly",
            "a yes",
        ),
        (f"How many ferries were mended?\nNine.\nMay I see the log?\n{KEPT}", "partly", "a number in words"),
        (f"1 Number of ferries mended\n1,350\n2 The log\n{KEPT}", "partly", "a figure below the name of a thing"),
        (f"- number of ferries mended\n1,350\n- the log\n{KEPT}", "partly", "a figure below an entry of a list"),
        (f"Q1\n62 as at 31 March 2021.\nQ2\n{KEPT}", "partly", "a figure below the mark of a question"),
        (f"Question 1\nThere were 188 ferries.\nQuestion 2\n{KEPT}", "partly", "what there was, below such a mark"),
        (f"You asked for this. Q1\n62 in all.\nQ2\n{KEPT}", "partly", "the mark ends the line above"),
        (f"1. How many ferries have you? – 7916\n\n2. May I see the log?\n\n{KEPT}", "partly", "behind its question"),
        (
            f"You asked:\n\na) May I see the log?\nb) How many ferries are there?\n\nWe reply:\n\na) {KEPT}\nb) Seven\n",
            "partly",
            "behind the letter of its question",
        ),
        (
            f"You asked how many ferries were mended. Two, both in 2016. You also asked for the log. {KEPT}",
            "partly",
            "in the sentence behind what was asked",
        ),
        (
            "Dear Mr Reeve,\n\nYou enquired what became of the ferry. It was sold in spring and is now in Quaymouth.\n\nYours,\nThe Clerk",
            "disclosed",
            "what became of a thing",
        ),
        (
            "How many ferries were mended by hand?\nBetween April and June there were 19,871 ferries mended.\nMay I see the log?\n"
            f"{KEPT}",
            "partly",
            "a figure told in a sentence below its question",
        ),
        (
            f"The number mended each year follows.\nTotal 661 748 702 731 1008 1389 901 940 957 8037\nThe log\n{KEPT}",
            "partly",
            "a row of a torn table",
        ),
        ("Hello Anna\n1,866 in 2021 and 1,902 in 2022.\nRecords Office", "disclosed", "under the greeting"),
        (
            "Dear R Tindall\nIn answer to your request, there were 8,412 ferries mended in Quaymouth.\nRecords Office",
            "disclosed",
            "told under the greeting",
        ),
        (
            "How many ferries were mended - 6,904\nHow many ferries were sold - 811\nFerry Office",
            "disclosed",
            "questions said again with figures behind them",
        ),
        (f"Is there a log? Yes/No\nMay I see it?\nYes/No\n{KEPT}", "withheld", "a choice that was offered"),
        (f"Question | Our answer\n1. The log of the ferries\n{KEPT}", "withheld", "the number of a question"),
        (f"Please give:\n- the ferries of\n2019\n- the log\n{KEPT}", "withheld", "a year is no answer"),
        (f"You asked for the log, saying how many there are.\n\n1 Log of the year\n{KEPT}", "withheld", "a title"),
        (
            f"1. May I see the log?\n2. The ferry.\n\n{KEPT}\n\n(1) Information\n2. Two officers of the port hold it.",
            "withheld",
            "a numbered reason",
        ),
    ],
)
def test_a_short_answer_gives(text, outcome, why):
    assert _outcome(text) == outcome, why


def test_figures_count_where_each_thing_asked_is_decided_on():
    text = (
        "1. What was taken in fares in 2017/18 and 2018/19?\n\n2018/19 - £1,692k (£806k from staff)\n2017/18 - £1,655k (£829k from staff)\n\n"
        "The port does not hold what the yard takes.\n\n2. What was taken in fines?\n\nThis is not recorded by the port.\n"
    )
    assert _outcome(text) == "disclosed"


@pytest.mark.parametrize(
    ("answer", "outcome", "why"),
    [
        (f"The log of ferries may be downloaded from the foot of this page.\n\nNames: {KEPT}", "partly", "on the page"),
        (f"Advice on how to complain can be downloaded from this page.\n\n{KEPT}", "withheld", "no answer on the page"),
        (
            "It can be downloaded from the page below and is exempt under section 21 of the Freedom of Information Act 2000.",
            "withheld",
            "had elsewhere",
        ),
        (
            f"{KEPT} The port has about 1,900 ferries, and 23 of its yards are small.",
            "withheld",
            "figures that go on below what is kept are its reasons",
        ),
        (
            "The port does not hold any information on this. It can neither confirm nor deny that it holds any other information, "
            "by virtue of section 23(5) of the Freedom of Information Act 2000.",
            "not_held",
            "silence on anything else",
        ),
        (f"We are withholding the more detailed log. {KEPT}", "partly", "less detail is given"),
        (
            "In our answer of 2 May we withheld the log under section 43(2), which was wrongly relied upon. I am therefore overturning that decision and can tell you "
            "that the log was made in Quaymouth by the harbour master.",
            "disclosed",
            "what a review gives, and what it recounts",
        ),
        (
            "I am overturning the decision in part, and the log is now enclosed. I uphold the decision to withhold the names under "
            "section 40(2) of the Freedom of Information Act 2000.",
            "partly",
            "a review that gives a part",
        ),
    ],
)
def test_what_else_is_given_or_not(answer, outcome, why):
    assert _outcome(f"You asked:\n\nMay I have the log of the ferries?\n\nOur response\n\n{answer}") == outcome, why
