"""What the styles of a Word document mean: headings, quotations, bold and hidden type, and how its lists count."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from ingest.readers.numbering import counted

_OFF = frozenset(("0", "false", "off", "none"))
_MOST_LEVELS = 9


@dataclass(frozen=True)
class Style:
    """What a paragraph is by its style and its own properties. `numbering` is (list id, depth), ("", 0) for none."""

    heading: int = 0
    quote: bool = False
    numbering: tuple[str, int] = ("", 0)


class Styles:
    """The style sheet, with inheritance followed."""

    def __init__(self, sheet: Element) -> None:
        self._by_id = {style.get(qn("w:styleId"), ""): style for style in sheet.findall(qn("w:style"))}
        self._default = next(
            (i for i, s in self._by_id.items() if s.get(qn("w:default")) == "1" and s.get(qn("w:type")) == "paragraph"),
            "",
        )

    def of(self, paragraph: Element) -> Style:
        own = paragraph.find(qn("w:pPr"))
        chain = self._chain(_value(own, "w:pStyle") or self._default)
        names = [_value(style, "w:name").lower() for style in chain]
        properties = [own, *(style.find(qn("w:pPr")) for style in chain)]
        return Style(_heading(names, properties), any("quote" in n for n in names), _numbering(properties))

    def says(self, style_id: str, what: str) -> bool | None:
        """Whether a style turns a property of type (w:b, w:vanish) on; None where it does not say."""
        for style in self._chain(style_id):
            if (said := switch(style.find(qn("w:rPr")), what)) is not None:
                return said
        return None

    def _chain(self, style_id: str) -> list[Element]:
        found: list[Element] = []
        while style_id in self._by_id and self._by_id[style_id] not in found:
            found.append(self._by_id[style_id])
            style_id = _value(found[-1], "w:basedOn")
        return found


def switch(properties: Element | None, what: str) -> bool | None:
    """An on-off property such as w:b: None when it is not there."""
    tag = properties.find(qn(what)) if properties is not None else None
    return None if tag is None else tag.get(qn("w:val"), "1") not in _OFF


def _value(element: Element | None, tag: str) -> str:
    found = element.find(qn(tag)) if element is not None else None
    return "" if found is None else found.get(qn("w:val"), "")


def _heading(names: list[str], properties: list[Element | None]) -> int:
    for name in names:
        if named := re.fullmatch(r"heading ([1-9])", name):
            return int(named[1])
        if name in ("title", "subtitle"):
            return 1 if name == "title" else 2
    outline = next((level for p in properties if (level := _value(p, "w:outlineLvl"))), "")
    return int(outline) + 1 if outline in set("012345678") else 0


def _numbering(properties: list[Element | None]) -> tuple[str, int]:
    depth = ""
    for own in properties:
        numbered = own.find(qn("w:numPr")) if own is not None else None
        if numbered is None:
            continue
        depth = depth or _value(numbered, "w:ilvl")
        if identity := _value(numbered, "w:numId"):
            return ("" if identity == "0" else identity), int(depth) if depth in set("012345678") else 0
    return "", 0


@dataclass
class _Level:
    start: int = 1
    style: str = "decimal"
    shape: str = "%1."


@dataclass
class _List:
    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)


class Counters:
    """Counts the elements of every list as Word does: lists that share a definition go on counting together."""

    def __init__(self, numbering: Element | None) -> None:
        self._lists: dict[str, _List] = {}
        if numbering is None:
            return
        shared = {a.get(qn("w:abstractNumId")): _List(_levels(a)) for a in numbering.findall(qn("w:abstractNum"))}
        for number in numbering.findall(qn("w:num")):
            base = shared.get(_value(number, "w:abstractNumId"))
            if base is None:
                continue
            restarts = _restarts(number)
            levels = {
                n: _Level(restarts.get(n, level.start), level.style, level.shape) for n, level in base.levels.items()
            }
            self._lists[number.get(qn("w:numId"), "")] = _List(levels) if restarts else base

    def next(self, identity: str, depth: int) -> str:
        """The mark of the next element at `depth` of a list; "" when the list shows none."""
        found = self._lists.get(identity)
        level = found.levels.get(depth) if found else None
        if found is None or level is None or level.style == "none":
            return ""
        if level.style == "bullet":
            return "-"
        found.counts[depth] = found.counts.get(depth, level.start - 1) + 1
        for deeper in [n for n in found.counts if n > depth]:
            del found.counts[deeper]
        mark = level.shape
        for n in range(min(depth + 1, _MOST_LEVELS)):
            upper = found.levels.get(n, _Level())
            mark = mark.replace(f"%{n + 1}", counted(found.counts.get(n, upper.start), upper.style))
        return mark.strip()


def _levels(definition: Element) -> dict[int, _Level]:
    found = {}
    for level in definition.findall(qn("w:lvl")):
        start = _value(level, "w:start")
        shape = _Level(
            int(start) if re.fullmatch("[0-9]{1,6}", start) else 1,
            _value(level, "w:numFmt"),
            _value(level, "w:lvlText"),
        )
        found[int(level.get(qn("w:ilvl"), "0"))] = shape
    return found


def _restarts(number: Element) -> dict[int, int]:
    found = {}
    for override in number.findall(qn("w:lvlOverride")):
        if (start := _value(override, "w:startOverride")).isdecimal():
            found[int(override.get(qn("w:ilvl"), "0"))] = int(start[:6])
    return found
