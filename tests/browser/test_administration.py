"""An administrator's day: letters added with a report, found, and a person's data taken out of them on request."""

from __future__ import annotations

from pathlib import Path

import pytest
from officer import settled, snap
from playwright.sync_api import Page, expect
from site_up import Site

pytestmark = [pytest.mark.browser, pytest.mark.server]
NAME = "Theodora Wrenfield"
LETTER = (
    "# Response GOV-2025-4471\n\nHarbourside Council\n\nYou asked for the pay of the harbour master.\n\n"
    f"We disclose it. The harbour master, {NAME}, is paid 61,000 pounds a year, as our statement of accounts says.\n"
)


def test_letters_are_added_and_a_persons_data_erased_from_them(page: Page, site: Site, tmp_path: Path) -> None:
    (tmp_path / "harbour-master.md").write_text(LETTER, encoding="utf-8")
    (tmp_path / "empty.pdf").write_bytes(b"")
    page.goto(f"{site.url}/add")
    page.locator("input[type=file]").set_input_files([tmp_path / "harbour-master.md", tmp_path / "empty.pdf"])
    expect(page.get_by_role("button", name="Remove harbour-master.md")).to_be_visible()
    page.get_by_role("button", name="Add to the library").click()
    report = page.get_by_role("table", name="What became of each file")
    expect(report.get_by_role("row", name="harbour-master.md")).to_contain_text("Added")
    expect(report.get_by_role("row", name="empty.pdf")).to_contain_text("Not added")
    settled(page)
    snap(page, "administration-report")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the report").click()
    rows = Path(download.value.path()).read_text("utf-8-sig")
    assert "harbour-master.md" in rows
    assert "empty.pdf" in rows

    found = site.desk.search("pay of the harbour master").results[0].document
    page.goto(f"{site.url}/library?document={found.id}")
    expect(page.get_by_text(NAME).first).to_be_visible()

    page.goto(f"{site.url}/retention")
    page.get_by_label("Name, e-mail address, and other ways they are written").fill(NAME)
    page.get_by_role("button", name="Find every place").click()
    expect(page.get_by_role("table", name="Where it stands")).to_contain_text(found.id)
    settled(page)
    page.get_by_role("button", name="Blot out").click()
    expect(page.get_by_text("Write your name and the reason and tick the box")).to_be_visible()
    page.get_by_label("Your name", exact=False).last.fill("Kim Marsh")
    page.get_by_label("The reason, without the person").fill("on request")
    page.get_by_text("This cannot be undone, and I have looked at each place").click()
    page.get_by_role("button", name="Blot out").click()
    expect(page.get_by_text("Receipt, to keep with the request")).to_be_visible()
    settled(page)
    snap(page, "administration-erased")

    page.goto(f"{site.url}/library?document={found.id}")
    expect(page.get_by_text("61,000 pounds").first).to_be_visible()
    settled(page)
    assert page.get_by_text("Wrenfield").count() == 0
    assert site.desk.search("Theodora Wrenfield harbour master", k=3).results[0].passage.text.count("Wrenfield") == 0
