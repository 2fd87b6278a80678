"""How much of who asked is masked, and how much else stays, on the labelled set; and who signs for the authority."""

import pytest
from masked import cases, figures

from ingest.blocks import Block, Reading
from ingest.mask import mask


def test_who_asked_goes_and_the_rest_stays():
    found = figures(cases())
    assert found["texts"] >= 120
    assert found["recall"] >= 0.98
    assert found["precision"] >= 0.97


SIGNED = [
    ("Yours sincerely\nJohn Doe\nChief Executive", "senior", True, "a chief executive"),
    ("Yours sincerely\nJohn Doe, Chief Constable", "senior", True, "on one line"),
    ("Yours sincerely\nJohn Doe\nInformation Commissioner", "senior", True, "an office-holder"),
    ("Yours sincerely\nJohn Doe\nInformation Rights Officer", "senior", False, "below a senior grade"),
    ("Yours sincerely\nJohn Doe\nExecutive Assistant to the Director", "senior", False, "an assistant to a director"),
    ("Yours sincerely\nJohn Doe", "senior", False, "no role is no senior one"),
    ("Yours sincerely\nJohn Doe\nChief Executive", "none", False, "none are kept"),
    ("Yours sincerely\nJohn Doe\nInformation Rights Officer", "all", True, "all are kept"),
]


@pytest.mark.parametrize(("signed", "keep", "stays", "why"), SIGNED, ids=[row[3] for row in SIGNED])
def test_officials_are_kept_by_grade_and_setting(signed, keep, stays, why):
    blocks = tuple(
        Block("paragraph", text) for text in ("Dear Applicant,", "We enclose the report. John Doe wrote it.", signed)
    )
    masked = " ".join(block.text for block in mask(Reading(blocks), keep)[0].blocks)
    assert ("John Doe" in masked) is stays
    assert ("[official]" in masked) is not stays


NAMED = [
    ("letters/Response to Jane Smith.pdf", "letters/Response to requester.pdf~"),
    ("FOI_jane_smith_2024.docx", "FOI_requester_2024.docx~"),
    ("C:\\mail\\Smith, Jane.msg", "C:\\mail\\Smith, Jane.msg"),
    ("minutes of meetings.pdf", "minutes of meetings.pdf"),
    ("reply from Brindle Council.pdf", "reply from Brindle Council.pdf"),
]


@pytest.mark.parametrize(("source", "expected"), NAMED)
def test_names_of_files(source, expected):
    reading = Reading((Block("paragraph", "Dear Jane Smith,"), Block("paragraph", "We do not hold it.")))
    report = mask(reading)[1]
    shown = report.source(source)
    assert shown.startswith(expected)
    assert "Jane" not in repr(report)


def test_two_files_named_after_two_people_stay_apart():
    report = mask(Reading((Block("paragraph", "Dear Jane Smith,"),)))[1]
    other = mask(Reading((Block("paragraph", "Dear Amir Khan,"),)))[1]
    assert report.source("to Jane Smith.pdf") != other.source("to Amir Khan.pdf")
