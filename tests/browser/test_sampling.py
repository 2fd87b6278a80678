"""A sample drawn, marked by one person and then, blind, by another; how far they agree, and the pack."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from officer import give_name, settled, snap
from playwright.sync_api import BrowserContext, Page, expect
from site_up import Site

pytestmark = [pytest.mark.browser, pytest.mark.server]
REASON = "The letter does not say so."
QUESTIONS = 12


def fill(page: Page, label: str, value: str) -> None:
    box = page.get_by_label(label)
    box.fill(value)
    box.press("Tab")
    settled(page)


def mark(page: Page, first_answer: str) -> None:
    """Answer every question of the letter that is open, the first as said and the others as met."""
    groups = page.get_by_role("radiogroup").filter(has_text="Does not apply")
    expect(groups).to_have_count(QUESTIONS)
    for n in range(QUESTIONS):
        groups.nth(n).get_by_text("Met" if n else first_answer, exact=True).click()
    settled(page)
    if first_answer == "Not met":
        fill(page, re.compile("^Why, where it is not met").pattern, REASON)


@contextmanager
def another(context: BrowserContext, url: str) -> Iterator[Page]:
    """Somebody else's window on the same address."""
    page = context.new_page()
    page.goto(url)
    settled(page)
    yield page
    page.close()
