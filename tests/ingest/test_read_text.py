"""Plain text and Markdown: paragraphs, headings, lists and quotes as their writer meant them."""

from __future__ import annotations

import codecs

import pytest

from corpus.errors import Unreadable
from ingest.read import read
from ingest.readers.text import read_text

LONG = "This paragraph was wrapped at seventy-two columns by the program that sent it, as"
MARKS = {"heading": "#", "paragraph": "", "list": "*", "quote": ">", "table": "|"}


def said(content: str | bytes, name: str) -> list[str]:
    """Each block with a sign for its kind: # heading, * list, > quote, | table."""
    raw = content.encode() if isinstance(content, str) else content
    return [f"{MARKS[b.kind]}{b.text}" for b in read(raw, name).blocks]


TEXTS = [
    (f"{LONG}\nmany do, and goes on here.\n\nNext.", [f"{LONG} many do, and goes on here.", "Next."], "wrapped lines are joined"),
    ("We have weighed it under section 14(1) of the Freedom of\nInformation Act.\nWe hold it.", ["We have weighed it under section 14(1) of the Freedom of Information Act.\nWe hold it."], "a name torn in two"),
    ("The Office\n12 High Street\nAnytown", ["The Office\n12 High Street\nAnytown"], "an address keeps its lines"),
    ("We hold a large number of\n\npeople. That is all.", ["We hold a large number of people. That is all."], "a stray blank line"),
    ("We hold a large number of\n\f\npeople. That is all.", ["We hold a large number of people. That is all."], "a page break"),
    ("We hold these:\n\nfiles and letters.", ["We hold these:", "files and letters."], "a colon ends what came before"),
    ("Dear Ms Smith,\n\nthank you for writing.", ["Dear Ms Smith,", "thank you for writing."], "a greeting is never run on"),
    ("Kind regards\n\nrobin", ["Kind regards", "robin"], "a sign-off is never run on"),
    ("We wrote.\nKind regards\nrobin example", ["We wrote.\nKind regards\nrobin example"], "nor within a paragraph"),
    ("See our site\n\nico.org.uk for more", ["See our site", "ico.org.uk for more"], "a web address starts low, and is no rest of a sentence"),
    ("(c) from other sources,\n\nunless it is lawful.", ["*(c) from other sources,", "unless it is lawful."], "flush words after limbs of a list"),
    ("It states:\n\nc. the purpose of something", ["It states:", "*c. the purpose of something"], "a letter may be a marker"),
    ("Please send:\n1. A list\n2. The dates of all\nmeetings", ["Please send:", "*1. A list", "*2. The dates of all meetings"], "numbered lines"),
    ("• one\n● two\n- three", ["*- one", "*- two", "*- three"], "every bullet is a dash"),
    ("as set out in section 31(1)\n(g) of the Act.", ["as set out in section 31(1)", "*(g) of the Act."], "short lines: what begins like an element is one"),
    ("Our response\n\nWe hold it.", ["#Our response", "We hold it."], "a short line alone, above a sentence"),
    ("OUR RESPONSE\n============\nWe hold it.", ["OUR RESPONSE\n============\nWe hold it."], "an underline must stand under one line alone"),
    ("Our response\n------------\n\nWe hold it.", ["#Our response", "We hold it."], "an underlined line"),
    ("20 December 2024\n\nWe hold it.", ["20 December 2024", "We hold it."], "a date is no heading"),
    ("Our ref: FOI/123\n\nWe hold it.", ["Our ref: FOI/123", "We hold it."], "a reference is no heading"),
    ("IC-347414-P2W0\n\nWe hold it.", ["IC-347414-P2W0", "We hold it."], "nor is a bare one"),
    ("Jane Smith\n\n12 High Street\n\nDear Ms Smith,\n\nWe hold it.", ["Jane Smith", "12 High Street", "Dear Ms Smith,", "We hold it."], "lines above the greeting"),
    ("Yours sincerely,\n\nJane Smith\n\nHead of Access\n\nIt is final.", ["Yours sincerely,", "Jane Smith", "Head of Access", "It is final."], "who signs"),
    ("You asked:\n\n> 1. A list\n> 2. Dates\n\nWe hold it.", ["You asked:", ">1. A list", ">2. Dates", "We hold it."], "quoted lines"),
    ("> First part\n>\n> > Second\nWe hold it.", [">First part", ">Second", "We hold it."], "quotes within quotes, and words right under"),
    ("A\u00a0name: co\u00adoperate,\u200b \ufb01le e\u0301", ["A name: cooperate, file é"], "invisible characters and ligatures"),
    ("“Quoted” – it’s so—truly", ["“Quoted” – it’s so—truly"], "curly quotes and dashes stay"),
    ("one\r\ntwo\rthree\u2028four", ["one two three four"], "every kind of line end"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "expected", "why"), TEXTS, ids=[r[2] for r in TEXTS])
def test_plain_text(content, expected, why):
    assert said(content, "letter.txt") == expected


ENCODINGS = [
    ("utf-8", "utf-8"),
    ("utf-8-sig", "with a mark"),
    ("utf-16", "with a mark"),
    ("utf-16-le", "without one"),
    ("utf-16-be", "without one"),
    ("cp1252", "Windows"),
    ("mac_roman", "old Macs"),
]


@pytest.mark.parametrize(("encoding", "why"), ENCODINGS)
def test_encodings(encoding, why):
    letter = "We can’t say “yes” – it costs £600 a café, and that is more than the limit.\n\n" * 3
    assert said(letter.encode(encoding), "letter.txt") == [letter.strip().split("\n")[0]] * 3


