"""What an officer and a reviewer do in a case, in the words of the screen."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from officer import REQUEST, open_app, settled
from playwright.sync_api import Page, expect

STEPS = ("Request", "Precedents", "Exemptions and facts", "Draft", "Review", "Record")


def open_case(
    page: Page, url: str, request: str = REQUEST, name: str = "Sam Officer", received: str = "20/11/2026"
) -> str:
    """A case opened from the first page; its id."""
    open_app(page, url)
    page.get_by_label("Paste the request").fill(request)
    page.get_by_label("Date of receipt").fill(received)
    page.get_by_label("Your name").fill(name)
    page.get_by_role("button", name="Open a case").click()
    expect(page.get_by_role("heading", level=2, name="What is asked for")).to_be_visible()
    settled(page)
    [id] = parse_qs(urlsplit(page.url).query)["case"]
    return id


def go(page: Page, step: str) -> None:
    """To a step of the case."""
    n = STEPS.index(step) + 1
    page.get_by_text(f"{n}. {step}", exact=True).click()
    settled(page)


def named(page: Page, name: str) -> None:
    box = page.get_by_label("Your name")
    box.fill(name)
    box.press("Tab")
    settled(page)


def choose(page: Page, n: int, *refs: str) -> None:
    """Exemptions for item `n`, written into its box."""
    box = page.get_by_role("combobox", name=re.compile(rf"Item {n}:"))
    for ref in refs:
        box.click()
        page.keyboard.type(ref)
        page.get_by_role("option").filter(has_text=ref).first.click()
        page.keyboard.press("Escape")
        settled(page)


def press(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).first.click()
    settled(page)


def settle_points(page: Page) -> int:
    """Accept every open point for a reason; how many there were."""
    done = 0
    title = page.get_by_text(re.compile(r"^Points to settle: \d+ open of \d+$"))
    left = int(title.inner_text().split()[3])
    while left:
        box = page.get_by_label("Reason to accept point 1", exact=True)
        box.fill("Our facts differ: these talks are still going on.")
        box.press("Tab")
        settled(page)
        press(page, "Accept point 1")
        left, done = left - 1, done + 1
        expect(title).to_have_text(re.compile(f"^Points to settle: {left} open"))
        settled(page)
    return done


def confirm_everything(page: Page) -> int:
    """Confirm the citations of each paragraph; in how many presses."""
    done = 0
    buttons = page.get_by_role("button", name=re.compile(r"^Confirm (these \d+ citations|this citation)$"))
    while left := buttons.count():
        buttons.first.click()
        settled(page)
        expect(buttons).to_have_count(left - 1)
        done += 1
    return done
