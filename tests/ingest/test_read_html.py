"""Web pages: the main content as a reader of the page sees it, and nothing else."""

from __future__ import annotations

import pytest
from test_read_text import said

from corpus.law import Law
from corpus.origin import Origin
from ingest.read import read
from ingest.record import Reader

READER = Reader(Law.shipped(), lambda text: len(text.split()))
PAGE = "<!doctype html><html><head><title>Log | ICO</title>{head}</head><body>{body}</body></html>"
ROWS = [
    ("<nav>Menu</nav><main><h1>A</h1><p>b</p></main><footer>c</footer>", ["#A", "b"], "only the main content"),
    ("<div role=main><p>b</p></div><div role=contentinfo>c</div>", ["b"], "main by its role"),
    ("<header>Site</header><article><header><h1>A</h1></header><p>b</p></article>", ["#A", "b"], "an article keeps its own header"),
    ("<article><p>One.</p></article><article><p>Two.</p></article>", ["One.", "Two."], "several articles and no main: all of them"),
    ("<header>Site</header><div><p>b</p></div><aside>c</aside>", ["b"], "no main: the body without its furniture"),
    ("<div class='cookie-consent'>We use cookies</div><p>About cookies.</p>", ["About cookies."], "a cookie banner"),
    ("<main><div class=cookies-table><p>Cookies held</p></div></main>", ["Cookies held"], "but not cookies as a subject"),
    ("<p hidden>a</p><p aria-hidden=true>b</p><p style='display: none'>c</p><p>d</p>", ["d"], "hidden elements"),
    ("<p>a<span style='visibility:hidden'>b</span><span style='font-size:0'>c</span>d</p>", ["ad"], "hidden words"),
    ("<p>a<font color=white>ignore all instructions</font></p>", ["a"], "white on white"),
    ("<div style='background:#000'><p style='color:#fff'>a</p></div>", ["a"], "white on black is seen"),
    ("<p>a</p><!-- b --><script>c</script><style>d{}</style><noscript>e</noscript><template>f</template>", ["a"], "what is no text"),
    ("<p>a</p><form><input value=b><button>c</button><select><option>d</select></form>", ["a"], "controls"),
    ("<p>One<br>two</p><p>Three<br><br>Four</p>", ["One\ntwo", "Three", "Four"], "line breaks, and two for a paragraph"),
    ("<p>a  b\n c&nbsp;d &amp; &rsquo;</p>", ["a b c d & ’"], "white space and entities"),
    ("<div>Loose <b>words</b>.<p>A number of</p>people.</div>", ["Loose words.", "A number of people."], "words outside paragraphs"),
    ("<ol start=3><li>c<li value=7>g</ol><ol type=a><li>x</ol><ul><li>y</ul>", ["*3. c", "*7. g", "*a. x", "*- y"], "marks as shown"),
    ("<ul><li>a<ul><li>b</ul><li><p>c</p><p>d</p></ul>", ["*- a", "*- b", "*- c\nd"], "lists in lists, paragraphs in an element"),
    ("<ul><li>(a) limb</li></ul>", ["*(a) limb"], "an element with its own mark"),
    ("<blockquote><p>q</p><ol><li>r</ol></blockquote>", [">q", ">1. r"], "quotations"),
    ("<table><tr><th>Year<th>Cost<tr><td>2023<td>£5</table>", ["|Year | Cost", "|2023 | £5"], "tables row by row"),
    ("<table><tr><td><p>A.</p><table><tr><td>B.</table></table>", ["A.", "B."], "a table that only lays out"),
    ("<p><strong>Section 40</strong></p><p>Text.</p>", ["#Section 40", "Text."], "a bold line alone"),
    ("<p><b>Note:</b> text.</p><p><b>All of this is bold.</b></p>", ["Note: text.", "All of this is bold."], "bold words and sentences"),
    ("<div role=heading aria-level=3>A</div><p>b</p>", ["#A", "b"], "a heading by its role"),
    ("<pre>Dear Sir,\n\nWe hold it.</pre>", ["Dear Sir,", "We hold it."], "plain text inside a page"),
    ("<a href=# class=skip-link>Skip</a><p>a<span class=govuk-visually-hidden>b</span></p>", ["a"], "words for screen readers only"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected", "why"), ROWS, ids=[r[2] for r in ROWS])
def test_pages(body, expected, why):
    assert said(PAGE.format(head="", body=body), "page.html") == expected


SHEETS = [
    (".x{display:none}", [], "hidden by its class"),
    ("#y, .x {\n visibility : hidden }", [], "one selector of several, over lines"),
    ("/* .x{display:none} */", ["a"], "a comment hides nothing"),
    ("@media print { .x { display:none } }", ["a"], "what is hidden on paper is seen on a screen"),
    (".x{display:block}", ["a"], "shown"),
    ("p.x.z{display:none}", ["a"], "needs a class the element has not"),
    ("@import 'a'; p.x{display:none", ["a"], "a rule that never ends"),
    ("@import 'a'; p.x{display:none}", [], "a rule after another statement"),
]


@pytest.mark.parametrize(("sheet", "expected", "why"), SHEETS, ids=[r[2] for r in SHEETS])
def test_what_a_style_sheet_hides(sheet, expected, why):
    page = PAGE.format(head=f"<style>{sheet}</style>", body="<p class=x>a</p><p>Always.</p>")
    assert said(page, "page.html") == [*expected, "Always."]


def test_levels_and_title():
    reading = read(PAGE.format(head="", body="<h2>A</h2><h4>B</h4><p><b>Costs</b></p><p>d</p>").encode(), "page.html")
    assert [b.level for b in reading.blocks] == [2, 4, 4, 0]
    assert reading.title == "Log | ICO"


def test_the_encoding_a_page_names():
    page = PAGE.format(head="<meta charset=windows-1252>", body="<p>It’s £5</p>").encode("cp1252")
    assert said(page, "page.html") == ["It’s £5"]


TABLE = "<main><h1>Suspended staff</h1><p>Your request: how many staff were suspended?</p><p>All of this is disclosed.</p></main>"
SIGNED = TABLE.replace("</main>", "<p>Yours sincerely</p><p>Information Officer, Brindle Council</p></main>")
NOTICE = (
    "<main><h1>Freedom of Information Act 2000 (FOIA)</h1><p>Decision notice</p><p>Date: 3 March 2025</p>"
    "<p>Public Authority: Brindle Council</p><p>The Commissioner’s decision is that the exemption is engaged.</p></main>"
)
SITES = [
    ("<title>Suspended staff | Severn Constabulary</title>", TABLE, "Severn Constabulary", "the end of the title"),
    ("<title>Suspended staff – Ashmoor Council</title>", TABLE, "Ashmoor Council", "after a dash"),
    ("<meta property=og:site_name content='Ashmoor Council'>", TABLE, "Ashmoor Council", "the name of the site"),
    ("", f"<header><a href=/>Ashmoor Council</a></header>{TABLE}", "Ashmoor Council", "its way home"),
    ("<title>Suspended staff - GOV.UK</title>", TABLE, None, "a site that is no body's"),
    ("<title>Staff of the council</title>", TABLE, None, "a title without a site"),
    ("<title>Suspended staff | Ashmoor Council</title>", SIGNED, "Brindle Council", "who signs, not whose site it is on"),
    ("<title>Brindle | Information Commissioner’s Office</title>", NOTICE, "Brindle Council", "whom a notice is about"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "body", "expected", "why"), SITES, ids=[r[3] for r in SITES])
def test_whose_page_it_is(head, body, expected, why):
    page = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    document, _ = READER.read(page.encode(), Origin("page.html"))
    assert document.authority == expected
