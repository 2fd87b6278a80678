"""A case from the pasted request to the letter issued, by two people, with a picture of each step in `artefacts/`."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from case_work import choose, confirm_everything, go, named, open_case, press, settle_points
from docx import Document
from officer import decide_everything, expect_quoted_in_view, settled, snap
from playwright.sync_api import BrowserContext, Page, expect
from site_up import Site

pytestmark = [pytest.mark.browser, pytest.mark.server]

GRAVE = {"serious", "critical"}


def sound(page: Page, name: str) -> None:
    """No grave fault by axe once nothing is being redrawn; a picture is kept."""
    settled(page)
    expect(page.locator('[data-stale="true"]')).to_have_count(0)
    violations = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in violations if v["impact"] in GRAVE] == []
    snap(page, f"case-{name}")


def test_from_request_to_issued_letter(page: Page, site: Site) -> None:
    id = open_case(page, site.url)
    expect(page.get_by_text("Due at the latest 21 December 2026").first).to_be_visible()
    sound(page, "1-request")

    go(page, "Precedents")
    expect(page.get_by_role("table").first).to_contain_text("IC-347414-P2W0")
    sound(page, "2-precedents")
    page.get_by_role("button", name="Read 1:").click()
    expect_quoted_in_view(page)
    page.reload()
    expect_quoted_in_view(page)
    named(page, "Sam Officer")

    press(page, "Go on to 3. Exemptions and facts")
    expect(page.get_by_role("radio", name="3. Exemptions and facts")).to_be_checked()
    page.wait_for_function("document.querySelector('[data-testid=stMain]').scrollTop === 0")
    assert "step=exemptions" in page.url
    choose(page, 1, "31(1)(g)")
    choose(page, 2, "40(2)")
    press(page, "Draft the reasoning")
    expect(page.get_by_role("heading", name="Section 31(1)(g): what has to be shown")).to_be_visible()
    page.get_by_label("This case’s facts on 4").first.fill("Forces would stop talking to us while the talks go on")
    press(page, "Save the facts on 31(1)(g)")
    sound(page, "3-facts")

    go(page, "Draft")
    expect(page.get_by_text("Forces would stop talking to us while the talks go on.").first).to_be_visible()
    expect(page.get_by_text("(✎ officer’s fact)")).to_have_count(1)
    assert settle_points(page) > 0
    decide_everything(page)
    sound(page, "4-draft")

    go(page, "Review")
    press(page, "Submit for review")
    expect(page.get_by_role("button", name="Not yet: confirm")).to_be_disabled()
    named(page, "Ash Reviewer")
    confirm_everything(page)
    sound(page, "5-review")
    if page.get_by_label("Why the draft may stand with these faults").count():
        page.get_by_label("Why the draft may stand with these faults").fill("Looked at: they may stand.")
        page.get_by_label("Why the draft may stand with these faults").press("Tab")
        settled(page)
    press(page, "Approve the draft")
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Download the letter (Word)").click()
    letter = Document(BytesIO(Path(downloading.value.path()).read_bytes()))
    assert any("Forces would stop talking" in part.text or "31(1)(g)" in part.text for part in letter.paragraphs)
    press(page, "Mark the letter as issued")
    expect(page.get_by_text("recorded by Ash Reviewer")).to_be_visible()
    assert site.desk.cases.view(id).case.state == "issued"

    go(page, "Record")
    sound(page, "6-record")
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Download the whole case (JSON)").click()
    bundle = json.loads(Path(downloading.value.path()).read_text("utf-8"))
    assert {"open", "choose", "draft", "submit", "approve", "issue"} <= {entry["action"] for entry in bundle["entries"]}


def test_a_question_is_answered_beside_the_case_and_kept(page: Page, site: Site) -> None:
    open_case(page, site.url)
    box = page.get_by_label("Ask about this case")
    box.fill("what about section 44?")
    box.press("Enter")
    answer = page.locator(".st-key-answer-0")
    expect(answer.get_by_role("heading", name="what about section 44?")).to_be_visible()
    settled(page)
    page.reload()
    expect(page.locator(".st-key-answer-0").locator(".cite").first).to_be_visible()
    sound(page, "7-question")


def test_cases_are_listed_and_open_by_their_address(context: BrowserContext, site: Site) -> None:
    page, other = context.new_page(), context.new_page()
    id = open_case(page, site.url, "Please send me the lamp inventory of the town hall.")
    other.goto(f"{site.url}/cases")
    expect(other.get_by_role("heading", level=1, name="Cases")).to_be_visible()
    sound(other, "8-cases")
    other.locator(f".st-key-case-{id}").get_by_role("link").click()
    expect(other.get_by_role("heading", level=2, name="What is asked for")).to_be_visible()
    assert f"case={id}" in other.url


def test_two_documents_are_laid_side_by_side(page: Page, site: Site) -> None:
    found = site.desk.search("facial recognition", k=20).results
    one, other, *_ = dict.fromkeys(hit.document.id for hit in found)
    page.goto(f"{site.url}/compare?one={one}&other={other}")
    expect(page.get_by_role("heading", level=1, name="Side by side")).to_be_visible()
    expect(page.locator("table.two tbody tr").first).to_be_visible()
    sound(page, "9-side-by-side")
