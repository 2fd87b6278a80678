"""Threads of mail as sites publish them, and reviews that say no more than that the first answer stands: invented ones."""

import pytest

from corpus.law import Law
from corpus.origin import Origin
from ingest.record import Reader

READER = Reader(Law.shipped(), lambda text: len(text.split()) * 4 // 3)
ASKED = "Dear Harbour Council,\n\nPlease send me the log of the lock, with its boats.\n\nYours faithfully,\n\nJane Quillfeather\n\n"
ACKNOWLEDGED = (
    "Harbour Council\n\nDear Ms Quillfeather\n\nI write in connection with your request. You asked for:\n\n"
    "Please send me the log of the lock, with its boats.\n\nYour request will now be considered. You will have a response within 20 working days.\n\n"
)
CHASED = "Dear Harbour Council,\n\nI do not see how section 43 could apply. Please send the log.\n\nYours faithfully,\n\nJane Quillfeather\n\n"
ANSWERED = (
    "Dear Ms Quillfeather\n\nThank you for your e-mail. The log is attached.\n\nYours sincerely\n\nThe Records Team\n"
)
STATUS = "Log of the lock\n\nThe request was {}.\n\n"


def _read(text: str):
    return READER.read(text.encode(), Origin("thread.txt"))[0]


@pytest.mark.parametrize(
    ("text", "outcome", "why"),
    [
        (ASKED + ACKNOWLEDGED, "unknown", "an acknowledgement that quotes the request answers nothing"),
        (ASKED + ACKNOWLEDGED + CHASED + ANSWERED, "disclosed", "the last mail answers"),
        (STATUS.format("partially successful") + ASKED + ACKNOWLEDGED, "partly", "what the site says, where no mail decides"),
        (STATUS.format("refused by Harbour Council") + ASKED + ACKNOWLEDGED, "withheld", "the site says that it was refused"),
        (STATUS.format("refused") + ASKED + ANSWERED, "disclosed", "a mail that decides goes before what the site says"),
        ("Harbour Council did not have the information requested.\n\n" + ASKED + ACKNOWLEDGED, "not_held", "the site says that nothing was held"),
        (
            ASKED + "Dear Ms Quillfeather\n\nThe date on which the response is due has been changed to 4 May. Please see the attached letter.\n\n",
            "unknown",
            "an answer put off, with a letter attached that says so",
        ),
        (ASKED + "DWP mailbox\n\nThis is an automated confirmation that your request has been received by the mailbox.\n", "unknown", "an automatic reply"),
        (ASKED + ACKNOWLEDGED + "Visible links\n\n1. mailto:[email address]\n\n2. https://harbour.example/help\n", "unknown", "links below a mail"),
        (
            ASKED + "Dear Ms Quillfeather\n\nPlease see attached update on your request. I will be in touch again by 4 May.\n\n"
            "Dear Ms Quillfeather\n\nPlease see attached response to your request of 3 April.\n\n",
            "unknown",
            "answers in attachments that are not here",
        ),
        (
            "Dear Ms Quillfeather\n\nThank you for your request, received on 4 May. We apologise for the delay. We are working on your request and aim "
            "to provide you with a substantive response in due course. Once again, please accept our apologies for the delay.\n",
            "unknown",
            "an apology for a delay",
        ),
        (
            STATUS.format("refused by Harbour Council") + ASKED + "Harbour Council\n\nDear Requester\n\nThank you for your request for information.\n\n"
            "Please find response to your query attached.\n\nYours sincerely\n\nThe Records Team\n",
            "withheld",
            "an attached answer tells nothing, so the site is believed",
        ),
        (
            "Hi there\n\nThis is a Freedom of Information request about lost rafts. Could you please tell me:\n\n1. How many rafts were lost in 2031.\n\n"
            "I'm looking for information on the time between May 2 2030 and May 2 2031. Can the information please be broken "
            "down by lock? If doing this exceeds the cost limit and the scope needs narrowing, could the lock be prioritised, please?\n\n2. How many tolls have been "
            "taken by the harbour between May 2 2030 and May 2 2031.\n\n3. What a raft costs the harbour, and what was spent on rafts "
            "between May 2 2030 and May 2 2031.\n\nYours faithfully,\n\nJane Quillfeather\n\nI refer to your request for information about rafts.\n\n"
            "We can confirm that the Harbour does not hold the information falling within the description specified in your request.\n\n"
            "We suggest that you re-direct your request to the county.\n",
            "not_held",
            "a mail that greets nobody by name, and an answer below it that does not hold it",
        ),
        (
            STATUS.format("successful") + "Dear Harbour Council,\n\nThis is a request for information. If section 12 is engaged, send what you can:\n\n"
            "1. Copies of notes kept at the lock.\n\n2. Copies of the log.\n\nYours faithfully,\n\nJane Quillfeather\n",
            "disclosed",
            "a request alone, and what the site says",
        ),
        (
            "Dear Sir or Madam,\n\nI am writing to request an internal review of my request.\n\n(1) The council relies on the section 41 "
            "exemption. That should be set out with the following matters:\n\n(2) It did not say when.\n",
            "unknown",
            "a mail that only asks decides nothing",
        ),
    ],
)  # fmt: skip
def test_threads(text, outcome, why):
    document = _read(text)
    assert (document.outcome, document.exemptions) == (outcome, []), why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (ASKED + ACKNOWLEDGED + CHASED, "in both mails and the greeting"),
        (
            ASKED.replace("Jane Quillfeather", "Jane Quillfeather\nfor the Friends of the Lock") + ACKNOWLEDGED,
            "with a society under the name",
        ),
        (ASKED.replace("Dear Harbour Council", "Dear Sir or Madam") + ACKNOWLEDGED, "a mail to nobody by name"),
        (STATUS.format("refused") + ASKED, "a mail that nobody has answered"),
    ],
)
def test_no_name_is_left_in_a_thread(text, why):
    assert "Quillfeather" not in _read(text).model_dump_json(), why


