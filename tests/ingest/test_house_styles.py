"""Short invented answers, each set out as some office sets them out: what was decided, on what, and what was asked."""

from dataclasses import dataclass
from datetime import date

import pytest

from corpus.law import Law
from corpus.origin import Origin
from ingest.record import Reader

READER = Reader(Law.shipped(), lambda text: len(text.split()) * 4 // 3)


@dataclass(frozen=True)
class Style:
    why: str
    text: str
    outcome: str
    exemptions: tuple[str, ...] = ()
    items: int | None = None
    dated: date | None = None


STYLES = (
    Style(
        "no blank lines, a quoted request in two numbered parts, and nothing held",
        "Harbour Department\n5 May 2022\nDear Mr Quill,\nYour request for information\nThank you for your e-mail.\n"
        "Your requests were as follows:\n1. “How many berths were let last year?\nWhich of them were let twice?”\n"
        "2. “How many were let the year before?”\nIn accordance with section 1(1)(a) of the Freedom of Information Act 2000 I can "
        "confirm that the Department does not hold this information.",
        "not_held",
        items=2,
        dated=date(2022, 5, 5),
    ),
    Style(
        "the request set between the date of the answer and the answer",
        "FOI request (4471)\n\nHarbour wall - repairs\n\nRequested Mon 3 May 2021\nResponded Fri 4 June 2021\n\nPlease provide\n"
        "1. Copies of letters about the harbour wall.\n2. Copies of the surveys of it.\n\nResponse\n\nNotice of Refusal\n"
        "Under the Environmental Information Regulations the information requested is exempt under Exception 12(5)(b)\n"
        "We have considered the following:\nThe matter is before a court.",
        "withheld",
        ("EIR 12(5)(b)",),
        2,
        date(2021, 6, 4),
    ),
    Style(
        "exclusions, and what follows the sign-off is no answer",
        "Our Ref: 912\n22 March 2021\nDear Ms Quill\nThank you for your request in which you requested the following information: "
        "a full copy of the boat inspectors' manual\nA copy of the information which can be disclosed is enclosed.\n"
        "Some information has been withheld as it falls under these:\nExclusion 31: Law Enforcement\nExclusion 40: Personal data\n"
        "Yours sincerely,\nThe Records Team\nYour right to complain\nIf you are not happy you may ask for an internal review.",
        "partly",
        ("31", "40"),
        1,
    ),
    Style(
        "given in a form in which nothing need be relied on",
        "You asked:\n\nHow many boats were stopped?\n\nOur response\n\nWe hold this information. I am able to disclose it as follows. "
        "It is given in bands in order to avoid the exemption as outlined in section 40 of the Act.\n\nBetween 10 and 20 boats.",
        "disclosed",
    ),
    Style(
        "our answer is below is no disclosure, and the requester's words are no answer",
        "3 April 2020\n\nDear Requester\n\nThe council has considered your request and our response to your questions is shown below.\n\n"
        "Under the Freedom of Information Act 2000, I would like to request the fines for late boats.\n\n"
        "Can I please receive a total for the following berths:\nBerth 4\nBerth 7\n\n"
        "The council has determined that this information is exempt under section 21(1) of the Act as it is on its website.",
        "withheld",
        ("21(1)",),
        dated=date(2020, 4, 3),
    ),
    Style(
        "figures told in sentences, and a part withheld",
        "You asked\nCan you please tell me:\n1. How many boats and rafts sank?\n2. Why?\nWe said\nThank you for your request.\n"
        "Between January and June 1,238 boats sank. That is 411 more than the average, or 7.5% more.\n"
        "We have not yet counted rafts. As such, this information is considered exempt under Section 22(1) of the Freedom of "
        "Information Act 2000.",
        "partly",
        ("22(1)",),
        2,
    ),
    Style(
        "an answer that says in the head that it withholds in part, dated twice",
        "FOI-7-21\n\nDate: 2 March 2021\n\nDate of Response: 30 March 2021\n\nInformation Withheld in part\nInformation Not Held in part\n\nRequest:\n\n"
        "Please send me the contract for buoys.\n\nResponse:\n\nI attach what follows.",
        "partly",
        dated=date(2021, 3, 30),
    ),
    Style(
        "the page went up after the letter was written",
        "Meetings of the harbour board.\n\nFirst published:\n9 March 2021\n\n8 March 2021\n\nDear\n\nThank you for your request. "
        "You asked for:\n\nA list of meetings of the board.\n\nThe information is exempt under Section 27 and Section 28 of the "
        "Freedom of Information Act 2000.\n\nAnnex 1\n\nSection 27 – International relations\n\nThe exemption states:\n\n"
        "Section 27(1) Information is exempt if its disclosure would harm the interests set out.\n\n"
        "Sections 27(2) and (3) provide an exemption for what another state has given.",
        "withheld",
        ("27", "28"),
        1,
        date(2021, 3, 8),
    ),
    Style(
        "requests and answers under numbered headings, one of them neither confirmed nor denied",
        "We are giving an NCND response to the second.\n\nRequest 1\nIs there a rule that boats must be lit?\n\nAnswer 1\n"
        "The harbour does not hold this information.\n\nRequest 2\nHow many masters were accused?\n\nAnswer\n"
        "This letter represents a Refusal Notice. The harbour can neither confirm nor deny that it holds the information.",
        "ncnd",
        items=2,
    ),
    Style(
        "the short form stands inside the name of the Act",
        "Thank you for your enquiry. Some of the information in the file is covered by sections 31 and 38 of the Freedom of "
        "Information (FOI) Act 2000. As a result, it was determined that this information should be withheld.",
        "withheld",
        ("31", "38"),
    ),
    Style(
        "words of the page it was copied from, and a cost that no section is named for",
        "You can manage your preferences and cookie settings at any time.\nYour cookie preferences have been saved.\n"
        "Please provide the following data for each year:\nYour request has now been considered and I am not obliged to supply it.\n"
        "In relation to your request, the following exemption applies:\nTo look through each log would exceed the 18 hours "
        "that are allowed us.",
        "refused",
    ),
    Style(
        "a letter that only asks for more time relies on nothing yet",
        "Thank you for your request for logs of the lock.\n\nSome of the information may be exempt under section 26 of the Act.\n\n"
        "S26 - Defence\n\nUnder section 26(1)(b) of the Act, information is exempt if its disclosure would prejudice any forces. "
        "The Act allows the time for response to be longer than 20 working days.",
        "unknown",
    ),
    Style(
        "a letter that withholds one thing and puts off the rest relies on what it withholds by",
        "Thank you for your request for logs of the lock.\n\nThe wiring plan is withheld under section 43(2) of the Act.\n\n"
        "We need more time to consider the public interest in the rest.",
        "unknown",
        ("43(2)",),
    ),
    Style(
        "held nowhere, and part of what was asked is on the authority's own site",
        "Rules for pilots\n\nThe rules that pilots follow, published or not, and whether they were disclosed.\n\nPilot guidance is available on our public website.\n\n"
        "What is used to train pilots.\n\nWe do not hold this information.",
        "disclosed",
    ),
    Style(
        "each answer is written behind its question",
        "I am writing to you under the Freedom of Information Act 2000 to request the following information.\n1. Please provide the number of boats: 2526\n"
        "2. Please provide the number that are lit: 12",
        "disclosed",
        items=2,
    ),
)


@pytest.mark.parametrize("style", STYLES, ids=[s.why for s in STYLES])
def test_what_is_read(style: Style):
    record = READER.read(style.text.encode(), Origin("letter.txt"))[0]
    assert (record.outcome, tuple(e.ref for e in record.exemptions)) == (style.outcome, style.exemptions)
    assert style.items is None or (
        [r.text for r in record.requests][style.items :] == [] and len(record.requests) == style.items
    )
    assert style.dated is None or record.date == style.dated


@pytest.mark.parametrize(
    ("text", "gone", "why"),
    [
        (
            "Jane Quillfeather\nBy e-mail\n\nDear Jane,\n\nThank you for your request.",
            "Quillfeather",
            "greeted by first name",
        ),
        (
            "Lock Office\nJane Quillfeather\n3 May 2021\nDear Ms Quillfeather,\nThank you. You asked:\nHow many?",
            "Jane",
            "by surname",
        ),
        (
            "Letter Jane Quillfeather 4\n\nDear Ms Quillfeather\n\nThank you for your request.",
            "Jane",
            "behind another word",
        ),
        ("Ref: LOG/ Jane Quillfeather\n\nDear Ms Quillfeather\n\nThank you for your request.", "Jane", "within a line"),
        (
            "Thank you.\n\nAnnex\n\nRequest for information from Jane Quillfeather (reference 4)",
            "Quillfeather",
            "said to have asked",
        ),
    ],
)
def test_the_whole_name_goes(text, gone, why):
    assert gone not in READER.read(text.encode(), Origin("letter.txt"))[0].model_dump_json(), why


def test_a_telephone_number_is_no_section():
    record = READER.read(
        b"Tel: +44 (0) 1603 593 523\n\nThank you for your request. We do not hold it.", Origin("letter.txt")
    )[0]
    assert [m.ref for m in record.mentioned] == []
