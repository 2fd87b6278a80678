"""A sample drawn, marked by one person and then, blind, by another; how far they agree, and the pack."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from officer import give_name, settled, snap
from playwright.sync_api import Page, expect
from site_up import Site

pytestmark = [pytest.mark.browser, pytest.mark.server]
REASON = "It does not say whether it is held."
FORM = {"Letters to draw": "1", "Of them, for a second marker": "1", "Seed: any number": "7"}


def fill(page: Page, label: str, value: str) -> None:
    box = page.get_by_label(label).first
    box.fill(value)
    box.press("Tab")
    settled(page)


def answer(page: Page, n: int, said: str) -> None:
    groups = page.get_by_role("radiogroup").filter(has_text="Does not apply")
    expect(groups).to_have_count(12)
    groups.nth(n).get_by_text(said, exact=True).click()
    settled(page)


def mark(page: Page, first_answer: str) -> None:
    """Answer every question of the letter that is open: the first as said, the others as met."""
    answer(page, 0, first_answer)
    if first_answer == "Not met":
        fill(page, "Why, where question 1 is not met", REASON)
    for n in range(1, 12):
        answer(page, n, "Met")
    page.get_by_role("button", name="Keep these marks").click()
    settled(page)


def test_a_sample_is_drawn_marked_blind_twice_and_packed(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/sampling")
    expect(page.get_by_role("heading", name="Draw a sample")).to_be_visible()
    settled(page)
    for label, value in FORM.items():
        fill(page, label, value)
    page.reload()
    expect(page.get_by_label("Seed: any number")).to_have_value("7")
    settled(page)
    assert [page.get_by_label(label).first.input_value() for label in FORM] == list(FORM.values())

    give_name(page, "Robin Lead")
    page.get_by_role("button", name="Draw", exact=True).click()
    expect(page.get_by_role("heading", name="Mark the letters")).to_be_visible()
    settled(page)
    answer(page, 0, "Not met")
    fill(page, "Why, where question 1 is not met", REASON)
    answer(page, 1, "Does not apply")
    expect(page.get_by_text("What you have marked so far is kept.")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Your name")).to_have_value("Robin Lead")
    settled(page)
    expect(page.get_by_label("Why, where question 1 is not met").first).to_have_value(REASON)
    left = page.get_by_role("radiogroup").filter(has_text="Does not apply")
    assert [left.nth(n).get_by_role("radio", checked=True).count() for n in range(3)] == [1, 1, 0]
    mark(page, "Not met")
    expect(page.get_by_text("1 of 1 marked by the first marker; 0 of 1 by the second.")).to_be_visible()
    snap(page, "sampling-first")

    page.reload()
    expect(page.get_by_role("heading", name="Mark the letters")).to_be_visible()
    settled(page)
    give_name(page, "Ash Moor")
    expect(page.get_by_text(REASON)).to_have_count(0)
    expect(page.get_by_label("Why, where question 1 is not met").first).to_have_value("")
    mark(page, "Met")
    expect(page.get_by_role("heading", name="Results")).to_be_visible()
    differing = page.get_by_role("region", name="Where the markers differ").locator("tbody tr")
    expect(differing).to_have_count(1)
    expect(differing).to_contain_text(REASON)
    expect(page.get_by_text("0 of 1").first).to_be_visible()
    snap(page, "sampling-results")
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Download the pack (Word)").click()
    with zipfile.ZipFile(downloading.value.path()) as pack:
        assert REASON in pack.read("word/document.xml").decode()
    assert Path(downloading.value.suggested_filename).suffix == ".docx"

    page.get_by_role("button", name="QA", exact=True).click()
    page.get_by_role("menuitem", name="Sampling", exact=True).click()
    expect(page.get_by_role("heading", name="Draw a sample")).to_be_visible()
