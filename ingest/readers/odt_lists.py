"""How the lists of an OpenDocument text are counted: each level's numbers, letters or bullets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from ingest.readers.numbering import counted

_TEXT, _STYLE = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("text", "style"))
BULLET = "-"


@dataclass(frozen=True)
class Level:
    """One level of a list style: its format ("1", "a", "i"; empty for bullets), what stands round it, where it starts."""

    form: str = ""
    before: str = ""
    after: str = ""
    start: int = 1

    def sign(self, number: int) -> str:
        return f"{self.before}{counted(number, self.form)}{self.after}" if self.form else BULLET


class Lists:
    """The list styles of a document, and how far each list of one that goes on has come."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._levels: dict[tuple[str, int], Level] = {}
        self._reached: dict[tuple[str, int], int] = {}
        for root in roots:
            for style in root.iter(f"{_TEXT}list-style"):
                name = style.get(f"{_STYLE}name", "")
                for level in style:
                    depth = _number(level.get(f"{_TEXT}level"), 1)
                    self._levels[name, depth] = _level(level)

    def level(self, style: str, depth: int) -> Level:
        return self._levels.get((style, depth), Level())

    def first(self, element: etree._Element, style: str, depth: int) -> int:
        """The number before the first element of a list: where it starts, or where the one it continues left off."""
        if element.get(f"{_TEXT}continue-numbering") == "true" or element.get(f"{_TEXT}continue-list"):
            return self._reached.get((style, depth), self.level(style, depth).start - 1)
        return self.level(style, depth).start - 1

    def reached(self, style: str, depth: int, number: int) -> None:
        self._reached[style, depth] = number


def starts_at(item: etree._Element, number: int) -> int:
    """The number of an element of a list: the next, unless it says another itself."""
    return _number(item.get(f"{_TEXT}start-value"), number + 1)


def _level(level: etree._Element) -> Level:
    if not str(level.tag).endswith("}list-level-style-number"):
        return Level()
    return Level(
        form=level.get(f"{_STYLE}num-format", ""),
        before=level.get(f"{_STYLE}num-prefix", ""),
        after=level.get(f"{_STYLE}num-suffix", ""),
        start=_number(level.get(f"{_TEXT}start-value"), 1),
    )


def _number(said: str | None, otherwise: int) -> int:
    return int(said) if said and said.isdecimal() and len(said) < 6 else otherwise
