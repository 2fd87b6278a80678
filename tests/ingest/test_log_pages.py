"""Pages of disclosure logs and short letters, invented, each with one habit of its own: what was asked and decided."""

import pytest

from corpus.law import Law
from corpus.origin import Origin
from ingest.record import Reader

READER = Reader(Law.shipped(), lambda text: len(text.split()) * 4 // 3)
ASKED = "You asked:\n\nHow many berths were let in 2021?\n\nOur response\n\n"


def _read(text: str):
    return READER.read(text.encode(), Origin("letter.txt"))[0]


@pytest.mark.parametrize(
    ("text", "items", "why"),
    [
        (
            "Freedom of Information Request\n\nBerths and rafts\n\nReceived: 15 April 2021\n\nI am writing to request the following:\n\n"
            "1. How many berths are lit?\n\n2. How many rafts are lit?\n\nOutcome / Documents\n\n- Response (information exempt) - Download",
            2,
            "the title of a page is no request",
        ),
        (
            "Request\n\nThis request is about the sea lock.\n\nAs it is of the environment, I request disclosure of the following:\n\n"
            "1. The letter about it.\n\n2. Its enclosures.\n\n3. The reply.\n\nResponse\n\n1. This is attached.\n\n2. Not held.\n\n3. Attached.",
            3,
            "the asker leads on to a list within the request",
        ),
        (
            "You asked\n\nDear FOI team, I know that lost rafts are logged so that they can be given back, and I would like to have the following: "
            "1) The cost of keeping rafts from 2019 to the present day, by year. 2) The kinds of rafts that were lost at each lock in those years. "
            "I am requesting this under the Freedom of Information Act (2000). Feel free to contact me for clarification or to discuss what I am "
            "asking for here, by letter or by telephone as you like best.\n\nWe answered\n\nThe cost is shown in the table below.\n\nCost | 12",
            2,
            "a greeting at the head of a long paragraph, and two bracketed numbers on one line",
        ),
        (
            "1) At what time was the notice put up?\n\nIt was put up at 9.\n\n2) Request for a copy of the film of the lock.\n\nThe harbour is "
            "unable to provide this as it is exempt by virtue of section 30(1)(a) of the Act.",
            2,
            "numbered questions with nothing to say that they are",
        ),
        (
            "Please see below the answer to your request.\n\nFinal response:\n\n1. The estimated spend by the harbour on rafts.\n\nWe estimate that "
            "this would exceed the appropriate limit under section 12 of the Act.\n\n2. The overall budget of the harbour for each year.\n\n"
            "2019 £500\n\n3. The number of rafts lost in each year.\n\nSee the attached spreadsheet.",
            3,
            "numbered points that name what is asked for, with an answer under each",
        ),
        (
            "Subject: Tests of the water\n\nUnder the Freedom of Information Act, we are asking for information about the number of tests made of "
            "the water in 2018.\n\nOur records lie in many places, and collating them will exceed the statutory time limit of 18 hours.",
            1,
            "we are asking for",
        ),
        (
            "You asked\n\nI request that the following be provided:\n\n1. I note that 12 rafts are lost. Can the harbour explain this?\n\n"
            "2. Please provide the lists of them.\n\nWe said\n\nPlease see the following answers to your queries.\n\nQ1\n\nThe lists are not "
            "comparable.\n\nQ2\n\nThe lists are attached.",
            2,
            "the bare number of a question over its answer",
        ),
        (
            "Freedom of information requests\n\nLog 40/2023\n\nLamps of the sea lock\n\nPublished 29 May 2024\n\nLamps of the sea lock\n\nQuestions\n\n"
            "1. Does the harbour have lamps?\n\n2. Please give what was spent on lamps within the limit of section 12.\n\nResponse\n\n"
            "We are withholding it for the following reasons:\n\nSection 12: Cost limit\n\nThis would exceed the appropriate limit.",
            2,
            "two titles of a page, one below the other",
        ),
        (
            "I am looking into old rafts.\n1. How much did the harbour spend on old rafts in 2021?\n2. Please list the yards paid to keep old rafts. "
            "Please give this in a spreadsheet.\nThe harbour believes that compliance would exceed the appropriate limit under section 12 of the Act.",
            2,
            "numbered questions one below the other, with nothing to say that they are",
        ),
        (
            "You asked:\n\nHow many rafts sank in each year? Please can you break it down by lock and by month.\n\nOur response\n\nNone.",
            1,
            "how the answer is to be set out is not another question",
        ),
        (
            "Request\n1, How many pilots are ill?\n2, The number of pilots who faced:\na) one hearing\nb) two hearings\n3, For each of those, what "
            "was said?\n\nResponse\nThe figures are attached.",
            3,
            "numbers with commas",
        ),
        (
            "Request\n\nThe logs in question are:\n\n- Log 4. Opened in 2017.\n- Log 9. Opened in 2005.\n- Log 12. Not open.\n\nIn the case of each "
            "log, I require the following information:\n1. Why it was shut\n2. Who shut it\n\nResponse\n\nWe hold none of this.",
            2,
            "what is asked of each thing in a list above",
        ),
        (
            "Berths\n\nPublication date:\nMonday 8 August 2022\n\n1. How many berths are there?\n\n2. Who lets them?\n\n3. Can you tell me the rent?\n\n\n"
            "1. 214\n\n2. Yes\n\n3. £40",
            3,
            "three numbers ask, and three below them answer",
        ),
        (
            "Request:\n\n1) How many rafts are lit?\n\n2) How many boats are lit?\n\n3) Is the lock lit?\n\nResponse:\n\n1) How many rafts are lit? 12\n\n"
            "2) How many boats are lit? 40\n\nThe lock is lit.",
            3,
            "only some of the questions are said again below",
        ),
        (
            "Please provide a copy of the below reports as set out in your earlier answer\n1) The lock report of May\n2) The raft report of June\n"
            "We cannot answer this as it would exceed the 18-hour time limit.",
            2,
            "a sentence that points to the list below it",
        ),
        (
            "Request\n-\nAll pilots who were there\n-\nThe agreement with the pilots\nThe harbour received your request on 2 May 2025.\nOur response\n"
            "This is not held.",
            2,
            "bullets on lines of their own",
        ),
        (
            "Responded Fri 29 March 20191. Could you please give me the income from rafts?\n2. Please supply me with all letters about the lock.\n"
            "Response\nNotice of refusal\nThis is exempt under section 36 of the Act.",
            2,
            "a date with the first number right behind it",
        ),
        (
            "Dear Ms Quill\n\nThank you for your letter in which you requested the following\n‘Please could I see all letters about the lock’\n"
            "Your enquiry has been considered under the Act. We do not hold them.",
            1,
            "a lead-in without a colon, and single quotation marks",
        ),
        (
            "The request:\n\nQ1) How many rafts were lit in 2031?\n\nQ2) How many raftswere lost?\n\nOur response:\n\nQ1) How many rafts were lit in 2031?\n\n"
            "6 rafts\n\nQ2) How many rafts were lost?\n\n2 rafts",
            2,
            "labelled questions said again over their answers",
        ),
        (
            "Please see below a request for the following information about rafts.\n\n1a. How many rafts were lit?\n\n1b. If it is within the limit set by "
            "the Act, please provide dates for each.\n\nPlease find attached the information requested.",
            2,
            "a number with a letter behind it",
        ),
        (
            "You wanted the following from the Harbour Office:\n\nEvery letter about the lock.\n\nWe hold this.",
            1,
            "what was wanted",
        ),
        (
            "Dear Ms Quill\n\nThank you for your message of May. You asked the Harbour Office the following: Please give me every letter about the "
            "lock.\n\nWe hold this. It is enclosed.",
            1,
            "led in to and asked in one paragraph",
        ),
        (
            "I want to ask about the rafts.\n\nIs any of them lit at night?\n\nWhere none is, who pays for lamps?\n\nSection 21\n\nIt is on our site.",
            2,
            "questions in plain words below who asks them",
        ),
        (
            "Please give me the following.\n\n1. When was the lock last painted?\n\n2. The same for the bridge.\n\nIf it was in the last year, the "
            "month.\n\nOR\n\nIf before, the year.\n\n3. How often is each painted?\n\nOur response\n\nWe do not hold this.",
            3,
            "conditions between the numbers of what is asked",
        ),
        (
            "You asked:\n\nRafts\n\n1. How many were lit?\n\n2. How many were lost?\n\nBoats\n\n1. How many were lit?\n\n2. How many were lost?\n\n"
            "Our response\n\nWe do not hold this.",
            4,
            "a title between two lists of questions",
        ),
        (
            "1. How many rafts are lit?\nThis is not recorded. Our crews see to it when they pass, and nobody writes it down.\n\n"
            "2. How many were lost?\nNone\n\n3. Is the lock lit?\nNo\n\n4. Who lights it?\nThe harbour master has 12 people who may do so.",
            4,
            "answers short and long below numbered questions",
        ),
        (
            "Your request:\n\n“The board says that the lock is painted. When was it, and when will it be again?”\n\nOur painters go round "
            "every 5 years.\n\nThe lock was painted in 2019.",
            1,
            "the answer begins where the quotation ends",
        ),
        (
            "FOI request (4471)\nRafts\nRequested Tue 12 September 2017\nResponded Tue 19 September 20171. How many rafts were let?\n2. Who let them?\n"
            "Response\nQ1 - There were 52 let in 2015.\nQ2 - We do not hold this.",
            2,
            "numbers of questions that lead in to their answers",
        ),
        (
            "Is lighting the rafts something that falls to your council?\n\nPlease be advised that we do not light them.",
            1,
            "only whoever asks speaks of your council",
        ),
        (
            "Harbour cards (2016)\n\n- How many harbour cards are in use.\n\n- What was spent on them.\n\n- Type of card.\n\nThis information is held. "
            "We have 185 cards in use.",
            3,
            "a list that asks, with no word of who speaks",
        ),
        (
            "You asked\n\nI am aware that the count is to come out, but could I please have the raw count.\n\nWe said\n\nWe hold this. It is enclosed.",
            1,
            "“I am aware” does not begin the answer where “You asked” stands over it",
        ),
        (
            "Berths\n\nFrom 1st June 2014 to 31st May 2015:\n\n1. How many berths did your council let?\n\n2a. How much did it cost to let them?\n\n"
            "2b. At the end of May, what number were let?\n\n3. How often were they used?\n\nThank you for your request. We let none.",
            4,
            "numbers with letters behind them among plain ones",
        ),
        (
            "Request detail:\n\nHow many lamps your crews fitted\n\nWhat type of lamp they fit\n\nDo crews fit the lamps on their rounds, or is there somebody who goes out for it\n\n"
            "Response detail:\n\nWe do not hold this.",
            3,
            "questions without question marks",
        ),
        (
            "This is about the request which reached the Harbour Office of the Borough and Port of Harwick (the Office) on 23rd January 2012 and "
            "which is set out below:\n\nEvery letter about the lock.\n\nOur response\n\nWe hold this.",
            1,
            "a long way from “request” to its colon",
        ),
    ],
)
def test_what_was_asked(text, items, why):
    assert len(_read(text).requests) == items, why


def test_questions_said_again_are_each_decided_by_the_answer_below_them():
    first, second = "Q1) How many rafts were lit in 2031?\n\n", "Q2) How many rafts were lost?\n\n"
    answers = f"{first}6 rafts\n\n{second}We do not hold this information."
    record = _read(f"The request:\n\n{first}{second}Our response:\n\n{answers}")
    assert [item.outcome for item in record.items] == ["disclosed", "not_held"]


@pytest.mark.parametrize(
    ("text", "outcome", "exemptions", "why"),
    [
        (
            "Thank you for your request. You specifically asked: Please tell me how many rafts sank. If it is not possible to provide this as it "
            "exceeds the limits in section 12, please provide advice and assistance.\n\nThe figures are exempt under section 22 of the Act.",
            "withheld",
            ["22"],
            "what the asker says of limits is not relied on",
        ),
        (
            ASKED
            + "It is not held in a format that would allow its extraction within the 18 hour threshold. It will not be disclosed.",
            "refused",
            [],
            "a limit in hours",
        ),
        (
            ASKED + "We therefore estimate it would take in excess of 165 hours. I am not obliged to supply it.",
            "refused",
            [],
            "more hours than that",
        ),
        (
            ASKED
            + "This is refused under section 12(1) of the Act.\n\nWe have continued to provide information where possible. That does not "
            "affect our legal right to rely on section 12 for the rest of your request.",
            "partly",
            ["12(1)"],
            "given beyond a duty, which gives up no right",
        ),
        (
            "Freedom of Information Request\n\nRafts\n\nI would like the log of rafts. I attach a table which sets out the information requested.\n\n"
            "Outcome / Documents\n\n- Response (not held) - Download",
            "not_held",
            [],
            "the outcome in brackets",
        ),
        (
            "For 2024, can you please provide:\n\n- The number of rafts lost\n\n- A list of those who found them\n\n- 0 rafts within the last year\n\n"
            "List of finders\n\nSection 43 – Commercial Interest\n\nSection 43(2) exempts information that would prejudice commercial interests.",
            "partly",
            ["43(2)"],
            "nothing is an answer",
        ),
        (
            ASKED
            + "We are pleased to be able to provide this information to you. A small part is exempt under section 40(2) and redacted.",
            "partly",
            ["40(2)"],
            "pleased to be able to",
        ),
        (
            "Dear Mr Quill\nThank you for your request seeking the following information:\n“\nPlease can I have all letters about the lock in 2020”\n"
            "If held, it is held for journalism. The harbour is not obliged to disclose this and we will not be disclosing it on this occasion.",
            "withheld",
            [],
            "the answer begins below the closing quotation mark",
        ),
        (
            "You asked:\n\nThe replies about the budget.\n\nOur response\n\nThe harbour does not have permission from the individuals to share them. "
            "The information is exempt under section 41 of the Act.",
            "withheld",
            ["41"],
            "no permission is not nothing held",
        ),
        (
            ASKED
            + "We are unable to provide the information you have requested. This is because we do not hold this information.",
            "not_held",
            [],
            "unable, since it is not held",
        ),
        (
            ASKED
            + "We are withholding some of the requested information since the section 12(1) exemption applies, as its cost exceeds the "
            "appropriate limit.",
            "partly",
            ["12(1)"],
            "some of it refused for cost",
        ),
        (
            "Request:\n\nI. How many rafts are there?\nII. How many are lit?\nIII. What does each cost?\n\nResponse:\n\nI. 293\n\nII. 0\n\nIII. In issuing our "
            "response the Council has applied S43 of the Freedom of Information Act. Information is exempt information if its disclosure would "
            "prejudice the commercial interests of any person.",
            "partly",
            ["43"],
            "Roman numbers, and an exemption applied beside the Act's own words",
        ),
        (
            "Harbour Directorate\n26 August 2011\nDear Ms Quill\n\nCertain information requested is enclosed herewith. I am not obliged to supply some "
            "of it. The exemptions are as stated below:\ns.40(2), Personal information\n  Disclosure of it would contravene a principle\n"
            "s.43(2), Prejudice to commercial\n  Disclosure of it would prejudice a person",
            "partly",
            ["40(2)", "43(2)"],
            "exemptions in the short form with a comma, each over its reason",
        ),
        (
            ASKED
            + "We hold this. The cost of finding it would exceed the appropriate limit and it is refused under section 12 of the Act.\n\n"
            "Please see the following calculations of the estimated cost:\n\nScoping and reading",
            "refused",
            ["12"],
            "a reckoning of the cost gives nothing",
        ),
        (
            ASKED + "Yes, there were 40.\n\nWe are unable to provide a time scale for the rest of the lettings.",
            "disclosed",
            [],
            "no time can be given for what is not decided",
        ),
        (
            "I am writing to you under the Freedom of Information Act 2000 to request the following from the harbour: answers about rafts.\n\n"
            "With regard to exemptions under section 31(1) and 43, others have applied neither.\n\nIf you do choose to withhold information under an "
            "exemption, please include a public interest test.\n\nPlease find information attached.",
            "disclosed",
            [],
            "the asker argues against exemptions before any is relied on",
        ),
        (
            "1. When did the master last look at his letters?\n2. I want to know the cost of the lock.\n\n\n1. Masters have several roles. This is "
            "out of scope of the FOI Act.\n\n2. The council have applied section 22 of the Freedom of Information Act.",
            "withheld",
            ["22"],
            "outside the Act is not given",
        ),
        (
            "FOI Reference: 844\nRequest:\nPlease can you supply me with the following information?\nRegistration number:\nMake:\nof all rafts\nResponse:\n"
            "We are withholding some of that information by virtue of section 31(1)(a).\nMake of raft |\nTotal |\nFirefly |\n12 |",
            "partly",
            ["31(1)(a)"],
            "a question that only leads in",
        ),
        (
            "Dear Ms Quill\n\nRef: 2413\n\n1.Are you holding rafts?\n\nYes, some are held.\n\n2.If yes, how many were given back?\n\nThe harbour is unable to "
            "obtain this as it would take in excess of 18 hours of staff time to read all of the logs.",
            "partly",
            [],
            "one of the answers would take too long",
        ),
        (
            "Reference: 12\nI note you seek access to the following information:\nCopies of the logs of the last three patrols of the sea lock\n"
            "I have today decided to disclose some of the requested information. Some data has been withheld as it is exempt by virtue of the "
            "following exemption:\nSection 31(1)(a) - Law Enforcement",
            "partly",
            ["31(1)(a)"],
            "the decision right below the request, with no blank line between",
        ),
        (
            "I am not obliged to supply the information you have requested.\n\nThe harbour can neither confirm nor deny that it holds the "
            "information you requested, by virtue of the following exemptions:\n\nS30(3) Investigations;\n\nS40(5) Personal information\n\n"
            "Please find this PIT below.",
            "ncnd",
            ["30(3)", "40(5)"],
            "not saying under 40(5), with a test of the public interest to follow",
        ),
        (
            "You asked:\n\nAll payments over £500 from April to July.\n\nOur response\n\nPart of the information requested can be found on our "
            "site. We apply the exemption in section 22 to the month of July.",
            "partly",
            ["22"],
            "a part that can be found on the site",
        ),
        (
            "You asked:\n\nAny letter sent to the county about the tides.\n\nOur response\n\nWe have no record of any letter about tides.",
            "not_held",
            [],
            "no record of it",
        ),
        (
            "Please find our response below. However, please note that not all information requested is deemed suitable for disclosure and is exempt "
            "pursuant to section 40(2).",
            "partly",
            ["40(2)"],
            "not all of it is given",
        ),
        (
            "Received: 4 July 2019\n\nDear Sir/Madam,\n\nI would like to request the number of rafts lost.\n\nOutcome / Documents\n\n"
            "- Response (not held) - Download",
            "not_held",
            [],
            "a mail that asks, with nothing below it but the name of a file that answers",
        ),
        (
            "Request\n\n1. How many rafts were lost?\n\n2. Which rafts are armed?\n\nResponse\n\nPlease see our response attached.\n\n"
            "This letter is a refusal notice for question 2. We neither confirm nor deny that any information is held, under section 31(3).",
            "partly",
            ["31(3)"],
            "an answer in a file beside a refusal of one question",
        ),
        (
            ASKED
            + "We are able to provide the lettings attached.\n\nWe have redacted personal information where disclosure of such personal "
            "information would be unfair.",
            "partly",
            [],
            "taken out of what is attached, with the reason behind it",
        ),
        (
            ASKED
            + "We can neither confirm nor deny that this is held by the harbour as to determine if it is held would exceed the permitted 18 hours.",
            "refused",
            [],
            "to find out whether it is held would cost too much",
        ),
        (
            "Our log lets you read our answers. Sometimes we are not able to disclose what is requested, because we do not hold the information or we have "
            "applied a lawful exemption.\n\nThe request:\n\nHow many rafts were lit?\n\nHow many were lost?\n\nOur response:\n\n6 rafts were lit, and 2 were lost.",
            "disclosed",
            [],
            "what a page says of requests of any kind",
        ),
    ],
)
def test_what_was_decided(text, outcome, exemptions, why):
    record = _read(text)
    assert (record.outcome, [e.ref for e in record.exemptions]) == (outcome, exemptions), why


@pytest.mark.parametrize(
    ("text", "authority", "why"),
    [
        (
            "Thank you for your request received by Rafts for Harwick (RfH) on 2 May 2024 asking for the Lost Property Office's log.\n\nIt is enclosed.",
            "Rafts for Harwick",
            "who received it, with its letters",
        ),
        (
            "Description Agency Spend for Pilots\n\nYou asked for it.\n\nHarwick Council holds it. Harwick Council encloses it.",
            "Harwick Council",
            "what an agency is spent on",
        ),
        (
            "Thank you for your request.\n\nThe Professional Standards Department looked for it. Harwick Council encloses it.",
            "Harwick Council",
            "the department that looked",
        ),
        (
            "Open Government Licence\n\nUnfortunately Harwick Council are unable to provide the log. They do not hold it.",
            "Harwick Council",
            "a licence, and how a sentence begins",
        ),
    ],
)
def test_whose_letter_it_is(text, authority, why):
    assert _read(text).authority == authority, why


@pytest.mark.parametrize(
    ("text", "hidden", "why"),
    [
        (
            "Department for Rafts\nPeter Quillyn\n19 March 2018\n\nDear Mr Quillin\n\nThe log is enclosed.",
            "Quillyn",
            "a greeting that spells the name differently",
        ),
        (
            "Records Team\n40 Quay Street\nU. Quillyn\nBy email:\n21 May 2014\n\nDear Sir/Madam\n\nThe log is enclosed.",
            "Quillyn",
            "who stands right above how it was sent",
        ),
        (
            "e-mail to: Mr Quillyn\n26 March 2010\n\nRafts\n\nYou asked how many are lit. We light 40 rafts.",
            "Quillyn",
            "whom the mail is to",
        ),
        (
            "by e-mail: Mr Quillyn\n24 June 2011\n\nRafts\n\nYou asked how many are lit. We light 40 rafts.",
            "Quillyn",
            "whom it went to by mail",
        ),
        (
            "1 Records Unit 98 Quay Court Tamsin Quillyn Our Reference: March 2016 Dear Ms Quillyn, Thank you for your request. The log is enclosed.",
            "Tamsin",
            "a head and a greeting in one line",
        ),
        (
            "Our reference: RFI-2016/Quillyn\n\nDear Mr Quillyn\n\nThe log is enclosed.",
            "Quillyn",
            "a reference that ends in the name",
        ),
        (
            "Dear Harwick Council,\n\nPlease send me the log.\n\nYours &c.,\n\nT Quillyn\n\nRecords, Harwick Council\n\nDear Sir\n\nThank you for "
            "your letter. The log is enclosed.",
            "Quillyn",
            "an old way to sign off",
        ),
        (
            "This is an attachment.\n\nDear Harwick City Council,\n\nThis is what I asked:\n\n1) How many rafts are let?\n12\n\nWith thanks,\n\n"
            "Tamsin Quillyn",
            "Quillyn",
            "who signs what greets a body",
        ),
        (
            "Tamsin Quillyn\nRaft Permits\nHarwick Council\nEmail to: request-5719-\n82 Quay Street\n\nDear Sir/Madam\n\nThe log is enclosed.",
            "Quillyn",
            "a head torn out of two columns, with a site's address for one request",
        ),
    ],
)
def test_who_asked_is_left_out(text, hidden, why):
    assert hidden not in _read(text).model_dump_json(), why


def test_the_authority_that_received_a_request_is_not_taken_for_who_asked():
    record = _read(
        "Thank you for your request for information received by West Harwick Police on 22/03/21.\n\nIt is enclosed."
    )
    assert "West Harwick Police" in record.text
