"""The whole journey of one request, as an officer sees it, with a picture of each step in `artefacts/`."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from docx import Document
from officer import (
    decide_everything,
    draft,
    expect_quoted_in_view,
    find,
    give_name,
    open_app,
    paragraphs,
    quoted,
    settled,
    snap,
)
from playwright.sync_api import BrowserContext, Page, expect
from site_up import Site

pytestmark = [pytest.mark.browser, pytest.mark.server]

REFERENCE = "IC-347414-P2W0"
"""The shipped letter about the same subject."""


def draft_id(page: Page) -> str:
    [id] = parse_qs(urlsplit(page.url).query)["draft"]
    return id


def test_from_request_to_letter(page: Page, site: Site) -> None:
    open_app(page, site.url)
    snap(page, "1-start")

    find(page)
    expect(page.locator("ol.items > li")).to_have_count(2)
    expect(page.locator('[class*="st-key-precedent-"] h3').first).to_have_text(REFERENCE)
    suggested = page.locator('[class*="st-key-suggestion-"]')
    for ref in ("31(1)(g)", "44(1)(a)", "40(2)"):
        expect(suggested.get_by_role("checkbox", name=ref)).not_to_be_checked()
    snap(page, "2-precedents")
    page.get_by_role("heading", name="3. Exemptions to consider").scroll_into_view_if_needed()
    snap(page, "3-exemptions")

    draft(page, "31(1)(g)", "44(1)(a)")
    page.get_by_role("heading", name="4. Draft and review").scroll_into_view_if_needed()
    snap(page, "4-draft")
    made = site.desk.drafted(draft_id(page))
    expect(paragraphs(page)).to_have_count(len(made.paragraphs))

    cited = next(p for p in made.paragraphs if p.citations)
    n, citation = made.paragraphs.index(cited) + 1, cited.citations[0]
    page.locator(f".st-key-paragraph-{n}").get_by_role("button", name="[1]").click()
    expect_quoted_in_view(page, "[1]")
    assert quoted(page).text_content() == citation.quote
    snap(page, "5-source")

    give_name(page, "Sam Officer")
    decide_everything(page)
    snap(page, "6-decided")
    page.get_by_role("button", name="Approve the draft as Sam Officer").click()
    expect(page.get_by_text("Approved by Sam Officer").first).to_be_visible()
    assert site.desk.review(made.id).approved_by == "Sam Officer"
    settled(page)
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Download the letter (Word)").click()
    letter = Document(BytesIO(Path(downloading.value.path()).read_bytes()))
    assert any("31(1)(g)" in paragraph.text for paragraph in letter.paragraphs)
    page.get_by_text("Record of the review").scroll_into_view_if_needed()
    page.get_by_text("Record of the review").click()
    snap(page, "7-approved")

    page.get_by_label("Ask a question").fill("what about section 44?")
    page.get_by_label("Ask a question").press("Enter")
    answer = page.locator(".st-key-answer-0")
    expect(answer.get_by_role("heading", name="what about section 44?")).to_be_visible()
    settled(page)
    number = answer.locator(".cite").first.inner_text()
    answer.get_by_role("button", name=number).click()
    expect_quoted_in_view(page, number)
    answer.scroll_into_view_if_needed()
    snap(page, "8-question")


def test_a_reload_keeps_the_draft_and_its_review(page: Page, site: Site) -> None:
    open_app(page, site.url)
    find(page)
    draft(page, "31(1)(g)")
    give_name(page, "Sam Officer")
    page.get_by_role("button", name="Accept paragraph 1", exact=True).click()
    expect(page.locator(".st-key-paragraph-1 .decided")).to_contain_text("by Sam Officer")
    shown = paragraphs(page).count()
    page.reload()
    expect(page.locator(".st-key-paragraph-1 .decided")).to_contain_text("by Sam Officer")
    settled(page)
    expect(paragraphs(page)).to_have_count(shown)


def test_two_tabs_do_not_mix(context: BrowserContext, site: Site) -> None:
    one, other = context.new_page(), context.new_page()
    open_app(one, site.url)
    open_app(other, site.url)
    find(one)
    find(other, "Please provide the number of complaints about late responses in 2024.")
    expect(one.locator("ol.items")).to_contain_text("live facial recognition")
    expect(other.locator("ol.items")).to_contain_text("late responses")
    expect(other.locator("ol.items")).not_to_contain_text("facial")
    draft(one, "31(1)(g)")
    other.get_by_role("button", name="Find precedents").click()
    settled(other)
    expect(other.get_by_role("heading", name="4. Draft and review")).to_have_count(0)


def test_an_empty_request_gets_a_message(page: Page, site: Site) -> None:
    open_app(page, site.url)
    page.get_by_role("button", name="Find precedents").click()
    expect(page.get_by_role("alert")).to_contain_text("Paste the request into the box first")


def test_approval_is_impossible_before_everything_is_decided(page: Page, site: Site) -> None:
    open_app(page, site.url)
    find(page)
    draft(page, "31(1)(g)")
    button = page.get_by_role("button", name="Not yet: decide on")
    expect(button).to_be_disabled()
    give_name(page, "Sam Officer")
    expect(page.get_by_role("button", name="Not yet: decide on")).to_be_disabled()
    page.get_by_role("button", name="Accept paragraph 1", exact=True).click()
    expect(page.locator(".st-key-paragraph-1 .decided")).to_be_visible()
    expect(page.get_by_role("button", name="Approve the draft")).to_have_count(0)


SCRIPT = "<script>document.title = 'broken in'</script><img src=x onerror=\"document.title = 'broken in'\">"


def test_markup_in_requests_and_documents_stays_text(page: Page, site: Site) -> None:
    words = "Pothole repairs were recorded in the depot book and the depot book is kept by the roads team."
    text = (
        "Example Council\n\nReference: FOI-SCRIPT-1\n\n3 March 2025\n\nYour request\n\nHow are pothole repairs "
        f"recorded?\n\nOur response\n\nWe hold the information. {words} {SCRIPT}\n"
    )
    report = site.desk.ingest([("script.txt", text.encode())])
    [result] = report.results
    assert result.id, result.reason
    stored = site.desk.document(result.id)
    start = stored.text.index("document.title")

    open_app(page, site.url)
    find(page, f"How are pothole repairs recorded? {SCRIPT}")
    expect(page.locator("ol.items")).to_contain_text("pothole repairs")
    page.goto(f"{site.url}/?document={result.id}&start={start}&end={start + 14}")
    expect_quoted_in_view(page)
    expect(page.locator(".pane")).to_contain_text("<script>document.title")
    assert page.title() != "broken in"
    assert page.locator(".pane script, .pane img").count() == 0


def test_quoted_words_come_back_into_view_when_the_styles_of_the_page_arrive_late(page: Page, site: Site) -> None:
    document = site.desk.document(REFERENCE)
    quote = "strong public interest in transparency"
    start = document.text.index(quote)
    page.goto(f"{site.url}/?document={REFERENCE}&start={start}&end={start + len(quote)}")
    expect_quoted_in_view(page)
    pane = page.locator(".pane")
    pane.evaluate("pane => { pane.style.height = 'auto'; pane.style.overflow = 'visible'; }")
    page.wait_for_timeout(100)
    pane.evaluate("pane => { pane.style.height = pane.style.overflow = ''; pane.scrollTop = 0; }")
    expect_quoted_in_view(page)


def test_an_address_opens_a_document_at_its_words(page: Page, site: Site) -> None:
    document = site.desk.document(REFERENCE)
    quote = "strong public interest in transparency"
    start = document.text.index(quote)
    page.goto(f"{site.url}/?document={REFERENCE}&start={start}&end={start + len(quote)}")
    expect_quoted_in_view(page)
    assert quoted(page).text_content() == quote
    snap(page, "9-document")
    page.get_by_role("button", name="Back to the library").click()
    expect(page.get_by_role("heading", level=1, name="Library")).to_be_visible()
