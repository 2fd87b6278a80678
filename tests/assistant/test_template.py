"""A body's letter: its template, and the letter as a web page, as a PDF and as a Word file."""

import io
from datetime import UTC, datetime

import docx
import pdfplumber
import pytest
from letters import LAW, REQUEST, seed
from lxml import html
from small_source import SmallSource

from assistant.draft import Drafter
from assistant.letter import letter
from assistant.page import html_of, pdf_of
from assistant.parts import Part, markdown, parts
from assistant.template import Template
from assistant.word import docx_of
from corpus.drafts import Review
from corpus.errors import Invalid

DRAFT = Drafter(SmallSource([seed()], LAW), LAW).draft(REQUEST)
REVIEW = Review(draft=DRAFT.id)
APPROVED = Review(draft=DRAFT.id, approved_by="Ash Moor", approved_at=datetime(2026, 11, 24, tzinfo=UTC))
ODD = [
    Part("title", "A <b>title</b> & more"),
    Part("notice", "Not approved"),
    Part("heading", "One"),
    Part("text", "# “no heading” – £5 \x07 日本"),
    Part("list", "first"),
    Part("list", "second"),
    Part("page"),
    Part("text", "after"),
]


def folder(tmp_path, text, **others):
    (tmp_path / "letter.md").write_text(text, encoding="utf-8")
    for name, content in others.items():
        (tmp_path / name.replace("_", ".")).write_bytes(content)
    return str(tmp_path)


def test_a_council_letter_looks_like_a_council():
    made = letter(DRAFT, APPROVED, Template.of("council"), "Northmere Council")
    assert made[0] == Part("title", "Northmere Council: our answer to your request")
    assert [p.text for p in made[-3:]] == ["Yours faithfully,", "Ash Moor", "for Northmere Council"]
    standard = letter(DRAFT, APPROVED, Template.of(), "Northmere Council")
    assert [p.text for p in standard[-3:]] == ["Yours sincerely,", "Ash Moor", "Northmere Council"]


@pytest.mark.parametrize("name", ["standard", "council"])
def test_an_unapproved_letter_says_so_in_every_template(name):
    assert any(p.kind == "notice" and "not approved" in p.text for p in letter(DRAFT, REVIEW, Template.of(name)))


def test_words_put_into_a_template_stay_words(tmp_path):
    own = Template.of(folder(tmp_path, "# {{ authority }}\n{{ date }}\n{{ authority }}\n- {{ authority }}"))
    made = letter(DRAFT, REVIEW, own, "# Forged\n> heading {{ date }}")
    assert [p.kind for p in made] == ["title", "text", "text", "list"]
    assert {p.text for p in made if p.kind != "text"} == {"# Forged > heading {{ date }}"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{% if %}", "line 1"),
        ("\n\n{{ nobody }}", "nobody"),
        ("{{ ().__class__.__mro__ }}", "unsafe"),
        ("{% include '/etc/hostname' %}", "letter.md"),
        ("{% for x in range(10**9) %}{% endfor %}", "range"),
    ],
)
def test_a_template_that_cannot_be_filled_is_said_to_be_wrong(tmp_path, text, said):
    with pytest.raises(Invalid, match=said):
        letter(DRAFT, REVIEW, Template.of(folder(tmp_path, text)))


def test_a_template_that_is_not_there_names_those_that_are():
    with pytest.raises(Invalid, match="council, standard"):
        Template.of("/no/such/folder")


def test_the_page_has_its_language_its_title_and_real_headings():
    page = html.document_fromstring(html_of(ODD, "Draft <1>", "p::after{content:'</style><script>'}"))
    assert page.get("lang") == "en-GB"
    assert page.findtext(".//title") == "Draft <1>"
    assert [e.tag for e in page.find(".//main")] == ["h1", "p", "h2", "p", "ul", "hr", "p"]
    assert page.findtext(".//h1") == "A <b>title</b> & more"
    assert [li.text for li in page.findall(".//li")] == ["first", "second"]
    assert page.findall(".//script") == []


def test_the_pdf_holds_the_words_and_its_title():
    with pdfplumber.open(io.BytesIO(pdf_of(ODD, "A title"))) as pdf:
        words = "\n".join(page.extract_text() for page in pdf.pages)
        assert (len(pdf.pages), pdf.metadata["Title"]) == (2, "A title")
    assert "A <b>title</b> & more" in words
    assert "# “no heading” – £5" in words
    assert words.index("second") < words.index("after")


def test_the_word_file_takes_over_the_body_s_letterhead(tmp_path):
    base = docx.Document()
    base.sections[0].header.paragraphs[0].text = "Northmere Council"
    held = io.BytesIO()
    base.save(held)
    own = Template.of(folder(tmp_path, "# {{ date }}", letter_docx=held.getvalue()))
    made = docx.Document(io.BytesIO(docx_of(letter(DRAFT, REVIEW, own), "A title", own.word)))
    assert made.sections[0].header.paragraphs[0].text == "Northmere Council"
    with pytest.raises(Invalid, match=r"letter\.docx"):
        docx_of(ODD, "A title", b"no Word file")


def test_parts_and_markdown_are_each_other_s_inverse():
    plain = [
        Part("title", "T"),
        Part("heading", "H"),
        Part("text", "w"),
        Part("list", "l"),
        Part("page"),
        Part("text", "x"),
    ]
    assert list(parts(markdown(plain))) == plain
