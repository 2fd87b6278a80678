"""The box that shows a document's text and brings the quoted words into view without moving the page.

The text is put in as text nodes, never as HTML: whatever a document contains stays words on the screen.
"""

from __future__ import annotations

import streamlit as st

from corpus.records import Document
from ui.app.spans import parts

_HTML = """
<button type="button" class="pane-back" hidden>Back to where you were</button>
<div class="pane" role="region" tabindex="0"></div>
"""

_SCRIPT = """
export default function ({ data, parentElement }) {
  const pane = parentElement.querySelector(".pane");
  const back = parentElement.querySelector(".pane-back");
  if (pane.dataset.opened === String(data.opened)) return;
  pane.dataset.opened = data.opened;
  pane.setAttribute("aria-label", data.label);
  pane.replaceChildren();
  let mark = null;
  for (const part of data.parts) {
    if (part.quoted && !mark) {
      mark = document.createElement("mark");
      mark.id = "quoted";
      mark.tabIndex = 0;
      pane.append(mark);
    }
    const element = document.createElement("span");
    element.textContent = part.text;
    if (part.kind) element.className = "named named-" + part.kind;
    if (part.label) element.dataset.label = part.label;
    (part.quoted ? mark : pane).append(element);
  }

  const cameFrom = document.activeElement;
  const canReturn = cameFrom && cameFrom !== document.body && !parentElement.contains(cameFrom);
  if (canReturn) back.onclick = () => cameFrom.isConnected && cameFrom.focus();
  back.hidden = !canReturn && !back.onclick;
  pane.onkeydown = (event) => { if (event.key === "Escape" && back.onclick) back.onclick(); };

  const quoted = pane.querySelector("#quoted");
  const bringIntoView = () => {
    pane.scrollTop = quoted ? Math.max(0, quoted.offsetTop - pane.clientHeight / 4) : 0;
    const [line] = (quoted ?? pane).getClientRects();
    const header = document.querySelector("[data-testid=stHeader]");
    const hidden = !line || line.top < (header?.offsetHeight ?? 0) || line.top > window.innerHeight - 40;
    if (hidden) pane.scrollIntoView({ block: "start" });
  };
  pane.watching?.disconnect();
  if (data.quiet) return;
  bringIntoView();
  requestAnimationFrame(bringIntoView);
  (quoted ?? pane).focus({ preventScroll: true });

  // the page may still take its shape: its styles arrive, what stood above goes; a reader who does anything is left alone
  const watching = pane.watching = new ResizeObserver(bringIntoView);
  const leave = () => watching.disconnect();
  for (const shaped of [pane, pane.closest("[data-testid=stMainBlockContainer]")]) if (shaped) watching.observe(shaped);
  for (const act of ["wheel", "touchstart", "pointerdown", "keydown"]) {
    window.addEventListener(act, leave, { once: true, capture: true, passive: true });
  }
  setTimeout(leave, 5000);
}
"""

_component = st.components.v2.component("source_pane", html=_HTML, js=_SCRIPT, isolate_styles=False)


def show(document: Document, start: int | None, end: int | None, opened: str, key: str, quiet: bool = False) -> None:
    """Draw the box. It scrolls and takes the focus only when `opened` is not what it was, and never when `quiet`."""
    label = f"Text of {document.reference or document.title}"
    _component(data={"label": label, "opened": opened, "quiet": quiet, "parts": parts(document, start, end)}, key=key)
