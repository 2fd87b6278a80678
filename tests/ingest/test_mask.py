"""Who asked is left out, and nobody else: invented requesters, and words that only look like one."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest.blocks import Block, Reading
from ingest.mask import mask, mask_text

REQUESTS = [
    ("Kind regards,\nJane Smith", "Kind regards,\n[requester]", "a sign-off"),
    ("Kind regards\n\njane smith", "Kind regards\n\n[requester]", "a sign-off without capitals"),
    ("Yours faithfully\nJ. R. Smith", "Yours faithfully\n[requester]", "initials"),
    ("Thanks, Jane", "Thanks, [requester]", "a first name on the same line"),
    ("Best wishes\nLudwig van Beethoven", "Best wishes\n[requester]", "a particle in the surname"),
    ("Kind regards,\nJANE SMITH", "Kind regards,\n[requester]", "capitals"),
    ("Please send the list.\n\nJane Smith", "Please send the list.\n\n[requester]", "a name with no closing words"),
    (
        "Kind regards,\nJane Smith\n12 High Street\nLeeds\nLS1 4AB\n07700 900123",
        "Kind regards,\n[requester]\n[address]\n[phone]",
        "everything under a sign-off",
    ),
    (
        "Yours sincerely\nJane Smith\nFlat 2, 14 St John’s Road\nBristol BS1 2CD",
        "Yours sincerely\n[requester]\n[address]",
        "a flat",
    ),
    (
        "Regards\nJane Smith\nRose Cottage\nLittle Wick\nGL1 1AA",
        "Regards\n[requester]\n[address]",
        "a house with no number",
    ),
    (
        "Jane Smith\n12 High Street\nLeeds LS1 4AB\n\nDear FOI Team",
        "[requester]\n[address]\n\nDear FOI Team",
        "at the head",
    ),
    (
        "Kind regards, Jane Smith, 12 High Street, Leeds, 07700 900123, jane@mail.example",
        "Kind regards, [requester], [address], [phone], [e-mail]",
        "everything on the line of the sign-off",
    ),
    (
        "On 3 May 2024 at 10:00, Jane Smith <jane@mail.example> wrote:\n> Ms Smith asks.\n> Regards\n> Jane",
        "On 3 May 2024 at 10:00, [requester] <[e-mail]> wrote:\n> [requester] asks.\n> Regards\n> [requester]",
        "a thread that was pasted",
    ),
    (
        "My name is Jane Smith.\nSmith & Nephew, and WH Smith plc",
        "My name is [requester].\nSmith & Nephew, and WH Smith plc",
        "companies of that name",
    ),
    ("Name: Jane Smith", "Name: [requester]", "a label"),
    ("Name: jane smith", "Name: [requester]", "a label, no capitals"),
    ("Full name:\nJane Smith", "Full name:\n[requester]", "a label over its value"),
    ("Name | Jane Smith", "Name | [requester]", "a row of a form"),
    ("From: Jane Smith <jane@mail.example>", "From: [requester] <[e-mail]>", "a mail header that was pasted"),
    (
        "Address: 12 High Street\nLeeds\nLS1 4AB\nTel: 01632 960123",
        "Address: [address]\nTel: [phone]",
        "a labelled address",
    ),
    (
        "My name is Jane Smith and I live in Leeds. Jane asks.",
        "My name is [requester] and I live in Leeds. [requester] asks.",
        "said",
    ),
    ("I live at 3 Mill House, Water Lane, LS1 4AB and", "I live at [address] and", "an address in a sentence"),
    ("Write to jane.smith@council.gov.uk", "Write to [e-mail]", "one person's address at an office"),
    ("j.weir@x.gov.uk and a.foister@x.gov.uk", "[e-mail] and [e-mail]", "surnames that hold eir and foi"),
    ("foi@gmail.com", "[e-mail]", "no office has a private provider"),
    ("request-123-abc@whatdotheyknow.com", "[e-mail]", "WhatDoTheyKnow's own address for the request"),
    ("see https://www.whatdotheyknow.com/user/jane_smith now", "see [link] now", "a page about the requester"),
    (
        "Call +44 7700 900123, (020) 7946 0018 or 01632 960 123",
        "Call [phone], [phone] or [phone]",
        "ways to write a number",
    ),
    (
        "My name is Theresa May.\nSpending in May 2024",
        "My name is [requester].\nSpending in May 2024",
        "a name that is a month",
    ),
    (
        "My name is Jane Smith.\nThe Adam Smith Institute",
        "My name is [requester].\nThe Adam Smith Institute",
        "another Smith",
    ),
    (
        "Dear Ms Jane Smith,\nThank you for Ms Smith's request.",
        "Dear [requester],\nThank you for [requester]'s request.",
        "an answer",
    ),
]

KEPT = [
    ("Dear Sir or Madam,", "nobody named"),
    ("Dear Sir/Madam", "nobody named"),
    ("Dear Applicant,", "nobody named"),
    ("Dear FOI Team", "an office"),
    ("Dear Home Office,", "a body"),
    ("Dear Ministry of Justice,", "a body"),
    ("DearSir or Madam,", "nobody named, with no blank"),
    ("Dear Network Rail", "a body with two capitals, like a name"),
    ("Regards\nInformation Access Team", "an office signs"),
    ("Yours sincerely\nJohn Doe\nFreedom of Information Officer", "an official signs in role"),
    ("Thank you\nPlease provide the Minutes", "no name follows"),
    ("Best practice guidance", "a closing word that begins something else"),
    ("Name: Camden Council", "a body's name"),
    ("From: April 2024 to May 2024", "a period"),
    ("All meetings with the Home Office and Metropolitan Police Service", "bodies"),
    ("Spending in May, June and August 2024", "months"),
    ("section 40(2), s.31(1)(g) and regulation 12(4)(b)", "references to the law"),
    ("IC-347414-P2W0, 01.FOI.22.024866 and FS50123456", "references of cases"),
    ("reference 01632960123", "a reference as long as a telephone number"),
    ("£1,234,567 and 0123456789012", "a sum and a long number"),
    ("01-02-2024 10:30", "a date and a time"),
    ("0303 123 1113 and 0800 123 4567", "numbers of bodies"),
    ("accessicoinformation@ico.org.uk, foi@x.gov.uk, info@x.org, foi.requests@x.gov.uk", "offices"),
    ("crime in LS1 4AB by month", "a postcode that is asked about"),
    ("Council House, 1 High Street, Home Office, London SW1A 2BQ", "an authority's address"),
]


@pytest.mark.parametrize(("text", "expected", "why"), REQUESTS, ids=[r[2] for r in REQUESTS])
def test_the_requester_is_left_out(text, expected, why):
    assert mask_text(text)[0] == expected


@pytest.mark.parametrize(("text", "why"), KEPT, ids=[k[0][:40] for k in KEPT])
def test_nothing_else_is(text, why):
    masked, report = mask_text(text)
    assert (masked, report.counts) == (text, {}), why


def letter(*blocks: str | tuple[str, str]) -> Reading:
    """A reading of paragraphs; a pair names its kind."""
    return Reading(tuple(Block("paragraph", b) if isinstance(b, str) else Block(b[0], b[1]) for b in blocks))  # type: ignore[arg-type]


def said(reading: Reading) -> list[str]:
    return [b.text for b in mask(reading, "all")[0].blocks]


SIGNED = (
    "Yours sincerely\nJohn Doe\nInformation Rights Officer\n"
    "Camden Council\nTown Hall, Judd Street, London WC1H 9JE\n020 7974 4444"
)
ASKED = [("heading", "Your request"), "Please send it.", "Kind regards", "Jane Smith"]
LETTERS = [
    (
        ["Dear Ms Jane Smith,", "Ms Smith's request", SIGNED],
        ["Dear [requester],", "[requester]'s request", SIGNED],
        "a greeting",
    ),
    (["Dear Mr Smith and Mrs Jones,", "Mrs Jones asked"], ["Dear [requester],", "[requester] asked"], "two people"),
    (["DEAR MS SMITH", "we hold it"], ["DEAR [requester]", "we hold it"], "capitals"),
    (
        ["Dear Will,", "We will write. Will Hunt"],
        ["Dear [requester],", "We will write. Will Hunt"],
        "a name that is a word",
    ),
    (
        ["Mr Otto Quillfeather", "DearMr Quillfeather,", "Mr Otto Quillfeather asked"],
        ["[requester]", "Dear[requester],", "[requester] asked"],
        "no blank behind the greeting",
    ),
    (["DearJane,", "Jane asked"], ["Dear[requester],", "[requester] asked"], "no blank before a first name"),
    (["Dearing Council holds it", "Dearing"], ["Dearing Council holds it", "Dearing"], "a word that only begins so"),
    (["Dear Jane", "Jane asked"], ["Dear [requester]", "[requester] asked"], "a first name"),
    (["Dear Dr O’Brien-Jones,", "Dr O'Brien-Jones"], ["Dear [requester],", "[requester]"], "either apostrophe"),
    (
        ["Dear May,", "payments in May 2024"],
        ["Dear [requester],", "payments in May 2024"],
        "a first name that is a month",
    ),
    (
        ["Ms Jane Smith\n12 High Street\nLeeds\nLS1 4AB", "20 December 2024", "Dear Ms Smith"],
        ["[requester]\n[address]", "20 December 2024", "Dear [requester]"],
        "the address at the head, above the date",
    ),
    (
        [
            "Camden Council\nTown Hall\nJudd Street\nLondon WC1H 9JE",
            "Jane Smith\n12 High Street\nLeeds LS1 4AB",
            "Dear Ms Smith",
        ],
        ["Camden Council\nTown Hall\nJudd Street\nLondon WC1H 9JE", "[requester]\n[address]", "Dear [requester]"],
        "the authority's own address stays, the requester's goes",
    ),
    (
        ["Ms Lee\n12 High Street\nLeeds LS14AB", "Dear Ms Lee", "at 12 High Street, Leeds, LS1 4AB, or 12 High Street"],
        ["[requester]\n[address]", "Dear [requester]", "at [address], or [address]"],
        "the address again, however it is spaced",
    ),
    (["Request from: Jane Smith", "Name: Ann Lee"], ["Request from: [requester]", "Name: [requester]"], "labels"),
    (
        [("quote", "Please send it.\nKind regards,\nJane Smith\n07700 900123"), "We hold it.", SIGNED],
        ["Please send it.\nKind regards,\n[requester]\n[phone]", "We hold it.", SIGNED],
        "the sign-off of a quoted request, and not of the answer",
    ),
    (
        [
            ("heading", "Your request"),
            "Please send it.",
            "Kind regards",
            "Jane Smith",
            ("heading", "Our response"),
            "We hold it.",
            SIGNED,
        ],
        ["Your request", "Please send it.", "Kind regards", "[requester]", "Our response", "We hold it.", SIGNED],
        "a request set out in paragraphs of their own",
    ),
    (["Dear Home Office", "The Office replied"], ["Dear Home Office", "The Office replied"], "a body greeted"),
    (
        ["Ref: 12/04/2021 Dear Jane Smith", "Jane Smith asked"],
        ["Ref: 12/04/2021 Dear [requester]", "[requester] asked"],
        "a greeting behind its date",
    ),
    (
        ["Ref: 12/04/2021 Dear Mr QUILL", "Mr Quill asked"],
        ["Ref: 12/04/2021 Dear [requester]", "[requester] asked"],
        "a title and one name in capitals behind a date",
    ),
    (
        ["Ref: 12/04/2021 Dear Mr Quill REQUEST FOR FIGURES"],
        ["Ref: 12/04/2021 Dear [requester] REQUEST FOR FIGURES"],
        "a name with the subject behind it",
    ),
    (
        ["Ref: 12/04/2021 Dear Sir REQUEST FOR FIGURES"],
        ["Ref: 12/04/2021 Dear Sir REQUEST FOR FIGURES"],
        "nobody named, with the subject behind it",
    ),
    (["Applicant name - Jane Smith"], ["Applicant name - [requester]"], "a label and a dash"),
    (["For the attention of Jane Smith"], ["For the attention of [requester]"], "whom it is for"),
    (["FAO Ms J Smith"], ["FAO [requester]"], "whom it is for, by letters"),
    (["Dear Applicant (Jane Smith)"], ["Dear Applicant ([requester])"], "a name behind what is greeted"),
    (
        ["Thank you for your request, Ms Smith, of 3 May."],
        ["Thank you for your request, [requester], of 3 May."],
        "named in passing",
    ),
    (["The request of Ms Smith is below."], ["The request of [requester] is below."], "whose request it is"),
    (
        ["My name is Jane Smith and I study here.", "Jane Smith asked"],
        ["My name is [requester] and I study here.", "[requester] asked"],
        "an introduction where no label tells whose words they are",
    ),
    (
        ["My name is John Doe and I am the FOI Officer."],
        ["My name is John Doe and I am the FOI Officer."],
        "an official's",
    ),
    (
        [
            ("heading", "Your request"),
            "Send the list. Many thanks, Jane Smith",
            ("heading", "Our response"),
            "We hold it.",
        ],
        ["Your request", "Send the list. Many thanks, [requester]", "Our response", "We hold it."],
        "a sign-off on the last line of a request",
    ),
    (["How many? Regards Jane Smith"], ["How many? Regards [requester]"], "a sign-off behind a question"),
    (
        ["We hold it. Kind regards John Doe"],
        ["We hold it. Kind regards John Doe"],
        "an answer's own",
    ),
    (
        ["We hold it.", "Yours sincerely\nJohn Doe"],
        ["We hold it.", "Yours sincerely\nJohn Doe"],
        "an official who gives no role",
    ),
    (
        ["Name: Project Alpha"] * 2 + ["x"] * 12 + ["Name: John Doe"],
        None,
        "a name in what was disclosed, far from the head",
    ),
]


@pytest.mark.parametrize(("blocks", "expected", "why"), LETTERS, ids=[row[2] for row in LETTERS])
def test_letters(blocks, expected, why):
    if expected is None:
        assert said(letter(*blocks))[-1] == blocks[-1], why
    else:
        assert said(letter(*blocks)) == expected, why


def test_title_and_subject_are_masked_too():
    reading = Reading(
        (Block("paragraph", "Dear Ms Smith"),),
        title="FOI: Ms Smith",
        form="eml",
        meta={"subject": "Ms Smith jane@mail.example"},
    )
    masked, report = mask(reading, "all")
    assert (masked.title, masked.meta) == ("FOI: [requester]", {"subject": "[requester] [e-mail]"})
    assert report.counts == {"name": 3, "e-mail": 1}


def test_the_report_counts_and_never_repeats():
    report = mask_text("Kind regards,\nJane Smith\njane@mail.example")[1]
    assert report.counts == {"name": 1, "e-mail": 1}
    assert "Jane" not in repr(report)


@pytest.mark.parametrize(
    "text", ["Request from: Ms jane@mail.example", "Name: Dr\n12 High Street", "Dear Sir,\nI ask."]
)
def test_a_title_alone_is_nobody(text):
    once, report = mask_text(text)
    assert "name" not in report.counts
    assert mask_text(once)[0] == once


PIECES = st.sampled_from(
    ["Dear ", "Ms ", "Jane", " Smith", ",", "\n", "\n\n", "Kind regards", "Name: ", "12 High Street", "LS1 4AB",
     "07700 900123", "@", "jane@mail.example", " and ", "[requester]", "my name is ", "The Council", ".", " ",
     "Request from: ", "Address: "]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES | st.text(max_size=8), max_size=30).map("".join))
@example("jane@mail.example..jane@mail.example")
@example("jane@mail.example+jane@mail.example+jane@mail.example")
@example("Kind regards Jane 07700 900123")
def test_masking_again_changes_nothing(text):
    once = mask_text(text)[0]
    assert mask_text(once)[0] == once


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["Jane Smith", "Zoë Ångström", "J. R. O’Neil"]))
def test_a_signed_name_never_survives(text, name):
    masked = mask_text(f"{text}\n\nKind regards,\n{name}\n")[0]
    assert not re.search(rf"^{re.escape(name)}$", masked, re.MULTILINE)
