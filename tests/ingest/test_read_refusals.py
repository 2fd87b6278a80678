"""What is refused, and that the one line said of it names the file, what is wrong and what to do."""

from __future__ import annotations

import pytest
import wrong_files as wrong
from forms import FORMS, pdf, word

from corpus.errors import FoiError, TooLarge, Unreadable
from ingest.limits import Limits
from ingest.read import read

MEGABYTE = wrong.MEGABYTE
ROWS = [
    # name, content, error, words of the message, why
    ("letter.txt", b"", Unreadable, ["empty"], "nothing at all"),
    ("letter.md", b" \n\t\r\n", Unreadable, ["empty"], "only white space"),
    ("letter.pdf", wrong.png, Unreadable, ["says that it is a PDF", "Portable Network Graphics", "try again"], "a picture named .pdf"),
    ("scan.png", wrong.png, Unreadable, ["Portable Network Graphics", "try again"], "a picture by its own name"),
    ("letter.docx", pdf, Unreadable, ["says that it is a Word document", "holds a PDF"], "a PDF named .docx"),
    ("letter.pdf", word, Unreadable, ["says that it is a PDF", "holds a Word document"], "a Word document named .pdf"),
    ("letter.txt", word, Unreadable, ["says that it is a plain text", "holds a Word document"], "a Word document named .txt"),
    ("letter.txt", wrong.program, Unreadable, ["says that it is a plain text", "a program"], "a program named .txt"),
    ("letter.pdf", wrong.PAGE, Unreadable, ["says that it is a PDF", "holds a web page"], "a saved log-in page, named .pdf"),
    ("letter.pdf", b"Dear Applicant,\n\nNo.\n", Unreadable, ["says that it is a PDF", "plain text"], "text named .pdf"),
    ("letter.eml", b"Just some words.\n", Unreadable, ["says that it is a mail", "plain text"], "no mail has no header"),
    ("letter.md", bytes(range(1, 32)) * 9, Unreadable, ["no text that can be read"], "noise named .md"),
    ("letter.txt", b'{"title": "FOI", "body": ["No."]}', Unreadable, ["JSON"], "data for a program, named .txt"),
    ("letters.json", b'[{"id": 4, "said": "No."}]', Unreadable, ["JSON"], "data for a program"),
    ("letter.txt", b'<?xml version="1.0"?><letter><line>No.</line></letter>', Unreadable, ["XML"], "data in XML"),
    ("letter.txt", b"Harbour" * 43_000, Unreadable, ["next to no spaces", "save it as a PDF"], "one word of 301,000 letters"),
    ("letter.pdf", wrong.huge_pdf, TooLarge, ["30 MB", "25 MB", "split it"], "over the limit in bytes"),
    ("letter.pdf", wrong.picture_pdf, Unreadable, ["pictures of pages", "OCR", "foi doctor"], "a picture of nothing that could be read"),
    ("letter.pdf", wrong.empty_pdf, Unreadable, ["no text that can be seen"], "a blank page"),
    ("letter.pdf", wrong.locked_pdf, Unreadable, ["password"], "opens with a password only"),
    ("letter.pdf", wrong.cut_pdf, Unreadable, ["ends too early", "get it again"], "half a download"),
    ("letter.pdf", wrong.broken_pdf, Unreadable, ["damaged"], "noise between the ends of a PDF"),
    ("letter.docx", lambda: word()[:9000], Unreadable, ["damaged"], "half a Word document"),
    ("letter.docx", lambda: wrong.word_with({"word/document.xml": b"<w:doc"}), Unreadable, ["damaged"], "its body is no XML"),
    ("letter.docx", wrong.locked_zip_word, Unreadable, ["password"], "its parts are encrypted"),
    ("letter.docx", lambda: wrong.office("EncryptedPackage"), Unreadable, ["password-protected", "Protect Document"], "locked by Word"),
    ("letter.doc", lambda: wrong.office("WordDocument"), Unreadable, ["old form", "save it as .docx"], "Word before 2007"),
    ("letter.docx", lambda: wrong.office("WordDocument"), Unreadable, ["says that it is a Word document", "(.doc)"], "the same, renamed"),
    ("mail.msg", lambda: wrong.office("__substg1.0_0037001F"), Unreadable, ["Outlook", ".eml"], "Outlook's own form"),
    ("sheet.xls", lambda: wrong.office("Workbook"), Unreadable, ["old form"], "Excel before 2007"),
    ("sheet.xlsx", lambda: wrong.zipped("xl/workbook.xml"), Unreadable, ["Excel"], "a workbook"),
    ("letters.zip", lambda: wrong.zipped("a.txt", "b.txt"), Unreadable, ["zip", "foi ingest"], "an archive"),
    ("letter.docm", wrong.macro_word, Unreadable, ["macros"], "macros by name"),
    ("letter.docx", wrong.macro_word, Unreadable, ["macros"], "macros under another name"),
    ("letter.docx", wrong.bomb, TooLarge, ["unpacks to more than"], "300 MB in a small file"),
    ("letter.docx", wrong.lying_bomb, Unreadable, ["damaged"], "its directory claims less than is there"),
    ("letter.docx", wrong.crowd, TooLarge, ["parts", "2000"], "thousands of parts"),
    ("letter.docx", wrong.laughing_word, Unreadable, ["entities"], "a billion laughs"),
    ("letter.docx", wrong.laughing_word_utf16, Unreadable, ["entities"], "a billion laughs, in UTF-16"),
    ("letter.docx", wrong.prying_word, Unreadable, ["entities"], "asks for a local file"),
    ("page.html", wrong.laughing_page, Unreadable, ["entities"], "a billion laughs on a page"),
    ("page.html", wrong.deep_page, TooLarge, ["deep"], "elements in elements, closed by others' names"),
    ("page.html", b"<html><body><script>x()</script><p hidden>y</p>", Unreadable, ["no text that can be seen"], "nothing to see"),
    ("mail.eml", wrong.mail_of_attachments, Unreadable, ["1 image/png"], "a mail that says nothing itself"),
    ("mail.eml", wrong.locked_mail, Unreadable, ["encrypted"], "a mail only its reader can open"),
    ("mail.eml", wrong.deep_mail, TooLarge, ["deep"], "parts in parts"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "error", "says", "why"), ROWS, ids=[f"{r[0]}: {r[4]}" for r in ROWS])
