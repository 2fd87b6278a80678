"""Lines that name a part of a letter, and lines that only look like it."""

import pytest

from ingest.parts import part

REQUEST = (
    "What the requester asked",
    "Text of the request",
    "The enquiry",
    "What you wanted to know",
    "Request in full",
    "Your request in your own words",
    "Requested information",
    "Information sought",
    "FOI request details",
    "The question put",
    "Questions asked",
    "Question(s)",
    "What you asked us for",
    "What was asked",
    "What was requested:",
    "What you asked for was this:",
    "Applicant's request",
    "Customer's request",
    "Details of Customer's Request",
    "Original enquiry",
    "Description of request",
    "Details requested",
    "Request made",
    "Query",
    "Request text",
    "You asked for this",
    "The information you asked for",
    "What you sent us",
    "What information was requested?",
)
ANSWER = (
    "What the Trust replied",
    "Our answer to you",
    "The Council's answer",
    "Answered as follows",
    "Answers",
    "Answer(s)",
    "Our findings",
    "What we decided",
    "What was decided",
    "Decision made",
    "Response to request",
    "FOI answer",
    "Mid Harwick Council Response",
    "HWC Reply",
    "Details of the Response",
    "Response text",
    "Response sent:",
    "We answer:",
    "We reply:",
    "What we say:",
    "What the Council has to say",
    "How we responded",
    "Our reply is this:",
    "Information provided for the answer:",
    "What did we answer?",
    "Reply from the Council",
)
NEITHER = (
    "We asked", "Summary", "Sent", "Date requested", "Requested Mon 3 May 2021", "Was information released:", "3. The reply.", "Emergency Response",
    "Findings", "What happens next?", "Information sent to the Council in May",
)  # fmt: skip


@pytest.mark.parametrize(
    ("line", "named"),
    [
        *((line, "request") for line in REQUEST),
        *((line, "answer") for line in ANSWER),
        *((line, None) for line in NEITHER),
    ],
)
def test_a_line_names_a_part(line, named):
    assert part(line) == named