NOISE = [
    (codecs.BOM_UTF16_LE + b"\x00\xd8" * 9, "a mark of UTF-16 over half characters"),
    (codecs.BOM_UTF8 + b"\xff\xfe\xfd", "a mark of UTF-8 over other bytes"),
    (b"Dear Sir\0\0\0, we hold it.", "zeros in the middle of words"),
    (bytes(range(256)), "every byte there is"),
]


@pytest.mark.parametrize(("content", "why"), NOISE, ids=[r[1] for r in NOISE])
def test_noise_is_no_text(content, why):
    with pytest.raises(Unreadable, match="no text that can be read"):
        read(content, "letter.txt")


MARKDOWN = [
    ("#### **FOIA section 44**\n\nText.", ["#FOIA section 44", "Text."], "a bold heading loses its marks"),
    ("**Our response**\n\nText.", ["#Our response", "Text."], "a bold line alone is a heading"),
    ("**We do not hold this information.**", ["We do not hold this information."], "a bold sentence is not"),
    ("Yours sincerely\n\n**Jane Smith**\n\nHead of Access", ["Yours sincerely", "Jane Smith", "Head of Access"], "nor is who signs"),
    ("See our [review *procedure*](#) and <https://ico.org.uk>.", ["See our review procedure and https://ico.org.uk."], "links keep their words"),
    ("17 May – one  \n11 July – two", ["17 May – one\n11 July – two"], "hard breaks stay"),
    ("a line\nwrapped anywhere at all.", ["a line wrapped anywhere at all."], "soft breaks are spaces"),
    ("Access Team\nBrackley Council", ["Access Team\nBrackley Council"], "a signature keeps its lines"),
    ("You asked:\n(a) one;\n(b) two.", ["You asked:", "*(a) one;", "*(b) two."], "lines with marks are elements"),
    ("3) third\n4) fourth", ["*3) third", "*4) fourth"], "numbers and their delimiter are kept"),
    ("* one\n* two\n  1. inner\n", ["*- one", "*- two", "*1. inner"], "lists in lists"),
    ("> quoted\n> words\n>\n> 1. A list", [">quoted words", ">1. A list"], "quotes, with lists in them"),
    ("| Year | Cost |\n| --- | --- |\n| 2023 | £5 |", ["|Year | Cost", "|2023 | £5"], "tables row by row"),
    ("Tom &amp; Ann&nbsp;&lt;x&gt; \\*star\\*", ["Tom & Ann <x> *star*"], "entities and escapes"),
    ("Seen <!-- hidden --><span style='display:none'>never</span>text", ["Seen text"], "comments and hidden text are not read"),
    ("    an indented paragraph", ["an indented paragraph"], "indented text is no code"),
    ("**stray ** marks** here", ["stray marks here"], "emphasis that converters leave broken"),
    ("---\ntitle: A letter\nauthor: Jane Smith\n---\n\nText.", ["Text."], "front matter is not text"),
    ("~~struck~~ out ![a picture](x.png)", ["struck out"], "strike-through shows its words, a picture none"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "expected", "why"), MARKDOWN, ids=[r[2] for r in MARKDOWN])
def test_markdown(content, expected, why):
    assert said(content, "letter.md") == expected


def test_titles():
    assert read(b"---\ntitle: 'A letter'\n---\n\nText.", "a.md").title == "A letter"
    assert read(b"# Our decision\n\nText.", "a.md").title == "Our decision"
    assert read(b"## Our decision\n\nText.", "a.md").title is None


FORMS = [
    (
        "https://ico.org.uk/log/ic-347414-p2w0/",
        "## Head\n\n[link](#)",
        "markdown",
        "an address without an ending: by content",
    ),
    (
        "https://ico.org.uk/log.html?x=a.pdf",
        "<p>One</p><p>Two</p><p>3</p>",
        "html",
        "what follows the question mark is no ending",
    ),
    ("letter.txt", "## Head\n\n[link](#)", "markdown", "Markdown named .txt"),
    ("letter.txt", "<!doctype html><p>Words.", "html", "a page named .txt"),
    ("letter.html", "Just words.", "text", "text named .html"),
    ("letter", "Just words.", "text", "no ending"),
    ("2024.FOI.123", "Just words.", "text", "an ending that means nothing"),
    ("letter.txt", "From: a@b.example\nMIME-Version: 1.0\n\nWords.", "eml", "a mail saved as text"),
    ("letter.txt", "From: Jane Smith\nSent: 3 May\n\nWords.", "text", "pasted headers are no mail"),
]


@pytest.mark.parametrize(("name", "content", "form", "why"), FORMS, ids=[r[3] for r in FORMS])
def test_the_form_is_found_by_content(name, content, form, why):
    assert read(content.encode(), name).form == form


@pytest.mark.parametrize(
    ("text", "rows", "why"),
    [
        (
            "| Question | Answer |\n| How many? | 14 |\n",
            ["Question | Answer", "How many? | 14"],
            "strokes on both sides",
        ),
        (
            "Question | Answer\n--- | ---\nHow many? | 14\n",
            ["Question | Answer", "How many? | 14"],
            "a rule below the head",
        ),
        ("How many? 14 | |\nWhich? All | |\n", None, "strokes that part nothing"),
        ("Home | Search | Help\nGates and locks\n", None, "lines with and without"),
    ],
)
def test_a_table_drawn_with_strokes(text, rows, why):
    tables = [block.text for block in read_text(text).blocks if block.kind == "table"]
    assert tables == (rows or []), why