def test_an_answer_to_an_applicant_is_the_authoritys():
    text = (
        ASKED
        + "Dear Applicant,\n\nThank you for your request. The log is exempt under section 38(1)(a) of the Act.\n\nYours sincerely\n"
    )
    document = _read(text)
    assert (document.outcome, [e.ref for e in document.exemptions]) == ("withheld", ["38(1)(a)"])


@pytest.mark.parametrize(
    ("text", "outcome", "exemptions", "why"),
    [
        (
            "Dear Ms Quill\n\nThank you for your request for an internal review of our answer. I have looked at the reasons why information "
            "was withheld from you. My conclusion is that the original response was correct.\n",
            "withheld", [], "something was withheld, and rightly",
        ),
        (
            "Dear Ms Quill\n\nThank you for your request. You wrote:\n\n“I ask for an internal review of your answer. You invoked Section 12 of "
            "the FOI Act.”\n\nOur response\n\nWe are satisfied that the original response was handled properly, and that the outcome of your original "
            "request was correct. Your complaint is therefore not upheld.\n",
            "refused", ["12"], "what the first answer used, as whoever asked tells it",
        ),
        (
            "Dear Ms Quill\n\nI write about your request for a review of the decision to refuse your request. A review will now be conducted. "
            "There is no statutory time limit in relation to it, but we aim to complete it within 20 working days.\n",
            "unknown", [], "a review that has only begun",
        ),
        (
            "Dear Ms Quill\n\nThank you for asking for an internal review. I have concluded that the initial response that was sent to you was "
            "late. I uphold the decision that the log is exempt under section 31 of the Act.\n",
            "withheld", ["31"], "a response that was sent gives nothing",
        ),
        (
            "Harbour Board 19 June 2031 Raft Logs Internal Review. I refer to your request for an internal review. As a result of this review, I am now "
            "disclosing the information that we hold in response to your request; please find the extracts in the attached documents. In this review, I "
            "will consider: whether the exemption applied under the EIR, namely regulation 12(5)(g), was correctly applied to this information. This "
            "review is focused on our refusal to provide the logs.\n",
            "disclosed", [], "all is given, and an exemption is named only as what was in question",
        ),
    ],
)  # fmt: skip
def test_reviews(text, outcome, exemptions, why):
    document = _read(text)
    assert document.kind == "review"
    assert (document.outcome, [e.ref for e in document.exemptions]) == (outcome, exemptions), why
