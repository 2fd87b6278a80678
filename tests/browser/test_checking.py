"""A QA lead's check of one response, from the file to the words."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from officer import expect_quoted_in_view, quoted, settled, snap
from playwright.sync_api import Page, expect
from site_up import Site

pytestmark = [pytest.mark.browser, pytest.mark.server]
EXAMPLES = Path(__file__).parents[2] / "corpus" / "examples"


def test_a_file_is_checked_and_each_fault_presses_to_its_words(page: Page, site: Site, tmp_path: Path) -> None:
    letter = EXAMPLES / "westmarch-police" / "custody-strip-searches.txt"
    page.goto(f"{site.url}/check")
    page.get_by_text("Upload a file").click()
    page.locator("input[type=file]").set_input_files(letter)
    expect(page.get_by_role("button", name=f"Remove {letter.name}")).to_be_visible()
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_text("and this says three months")).to_be_visible()
    page.get_by_role("button", name="Show the words of finding 1", exact=True).click()
    expect_quoted_in_view(page)
    expect(quoted(page)).to_have_text("three months")
    snap(page, "check-file")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as JSON").click()
    found = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert "complaint-period" in {finding["rule"] for finding in found["findings"]}
    assert found["ticks"]
    assert found["rules"]


def test_a_link_opens_a_check_with_the_precedent_beside_it(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/check?document=SVC/0288/24")
    expect(page.get_by_role("region", name="The two passages side by side").first).to_be_visible()
    settled(page)
    assert re.search(r"[?&]document=", page.url)
    snap(page, "check-precedent")
    page.get_by_text("Open WMP/FOI/2024/0622 at these words").click()
    expect(quoted(page)).to_contain_text("neither confirm nor deny")
    page.go_back()
    expect(page.get_by_role("heading", level=1, name="Check a response")).to_be_visible()
