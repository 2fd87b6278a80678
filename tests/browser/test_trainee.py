"""A trainee's first exercise, by keyboard alone, in a real browser; each page sound, and nothing lost on reload."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from officer import settled, snap
from playwright.sync_api import Locator, Page, expect
from site_up import Site
from test_access import GRAVE, HEADINGS

from assistant.lessons.neutral import hidden

pytestmark = [pytest.mark.browser, pytest.mark.server]


def sound(page: Page, name: str) -> None:
    """No grave fault by axe, one first heading, no level of headings left out; with a picture."""
    settled(page)
    violations = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in violations if v["impact"] in GRAVE] == []
    levels = page.evaluate(HEADINGS)
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels
    snap(page, f"trainee-{name}")


def question(page: Page, start: str) -> Locator:
    return page.get_by_role("radiogroup", name=re.compile(f"^{re.escape(start)}")).get_by_role("radio")


def press(page: Page, at: Locator, key: str) -> None:
    at.focus()
    page.keyboard.press(key)
    settled(page)


def test_an_exercise_by_keyboard_alone(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/practise")
    expect(page.get_by_role("heading", level=1, name="Practise on decisions")).to_be_visible()
    sound(page, "start")
    press(page, page.get_by_role("button", name="Start an exercise"), "Enter")
    expect(page.get_by_role("heading", name="Your answer")).to_be_visible()
    page.goto(f"{site.url}/practise?exercise={hidden(site.desk.document('IC-347414-P2W0').id)}")
    expect(page.get_by_text("Information Commissioner's Office, a regulator")).to_be_visible()
    sound(page, "exercise")

    press(page, question(page, "1.").first, "Space")
    page.get_by_role("combobox", name=re.compile("^2")).focus()
    page.keyboard.type("31(1)(g)")
    expect(page.get_by_role("option", name="31(1)(g)").first).to_be_visible()
    press(page, page.get_by_role("combobox", name=re.compile("^2")), "Enter")
    press(page, page.get_by_role("combobox", name=re.compile("^2")), "Escape")
    press(page, question(page, "3.").first, "ArrowDown")
    press(page, question(page, "4.").first, "Space")
    notice = page.get_by_role("checkbox", name="Each exemption by section")
    press(page, notice, "Space")
    expect(notice).to_be_focused()
    expect(page.get_by_text("What you have chosen so far is kept.")).to_be_visible()

    page.reload()
    expect(page.get_by_role("heading", name="Your answer")).to_be_visible()
    settled(page)
    expect(question(page, "1.").first).to_be_checked()
    expect(question(page, "3. How likely is the harm under 31(1)(g)").nth(1)).to_be_checked()
    expect(page.get_by_role("checkbox", name="Each exemption by section")).to_be_checked()

    press(page, page.get_by_role("button", name="Mark my answer"), "Enter")
    expect(page.get_by_role("heading", name="The decision itself")).to_be_visible()
    expect(page.get_by_text("IC-347414-P2W0").first).to_be_visible()
    sound(page, "marked")
    page.go_back()
    expect(page.get_by_role("heading", level=1, name="Exercise")).to_be_visible()

    page.go_forward()
    expect(page.get_by_role("heading", name="The decision itself")).to_be_visible()
    settled(page)
    page.get_by_role("button", name="Trainee", exact=True).click()
    page.get_by_role("menuitem", name="Practise", exact=True).click()
    expect(page.get_by_role("heading", level=1, name="Practise on decisions")).to_be_visible()

    page.goto(f"{site.url}/progress")
    page.get_by_role("link", name="A list of stakeholders involved").first.click()
    expect(page.get_by_role("heading", name="The decision itself")).to_be_visible()


def _pair(page: Page, url: str) -> None:
    page.goto(f"{url}/compare-two")
    page.locator('[class*="st-key-pair-"] button').first.click()
    expect(page.get_by_role("heading", name="Your view")).to_be_visible()
    page.get_by_text("They differ in limb").click()
    settled(page)


def _compared(page: Page, url: str) -> None:
    _pair(page, url)
    page.get_by_role("button", name="See what the records say").click()
    expect(page.get_by_role("heading", name="Differences, from the records")).to_be_visible()


def _reader(page: Page, url: str) -> None:
    page.goto(f"{url}/learn?exemption=31")
    expect(page.get_by_role("heading", name="31 Law enforcement")).to_be_visible()


def _progress(page: Page, url: str) -> None:
    page.goto(f"{url}/progress")
    expect(page.get_by_role("heading", name="Element by element")).to_be_visible()


@pytest.mark.parametrize("reach", [_pair, _compared, _reader, _progress], ids=lambda reach: reach.__name__.strip("_"))
def test_the_other_pages_are_sound(page: Page, site: Site, reach: Callable[[Page, str], None]) -> None:
    reach(page, site.url)
    sound(page, reach.__name__.strip("_"))
