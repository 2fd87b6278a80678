"""Whether an answer tells something of the matter itself, and what that makes of a letter that keeps something back."""

import pytest

from corpus.law import Law
from corpus.origin import Origin
from ingest.given import tells_in_short
from ingest.record import Reader

READER = Reader(Law.shipped(), lambda text: len(text.split()) * 4 // 3)
ASKED = "You asked:\n\nHow many ferries were repaired in 2021, and who repaired them?\n\nOur response\n\n"
KEPT = "The rest is exempt under section 43(2) of the Freedom of Information Act 2000, since it would harm the yard."
COST = "To find out who did would cost more than the appropriate limit. Section 12 of the Act means that we need not comply. "


def _outcome(answer: str, asked: str = ASKED) -> str:
    return READER.read((asked + answer).encode(), Origin("letter.txt"))[0].outcome


@pytest.mark.parametrize(
    ("answer", "outcome", "why"),
    [
        (f"Of the ferries that ran in 2021, 14 were repaired in Quaymouth.\n\n{KEPT}", "partly", "a figure is told"),
        (f"{KEPT}\n\nIn 2021 we paid £41,300 to the yard in Quaymouth.", "partly", "a figure below what is kept"),
        (f"The yard in Quaymouth has had the work for years.\n\n{KEPT}", "partly", "a fact above what is kept"),
        (f"{KEPT}\n\nThe matter is before a court in Quaymouth.", "withheld", "a fact below it is a reason"),
        (f"{COST}There are 4,200 files, and each was kept on paper.", "refused", "figures that reckon a cost"),
        (
            f"Of the ferries that ran in 2021, 1,400 were repaired.\n\nTo look at each of them for 2 minutes makes 47 hours.\n\n{COST}",
            "refused",
            "what a cost is reckoned from",
        ),
        (
            f"We have a copy of the log. It was made by the harbour master after the storm.\n\n{KEPT}",
            "withheld",
            "more of what is held",
        ),
        (
            f"We have eleven such letters. Each was sent to us in the expectation that it would go no further.\n\n{KEPT}",
            "withheld",
            "what is held is told of",
        ),
        (
            f"The log came out in spring, as you may know; it was bought for £41,000.\n\n{KEPT}",
            "partly",
            "a figure behind a semicolon",
        ),
        (
            f"The port looked at it all over again. That is its standpoint in summer.\n\n{KEPT}",
            "withheld",
            "how it was gone about",
        ),
        (
            f"So that this is plain, I am not asking about the ferries of 2021.\n\n{KEPT}",
            "withheld",
            "what was asked, told again",
        ),
        (
            f"2. a person who was accused of it is the one who did it,\n\n{KEPT}",
            "withheld",
            "an element of the law's list",
        ),
        (
            "The log is told of in part 4 of the report that came out in spring. Under section 21 of the Act it is exempt.",
            "withheld",
            "where it can be had",
        ),
        (
            f"- What the ferry has been called in summer\n\n{KEPT}",
            "withheld",
            "the name of a thing",
        ),
        (
            f"The list is going to appear on our website in spring.\n\n{KEPT}",
            "withheld",
            "what is to come tells nothing",
        ),
        ("We do not hold this. The yards are run by 12 owners.", "not_held", "one figure beside what is not held"),
        (
            "We do not hold who did. In 2021 there were 14 repairs. A further 3 were begun in Quaymouth.",
            "disclosed",
            "several figures beside it",
        ),
    ],
)
def test_what_is_told_counts_as_given(answer, outcome, why):
    assert _outcome(answer) == outcome, why


@pytest.mark.parametrize(
    ("answer", "outcome", "why"),
    [
        ("You will find a copy of the list attached.", "disclosed", "sent along, in other words"),
        ("The document ‘Retention Guidance’ answers this.", "disclosed", "what a document is called says nothing"),
        ("We have no figures on ferries.", "not_held", "no figures on it"),
        ("The Trust is not able to confirm, or to deny, that it holds this.", "ncnd", "a comma in it"),
        ("We have never refused them a berth.\n\nIn 2021 there were 14.", "disclosed", "refusing something else"),
        (
            "Most of what you asked is enclosed, but I have not been able to give you the names.",
            "partly",
            "not able to",
        ),
        ("Most of it is enclosed. Though you now have that, part of it is exempt.", "partly", "part of it"),
        (
            "Thank you for the request you made under the Act, asking for the following information:\n\nWe can neither confirm nor deny that it is held.",
            "ncnd",
            "told again",
        ),
        ("We do hold who did. The exemption on which we depend is as follows.", "unknown", "an exemption is no answer"),
        ("The list below gives each of them.", "disclosed", "a list below"),
        (
            "Figures for the first question can still be provided because they were at hand.",
            "disclosed",
            "can be provided",
        ),
        ("It is the county, and not this council, which holds the log.", "not_held", "held by another"),
        ("We have not declined to answer.\n\nIn 2021 there were 14.", "disclosed", "declining something else"),
        (
            "You can find information on ferries by the links below. It is exempt under section 21 of the Act.",
            "withheld",
            "a link is advice",
        ),
        (
            "We received the request that we provide the minutes. We are withholding them under section 35(1)(a) of the Act.",
            "withheld",
            "what was asked is told again",
        ),
        (
            "You will hear from us, unless there is reason for withholding it.\n\nThe list is enclosed.",
            "disclosed",
            "what may be",
        ),
        ("Please see attachment.", "disclosed", "an attachment"),
        ("What you asked can be found in the annexes to this letter.", "disclosed", "in the annexes"),
        (
            "The names of the crew have been redacted under section 40(2) of the Act.",
            "partly",
            "redacted of what is given",
        ),
        ("What you ask is not recorded by the port and so I am not able to give it.", "not_held", "not recorded"),
        (
            "The cost would go beyond the amount up to which the law requires us to answer.",
            "refused",
            "beyond the amount",
        ),
        (
            "Our figure relies on what the crew first wrote down. In 2021 there were 14.",
            "disclosed",
            "relying on no exemption",
        ),
        ("Of those asked, 6 have applied for a berth.", "disclosed", "applying for something else"),
        (
            "We answer promptly, save where we have to consider if the information is exempt. The list is enclosed.",
            "disclosed",
            "in general",
        ),
        ("The work would go past the time limit in the Act, so we cannot do it.", "refused", "past the limit"),
        ("It would take us longer than 18 hours, so we cannot do it.", "refused", "more than so many hours"),
        ("Meeting this would involve an excessive cost, so we do not do it.", "refused", "at a heavy cost"),
        ("The list is enclosed. We have kept back the names of the crew.", "partly", "kept back"),
        ("The list is enclosed. The names have been held back.", "partly", "held back"),
        ("We are sorry that we are unable to give you the log.", "withheld", "unable to give"),
        ("We are not willing to let you have the log.", "withheld", "let you have"),
        ("It would not be in the public interest to release the log.", "withheld", "not in the public interest"),
        ("The log is not being released.", "withheld", "not being released"),
        ("You have most of it, though a portion is exempt from release.", "partly", "a portion"),
        ("The log is exempt and so you cannot be given everything.", "partly", "not everything"),
        ("The port holds none of what you want.", "not_held", "holds none"),
        ("No records of that are kept here.", "not_held", "no records are kept"),
        ("Such data is not collected by the port.", "not_held", "not gathered"),
        ("That is not something which the Quaymouth Port Authority holds.", "not_held", "not what it holds"),
        (
            "Unfortunately we cannot supply this. Our system does not allow us to pick out repairs by ferry.",
            "not_held",
            "no way to tell it from what is held",
        ),
        (
            "The ferries belong to the county, and your request should be sent to the county council. We cannot meet your request.",
            "not_held",
            "sent on to another",
        ),
        ("You may wish to contact the yard, who may hold this.", "not_held", "another who may hold it"),
        (
            "Anyone who asks of the storm should first send it to the police.\n\nWe are sorry for the trouble.",
            "unknown",
            "whoever asks is sent elsewhere, and no more",
        ),
        ("We are able neither to confirm nor to deny it.", "ncnd", "neither to confirm nor to deny"),
        (f"You will find how each was mended underneath. {KEPT}", "partly", "underneath"),
        (f"I can gladly let you have the figures for three years. {KEPT}", "partly", "let you have"),
        (f"What we hold goes with this letter. {KEPT}", "partly", "goes with the letter"),
        (f"It is in the document attached. {KEPT}", "partly", "in the document"),
        (
            "Section 12 applies, as it would exceed the appropriate limit. By way of advice and assistance, as section 16 asks, "
            "I can send you the figures for May.",
            "partly",
            "given by way of help",
        ),
        (
            f"In an earlier case we released a list of 2019. {KEPT}",
            "withheld",
            "given in another case",
        ),
        (
            f"{KEPT}\n\nDo so within two months of the answer to your request.",
            "withheld",
            "how long there is to complain",
        ),
        (
            "Section 14(1) applies, for this is vexatious. A note of what the Commissioner says is attached.",
            "refused",
            "advice is sent along",
        ),
        (
            f"2. Where the answer is that some were, tell us how many of them.\n\n{KEPT}",
            "withheld",
            "a question told again",
        ),
        (
            "Your words are repeated below, less a name that we have blanked out. As section 40(5) allows, we neither confirm nor deny "
            "that it is held.",
            "ncnd",
            "the request with names taken out",
        ),
    ],
)
def test_other_ways_to_decide(answer, outcome, why):
    assert _outcome(answer) == outcome, why


def test_a_numbered_list_of_the_law_answers_no_question_of_its_number():
    asked = "You asked:\n\n1. Who mended the ferries?\n\n2. How many were mended?\n\nOur response\n\n"
    law = "\n\nSection 30 – Investigations\n\n1. It was held for a case in which\n\n2. a person who was accused of it is the one who did it,"
    assert _outcome("What you want is exempt under section 30 of the Act." + law, asked) == "withheld"
    law = "\n\nIt was held for\n\n1. an inquiry which it is the duty of the port to carry out in full"
    assert _outcome("What you want is exempt under section 30 of the Act." + law, asked) == "withheld"


def test_a_choice_offered_is_no_answer():
    asked = "Please tell me this:\n\n1. Were the ferries mended? Yes/No\n\n2. Were the ferries sold? Yes/No\n\n"
    assert _outcome("We are withholding this under section 43(2) of the Act.", asked) == "withheld"


def test_an_answer_cell_that_only_tells_of_the_handling_gives_nothing():
    cell = (
        "Your request came on 3 June 2020 and has the number 14 on our list of requests; a first reply to your request was sent to you by "
        "the officer who had it in June 2020, and this is the whole of our reply to the same request of yours, as you were told then."
    )
    assert not tells_in_short(cell)
    assert not tells_in_short("Yes/No")
    assert tells_in_short("We hold 12 of them.")
    assert tells_in_short(f"{cell} The ferries had 14 crew.")


def test_a_letter_that_breaks_off_states_no_fact_at_its_end():
    asked = (
        "You asked:\n\n"
        + "Who mended the ferries of the port of Quaymouth in each of these years, and at which yard was it, " * 16
        + "and why?"
    )
    told = "Our response\n\nIt is exempt under section 43(2) of the Act.\n\nThe ferry was in 2021 at 14 Quay Ro"
    assert _outcome(told, asked + "\n\n") == "withheld"


@pytest.mark.parametrize(
    ("ends", "outcomes"),
    [
        (" and the yard at which it was done was the one that the p", ["not_held", "unknown", "unknown"]),
        (".", ["not_held", "not_held", "not_held"]),
        (".\n\nYours sincerely\n\nOffice of the Harbour Master of the Port of Quaymouth", ["not_held"] * 3),
    ],
)
def test_a_letter_that_breaks_off_leaves_open_what_it_has_not_come_to(ends, outcomes):
    asked = "You asked:\n\n1. Who mended the ferries?\n\n2. How many were sold?\n\n3. Which yard was it?\n\nOur response\n\n"
    told = "Question 1: We do not hold who mended them. " + "The log was kept by hand for the whole of that time. " * 40
    letter, _ = READER.read((asked + told.rstrip(". ") + ends).encode(), Origin("letter.txt"))
    assert [i.outcome for i in letter.items] == outcomes


@pytest.mark.parametrize(
    ("answer", "outcome", "why"),
    [
        ("There are 14 ferries run by the port.", "disclosed", "a figure is told"),
        ("We are looking for them and shall write again.", "unknown", "nothing is told"),
        ("We are still weighing the public interest under section 43(2).", "unknown", "put off"),
        ("We need more time for it under section 43(2).", "unknown", "put off for want of time"),
    ],
)
def test_a_request_told_in_passing_is_answered_where_a_figure_is_told(answer, outcome, why):
    letter = f"Dear Ms Smith\n\nThank you for your request of 3 May, in which you asked how many ferries we run.\n\n{answer}\n"
    assert READER.read(letter.encode(), Origin("letter.txt"))[0].outcome == outcome, why


def test_a_title_on_reviews_closes_no_letter():
    letter = "Dear Ms Smith\n\nInternal review\n\nI have read the advice. It is plain that section 42 is engaged, and I agree with keeping it back."
    read, _ = READER.read(letter.encode(), Origin("letter.txt"))
    assert (read.outcome, [e.ref for e in read.exemptions]) == ("withheld", ["42"])


def test_what_is_told_behind_the_label_of_an_answer_is_given():
    asked = "Request\n\n1. How many ferries were mended?\n\n2. Who mended them?\n\nResponse\n\n"
    told = "Reply: - In spring the port recorded 14 repairs.\n\nReply: - We neither confirm nor deny it, as section 31(3) of the Act allows."
    assert _outcome(told, asked) == "partly"


def test_a_summary_before_it_withholds_nothing_that_is_neither_confirmed_nor_denied():
    asked = "You asked:\n\n1. Who mended the ferries?\n\n2. How many were mended?\n\nOur response\n\n"
    told = (
        "Information not released.\n\nWe neither confirm nor deny that it is held, as section 31(3) of the Act allows."
    )
    assert _outcome(told, asked) == "ncnd"


def test_what_the_authority_says_in_a_stretch_of_the_request_decides():
    asked = "Request\n\nPlease send me the log of the ferries. I should like it for 2021. "
    said = (
        "We have treated this as a request under the Freedom of Information Act. The list is enclosed, but the log is exempt under "
        "section 43(2) of the Act."
    )
    letter, _ = READER.read((asked + said).encode(), Origin("letter.txt"))
    assert (letter.outcome, [e.ref for e in letter.exemptions]) == ("partly", ["43(2)"])


def test_a_title_before_the_act_is_no_part_of_its_name():
    told = "We rely on this exemption:\n\nSection 38(2) – Health and Safety of the Act – is as follows:\n\n(2) The duty does not arise."
    letter, _ = READER.read((ASKED + told).encode(), Origin("letter.txt"))
    assert [e.ref for e in letter.exemptions] == ["38(2)"]


def test_that_letting_out_would_not_be_right_rejects_no_exemption():
    told = "Such names are exempt under section 40 of the Act. To publish them would not be right."
    letter, _ = READER.read((ASKED + told).encode(), Origin("letter.txt"))
    assert [e.ref for e in letter.exemptions] == ["40"]


def test_the_one_exemption_whose_public_interest_is_weighed_is_relied_on():
    told = (
        "By section 22(1) of the Act, information is exempt where it is to be published.\n\nPublic interest test\n\nFactors which favour "
        "release\n\nPeople have an interest in the ferries.\n\nBalance\n\nOn balance the public interest lies in waiting."
    )
    letter, _ = READER.read((ASKED + told).encode(), Origin("letter.txt"))
    assert [e.ref for e in letter.exemptions] == ["22(1)"]


def test_an_exemption_that_is_relieving_is_relied_on_and_a_quotation_of_harm_rejects_none():
    told = "Where it is on sale already, section 21 of the Act relieves us of any need to send it."
    letter, _ = READER.read((ASKED + told).encode(), Origin("letter.txt"))
    assert [e.ref for e in letter.exemptions] == ["21"]
    told = (
        "Section 14(1) of the Act applies, and we decline to deal with this. The purpose of section 14(1) is to protect "
        "authorities from a burden that cannot be justified."
    )
    letter, _ = READER.read((ASKED + told).encode(), Origin("letter.txt"))
    assert [e.ref for e in letter.exemptions] == ["14(1)"]
