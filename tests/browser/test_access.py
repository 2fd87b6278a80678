"""Usable by everybody: checked by axe, by keyboard alone, and at twice the size."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from urllib.parse import quote_plus

import pytest
from axe_playwright_python.sync_playwright import Axe
from officer import draft, expect_quoted_in_view, find, give_name, open_app, quoted, settled, snap
from playwright.sync_api import Page, expect
from site_up import Site

from ui.app.main import _PAGES
from ui.app.views import pictures

pytestmark = [pytest.mark.browser, pytest.mark.server]

GRAVE = {"serious", "critical"}
KNOWN: dict[str, str] = {}
"""Faults of Streamlit's own that this app cannot mend: rule, and why. Empty is the aim."""


def _start(page: Page, url: str) -> None:
    open_app(page, url)


def _found(page: Page, url: str) -> None:
    open_app(page, url)
    find(page)


def _drafted(page: Page, url: str) -> None:
    _found(page, url)
    draft(page, "31(1)(g)", "44(1)(a)")
    page.get_by_role("button", name="[1]").first.click()
    expect_quoted_in_view(page)
    give_name(page, "Sam Officer")
    page.get_by_role("button", name="Edit paragraph 1", exact=True).click()
    expect(page.get_by_label("New wording of paragraph 1")).to_be_visible()
    settled(page)


def _library(page: Page, url: str) -> None:
    page.goto(f"{url}/library")
    expect(page.get_by_role("heading", level=1, name="Library")).to_be_visible()
    page.get_by_text("Filters").click()
    settled(page)


def _document(page: Page, url: str) -> None:
    page.goto(f"{url}/?document=IC-347414-P2W0&start=10&end=30")
    expect(quoted(page)).to_be_visible()
    settled(page)


def _exemptions(page: Page, url: str) -> None:
    page.goto(f"{url}/exemptions")
    expect(page.get_by_role("heading", level=1, name="Exemptions")).to_be_visible()
    settled(page)


def _exemption(page: Page, url: str) -> None:
    _exemptions(page, url)
    page.get_by_role("combobox").click()
    page.keyboard.type("Law enforcement")
    page.get_by_role("option", name="Law enforcement").click()
    expect(page.get_by_role("heading", level=2, name="Law enforcement")).to_be_visible()
    settled(page)


def _check(page: Page, url: str) -> None:
    page.goto(f"{url}/check")
    expect(page.get_by_role("heading", level=1, name="Check a response")).to_be_visible()
    settled(page)


def _checked(page: Page, url: str) -> None:
    page.goto(f"{url}/check?document=WMP/FOI/2025/0788")
    expect(page.get_by_role("heading", level=2, name="Faults and remarks")).to_be_visible()
    page.get_by_role("button", name="Show the words of finding 1", exact=True).click()
    expect_quoted_in_view(page)
    page.get_by_text(re.compile(r"^Review and complaint: \d+ rules? kept$")).click()
    settled(page)


def _about(page: Page, url: str) -> None:
    page.goto(f"{url}/about")
    expect(page.get_by_role("heading", level=1, name="About")).to_be_visible()
    settled(page)


EVERY = {at: title for _, pages in _PAGES.values() for _, title, at in pages}
EVERY |= {f"pictures?picture={quote_plus(name)}": "Pictures" for name in pictures._DRAWN}
"""Each page of the app by its address, as the app lists them: a new page is looked at without a word here."""


