"""PDFs: only what a reader of the page sees, put back into paragraphs whatever their lines and pages did to them."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from forms import RUNNING, pdf
from PIL import Image
from reportlab.lib.colors import black, lightyellow, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table
from test_read_text import said
from wrong_files import pdf_of

from ingest.blocks import Reading
from ingest.read import read

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=11, leading=14, spaceAfter=8)
WIDE = "We hold a good deal of information of the kind that you asked us for, and here is"


def drawn(*pages: Callable[[Canvas], None]) -> bytes:
    """A PDF with a page for each function, which draws it."""
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4)
    for draw in pages:
        canvas.setFont("Helvetica", 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def lines(
    *rows: tuple[float, str], font: str = "Helvetica", size: float = 11, left: float = 72
) -> Callable[[Canvas], None]:
    """Draws each row at its height from the top."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, size)
        for top, words in rows:
            canvas.drawString(left, A4[1] - top, words)

    return draw


def both(*draws: Callable[[Canvas], None]) -> Callable[[Canvas], None]:
    return lambda canvas: [draw(canvas) for draw in draws] and None


def reading(*pages: Callable[[Canvas], None]) -> Reading:
    return read(drawn(*pages), "letter.pdf")


def texts(*pages: Callable[[Canvas], None]) -> list[str]:
    return said(drawn(*pages), "letter.pdf")


def test_pages_and_running_heads():
    blocks = read(pdf(), "letter.pdf").blocks
    assert [b.page for b in blocks] == sorted(b.page for b in blocks)
    assert {b.page for b in blocks} == {1, 2, 3, 4}
    said_in_all = " ".join(b.text for b in blocks)
    assert RUNNING not in said_in_all
    assert "Page 1" not in said_in_all


HEADS = [
    ([(40, "Brackley Council"), (100, "One."), (810, "1 | Page")], [(40, "Brackley Council"), (100, "Two."), (810, "2 | Page")], ["One.", "Two."], "head and number"),
    ([(100, "One."), (810, "- 1 -")], [(100, "Two."), (810, "- 2 -")], ["One.", "Two."], "bare numbers"),
    ([(100, "One."), (400, "See the Act.")], [(100, "Two."), (400, "See the Act.")], ["One.", "See the Act.", "Two.", "See the Act."], "the same words in the body stay"),
    ([(40, "Brackley Council"), (100, "One.")], [(70, "Another head"), (100, "Two.")], ["Brackley Council", "One.", "Another head", "Two."], "different words at the top stay"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "expected", "why"), HEADS, ids=[r[3] for r in HEADS])
def test_running_heads(first, second, expected, why):
    assert texts(lines(*first), lines(*second)) == expected


def test_a_page_number_on_the_only_page():
    assert texts(lines((100, "One."), (810, "Page 1 of 1"))) == ["One."]


def unseen(canvas: Canvas) -> None:
    canvas.drawString(72, 700, "Seen.")
    canvas.setFillColor(white)
    canvas.drawString(72, 600, "white on white")
    canvas.setFillColor(black)
    canvas.drawString(-400, 500, "off the page")
    canvas.setFont("Helvetica", 0.5)
    canvas.drawString(72, 400, "tiny")


def test_text_nobody_sees_is_not_read():
    found = reading(unseen)
    assert [b.text for b in found.blocks] == ["Seen."]
    assert found.notes == ("Text that cannot be seen on the page was left unread (26 characters)",)


