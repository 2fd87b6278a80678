"""A point of the plane leads to its letter, and going back leads to the same picture."""

from __future__ import annotations

import re

import pytest
from officer import expect_quoted_in_view, settled, snap
from playwright.sync_api import Page, expect
from site_up import Site

pytestmark = [pytest.mark.browser, pytest.mark.server]
POINTS = "g.mark-symbol.role-mark path"


@pytest.mark.parametrize("filters", ["", "&exemption=31&examples=false"], ids=["unfiltered", "filtered"])
def test_a_point_opens_its_letter_and_back_leads_to_the_same_picture(page: Page, site: Site, filters: str) -> None:
    address = f"{site.url}/pictures?picture=Requests+near+one+another{filters}"
    page.goto(address)
    expect(page.locator(POINTS).first).to_be_visible()
    settled(page)
    page.locator(POINTS).first.click()
    page.wait_for_url(re.compile(r"/library\?document="))
    expect_quoted_in_view(page)
    page.go_back()
    expect(page.locator(POINTS).first).to_be_visible()
    settled(page)
    assert page.url == address
    if not filters:  # else they stand open
        page.get_by_text("Filters", exact=True).click()
    expect(page.get_by_label("Exemption relied on, for example 31 or 40(2)")).to_have_value("31" if filters else "")
    snap(page, "pictures")


def test_a_picture_that_is_pressed_stands_in_the_address(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/pictures")
    page.get_by_role("tab", name="Time taken").click()
    expect(page.get_by_role("tabpanel", name="Time taken").locator("svg.marks")).to_be_visible()
    settled(page)
    page.reload()
    expect(page.get_by_role("tab", name="Time taken")).to_have_attribute("aria-selected", "true")


def test_the_page_pressed_in_the_menu_begins_anew(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/pictures?picture=Time+taken&exemption=31")
    settled(page)
    expect(page.get_by_role("tab", name="Time taken")).to_have_attribute("aria-selected", "true")
    page.get_by_role("button", name="QA", exact=True).click()
    page.get_by_role("menuitem", name="Pictures", exact=True).click()
    expect(page.get_by_role("tab", name="Outcomes by exemption and year")).to_have_attribute("aria-selected", "true")
    settled(page)
    assert page.url == f"{site.url}/pictures"
    page.get_by_text("Filters", exact=True).click()
    expect(page.get_by_label("Exemption relied on, for example 31 or 40(2)")).to_have_value("")
