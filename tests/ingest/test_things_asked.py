"""The request found and parted into the things asked, in letters of many makes: short invented ones."""

import pytest

from corpus.law import Law
from corpus.origin import Origin
from ingest.record import Reader

READER = Reader(Law.shipped(), lambda text: len(text.split()) * 4 // 3)


def _read(text: str):
    return READER.read(text.encode(), Origin("letter.txt"))[0]


@pytest.mark.parametrize(
    ("text", "items", "why"),
    [
        (
            "Thank you for your request.\n\nYou asked:\n\nPlease can you tell me how many lock keepers you employ.\n\nPlease can you"
            " also tell me how many were off sick last year.\n\nOur response:\n\nWe employ 14.\n\nThree were off sick.",
            2,
            "two unnumbered paragraphs",
        ),
        (
            "FOI 221/24\n\nRequest:\n1. How many boats were stopped in 2020, 2021 and 2022?\n2. How many masters were fined?\n2a. Of"
            " these, how many appealed?\n3. Please provide a copy of the policy on fines.\n\nResponse:\n1. 25, 31, 18\n2. 12\n2a. 3\n3."
            " We do not hold a policy.",
            4,
            "2a among numbers",
        ),
        (
            "Q1. How many boats were stopped?\nA1. 25\nQ2. How many masters were fined?\nA2. Not held\nQ3. What was the total of the"
            " fines?\nA3. £300",
            3,
            "Q A lines",
        ),
        (
            "Thank you for your enquiry below:\n\n> How many boats were stopped?\n> How many masters were fined?\n\nWe stopped 25 boats"
            " and fined 3 masters.",
            2,
            "quoted with marks",
        ),
        (
            "What you asked for\n\nUnder the Freedom of Information Act I would like to request the following.\n\nThe total spent on"
            " paint for lock gates in each of the last five financial years.\n\nThe name of each supplier of paint.\n\nWhen the present"
            " contract ends.\n\nOur response\n\nThis is set out below.\n\n2019: £300",
            3,
            "noun phrases in paragraphs under a lead",
        ),
        (
            "Request summary\n\nI'm doing research into lock gates. Could you please let me know the number of gates you replaced in"
            " 2023? I'd also like to know what each one cost. I look forward to hearing from you.\n\nResponse\n\n12 gates were replaced."
            " Each cost £4,000.",
            2,
            "talk around two asks",
        ),
        (
            "Details of enquiry\n\nPlease could you provide me with a copy of your lone working policy and your violence and aggression"
            " policy.\n\nResponse\n\nPlease find both attached.",
            1,
            "one sentence, two policies",
        ),
        (
            "Dear Mr Quill\n\nThank you for your request received on 3 May. Your request and our response are set out below.\n\n1."
            " Number of gates\n\n14\n\n2. Number of locks\n\n7\n\n3. Cost of both\n\nNot held",
            3,
            "noun headings numbered with answers below",
        ),
        (
            "Request\nHow many gates do you have, and how many of them are locked at night? Please also tell me who locks them.\n\nIf"
            " possible, please break this down by month.\n\nResponse\nWe have 14 gates.",
            2,
            "two asks; break down is none",
        ),
        (
            "From: Jane Quill\nSent: 3 May 2022\nTo: FOI\nSubject: Gates\n\nHello,\n\nUnder the FOI Act, please send me:\n\n1) A list of"
            " all gates.\n2) The date each was last painted.\n\nRegards,\n\nJane\n\nDear Jane,\n\nThank you for your request. Please"
            " find the list attached. We do not hold the dates.\n\nKind regards,\n\nThe Records Team",
            2,
            "thread, mail first",
        ),
        (
            "Dear Jane,\n\nThank you for your request. Please find the list attached. We do not hold the dates.\n\nKind regards,\n\nThe"
            " Records Team\n\n-----Original Message-----\nFrom: Jane Quill\nSent: 3 May 2022\nTo: FOI\nSubject: Gates\n\nHello,"
            "\n\nPlease send me a list of all gates. Please also send the date each was last painted.\n\nRegards,\n\nJane",
            2,
            "thread, mail below",
        ),
        (
            "Request: I would like to know 1) how many gates there are, 2) how many are locked and 3) who locks them. Response: 1) 14 2)"
            " 12 3) The lock keeper.",
            3,
            "run-on bracketed numbers in small letters",
        ),
        (
            "Please provide the following information for the financial years 2020/21, 2021/22 and 2022/23:\n\n1. Total number of gates"
            " repaired.\n2. Total cost of repairs.\n3. Number of repairs done by contractors.\n\n1.\n2020/21 – 12\n2021/22 – 14\n2022/23"
            " – 11\n\n2.\n2020/21 – £300\n2021/22 – £350\n2022/23 – £280\n\n3. None",
            3,
            "no label at all, answers numbered",
        ),
        (
            "Your request\n\nUnder FOI please provide details of all gates at Mill Lock including:\n\n- age\n- material\n- date last"
            " painted\n\nOur reply\n\nPlease see attached.",
            1,
            "fields of one thing",
        ),
        (
            "Question | Response\n--- | ---\nHow many gates? | 14\nHow many locks? | Not held",
            2,
            "markdown table",
        ),
        (
            "Dear Ms Quill\n\nYou have asked us: How many gates are there? When were they made? What do they weigh?\n\nThere are 14"
            " gates. They were made in 1912. We do not know their weight.",
            3,
            "asked us inline",
        ),
        (
            "You wished to know the following:\n\nTo what extent are gates inspected.\n\nWhether any failed.\n\nWhat we found\n\nAll are"
            " inspected. None failed.",
            2,
            "wished to know, noun clauses",
        ),
        (
            'Your enquiry ran:\n\n"I should be obliged for a copy of the gate register. I should also be glad to have the lock'
            " register.\"\n\nThe Trust's reply\n\nBoth are attached.",
            2,
            "obliged for",
        ),
        (
            "Query\n\nIt is the number of gates that I want, for each year from 2019 to 2022.\n\nReply\n\n14 in each year.",
            1,
            "it is X that I want",
        ),
        (
            "Request made\n\nI am after the cost of painting gates in 2021. I am also after the cost of painting locks.\n\nAnswer given"
            "\n\n£300; locks are not painted.",
            2,
            "I am after",
        ),
        (
            "What was wanted\n\nThe gate register in copy.\n\nResponse\n\nThis is exempt by section 43(2).",
            1,
            "what was wanted",
        ),
        (
            "We have had your request of 3 May. These are your questions, with our answer below each.\n\n1. What number of gates are"
            " there?\n14\n\n2. What number of locks are there?\n7\n\n3. Who looks after them?\nThe lock keeper.",
            3,
            "with our answer below each",
        ),
        (
            "Dear Ms Quill\n\nRE: FREEDOM OF INFORMATION REQUEST\n\nThank you for your email of 3 May requesting information about"
            " gates. Your request and our response are as follows:\n\nHow many gates are there?\n\nThere are 14 gates.\n\nWhen were they"
            " last painted?\n\nThey were painted in 2019.\n\nWho painted them?\n\nThis information is not held.",
            3,
            "inline unnumbered questions",
        ),
        (
            "Under the Freedom of Information Act, kindly let me have the gate register.\n\nKindly let me have, too, the lock register."
            "\n\nThank you for your request, which the Trust has considered.\n\nBoth are attached.",
            2,
            "no label, thank you begins answer",
        ),
        (
            "You asked:\n\nOn 3 May 2022 a boat hit the gate at Mill Lock. I saw this happen. The keeper took notes. Please send me"
            " those notes. Please also send me any report made.\n\nOur decision\n\nThe notes are attached. There was no report.",
            2,
            "story before",
        ),
        (
            "Request\n\nPlease send me the following information:\n\n1. Gates\n   a. How many are there?\n   b. How many are locked?\n2."
            " Locks\n   a. How many are there?\n   b. How many are manned?\n\nResponse\n\n1a. 14\n1b. 12\n2a. 7\n2b. 3",
            4,
            "sub questions answered on their own",
        ),
        (
            'Your request:\n\n"Please can you provide me with:\n\nThe number of gates.\nThe number of locks.\nThe number of keepers."'
            "\n\nOur response:\n\n14, 7 and 3.",
            3,
            "quoted lines",
        ),
        (
            "You asked for the number of gates, and whether they are locked at night.\n\nThere are 14 gates. They are locked at night.",
            1,
            "told you asked for",
        ),
        (
            "Request: 1. How many gates? 2. How many locks? 3. How many keepers?\nResponse: 1. 14 2. 7 3. 3",
            3,
            "all on one line, labels",
        ),
        (
            "Applicant's request\n\n(1) Number of gates\n(2) Number of locks\n(3) Spend on each\n\nDepartment's answer\n\n(1) 14\n(2) 7"
            "\n(3) Not held",
            3,
            "(1) nouns",
        ),
        (
            "You would like to know:\n\n- if gates are inspected;\n- how often; and\n- by whom.\n\nI am able to tell you that gates are"
            " inspected yearly by the keeper.",
            3,
            "if, how often, by whom bullets",
        ),
        (
            "Question 1\n\nHow many gates?\n\n14\n\nQuestion 2\n\nHow many locks?\n\n7",
            2,
            "Question heads question and answer",
        ),
        (
            "1. How many gates? 14 gates are in use. 2. How many locks? There are 7 locks. 3. Who keeps them? The keeper does.",
            3,
            "everything on one line, inline answers",
        ),
        (
            "Dear Mr Quill, Thank you for your request of 3 May 2022 in which you asked: Please tell me how many gates you have. Please"
            " also tell me how many locks you have. I can confirm that the Trust holds this information. We have 14 gates and 7 locks."
            " If you are unhappy with this response you may ask for an internal review by writing to the Chief Executive at the address"
            " above within two months. If you remain dissatisfied you may complain to the Information Commissioner at Wycliffe House,"
            " Water Lane, Wilmslow, Cheshire SK9 5AF. The Commissioner will not usually decide a case unless you have been through our"
            " own procedure. Yours sincerely, The Records Team. The Trust will publish this on its website, with nothing that says who"
            " asked, and you may use it again under the terms of the Open Government Licence so long as you say where it came from and"
            " give a link to the licence.",
            2,
            "whole letter on one line",
        ),
        (
            "Freedom of Information Request 22/221\n\nRequest\n\nUnder the Freedom of Information Act, I would like to request the"
            " following information please:\n\nThe total number of gates in use on:\n- 1 April 2020\n- 1 April 2021\n- 1 April 2022"
            "\n\nResponse\n\n14, 14 and 15.",
            1,
            "dates bulleted under one thing",
        ),
        (
            "Your request\n\nFor each of the years 2019, 2020 and 2021, please tell me:\n\nHow many gates were mended;\nHow many locks"
            " were mended;\nHow many keepers were hired.\n\nOur response\n\nWe do not hold this.",
            3,
            "lines with semicolons",
        ),
        (
            "You asked:\n\nI would like a copy of the gate policy.\nI would like a copy of the lock policy.\nI would also like the"
            " training given to keepers.\n\nWe can confirm that the Trust holds the policies, which are attached. The training is not"
            " recorded.",
            3,
            "I would like thrice",
        ),
        (
            "Request\n\n1. Does the council own gates? If yes, how many?\n2. Does the council own locks? If yes, how many? If no, who"
            " does?\n\nResponse\n\n1. Yes, 14.\n2. No.",
            2,
            "follow-ups in numbers",
        ),
        (
            "Subject: FOI request\n\nDear Harbour Council,\n\nI am writing to make an open government request for all the information to"
            " which I am entitled under the Freedom of Information Act.\n\nPlease send me the gate register.\n\nIf my request is too"
            " wide or unclear, I would be grateful if you could contact me as I understand that under the Act, you are required to"
            " advise and assist requesters.\n\nIf any of this information is already in the public domain, please can you direct me to"
            " it.\n\nI look forward to your response within 20 working days, as stipulated by the Act.\n\nYours faithfully,\n\nJane"
            " Quill\n\nDear Ms Quill\n\nThank you for your request.\n\nThe register is attached.\n\nYours sincerely\n\nThe Records Team",
            1,
            "open government request boilerplate",
        ),
        (
            "Request:\n\nI understand that under the Freedom of Information Act I am entitled to a response within 20 working days."
            " Please send me the gate register. If you decide to withhold any of it, please state the exemption. Where the information"
            " is held in several forms, I would prefer it electronically.\n\nResponse:\n\nAttached.",
            1,
            "boilerplate within one paragraph",
        ),
        (
            "What information was requested?\n\nHow many gates, how many locks and how many keepers are there?\n\nWhat did we answer?"
            "\n\n14, 7 and 3.",
            1,
            "labels that are questions",
        ),
        (
            "Dear Ms Quill\n\nYou asked for information about gates. Your questions and our answers are below.\n\nQ How many gates are"
            " there?\n\nA There are 14.\n\nQ How many locks are there?\n\nA There are 7.",
            2,
            "bare Q and A",
        ),
        (
            "Question\n\nPlease provide the gate register and, if it exists, the lock register\n\nAnswer\n\nAttached\n\nQuestion\n\nWho"
            " keeps them\n\nAnswer\n\nThe keeper",
            2,
            "Question Answer headings repeated",
        ),
        (
            "In your request you asked us to provide:\n\n1. Gate register. 2. Lock register. 3. Keeper's handbook.\n\nThe Council's"
            " response to each is:\n\n1. Attached. 2. Attached. 3. Exempt under section 43(2).",
            3,
            "run on nouns",
        ),
        (
            'Thank you for your email in which you made the following request:\n\n"I would like to make a Freedom of Information'
            ' request.\n\nHow many gates did you mend in 2021?\n\nOf those, how many were mended twice?\n\nThank you."\n\nThe Council'
            " mended 14 gates in 2021. Of those 3 were mended twice.",
            2,
            "made the following request, quoted paragraphs",
        ),
        (
            "What was asked of us\n\nPray tell me how many gates you mended in 2021. I should also care to know what it cost.\n\nHow we"
            " answer\n\n14 gates were mended for £300.",
            2,
            "pray tell; care to know",
        ),
        (
            "REQUEST\n\nCOULD YOU LET ME HAVE THE GATE REGISTER\n\nRESPONSE\n\nIt is attached.",
            1,
            "capitals",
        ),
        (
            "Request\n\nRe: gates at Mill Lane\n\n1. Copy of the survey\n2. Copy of the letter that went with it\n\nBackground: a boat"
            " struck the gate in 2021 and nothing has been done.\n\nResponse\n\n1. Attached\n2. Not held",
            2,
            "subject above, background below",
        ),
        (
            "Thank you for your request for information, received on 3 May 2022, regarding gates. You asked for information in relation"
            " to the following:\n\nNumber of gates;\nCost of gates;\nAge of gates.\n\nWe can confirm that we hold this information."
            "\n\n14; £300; 100 years.",
            3,
            "noun lines with semicolons",
        ),
        (
            "FREEDOM OF INFORMATION REQUEST\n\nI refer to your request under the Act, the details of which are set out below.\n\nPlease"
            " provide me with details of all gates in your area, giving for each its age, material and condition.\n\nUnder section 1 of"
            " the Act I can confirm that the Council holds this. It is published at www.harwick.example and is exempt under section 21.",
            1,
            "giving for each",
        ),
        (
            'You asked:\n\n"1) In the last year, how many gates have:\na) been mended\nb) been replaced\nc) been removed\n\n2) The same'
            ' for locks."\n\nWe answer:\n\n1a) 3 b) 2 c) 1\n2) a) 1 b) 0 c) 0',
            2,
            "letters under number, answered in a row",
        ),
        (
            "Dear Sir\n\nThank you for your request. I respond to each of your questions in turn.\n\nHow many gates does the Council"
            " own?\nThe Council owns 14 gates.\n\nWhat did they cost?\nThe Council does not hold this information.\n\nAre they to be"
            " sold?\nNo.",
            3,
            "question line and answer line, in turn",
        ),
        (
            "Information Request 221\n\nHow many gates failed inspection in each of the last 3 years; and what action was taken in each"
            " case; and at what cost?\n\nReply: 2, 3 and 1. Each was mended.",
            1,
            "one question in three parts with semicolons",
        ),
        (
            "1. Request\n\nThe request was:\n\na. How many gates?\nb. How many locks?\n\n2. Response\n\na. 14\nb. 7",
            2,
            "numbered headings, lettered questions",
        ),
        (
            "Harwick NHS Trust\n\nFOI Ref: 221\n\n| Question | Answer |\n| 1. How many gates? | 14 |\n| 2. How many locks? | Not held |"
            "\n| 3. Who keeps them? | The keeper |\n",
            3,
            "pipe rows",
        ),
        (
            "Request\n\nGood morning,\n\nI hope you are well.\n\nI am a journalist with the Harwick Echo. I'd like to make a request"
            " under the Freedom of Information Act for the following:\n\nHow many complaints about gates did you get in 2021? How many"
            " were upheld? Please break the answer down by month.\n\nPlease provide the information in an accessible digital format. I"
            " note that you have 20 working days.\n\nKind regards,\n\nResponse\n\n12 complaints, 3 upheld.",
            2,
            "journalist",
        ),
        (
            "Department of Gates\n\n3 May 2022\n\nDear Ms Quill,\n\nYou wrote to the Department on 5 April and asked for information"
            " about gates. The text of your request is in Annex A. I can confirm we hold it.\n\nIt is exempt under section 35(1)(a)."
            "\n\nYours sincerely,\n\nA Clerk\n\nAnnex A - text of request\n\n1. All advice to ministers on gates since 1 January 2021."
            "\n2. The dates of all meetings on gates in the same time.\n",
            2,
            "request in annex at the end",
        ),
        (
            "You asked:\n\nQ1) How many gates?\nQ2) How many locks?\nQ3) Who keeps them?\n\nWe answer:\n\nQ1) 14\nQ2) 7\nQ3) The keeper",
            3,
            "Q1) in both",
        ),
        (
            "REQUEST\n\n1: How many gates?\n2: How many locks?\n\nREPLY\n\n1: 14\n2: 7",
            2,
            "numbers with colons",
        ),
        (
            "REQUEST\n\n#1 How many gates?\n#2 How many locks?\n\nREPLY\n\n#1 14\n#2 7",
            2,
            "hash numbers",
        ),
        (
            "REQUEST\n\nFirst, how many gates are there? Second, how many locks are there? Third, who keeps them?\n\nREPLY\n\n14, 7, and"
            " the keeper.",
            3,
            "first, second, third",
        ),
        (
            "Subject: FOI 221\n\nRequest:\n\nCould you tell me what software the Council uses for (i) gates, (ii) locks and (iii) boats?"
            "\n\nResponse:\n\nGatekeeper, Locksmith and none.",
            1,
            "roman inside one question",
        ),
        (
            "We received your request on 3 May 2022 for the following information:-\n\nNumber of gates (by lock) in 2021-22\n\nNumber of"
            " gates (by lock) in 2022-23\n\nFollowing receipt of your request searches were conducted to locate information.\n\nI can"
            " confirm that it is held.",
            2,
            "following information:- nouns",
        ),
        (
            "You asked for details of:\n\n- the gates sold since 2019;\n- to whom each was sold;\n- for how much.\n\nThe Council sold"
            " none.",
            3,
            "details of: bullets",
        ),
        (
            "You have requested copies of the following:\n\nMinutes of the Gate Committee of 1 May 2021\nMinutes of the Lock Committee"
            " of 3 May 2021\n\nBoth are enclosed.",
            2,
            "copies of the following lines",
        ),
        (
            'Your request: \n\n"Under the Freedom of Information Act 2000, please provide a list of all gates, including:\n\n* Name\n*'
            ' Age\n* Material\n* Date last painted"\n\nOur response: The list is attached.',
            1,
            "including starred fields in quotes",
        ),
        (
            "FOI Request 221\n\nDear FOI team,\n\nPlease answer the questions below:\n\n1. Gates\na) How many gates do you have?\nb) How"
            " many leak?\n2. Locks\na) How many locks do you have?\nb) How many leak?\n\nMany thanks,\nJane\n\nFOI Response\n\n1. a) 14"
            " b) 3\n2. a) 7 b) not recorded",
            2,
            "groups with letters, answered by number",
        ),
        (
            "Thank you for your request under the Freedom of Information Act.\n\nRequest 1: How many gates do you have?\n\nWe have 14."
            "\n\nRequest 2: How many locks do you have?\n\nThis information is not held.",
            2,
            "Request 1: inline",
        ),
        (
            "Part A - gates\n\n1. How many gates?\n2. How many leak?\n\nPart B - locks\n\n1. How many locks?\n2. How many leak?\n\nThank"
            " you for your request. Part A: 1. 14; 2. 3. Part B: 1. 7; 2. none.",
            4,
            "parts with restarted numbers",
        ),
        (
            "Hello\n\nI'd like to know the following:\n\nIs there a gate at Mill Lane?\nIs it locked?\n\nThanks\n\nHello\n\nThank you"
            " for your request. There is a gate at Mill Lane. It is locked.\n\nRegards",
            2,
            "mail thread with hello",
        ),
        (
            "Thank you for your request, which we received on 3 May. It was for:\n\nThe gate register.\n\nThis is enclosed.",
            1,
            "It was for:",
        ),
        (
            "Your request, and what we say to it, is this.\n\n1. How many gates?\n\n14.\n\n2. How many locks?\n\n7.",
            2,
            "what we say to it",
        ),
        (
            "The request we had from you on 3 May said this:\n\nWould the Council be good enough to tell me how many gates it has? I"
            " should be glad to know, too, how many leak.\n\nThere are 14 gates. None leaks.",
            2,
            "said this:",
        ),
        (
            "Request\n\nI am writing a book on gates. In connection with this, it would help me to have a list of all gates. It would"
            " help me too to have their ages.\n\nAnswer\n\nEnclosed.",
            2,
            "it would help me to have",
        ),
        (
            "You asked on 3 May for some figures. These were:\n\nGates sold in 2020\nGates sold in 2021\n\nNone was sold in either year.",
            2,
            "These were:",
        ),
        (
            "Ref FOI 221\n\nSubject Gates\n\nDate received 3 May 2022\n\nRequest\n\nI should be obliged by the following, for 2021"
            " alone:\n\nThe number of gates that leaked;\n\nThe number that were mended;\n\nWhat was spent.\n\nDate answered 1 June 2022"
            "\n\nResponse\n\n3, 3 and £300.",
            3,
            "obliged by the following, paragraphs with semicolons",
        ),
        (
            "Request for information - gates\n\nYou requested the following information from Harwick Trust:\n\n1. The number of gates"
            " which, in the last year,\na. leaked\nb. were mended\n\n2. The cost of b.\n\nHarwick Trust response:\n\n1a. 3 1b. 3\n\n2."
            " £300",
            2,
            "1a and 1b of one word",
        ),
        (
            "What did you ask?\n\nHow many gates are there and how many leak?\n\nWhat is our answer?\n\n14 and 3.",
            1,
            "labels as questions, present",
        ),
        (
            "Dear Ms Quill\n\nRequest: gates in the town\n\nThank you for your request. You asked:\n\nQ1. How many gates are there?"
            "\n\nQ2. How many leak?\n\nI have set out my response below.\n\nQ1. The Council has 14 gates.\n\nQ2. The Council does not"
            " record leaks.",
            2,
            "Q1 twice with plain answers",
        ),
        (
            "Request 221\n\nGood afternoon\n\nPlease would you be so kind as to supply:\n\n• Gate register\n• Lock register\n\nWith"
            " thanks\n\nAnswer 221\n\nGood afternoon\n\nBoth are enclosed.",
            2,
            "Request 221 / Answer 221",
        ),
        (
            "To: FOI\n\nI want to know three things about gates. How many are there? How many leak? Who mends them?\n\nFrom: FOI"
            "\n\nThere are 14. 3 leak. The keeper mends them.",
            3,
            "To / From",
        ),
        (
            'Our reference 221. You asked us on 3 May for "the gate register, and the name of each keeper since 2010". We hold the'
            " first, and it is enclosed. We do not hold the second.",
            1,
            "quoted within the sentence",
        ),
    ],
)
def test_how_many_things_are_asked(text, items, why):
    assert len(_read(text).requests) == items, why


@pytest.mark.parametrize(
    ("text", "items", "why"),
    [
        (
            "***** *****\n\nDear ***** *****\n\nYou asked:\n\nKindly let me have the gate register.\n\nOur response\n\nAttached.\n",
            ["the gate register"],
            "stars that blank a name out are no marks of Markdown",
        ),
        (
            "Dear Sir or Madam,\n\nKindly let me have the number of gates.\n\nYours faithfully,\n\nJane Quill\n\nP.S. Every harbour is asked this.\n\n"
            "Dear Ms Quill,\n\nThank you for your letter.\n\nThere are 14 gates.\n\nYours sincerely,\n\nThe Clerk",
            ["the number of gates"],
            "whoever signs above a postscript is greeted below",
        ),
        (
            "We must turn down your request as there is no gate register for us to give. What you asked for is not held.",
            [],
            "what is said of the request is not what it asks",
        ),
        (
            "You sent a request for information of 3 March 2021, in which you sought access to the gate register. It is not held.",
            ["the gate register"],
            "the words that tell it are not the first that could",
        ),
        (
            "Dear Ms Quill\n\nYour request has been considered. Please find the information attached.\n\nHow do I complain?\n\n"
            "Write to the Clerk.\n\nWhat happens next?\n\nThe Clerk will look at it.",
            [],
            "questions in the stead of whoever asks",
        ),
        (
            "Dear Ms Quill\n\nPlease could you clarify what you mean by gates? Would you also tell us for which years?\n\nWe shall then go on.",
            [],
            "whoever answers asks back",
        ),
        (
            "Request\n\nHow many gates are there? Please give details.\n\nWhere no figure is kept, a rough one will do instead.\n\n"
            "An Excel spreadsheet is the form I would like it in.\n\nWe hold this.\n\nResponse\n\n14.",
            ["How many gates are there?"],
            "details of the same, an estimate and a form are no more things",
        ),
        (
            "1b. We hold nothing.\n\nWhere our answer does not content you, please write to the Commissioner, whose address is:\n\n"
            "The Lock House\n\nHarbour Lane\n\nKindly send the Clerk all you write about this.",
            [],
            "what leads in to an address, and what is wanted of a complaint",
        ),
        (
            "Thank you for your letter.\n\nWe have decided today to give part of it.\n\nThe exemption on which we turn down your request is set out "
            "below:\n\nThe keepers were asked, and say that they would have to look at each gate.",
            [],
            "what leads in to the reasons leads in to no request",
        ),
        (
            "Thank you for your letter, in which you asked as follows:\n\nIt is the gate register for 2021 that is wanted.\n\n"
            "The register is withheld under section 43(2).",
            ["It is the gate register for 2021 that is wanted"],
            "what stands below the words that lead in is the request, however it begins",
        ),
    ],
)
def test_what_is_asked(text, items, why):
    assert [item.text for item in _read(text).requests] == items, why


@pytest.mark.parametrize(
    "begins",
    [
        "It has been established that the Trust holds this.",
        "Searches were made of our records and the register was found.",
        "Under section 1 of the Act I confirm that this is held.",
        "What you ask for is held and is attached.",
        "There are 14 of them.",
        "This information is exempt under section 43(2).",
        "The Trust holds the register.",
        "In answer, the register is attached.",
        "Having looked into it, we hold the register.",
        "The figures are in the table attached.",
        "A copy is attached.",
        "Attached you will find the register.",
        "Enclosed is the register.",
        "None of this is held by the Trust.",
        "By section 12 of the Act we need not answer.",
        "The answer is 14.",
        "All of what you ask for is attached.",
        "No such record is held.",
        "On 3 May we wrote to you for more detail.",
        "It is not held.",
        "Regrettably, it is not held.",
        "I regret that it is not held.",
        "I am sorry to say that it is not held.",
        "You will find the register attached.",
        "Your request has been looked into.",
        "The request has been looked into by the clerk.",
        "A search has been carried out.",
        "Following a search of our records, I can tell you that it is not held.",
        "The information requested is attached.",
        "The information you requested is attached.",
        "The register can be seen on our website.",
        "The Harbour Office does not hold the register.",
        "After due thought the Trust has decided to withhold the register.",
        "My colleagues have looked for the register.",
        "Harwick Council is able to give you the register.",
        "Since the register is held elsewhere, it cannot be given.",
        "Once we had your request we searched our records.",
        "With regard to your request, the register is attached.",
        "This has been treated as a request under the Act.",
        "Some of the information is exempt.",
        "For the reasons below your request is refused.",
        "I now turn to your request.",
        "As you know, the Act gives a right to information.",
    ],
)
def test_the_request_ends_where_the_answer_begins(begins):
    asked = (
        "Dear Ms Quill\n\nYou asked:\n\nPlease send me the gate register.\n\nPlease send me the names of all keepers."
    )
    letter = _read(f"{asked}\n\n{begins}\n\nYours sincerely\n\nThe Clerk")
    asking = [letter.text[p.start : p.end] for p in letter.passages if p.role == "request"]
    assert not any(begins in words for words in asking)
    assert len(letter.requests) == 2