def test_turned_text_is_not_read():
    def turned(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Seen.")
        canvas.rotate(45)
        canvas.drawString(300, 300, "DRAFT")

    found = reading(turned)
    assert [b.text for b in found.blocks] == ["Seen."]
    assert found.notes == ("Text turned on its side was left unread (5 characters)",)


COVERS = [
    ("before", black, black, False, "a black box behind black text"),
    ("after", black, black, False, "a black box over the text"),
    ("after", black, white, False, "a black box over white text"),
    ("after", white, black, False, "a white box over the text"),
    ("before", black, white, True, "white text on black is a banner"),
    ("before", lightyellow, black, True, "a yellow ground is only colour"),
    ("after", lightyellow, black, True, "a highlighter is see-through"),
]


@pytest.mark.parametrize(("when", "box", "ink", "visible", "why"), COVERS, ids=[r[4] for r in COVERS])
def test_boxes_over_and_under_text(when, box, ink, visible, why):
    def page(canvas: Canvas) -> None:
        def cover() -> None:
            canvas.setFillColor(box)
            canvas.rect(115, 694, 80, 16, stroke=0, fill=1)

        if when == "before":
            cover()
        canvas.setFillColor(black)
        canvas.drawString(72, 700, "We met")
        canvas.setFillColor(ink)
        canvas.drawString(118, 700, "R. Example")
        if when == "after":
            cover()
        canvas.setFillColor(black)
        canvas.drawString(200, 700, "twice.")

    found = reading(page)
    assert [b.text for b in found.blocks] == ["We met R. Example twice." if visible else "We met twice."]
    assert bool(found.notes) is not visible


def test_redactions_are_noted_by_page():
    def page(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "We met Robin Example.")
        canvas.rect(108, 694, 80, 16, stroke=0, fill=1)

    found = reading(lines((100, "One.")), page)
    assert found.notes == ("Blacked-out text was left unread (1 places, on page 2)",)
    assert "Robin" not in repr(found)


def test_a_mark_for_redaction_that_was_never_applied():
    stream = b"BT /F 11 Tf 72 700 Td (We met ) Tj ET BT /F 11 Tf 172 700 Td (Robin) Tj ET"
    found = read(
        pdf_of(
            [
                b"<</Type/Catalog/Pages 2 0 R>>",
                b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>/Annots[6 0 R]>>",
                b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
                b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
                b"<</Type/Annot/Subtype/Redact/Rect[170 690 300 715]>>",
            ]
        ),
        "letter.pdf",
    )
    assert [b.text for b in found.blocks] == ["We met"]


def test_cropped_away_text_is_not_read():
    stream = b"BT /F 11 Tf 72 700 Td (Seen.) Tj ET BT /F 11 Tf 72 20 Td (Cropped.) Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/CropBox[0 100 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    assert said(pdf_of(objects), "letter.pdf") == ["Seen."]


PARAGRAPHS = [
    ([(100, WIDE), (114, "what can be sent to you today."), (136, "Next.")], [f"{WIDE} what can be sent to you today.", "Next."], "lines, and a gap between paragraphs"),
    ([(100, WIDE + " infor-"), (114, "mation.")], [f"{WIDE} information."], "a word torn at a line end"),
    ([(100, WIDE[:-8] + " decision-"), (114, "making of a decision-making body.")], [f"{WIDE[:-8]} decision-making of a decision-making body."], "a hyphen the file writes elsewhere"),
    ([(100, WIDE), (114, "everything we hold."), (128, "We start anew.")], [f"{WIDE} everything we hold.", "We start anew."], "a short last line ends a paragraph"),
    ([(100, "Brackley Council"), (114, "1 High Street"), (128, "Brackley"), (200, WIDE)], ["Brackley Council\n1 High Street\nBrackley", WIDE], "an address keeps its lines"),
    ([(100, "1. A list of everything held"), (114, "2. Dates"), (128, "• bullet"), (200, WIDE)], ["*1. A list of everything held", "*2. Dates", "*- bullet", WIDE], "elements of lists, set close"),
    ([(100, WIDE[:-8] + " section 31(1)"), (114, "(a) of the Act.")], [f"{WIDE[:-8]} section 31(1) (a) of the Act."], "a wrapped reference is no element"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected", "why"), PARAGRAPHS, ids=[r[2] for r in PARAGRAPHS])
def test_paragraphs(rows, expected, why):
    assert texts(lines(*rows)) == expected


def test_a_paragraph_over_a_page_break():
    first, second = lines((700, WIDE), (714, f"{WIDE} the")), lines((100, "Home Office and others."), (122, "Next."))
    assert texts(first, second) == [f"{WIDE} {WIDE} the Home Office and others.", "Next."]


HEADINGS = [
    ("Helvetica-Bold", 11, "Our response", True, "bold"),
    ("Helvetica", 15, "Our response", True, "larger"),
    ("Helvetica-Bold", 11, "We do not hold it.", False, "a bold sentence"),
    ("Helvetica-Bold", 11, "20 December 2024", False, "a bold date"),
    ("Helvetica-Bold", 11, "Dear Applicant,", False, "a bold greeting"),
    ("Helvetica-Bold", 15, "1. Introduction", True, "numbered, and large"),
    ("Helvetica", 11, "Our response", False, "neither: no sign that it is one"),
]


@pytest.mark.parametrize(("font", "size", "words", "heads", "why"), HEADINGS, ids=[r[4] for r in HEADINGS])
def test_headings(font, size, words, heads, why):
    found = reading(both(lines((100, words), font=font, size=size), lines((130, WIDE), (144, WIDE))))
    assert (found.blocks[0].kind == "heading") is heads
    assert found.blocks[0].text == words


def test_ruled_tables():
    held = io.BytesIO()
    ruled = Table([["Year", "Cost"], ["2023", "£5"], ["2024", ""]], style=[("GRID", (0, 0), (-1, -1), 0.5, black)])
    SimpleDocTemplate(held, pagesize=A4).build([Paragraph("Before.", BODY), ruled, Paragraph("After.", BODY)])
    assert said(held.getvalue(), "letter.pdf") == ["Before.", "|Year | Cost", "|2023 | £5", "|2024 |", "After."]


def test_a_frame_is_no_table():
    def framed(canvas: Canvas) -> None:
        canvas.rect(60, 600, 400, 150, stroke=1, fill=0)
        canvas.rect(62, 602, 396, 146, stroke=1, fill=0)
        lines((120, WIDE[:60]))(canvas)

    assert texts(both(framed, framed)) == [WIDE[:60]]


def test_footnotes_do_not_break_a_paragraph():
    first = both(lines((700, WIDE), (714, f"{WIDE} for")), lines((760, "1 See the Act."), size=8))
    assert texts(first, lines((100, "everyone."))) == [f"{WIDE} {WIDE} for everyone.", "1 See the Act."]


def test_a_page_of_pictures_among_text_is_noted():
    def pictured(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(Image.new("RGB", (20, 20), "navy")), 0, 0, *A4)

    found = reading(lines((100, "One.")), pictured)
    assert found.notes == ("Pictures without text were left unread on page 2",)


def test_titles():
    def titled(title: str) -> str | None:
        held = io.BytesIO()
        canvas = Canvas(held)
        canvas.setTitle(title)
        canvas.setAuthor("Robin Example")
        canvas.drawString(72, 700, "Text.")
        canvas.save()
        found = read(held.getvalue(), "letter.pdf")
        assert "Robin" not in repr(found)
        return found.title

    assert titled("Response to a request") == "Response to a request"
    assert titled("Microsoft Word - Letter to J Smith.docx") is None
    assert titled("untitled") is None


LEFT = [
    "We have looked at the request with care",
    "and set out below what we hold, and what",
    "of it can be sent to you, and which of",
    "the exemptions of the Act we rely on for",
]
RIGHT = [
    "the rest of it. You may ask us to review",
    "this decision within forty working days",
    "of today. If you are not content after",
    "that, you may complain to the regulator.",
]


def side_by_side(left: list[str], right: list[str], top: float = 200) -> Callable[[Canvas], None]:
    """Two columns of lines; those on the right stand a little lower, as in files whose columns are set apart."""
    return both(
        lines(*((top + 14 * n, words) for n, words in enumerate(left))),
        lines(*((top + 3 + 14 * n, words) for n, words in enumerate(right)), left=320),
    )


COLUMNS = [
    (side_by_side(LEFT, RIGHT), [" ".join(LEFT + RIGHT)], "two columns, a sentence over the gutter"),
    (both(lines((150, "The title of the page runs over both of its columns and on to the right edge.")), side_by_side(LEFT, RIGHT), lines((400, "The end runs over both again, as do the notes that come after it on this page."))), ["The title of the page runs over both of its columns and on to the right edge.", " ".join(LEFT + RIGHT), "The end runs over both again, as do the notes that come after it on this page."], "with lines across them above and below"),
    (side_by_side(["Reference:", "Date received:", "Date of reply:", "Officer:"], RIGHT), [" ".join(f"{a} {b}" for a, b in zip(["Reference:", "Date received:", "Date of reply:", "Officer:"], RIGHT, strict=True))], "labels and their values are read row by row"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "expected", "why"), COLUMNS, ids=[r[2] for r in COLUMNS])
def test_columns(page, expected, why):
    assert [text.replace("\n", " ") for text in texts(page)] == expected


def raised(
    *parts: str | tuple[str, str], top: float = 100, rise: float = 4, size: float = 11
) -> Callable[[Canvas], None]:
    """Draws a line of words; of a pair, the second is set small and `rise` points above the line, behind the first."""

    def draw(canvas: Canvas) -> None:
        written = canvas.beginText(72, A4[1] - top)
        for part in parts:
            word, mark = (part, "") if isinstance(part, str) else part
            written.setFont("Helvetica", size)
            written.textOut(word)
            written.setFont("Helvetica", size * 0.6)
            written.setRise(rise)
            written.textOut(mark)
            written.setRise(0)
        canvas.drawText(written)

    return draw


@pytest.mark.parametrize(
    ("page", "expected", "why"),
    [
        (
            raised(("It is exempt under the Act", "1"), " as we said."),
            ["It is exempt under the Act as we said."],
            "a word",
        ),
        (raised(("We refuse it under section 12", "3"), "."), ["We refuse it under section 12."], "a provision"),
        (
            raised(("We wrote to you in June 2025", "1,2"), ", and again."),
            ["We wrote to you in June 2025, and again."],
            "two",
        ),
        (raised(("See section 40(2)", "*"), " of the Act"), ["See section 40(2) of the Act"], "a star"),
        (raised(("The room is 14 m", "2"), " in all."), ["The room is 14 m2 in all."], "a measure is no mark"),
        (raised(("About 10", "6"), " grains"), ["About 106 grains"], "nor is a power of ten"),
        (raised(("On the 1", "st"), " of May"), ["On the 1st of May"], "nor are letters"),
        (raised(("The gas is CO", "2"), " here", rise=-2), ["The gas is CO2 here"], "nor is a figure below the line"),
    ],
)
def test_marks_of_footnotes_are_no_part_of_a_word(page, expected, why):
    assert texts(page) == expected, why


def test_a_footnote_keeps_its_words_and_its_mark():
    page = both(
        raised((f"{WIDE} the Act", "1"), " too.", top=100),
        raised(("", "1"), "The Act of the year 2000, as amended.", top=780, rise=2.5, size=8),
    )
    assert texts(page) == [f"{WIDE} the Act too.", "1 The Act of the year 2000, as amended."]


def test_marks_that_are_hardly_smaller_than_the_words():
    held = io.BytesIO()
    words = "The names are withheld under section 40(2)<super>2</super> of the Act of 2000<super>13</super>, and 14 m<super>2</super> are let."
    SimpleDocTemplate(held).build([Paragraph(words, BODY)])
    assert said(held.getvalue(), "letter.pdf") == [
        "The names are withheld under section 40(2) of the Act of 2000, and 14 m2 are let."
    ]
