"""Mail: the body is the letter, threads below it are quotes, and nobody's name comes out of a header."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from test_read_text import said

from ingest.read import read

HEAD = (
    "From: Robin Example <robin.example@mail.example>\nTo: FOI Team <foi@brackley.example>\nCc: Sam Other <sam@mail.example>\n"
    "Subject: =?utf-8?q?FOI_request_=E2=80=93_parking?=\nDate: Mon, 3 Mar 2025 10:00:00 +0000\nMIME-Version: 1.0\n"
)


def mail(body: str, kind: str = "text/plain; charset=utf-8") -> bytes:
    return f"{HEAD}Content-Type: {kind}\nContent-Transfer-Encoding: 8bit\n\n{body}".encode()


THREADS = [
    ("We hold it.\n\n> Please send the costs.\n> Thank you.", ["We hold it.", ">Please send the costs.\nThank you."], "marked quotes"),
    ("We hold it.\n\nOn 3 May 2024 at 10:00, Robin Example <r@mail.example> wrote:\n> Please send.", ["We hold it.", ">Please send."], "on ... wrote"),
    ("We hold it.\n\nOn Mon, 3 May 2024 at 10:00, Robin Example <robin.example@mail.example>\nwrote:\n\n> Please send.", ["We hold it.", ">Please send."], "the same, wrapped"),
    ("No.\n\nOn 3 May 2024, Robin Example wrote:\n> One?\nYes.\n> Two?\nNo.", ["No.", ">One?", "Yes.", ">Two?", "No."], "answers between quotes stay answers"),
    ("No.\n\nOn 3 May 2024, Robin Example wrote:\n\nPlease send it.\n\nThanks", ["No.", ">Please send it.", ">Thanks"], "a quote without marks"),
    ("No.\n\n-----Original Message-----\nFrom: Robin Example\nSent: 3 May 2024 10:00\nTo: FOI\nSubject: Request\n\nPlease send it.", ["No.", ">Please send it."], "Outlook"),
    ("No.\n\nFrom: Robin Example <r@mail.example>\nDate: 3 May 2024\nTo: FOI <foi@b.example>\nSubject: Request\n\nPlease send it.\n\nRobin", ["No.", ">Please send it.", ">Robin"], "a bare header"),
    ("No.\n\n________________________________\nFrom: Robin Example\nSent: 3 May 2024\nTo: FOI\nSubject: Re: x\n\n1. A list", ["No.", ">1. A list"], "under a rule"),
    ("---------- Forwarded message ---------\nFrom: Robin Example <r@mail.example>\nDate: Mon, 3 May 2024\nSubject: x\nTo: <foi@b.example>\n\nPlease send it.", ["Date: Mon, 3 May 2024\nSubject: x", "Please send it."], "forwarded with no word of its own"),
    ("From: FOI Team\nSent: 3 May 2024\nTo: Robin Example\nCc: Sam Other\nSubject: Request\n\nWe hold it.", ["Sent: 3 May 2024\nSubject: Request", "We hold it."], "a header pasted above the letter"),
    ("From: the start of 2021 we held none.", ["From: the start of 2021 we held none."], "a sentence is no header"),
    ("On that point you wrote:\n\nText.", ["On that point you wrote:", "Text."], "words about what someone wrote"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected", "why"), THREADS, ids=[r[2] for r in THREADS])
def test_threads(body, expected, why):
    assert said(mail(body), "mail.eml") == expected


NAMED = [row for row in THREADS if "Robin Example" in row[0]]


@pytest.mark.parametrize("name", ["letter.txt", "letter.md"])
@pytest.mark.parametrize(("body", "expected", "why"), NAMED, ids=[r[2] for r in NAMED])
def test_a_thread_saved_as_text_names_nobody(body, expected, why, name):
    text = " ".join(said(body, name))
    assert "Robin Example" not in text
    assert all(word in text for block in expected for word in block.lstrip(">*").split())


def test_a_thread_in_html():
    body = (
        "<p>We hold it.</p><div><p><b>From:</b> Robin Example &lt;r@mail.example&gt;<br><b>Sent:</b> 3 May 2024 10:00<br><b>To:</b> FOI<br>"
        "<b>Subject:</b> Request</p><p>Please send it.</p><p>Robin</p></div>"
    )
    assert said(mail(body, "text/html; charset=utf-8"), "mail.eml") == ["We hold it.", ">Please send it.", ">Robin"]


def test_a_thread_as_gmail_writes_it():
    body = (
        "<div>We hold it.</div><div class=gmail_quote><div>On 3 May 2024, Robin Example &lt;<a href=x>r@mail.example</a>&gt; wrote:<br></div>"
        "<blockquote><div>Please send it.</div></blockquote></div>"
    )
    assert said(mail(body, "text/html"), "mail.eml") == ["We hold it.", ">Please send it."]


def test_meta_and_notes_name_nobody():
    message = EmailMessage()
    for name, value in (
        ("From", "Robin Example <robin@mail.example>"),
        ("To", "foi@b.example"),
        ("Subject", "FOI request – parking"),
    ):
        message[name] = value
    message["Date"] = "Mon, 3 Mar 2025 10:00:00 +0000"
    message.set_content("Please see attached.")
    for n in range(2):
        message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename=f"Robin Example {n}.pdf")
    message.add_attachment(b"GIF89a", maintype="image", subtype="gif", filename="logo.gif")
    found = read(message.as_bytes(), "mail.eml")
    assert found.meta == {"subject": "FOI request – parking", "date": "2025-03-03"}
    assert found.title == "FOI request – parking"
    assert found.notes == ("Attachments left unread: 2 application/pdf, 1 image/gif",)
    assert "Robin" not in repr(found)


def test_plain_text_is_preferred_and_html_is_the_fallback():
    message = EmailMessage()
    message["From"] = message["Subject"] = "x"
    message.set_content("From the text.")
    message.add_alternative("<p>From the page.</p>", subtype="html")
    assert said(message.as_bytes(), "mail.eml") == ["From the text."]
    message.get_payload(0).set_payload("\n")
    assert said(message.as_bytes(), "mail.eml") == ["From the page."]


CHARSETS = [
    ("windows-1252", "It’s £5".encode("cp1252"), "as named"),
    ("us-ascii", "It’s £5".encode(), "named wrongly: really UTF-8"),
    ("x-unknown", "It’s £5 for every page".encode("cp1252"), "a charset nobody knows"),
    ("zip", "It’s £5".encode(), "a codec that is no charset"),
]


@pytest.mark.parametrize(("charset", "body", "why"), CHARSETS, ids=[r[2] for r in CHARSETS])
def test_charsets(charset, body, why):
    content = f"{HEAD}Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n".encode() + body
    assert said(content, "mail.eml")[0].startswith("It’s £5")


def test_flowed_text_is_joined():
    body = "We hold some of \nthe information you \nasked for.\n\nRegards\n-- \nThe Team"
    assert (
        said(mail(body, "text/plain; charset=utf-8; format=flowed"), "mail.eml")[0]
        == "We hold some of the information you asked for."
    )


def test_a_mail_inside_a_mail_is_an_attachment():
    inner, outer = EmailMessage(), EmailMessage()
    inner["Subject"] = outer["Subject"] = outer["From"] = "x"
    inner.set_content("Inside.")
    outer.set_content("Outside.")
    outer.add_attachment(inner)
    found = read(outer.as_bytes(), "mail.eml")
    assert [b.text for b in found.blocks] == ["Outside."]
    assert found.notes == ("Attachments left unread: 1 message/rfc822",)
