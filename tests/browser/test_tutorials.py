"""Each tutorial walked through in Chromium: every control and heading it names in bold is met, in the order it is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from case_work import choose, named
from officer import REQUEST, expect_quoted_in_view, settled, snap
from playwright.sync_api import Locator, Page, expect
from site_up import Site

from retriever import changes

pytestmark = [pytest.mark.browser, pytest.mark.server]
DOCS = Path(__file__).parents[2] / "docs"


class Walk:
    """Takes the names that a tutorial sets in bold one by one; a name out of its turn, or not on the screen, fails."""

    def __init__(self, page: Page, tutorial: str) -> None:
        self.page = page
        text = (DOCS / tutorial).read_text("utf-8").partition("on the screen.")[2]
        assert text, f"{tutorial} says first that words in bold are on the screen"
        self.left = [" ".join(name.split()) for name in re.findall(r"\*\*(.+?)\*\*", text, re.DOTALL)]

    def _next(self, name: str) -> str:
        assert self.left, f"the tutorial has ended before {name!r}"
        assert self.left.pop(0) == name
        return name

    def goes(self, menu: str, name: str) -> None:
        """Open a page by the menu."""
        self.page.get_by_role("button", name=menu, exact=True).click()
        self.page.get_by_role("menuitem", name=self._next(name), exact=True).click()
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()
        settled(self.page)

    def sees(self, name: str) -> None:
        expect(self._said(self._next(name))).to_be_visible()

    def writes(self, name: str, text: str) -> None:
        box = self.page.get_by_label(self._next(name)).first
        box.fill(text)
        box.press("Tab")
        settled(self.page)

    def presses(self, name: str) -> None:
        if self._next(name).startswith("["):  # a citation's button goes on with the name of its source
            found = self.page.get_by_role("button", name=name)
        else:
            found = self.page.get_by_role("button", name=name, exact=True)
            found = found.or_(self.page.get_by_role("link", name=name, exact=True))
            found = found.or_(self.page.get_by_text(name, exact=True))
        found.first.click()
        settled(self.page)

    def downloads(self, name: str) -> None:
        with self.page.expect_download() as downloading:
            self.presses(name)
        assert Path(downloading.value.path()).stat().st_size

    def _said(self, name: str) -> Locator:
        return (
            self.page.get_by_text(re.compile(f"^{re.escape(name)}"))
            .or_(self.page.get_by_role("button", name=name, exact=True))
            .first
        )


def test_the_officer(page: Page, site: Site) -> None:
    page.goto(site.url)
    walk = Walk(page, "officer.md")
    walk.sees("Answer a request")
    settled(page)
    walk.writes("Paste the request", REQUEST)
    walk.writes("Date of receipt", "20/11/2026")
    walk.writes("Your name", "Sam Officer")
    walk.presses("Open a case")
    walk.sees("What is asked for")
    expect(page.get_by_text("Due at the latest 21 December 2026").first).to_be_visible()
    [id] = re.findall(r"case=(\w+)", page.url)

    walk.presses("2. Precedents")
    walk.presses("Read 1: IC-347414-P2W0")
    expect_quoted_in_view(page)
    snap(page, "tutorial-officer-precedents")

    walk.presses("3. Exemptions and facts")
    walk.sees("What speaks for each")
    choose(page, 1, "31(1)(g)")
    choose(page, 2, "40(2)")
    walk.presses("Draft the reasoning")
    walk.sees("Section 31(1)(g): what has to be shown")
    page.get_by_label("This case’s facts on 4").first.fill("Forces would stop talking to us while the talks go on")
    walk.presses("Save the facts on 31(1)(g)")

    walk.presses("4. Draft")
    walk.presses("[1]")
    expect_quoted_in_view(page, "[1]")
    snap(page, "tutorial-officer")
    walk.sees("Points to settle")
    walk.writes("Reason to accept point 1", "These talks are still going on.")
    walk.presses("Accept point 1")
    walk.presses("Accept paragraph 1")
    _decide_the_rest(site, id)

    page.reload()
    settled(page)
    named(page, "Sam Officer")
    walk.presses("5. Review")
    walk.presses("Submit for review")
    named(page, "Ash Reviewer")
    walk.presses("Read [1]")
    walk.presses("Confirm these 5 citations")
    _confirm_the_rest(site, id)
    page.reload()
    settled(page)
    named(page, "Ash Reviewer")
    walk.presses("Approve the draft")
    walk.downloads("Download the letter (Word)")
    walk.presses("Mark the letter as issued")
    walk.presses("6. Record")
    walk.downloads("Download the whole case (JSON)")
    walk.goes("Officer", "Cases")
    expect(page.locator(f".st-key-case-{id}")).to_contain_text("Issued")
    assert walk.left == []


def _decide_the_rest(site: Site, id: str) -> None:
    """What is done once in the browser is done again for every other paragraph and point, as Sam Officer."""
    view = site.desk.cases.view(id)
    assert view.draft
    assert view.review
    decided = view.review.latest()
    assert len(decided) == 1
    for paragraph in view.draft.paragraphs:
        filled = re.sub(r"\[[^\[\]\n]{2,}\]", "Filled in by the officer.", paragraph.text)
        if paragraph.id not in decided and filled != paragraph.text:
            site.desk.decide(view.draft.id, paragraph.id, "edit", "Sam Officer", filled)
        elif paragraph.id not in decided:
            site.desk.decide(view.draft.id, paragraph.id, "accept", "Sam Officer")
    for point in site.desk.cases.view(id).divergences:
        if point.open:
            site.desk.cases.change(id, changes.Accept(key=point.key, reason="Still going on."), "Sam Officer")


def _confirm_the_rest(site: Site, id: str) -> None:
    left = site.desk.cases.view(id).unconfirmed
    site.desk.cases.confirm_all(id, left, "Ash Reviewer")


def test_the_qa_lead(page: Page, site: Site) -> None:
    page.goto(site.url)
    settled(page)
    walk = Walk(page, "qa.md")
    walk.goes("QA", "Check a response")
    walk.presses("Take one from the library")
    walk.writes("Its reference or id in the library", "WMP/FOI/2025/0788")
    walk.presses("Check")
    walk.sees("What was found")
    walk.sees("Faults and remarks")
    walk.presses("Show the words of finding 1")
    expect_quoted_in_view(page)
    walk.sees("As it should be")
    walk.downloads("Download as CSV")

    walk.presses("Check another response")
    walk.presses("Take one from the library")
    page.get_by_label("Its reference or id in the library").fill("SVC/0288/24")
    walk.presses("Check")
    expect(page.get_by_role("region", name="The two passages side by side").first).to_be_visible()
    page.get_by_role("button", name="Show the words of finding 1", exact=True).click()
    expect_quoted_in_view(page)
    snap(page, "tutorial-qa")
    walk.presses("Open WMP/FOI/2024/0622 at these words")
    expect_quoted_in_view(page)
    page.go_back()
    expect(page.get_by_role("heading", level=1, name="Check a response")).to_be_visible()
    settled(page)

    walk.goes("QA", "Consistency")
    walk.sees("Groups")
    group = page.locator('[class*="st-key-group-"]').first
    walk.presses("Mark this group")
    group.get_by_text("Justified", exact=True).click()
    walk.writes("Your name", "Robin Lead")
    walk.writes("Why", "The period asked about differs.")
    walk.presses("Keep this mark")
    expect(group.locator(".decided")).to_contain_text("Justified, said Robin Lead")
    walk.sees("Exemptions by year")
    _pictures(walk)
    _sampling(walk)
    assert walk.left == []


def _pictures(walk: Walk) -> None:
    page = walk.page
    walk.goes("QA", "Pictures")
    walk.sees("Outcomes by exemption and year")
    for picture in ("Time taken", "What the library covers", "Requests near one another"):
        walk.presses(picture)
    page.locator("g.mark-symbol.role-mark path").first.click()
    expect_quoted_in_view(page)
    page.go_back()
    expect(page.get_by_role("heading", level=1, name="Pictures")).to_be_visible()
    settled(page)
    walk.presses("Filters")


def _sampling(walk: Walk) -> None:
    page = walk.page
    walk.goes("QA", "Sampling")
    page.get_by_label("Of them, for a second marker").fill("1")
    named(page, "Robin Lead")
    walk.writes("Letters to draw", "1")
    walk.presses("Draw")
    expect(page.get_by_role("heading", name="Mark the letters")).to_be_visible()
    settled(page)
    walk.sees("Your name")
    walk.sees("The letter")
    walk.sees("Your marks")
    _all_met(page)
    walk.presses("Keep these marks")
    expect(page.get_by_text("1 of 1 marked by the first marker")).to_be_visible()
    named(page, "Ash Moor")
    _all_met(page)
    page.get_by_role("button", name="Keep these marks").click()
    settled(page)
    walk.sees("Results")
    walk.sees("Disagreements")
    walk.downloads("Download the pack (Word)")
    walk.goes("QA", "Sampling")
    walk.sees("Stale precedents")


def _all_met(page: Page) -> None:
    for group in page.get_by_role("radiogroup").filter(has_text="Does not apply").all():
        group.get_by_text("Met", exact=True).click()
    settled(page)


def test_the_trainee(page: Page, site: Site) -> None:
    page.goto(site.url)
    settled(page)
    walk = Walk(page, "trainee.md")
    walk.goes("Trainee", "Practise")
    walk.presses("Start an exercise")
    expect(page.get_by_role("heading", name="Your answer")).to_be_visible()
    settled(page)
    walk.presses("The Freedom of Information Act")
    box = page.get_by_role("combobox", name=re.compile("^2"))
    box.click()
    page.keyboard.type("31(1)(g)")
    page.get_by_role("option", name="31(1)(g)").first.click()
    page.keyboard.press("Escape")
    settled(page)
    walk.presses("Would be likely to")
    walk.presses("Yes")
    walk.presses("Mark my answer")
    expect(page.get_by_role("heading", name="The decision itself")).to_be_visible()
    settled(page)
    page.get_by_role("heading", name="Marks, element by element").scroll_into_view_if_needed()
    snap(page, "tutorial-trainee")
    walk.sees("Read it in place")
    walk.presses("Back to practice")
    expect(page.get_by_role("heading", level=1, name="Practise on decisions")).to_be_visible()
    walk.sees("What I missed and is due again")
    walk.sees("Include made-up example letters")

    walk.goes("Trainee", "Compare two")
    page.locator('[class*="st-key-pair-"] button').first.click()
    expect(page.get_by_role("heading", name="Your view")).to_be_visible()
    page.get_by_text("They differ in limb").click()
    settled(page)
    walk.presses("See what the records say")
    expect(page.get_by_role("heading", name="Differences, from the records")).to_be_visible()

    walk.goes("Trainee", "Learn an exemption")
    page.get_by_role("combobox").click()
    page.keyboard.type("31 Law")
    page.get_by_role("option", name="31 Law enforcement").click()
    expect(page.get_by_role("heading", name="31 Law enforcement")).to_be_visible()
    assert "exemption=31" in page.url
    walk.goes("Trainee", "Progress")
    expect(page.get_by_role("heading", name="Element by element")).to_be_visible()
    assert walk.left == []
