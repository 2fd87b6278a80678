"""The words of a Word paragraph that can be seen: no deleted, hidden, white or blacked-out text."""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from ingest.readers.docx_styles import Styles, switch

_INTO = frozenset(
    map(
        qn,
        (
            "w:ins",
            "w:moveTo",
            "w:hyperlink",
            "w:smartTag",
            "w:sdt",
            "w:sdtContent",
            "w:fldSimple",
            "w:customXml",
            "w:dir",
            "w:bdo",
        ),
    )
)
_SAID = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-", qn("w:ptab"): " "}
_WHITE, _BLACK, _DARK = "FFFFFF", "000000", 0x30
_TINY_HALF_POINTS = 4


class Seen:
    """Reads paragraphs of one document and counts what it leaves unread."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._hidden = 0
        self._blacked = 0

    def words(self, paragraph: Element) -> str:
        """The paragraph as shown, with its line breaks."""
        return "".join(self._of_run(run) for run in _runs(paragraph))

    def all_bold(self, paragraph: Element) -> bool:
        """True when every word of it is in bold type."""
        base = self._styles.says(_style(paragraph.find(qn("w:pPr")), "w:pStyle"), "w:b")
        said = [run for run in _runs(paragraph) if _spoken(run).strip()]
        return bool(said) and all(self._switched(run, "w:b", base) for run in said)

    def notes(self) -> list[str]:
        """What was left unread, for the person who gives the file."""
        notes = []
        if self._hidden:
            notes.append(f"Text that cannot be seen in the document was left unread ({self._hidden} places)")
        if self._blacked:
            notes.append(f"Blacked-out text was left unread ({self._blacked} places)")
        return notes

    def _of_run(self, run: Element) -> str:
        said = _spoken(run)
        if not said.strip():
            return said
        properties = run.find(qn("w:rPr"))
        colour, ground = _colour(properties), _ground(run)
        if _is_dark(ground) and (colour is None or _is_dark(colour)):
            self._blacked += 1
            return ""
        size = _style(properties, "w:sz")
        unseen = colour == _WHITE and ground in (None, _WHITE) and not _in_table(run)
        if self._switched(run, "w:vanish", None) or unseen or (size.isdecimal() and int(size) <= _TINY_HALF_POINTS):
            self._hidden += 1
            return ""
        return said

    def _switched(self, run: Element, what: str, base: bool | None) -> bool:
        properties = run.find(qn("w:rPr"))
        own = switch(properties, what)
        if own is None:
            own = self._styles.says(_style(properties, "w:rStyle"), what)
        return bool(base if own is None else own)


def _runs(element: Element) -> Iterator[Element]:
    """Runs in order, into hyperlinks and insertions; what was deleted or moved away is not gone into."""
    for child in element:
        if child.tag == qn("w:r"):
            yield child
        elif child.tag in _INTO:
            yield from _runs(child)


def _spoken(run: Element) -> str:
    return "".join((part.text or "") if part.tag == qn("w:t") else _SAID.get(part.tag, "") for part in run)


def _style(properties: Element | None, tag: str) -> str:
    found = properties.find(qn(tag)) if properties is not None else None
    return "" if found is None else found.get(qn("w:val"), "")


def _colour(properties: Element | None) -> str | None:
    said = _style(properties, "w:color").upper()
    return None if said in ("", "AUTO") else said


def _ground(run: Element) -> str | None:
    """The colour behind a run: its own highlight or shading, else its paragraph's or cell's; None for the page's."""
    properties = run.find(qn("w:rPr"))
    highlight = _style(properties, "w:highlight")
    if highlight and highlight != "none":
        return {"black": _BLACK, "white": _WHITE}.get(highlight, highlight)
    shaded = [properties]
    shaded += [p.find(qn("w:pPr")) for p in run.iterancestors(qn("w:p"))][:1]
    shaded += [c.find(qn("w:tcPr")) for c in run.iterancestors(qn("w:tc"))][:1]
    for own in shaded:
        shade = own.find(qn("w:shd")) if own is not None else None
        fill = "" if shade is None else shade.get(qn("w:fill"), "").upper()
        if fill not in ("", "AUTO"):
            return fill
    return None


def _is_dark(colour: str | None) -> bool:
    if colour is None or len(colour) != len(_BLACK):
        return False
    try:
        return all(int(colour[n : n + 2], 16) < _DARK for n in (0, 2, 4))
    except ValueError:
        return False


def _in_table(run: Element) -> bool:
    return next(run.iterancestors(qn("w:tc")), None) is not None
