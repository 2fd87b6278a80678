"""What an officer does in the web app, in the words of the screen."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

REQUEST = (
    "Please send me the notes of any meetings or roundtables the ICO has held since January 2025 with police forces "
    "or the Home Office about live facial recognition, and a list of who attended."
)
ARTEFACTS = Path(__file__).parents[2] / "artefacts"
# What the page asked to run again is unanswered until a run that began after it has ended: both are told over the
# socket, in messages whose outermost field says what each is (Streamlit's ForwardMsg and BackMsg). What was pressed or
# written a moment ago may still be about to be sent.
WATCH = """
(() => {
  const RERUN_SCRIPT = 11, NEW_SESSION = 4, SCRIPT_FINISHED = 6, EARLY_FOR_RERUN = 2;
  const varint = (bytes, at) => {
    let value = 0, shift = 1;
    for (;;) {
      const byte = bytes[at++];
      value += (byte & 127) * shift;
      if (byte < 128) return [value, at];
      shift *= 128;
    }
  };
  const fields = data => {
    const bytes = data instanceof Uint8Array ? data : new Uint8Array(data), found = {};
    for (let at = 0, tag, value; at < bytes.length; ) {
      [tag, at] = varint(bytes, at);
      [value, at] = varint(bytes, at);
      found[Math.floor(tag / 8)] = value;
      if (tag % 8 === 2) at += value;
    }
    return found;
  };
  let asked = 0, began = 0, touched = -Infinity;
  let unanswered = 0;
  window.answered = () => unanswered === 0 && performance.now() - touched > 60;
  for (const kind of ["click", "input", "change", "keydown"])
    document.addEventListener(kind, () => { touched = performance.now(); }, true);
  window.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({ data }) => {
        const told = fields(data);
        if (NEW_SESSION in told) began = asked;
        if (!(SCRIPT_FINISHED in told) || told[SCRIPT_FINISHED] === EARLY_FOR_RERUN) return;
        const answered = began;
        setTimeout(() => { if (answered === asked) unanswered = 0; }, 100);  // once it is on the screen
      });
    }
    send(data) {
      if (RERUN_SCRIPT in fields(data)) unanswered = ++asked;
      super.send(data);
    }
  };
})();
"""
_DECIDED = re.compile(r"^\d+ of \d+ paragraphs decided\.$")


def snap(page: Page, name: str) -> None:
    """Keep a picture of the step, for a person to look at."""
    ARTEFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTEFACTS / f"{name}.png")


def settled(page: Page) -> None:
    """Wait until the app has answered all it was sent, with nothing left that stands in for what is still loading."""
    page.wait_for_function("window.answered()")
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)


def open_app(page: Page, url: str) -> None:
    page.goto(url)
    expect(page.get_by_role("heading", level=1, name="Answer a request")).to_be_visible()
    settled(page)


def find(page: Page, request: str = REQUEST) -> None:
    page.get_by_label("Paste the request").fill(request)
    page.get_by_role("button", name="Find precedents").click()
    expect(page.get_by_role("heading", name="3. Exemptions to consider")).to_be_visible()
    settled(page)


def tick(page: Page, *refs: str) -> None:
    for ref in refs:
        page.locator("label", has_text=ref).first.click()
        expect(page.get_by_role("checkbox", name=ref).first).to_be_checked()
        settled(page)


def draft(page: Page, *refs: str) -> None:
    tick(page, *refs)
    page.get_by_role("button", name="Draft the reasoning").click()
    expect(page.get_by_role("heading", name="4. Draft and review")).to_be_visible()
    settled(page)


def give_name(page: Page, name: str) -> None:
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Your name").press("Tab")
    settled(page)


def paragraphs(page: Page) -> Locator:
    return page.locator('[class*="st-key-paragraph-"]')


def decide_everything(page: Page) -> int:
    """Accept what stands as it is, and fill in what has a blank. Returns how many paragraphs there were."""
    total = paragraphs(page).count()
    for n in range(1, total + 1):
        frame = page.locator(f".st-key-paragraph-{n}")
        if frame.locator(".blank").count():
            page.get_by_role("button", name=f"Edit paragraph {n}", exact=True).click()
            box = page.get_by_label(f"New wording of paragraph {n}", exact=True)
            settled(page)
            expect(box).not_to_have_value("")
            box.fill(re.sub(r"\[[^\[\]\n]{2,}\]", "Filled in by the officer.", box.input_value()))
            page.get_by_role("button", name="Save the new wording").click()
        else:
            page.get_by_role("button", name=f"Accept paragraph {n}", exact=True).click()
        expect(frame.locator(".decided")).to_be_visible()
        settled(page)
    expect(page.get_by_text(_DECIDED)).to_have_text(f"{total} of {total} paragraphs decided.")
    return total


IN_VIEW = """mark => {
  const pane = mark.closest(".pane").getBoundingClientRect();
  const [line] = mark.getClientRects();
  const inside = line.top >= pane.top && line.bottom <= pane.bottom && line.top >= 0 && line.bottom <= innerHeight;
  const top = document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2);
  return inside && mark.contains(top);
}"""


def quoted(page: Page) -> Locator:
    return page.locator("mark#quoted")


def expect_quoted_in_view(page: Page, number: str = "") -> None:
    """The quoted words, of the citation with this number when one is given, are where a reader can see them."""
    expect(page.locator(".source-title .cite") if number else quoted(page)).to_contain_text(number)
    expect(quoted(page)).to_be_visible()
    page.wait_for_function(f"() => ({IN_VIEW})(document.querySelector('mark#quoted'))")