def test_refused_with_a_reason(name, content, error, says, why):
    with pytest.raises(error) as caught:
        read(content() if callable(content) else content, f"some/folder/{name}")
    message = str(caught.value)
    assert message.startswith(f"{name}: ")
    assert "\n" not in message
    assert all(words in message for words in says), message


LIMITS = [
    ("seed.pdf", Limits(max_pages=2), "4 pages", "pages of a PDF"),
    ("seed.pdf", Limits(max_characters=2000), "2,000 characters", "characters of a PDF"),
    ("seed.docx", Limits(max_characters=2000), "2,000 characters", "characters of a Word document"),
    ("seed.md", Limits(max_characters=2000), "2,000 characters", "characters of a text"),
    ("seed.txt", Limits(max_bytes=2000), "MB", "bytes"),
    ("seed.pdf", Limits(seconds=0.001), "longer than 0.001 seconds", "time: no process starts so fast"),
    ("seed.docx", Limits(seconds=0.001), "longer than 0.001 seconds", "time, for Word files too"),
    ("seed.docx", Limits(max_expanded=50_000), "unpacks to more than", "expanded size"),
    ("seed.docx", Limits(max_members=3), "more than the 3", "parts of a zip"),
    ("seed.html", Limits(max_depth=2), "2 deep", "depth of a page"),
]


@pytest.mark.parametrize(("name", "limits", "says", "why"), LIMITS, ids=[f"{r[0]}: {r[3]}" for r in LIMITS])
def test_every_limit_holds(name, limits, says, why):
    with pytest.raises(TooLarge, match=says):
        read(FORMS[name](), name, limits)


def test_memory_is_bound():
    with pytest.raises(TooLarge, match="300 MB of memory"):
        read(wrong.swelling_pdf(), "letter.pdf", Limits(max_memory=300 * MEGABYTE))


def test_a_private_name_of_an_attachment_is_not_said():
    with pytest.raises(Unreadable) as caught:
        read(wrong.mail_of_attachments(), "mail.eml")
    assert "Robin" not in str(caught.value)


def test_every_refusal_is_an_error_the_desk_knows():
    assert issubclass(TooLarge, FoiError)
    assert issubclass(Unreadable, FoiError)
