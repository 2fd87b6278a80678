"""Whatever form a letter arrives in, nothing of who asked is in its record, and what the authority says of itself is."""

import io
from email.message import EmailMessage

import docx
import pytest
from forms import saved
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

from corpus.law import Law
from corpus.origin import Origin
from ingest.record import Reader

READER = Reader(Law.shipped(), lambda text: len(text.split()) * 4 // 3, officials="all")
SECRETS = ("oluwaseun", "adeyemi", "acacia", "ls1 4ab", "900123", "mail.example")
OPEN = ("John Doe", "Judd Street", "020 7974 4444", "foi@camden.gov.uk", "section 40(2)", "FOI-2024-0123")
ASKED = (
    "Please provide the minutes of the board.",
    "Kind regards,\nOluwaseun Adeyemi-Clarke\n14 Acacia Avenue\nLeeds LS1 4AB\n07700 900123\noluwaseun@mail.example",
)
LETTER = (
    "Camden Council\nTown Hall\nJudd Street\nLondon WC1H 9JE",
    "Ms Oluwaseun Adeyemi-Clarke\n14 Acacia Avenue\nLeeds\nLS1 4AB",
    "20 December 2024",
    "Our ref: FOI-2024-0123",
    "Dear Ms Adeyemi-Clarke,",
    "Thank you for your e-mail of 28 November 2024, in which you asked for information under the Freedom of Information Act.",
    "# Your request",
    *ASKED,
    "# Our response",
    "We hold the minutes. Names are withheld under section 40(2), as Ms Adeyemi-Clarke’s request of 3 May was told.",
    "Oluwaseun may ask us to review this; we would write to her at 14 Acacia Avenue, Leeds, LS1 4AB within 40 working days.",
    "Yours sincerely\nJohn Doe\nInformation Rights Officer\nCamden Council\nTown Hall, Judd Street, London WC1H 9JE\n"
    "foi@camden.gov.uk\n020 7974 4444",
)


def text() -> bytes:
    return "\n\n".join(part.removeprefix("# ") for part in LETTER).encode()


def markdown() -> bytes:
    return "\n\n".join(part.replace("# ", "## ").replace("\n", "  \n") for part in LETTER).encode()


def html() -> bytes:
    shown = (
        f"<h2>{part[2:]}</h2>" if part.startswith("# ") else f"<p>{part.replace(chr(10), '<br>')}</p>"
        for part in LETTER
    )
    return f"<!doctype html><title>Oluwaseun Adeyemi-Clarke: your request</title><main>{''.join(shown)}</main>".encode()


def word() -> bytes:
    document = docx.Document()
    document.core_properties.title = "Letter to Oluwaseun Adeyemi-Clarke"
    for part in LETTER:
        document.add_heading(part[2:], 2) if part.startswith("# ") else document.add_paragraph(part)
    return saved(document)


def pdf() -> bytes:
    body = ParagraphStyle("body", fontSize=11, leading=14, spaceAfter=12)
    heading = ParagraphStyle("heading", parent=body, fontName="Helvetica-Bold", fontSize=14, leading=18)
    story = [Paragraph(p.removeprefix("# ").replace("\n", "<br/>"), heading if p[:2] == "# " else body) for p in LETTER]
    held = io.BytesIO()
    SimpleDocTemplate(held, title="Letter to Oluwaseun Adeyemi-Clarke").build(story)
    return held.getvalue()


def mail() -> bytes:
    thread = [
        "From: Oluwaseun Adeyemi-Clarke <oluwaseun@mail.example>\nSent: 28 November 2024 09:15\n"
        "To: Information Rights <foi@camden.gov.uk>\nSubject: request by Oluwaseun",
        *ASKED,
    ]
    return _mail(text().decode() + "\n\n-----Original Message-----\n" + "\n\n".join(thread))


def reply() -> bytes:
    asked = "\n".join(f"> {line}" for line in "\n\n".join(ASKED).split("\n"))
    return _mail(
        f"{text().decode()}\n\nOn Thu, 28 Nov 2024 at 09:15, Oluwaseun Adeyemi-Clarke\n<oluwaseun@mail.example> wrote:\n\n{asked}"
    )


def _mail(words: str) -> bytes:
    message = EmailMessage()
    message["From"] = "Information Rights <foi@camden.gov.uk>"
    message["To"] = "Oluwaseun Adeyemi-Clarke <oluwaseun@mail.example>"
    message["Subject"] = "Re: request by Ms Adeyemi-Clarke"
    message["Date"] = "Fri, 20 Dec 2024 10:00:00 +0000"
    message.set_content(words)
    message.add_attachment(b"1", maintype="application", subtype="pdf", filename="letter to Oluwaseun.pdf")
    return message.as_bytes()


FORMS = {
    "a.txt": text,
    "a.md": markdown,
    "a.html": html,
    "a.docx": word,
    "a.pdf": pdf,
    "thread.eml": mail,
    "reply.eml": reply,
}


@pytest.mark.parametrize("name", list(FORMS))
def test_nothing_of_the_requester_is_stored(name):
    record, report = READER.read(FORMS[name](), Origin(source=name))
    stored = record.model_dump_json()
    assert [secret for secret in SECRETS if secret in stored.lower()] == []
    assert [words for words in OPEN if words not in stored] == []
    assert report.counts["name"] >= 4


@pytest.mark.parametrize("name", list(FORMS))
def test_the_letter_is_otherwise_read_as_it_is(name):
    record, _ = READER.read(FORMS[name](), Origin(source=name))
    assert record.authority == "Camden Council"
    assert record.reference == "FOI-2024-0123"
    assert record.date is not None
    assert record.date.isoformat() == "2024-12-20"
    assert [item.text for item in record.requests] == ["the minutes of the board"]
    assert [relied.ref for relied in record.exemptions] == ["40(2)"]