def _open(page: Page, url: str, at: str) -> None:
    page.goto(f"{url}/{at}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    settled(page)


STATES: list[tuple[Callable[[Page, str], None], str]] = [
    (_start, "Answer a request"),
    (_found, "Answer a request"),
    (_drafted, "Answer a request"),
    (_library, "Library"),
    (_document, "IC-347414-P2W0"),
    (_exemptions, "Exemptions"),
    (_exemption, "Exemptions"),
    (_check, "Check a response"),
    (_checked, "Check a response"),
    (_about, "About"),
]

FAILED = "[data-testid=stException]"
HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
    .filter(h => h.offsetParent !== null).map(h => Number(h.tagName[1]))"""


@pytest.mark.parametrize(("reach", "title"), STATES, ids=[reach.__name__.strip("_") for reach, _ in STATES])
def test_each_page_is_sound(page: Page, site: Site, reach: Callable[[Page, str], None], title: str) -> None:
    """No grave fault by axe; a title of its own; a language; one first heading, and no level left out."""
    reach(page, site.url)
    violations = Axe().run(page).response["violations"]
    grave = [(v["id"], v["nodes"][0]["html"]) for v in violations if v["impact"] in GRAVE and v["id"] not in KNOWN]
    assert grave == []
    assert title in page.title()
    assert page.locator("html").get_attribute("lang") == "en"
    levels = page.evaluate(HEADINGS)
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels
    snap(page, f"page-{reach.__name__.strip('_')}")


def test_a_source_can_be_read_and_left_by_keyboard(page: Page, site: Site) -> None:
    _found(page, site.url)
    draft(page, "31(1)(g)")
    citation = page.get_by_role("button", name="[1]").first
    citation.focus()
    page.keyboard.press("Enter")
    expect_quoted_in_view(page)
    expect(quoted(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(citation).to_be_focused()


def test_a_decision_needs_only_the_keyboard(page: Page, site: Site) -> None:
    _found(page, site.url)
    draft(page, "31(1)(g)")
    page.get_by_label("Your name").focus()
    page.keyboard.type("Sam Officer")
    page.keyboard.press("Tab")
    settled(page)
    page.get_by_role("button", name="Accept paragraph 1", exact=True).focus()
    page.keyboard.press("Space")
    expect(page.locator(".st-key-paragraph-1 .decided")).to_contain_text("by Sam Officer")
    expect(page.get_by_role("button", name="Accept paragraph 1", exact=True)).to_be_focused()


def test_at_twice_the_size_nothing_is_cut_off_and_sources_come_into_view(page: Page, site: Site) -> None:
    """200% of a window 1280 wide leaves 640 pixels: one column, no sideways scrolling."""
    page.set_viewport_size({"width": 640, "height": 512})
    _found(page, site.url)
    draft(page, "31(1)(g)")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth <= innerWidth")
    page.get_by_role("button", name="[1]").first.click()
    expect_quoted_in_view(page)
    snap(page, "page-twice-the-size")


@pytest.mark.parametrize("at", EVERY, ids=[at or "start" for at in EVERY])
def test_each_page_listed_is_sound(page: Page, site: Site, at: str) -> None:
    """By axe and by its headings, with a title of its own; neither at 1280 wide nor at twice the size does it scroll sideways.

    It opens by its address alone, and a reload brings the same page.
    """
    _open(page, site.url, at)
    violations = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in violations if v["impact"] in GRAVE] == []
    assert page.title().startswith(f"{EVERY[at]} – ")
    levels = page.evaluate(HEADINGS)
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels
    assert page.locator(FAILED).count() == 0
    for width, height in ((1280, 900), (640, 512)):
        page.set_viewport_size({"width": width, "height": height})
        # a chart is drawn anew for its new width a moment later
        page.wait_for_function(
            "document.querySelector('[data-testid=stMain]').scrollWidth <= innerWidth", timeout=5_000
        )
    snap(page, re.sub(r"\W+", "-", f"page-{at or 'first'}"))
    said = page.get_by_role("heading", level=1).inner_text()
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text(said)


def test_the_first_stop_of_the_keyboard_leads_past_the_menu(page: Page, site: Site) -> None:
    _open(page, site.url, "settings")
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Skip to main content")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stMain")).to_be_focused()


def test_going_back_leads_to_the_page_before(page: Page, site: Site) -> None:
    _open(page, site.url, "settings")
    page.get_by_role("button", name="Administration").click()
    page.get_by_role("menuitem", name="Health").or_(page.get_by_role("link", name="Health")).first.click()
    expect(page.get_by_role("heading", level=1, name="Health")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", level=1, name="Settings")).to_be_visible()


def test_a_back_up_is_made_and_restored_in_the_browser(page: Page, site: Site) -> None:
    _open(page, site.url, "backups")
    page.get_by_role("button", name="Back up now").click()
    expect(page.get_by_text("Backed up as")).to_be_visible()
    settled(page)
    page.get_by_label("Your name, for the journal").fill("Kim Marsh")
    page.get_by_text("What was written since this back-up may be put aside").click()
    page.get_by_role("button", name="Restore this back-up").click()
    expect(page.get_by_text("Restored:")).to_be_visible()
    settled(page)
    snap(page, "page-restored")
