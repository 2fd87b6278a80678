"""Questions and answers without labels or columns, threads of mail, and decision notices: short invented ones."""

import pytest

from corpus.law import Law
from corpus.origin import Origin
from ingest.record import Reader

READER = Reader(Law.shipped(), lambda text: len(text.split()) * 4 // 3)
THREAD = (
    "Dear Harbour Council,\n\nPlease send me the log of the lock. I do not think that section 43 applies.\n\nYours faithfully,\n\n"
    "Jane Quillfeather\n\nDear Jane Quillfeather\n\nThank you for your request. The information is not held, as detailed below.\n\n"
    "Yours sincerely\n\nThe Records Team"
)
NOTICE = (
    "Freedom of Information Act 2000 (FOIA)\nDecision notice\n\nPublic Authority: Harbour Council\n\n"
    "Decision (including any steps ordered)\n\n1. The complainant requested the log of the lock. "
)


def _read(text: str):
    return READER.read(text.encode(), Origin("letter.txt"))[0]


@pytest.mark.parametrize(
    ("text", "outcomes", "why"),
    [
        (
            "Dear Ms Quill\n\nThank you for your request. Our answers are below.\n\nQuestion Response\n"
            "How many boats were stopped in 2020? 25\nHow many rafts were stopped in 2020? Not held\n"
            "Which master was fined? This is exempt under section 40(2).\n",
            ["disclosed", "not_held", "withheld"],
            "two columns flattened to text",
        ),
        (
            "Thank you for your request.\n\nQuestion\nAnswer\nHow many boats were stopped in 2020?\n25\n"
            "How many rafts were stopped in 2020?\nNot held\nWho was the master?\nExempt under section 40(2) of the FOIA\n",
            ["disclosed", "not_held", "withheld"],
            "a table read cell by cell",
        ),
        (
            "Thank you for your request.\n\nRequest: How many boats were stopped in 2020? Response: 25 boats\n"
            "Request: How many rafts were stopped in 2020? Response: We do not hold this.",
            ["disclosed", "not_held"],
            "both labels on one line",
        ),
        (
            "Dear Ms Quill\n\nI am writing to request the following information:\n\n1. How many boats were stopped?\n\n"
            "25 boats were stopped.\n\n2. Who was the master?\n\nThis is exempt under section 40(2) of the Act.\n",
            ["disclosed", "withheld"],
            "answers under numbered questions",
        ),
        (
            "1. Request\n\nHow many boats, and where?\n\n2. Response\n\nWe do not hold this.\n",
            ["not_held"],
            "numbered labels",
        ),
        (
            "Lock keepers\n\nRequested Mon 3 April 2021\nResponded Mon 4 May 2021Please provide the number of lock keepers.\n\n"
            "Response\n\nWe have 14 lock keepers.\n",
            ["disclosed"],
            "the request glued to the date above it",
        ),
        (
            "Thank you for your request. You asked:\n\n1. For each year, please state:\na. the number of boats\n"
            "b. the number of rafts\n2. Who counts them?\n\nOur response\n\nThe information is attached.\n",
            ["disclosed", "disclosed"],
            "letters under a number are of that item",
        ),
    ],
)
def test_each_question_has_its_answer(text, outcomes, why):
    assert [item.outcome for item in _read(text).items] == outcomes, why


@pytest.mark.parametrize(
    ("text", "outcome", "exemptions", "why"),
    [
        (THREAD, "not_held", [], "the mail that asked decides nothing, and what is not held is not given below"),
        (
            "Thank you for your request. The harbour can neither confirm nor deny that it holds the information. "
            "We rely on the following exemptions:\n\nSection 23(5) Security bodies\nSection 31(3) Law enforcement\n",
            "ncnd",
            ["23(5)", "31(3)"],
            "the exemptions of a refusal to say stand in a list",
        ),
        (
            "Thank you for your request. You asked:\n\nHow many boats were stopped in each year, and why?\n\nTo find out why would "
            "exceed the appropriate limit and this part is refused under section 12(1) of the Act.\n\n2019 - 214\n2020 - 187\n",
            "partly",
            ["12(1)"],
            "figures by year beside a refusal for cost",
        ),
        (
            "You asked:\n\nWhat was spent on locks (Q1-6) and boats (Q7-12) in 2019-24?\n\nOur response\n\n- Locks 2019-24 (Q1-6)\n"
            "- Boats 2019-24 (Q7-12)\n\nAll of it is withheld under section 22 of the Act.",
            "withheld",
            ["22"],
            "a range of years is no figure by year",
        ),
        (
            "Dear Ms Quill\n\nThank you for your request for information about boats. It is being dealt with under the Act and you "
            "will have a response within 20 working days.\n\nWe have allocated the above reference, which you should quote.\n",
            "unknown",
            [],
            "an acknowledgement",
        ),
        (
            NOTICE
            + "The council refused it under section 12(1) of FOIA, and later relied on section 14(1).\n\n2. The Commissioner's "
            "decision is that the council was entitled to rely on section 14(1) of FOIA to refuse the request.\n",
            "refused",
            ["14(1)"],
            "a notice rests on what the Commissioner decides by",
        ),
        (
            NOTICE
            + "The council withheld it under section 43(2) of FOIA.\n\n2. The Commissioner's decision is that section 43(2) of "
            "FOIA is not engaged.\n\n3. The Commissioner requires the council to disclose the withheld information.\n",
            "disclosed",
            [],
            "an overturned refusal rests on nothing",
        ),
        (
            "The complainant has requested the log of the lock from Harbour Council. The council said that section 43 would apply. "
            "The Commissioner's decision is that the council does not hold the requested information.",
            "not_held",
            [],
            "a notice told in a paragraph",
        ),
        (
            "The complainant has requested three logs from Harbour Council. The council released information about two of them. The "
            "Commissioner's decision is that the council was entitled to rely on section 12(1) of FOIA for the third.",
            "partly",
            ["12(1)"],
            "something was given before the notice",
        ),
    ],
)
def test_what_was_decided(text, outcome, exemptions, why):
    record = _read(text)
    assert (record.outcome, [e.ref for e in record.exemptions]) == (outcome, exemptions), why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Records Office\n\nDear Mr\nQuillfeather,\n\nThank you for your request.", "greeted over two lines"),
        ("To: Jane\n\nMs Quillfeather\n\nThank you for your request.", "alone on a line"),
        ("Dear Jane Bird/Quillfeather\n\nThank you for your request.", "two names with a stroke"),
        (
            "Decision notice\n\nComplainant: Jane Quillfeather\nAddress: Lock Lane\n\nNothing is held.",
            "a notice's complainant",
        ),
        (THREAD, "who signed the mail that asked"),
        (
            "Ministry of Locks 4 Quay Street 5 May 2021 Dear Ms Quillfeather FREEDOM OF INFORMATION REQUEST Thank you for your request "
            "of 3 May. We do not hold the log.",
            "within a line that lost its breaks",
        ),
    ],
)
def test_no_name_is_left(text, why):
    kept = _read(text).model_dump_json()
    assert "Quillfeather" not in kept, why
    assert "Jane" not in kept, why


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Thank you. We had a request from Acme Widgets Ltd for berths. It is not held.", "Acme Widgets Ltd"),
        (
            "Dear HM Revenue and Customs,\n\nPlease send me the log.\n\nYours faithfully,\n\nJ Quill\n\nDear J Quill\n\nIt is not held.",
            "HM Revenue and Customs",
        ),
    ],
)
def test_a_body_is_nobody(text, kept):
    assert kept in _read(text).text


@pytest.mark.parametrize(
    ("text", "authority"),
    [
        ("Test. The Council\n\nThank you for your request. We do not hold it.", None),
        ("Although the Trust holds no log, thank you for your request to Central Government.", None),
        (
            "Mile Cross Police Station, Harbour Police\n\nThank you for your request. We do not hold it.",
            "Harbour Police",
        ),
    ],
)
def test_whose_letter_it_is(text, authority):
    assert _read(text).authority == authority
