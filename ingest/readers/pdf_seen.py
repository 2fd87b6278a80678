"""The characters of a page that a reader of it can see: nothing covered, blacked out, white on white, tiny or off the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pdfminer.layout import LTChar, LTContainer, LTCurve, LTImage, LTItem, LTLine, LTRect
from pdfplumber.page import Page

_DARK, _LIGHT = 0.25, 0.97
_SMALLEST = 1.5
_SAME_SHADE = 0.06
_SLANT = 0.15
_MUCH_OF_HEIGHT = 0.6
_THIN = 2.5
_LONG = 20.0
_RULES_OF_TABLE = 4
_INK_SPACES = ("Separation", "DeviceN")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character; distances in points from the page's left and top."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    bold: bool
    on_picture: bool = False

    @property
    def known(self) -> bool:
        """False where the font does not say which letter it shows."""
        return not self.text.startswith("(cid:")

    @property
    def size(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Sight:
    """What is seen of one page, and what else is on it; `pictured` is the share of it that its largest picture takes."""

    glyphs: list[Glyph]
    pictured: float
    ruled: bool


@dataclass
class Unread:
    """What was left out of the whole file, and why; `known` and `unknown` count the letters of what was read.

    `recognised` says how sure text recognition was of each page it read, from 0 to 1.
    """

    known: int = 0
    unknown: int = 0
    hidden: int = 0
    turned: int = 0
    covered: set[tuple[int, int]] = field(default_factory=set)
    pictures: list[int] = field(default_factory=list)
    recognised: dict[int, float] = field(default_factory=dict)

    def notes(self) -> Iterator[str]:
        if self.covered:
            pages = ", ".join(map(str, sorted({page for page, _ in self.covered})))
            yield f"Blacked-out text was left unread ({len(self.covered)} places, on page {pages})"
        if self.hidden:
            yield f"Text that cannot be seen on the page was left unread ({self.hidden} characters)"
        if self.turned:
            yield f"Text turned on its side was left unread ({self.turned} characters)"
        if self.recognised:
            pages = ", ".join(map(str, self.recognised))
            sure = round(100 * sum(self.recognised.values()) / len(self.recognised))
            yield f"Pictures of text were read by text recognition (OCR) on page {pages}, {sure}% sure: check the words"
        if self.pictures:
            yield f"Pictures without text were left unread on page {', '.join(map(str, self.pictures))}"


_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Fill:
    """Something painted over an area, in painting order; `tones` are of its colour, none for a picture."""

    order: int
    box: _Box
    tones: tuple[float, ...]

    @property
    def shade(self) -> float | None:
        return _lightness(self.tones)

    @property
    def hides(self) -> bool:
        """True for the black or white of a box laid over text; other colours may be a highlighter's."""
        return bool(self.tones) and (max(self.tones) < _DARK or min(self.tones) > _LIGHT)

    def covers(self, x: float, y: float, height: float) -> bool:
        x0, y0, x1, y1 = self.box
        return x0 <= x <= x1 and y0 <= y <= y1 and y1 - y0 >= _MUCH_OF_HEIGHT * height


def look(page: Page, unread: Unread) -> Sight:
    """Everything seen of a page, adding to `unread` what is not."""
    painted = list(_flat(page.layout))
    fills = [fill for n, thing in enumerate(painted) if (fill := _fill(n, thing)) is not None]
    fills += [_Fill(len(painted) + n, box, (0.0,)) for n, box in enumerate(_marked_black(page))]
    pictures = [thing.bbox for thing in painted if isinstance(thing, LTImage)]
    glyphs = []
    for n, thing in enumerate(painted):
        if isinstance(thing, LTChar) and _is_seen(n, thing, fills, page, unread):
            glyphs.append(_glyph(thing, page, pictures))
    rules = sum(1 for thing in painted if _is_rule(thing))
    largest = max(((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in pictures), default=0.0)
    return Sight(glyphs, largest / (float(page.width) * float(page.height)), rules >= _RULES_OF_TABLE)


def _flat(container: Iterable[LTItem]) -> Iterator[LTItem]:
    """Everything painted, in order, figures opened."""
    for thing in container:
        if isinstance(thing, LTContainer):
            yield from _flat(thing)
        else:
            yield thing


def _glyph(char: LTChar, page: Page, pictures: list[_Box]) -> Glyph:
    height = float(page.height)
    x, y = (char.x0 + char.x1) / 2, (char.y0 + char.y1) / 2
    on_picture = any(x0 <= x <= x1 and y0 <= y <= y1 for x0, y0, x1, y1 in pictures)
    name = str(char.fontname).lower()
    bold = any(weight in name for weight in ("bold", "black", "heavy", "demi")) and "semilight" not in name
    return Glyph(char.get_text(), char.x0, char.x1, height - char.y1, height - char.y0, bold, on_picture)


def _is_seen(order: int, char: LTChar, fills: list[_Fill], page: Page, unread: Unread) -> bool:
    if not char.get_text().strip():
        return False
    if not char.upright or abs(char.matrix[1]) > _SLANT * abs(char.matrix[0]):
        unread.turned += 1
        return False
    x, y = (char.x0 + char.x1) / 2, (char.y0 + char.y1) / 2
    if not _on_page(x, float(page.height) - y, page) or char.y1 - char.y0 < _SMALLEST:
        unread.hidden += 1
        return False
    ground: float | None = 1.0
    for fill in fills:
        if not fill.covers(x, y, char.y1 - char.y0):
            continue
        if fill.order < order:
            ground = fill.shade
        elif fill.hides:
            unread.covered.add((page.page_number, fill.order))
            return False
    shade = _lightness(_tones(char.graphicstate.ncolor, getattr(char.ncs, "name", "")))
    if ground is None or shade is None:
        return True
    if ground < _DARK and shade < ground + _DARK:
        unread.covered.add((page.page_number, -1))
        return False
    if abs(ground - shade) < _SAME_SHADE:
        unread.hidden += 1
        return False
    return True


def _on_page(x: float, top: float, page: Page) -> bool:
    left, above = page.mediabox[:2]
    x0, top0, x1, bottom = page.cropbox
    return x0 <= x + left <= x1 and top0 <= top + above <= bottom


def _fill(order: int, thing: LTItem) -> _Fill | None:
    if isinstance(thing, LTImage):
        return _Fill(order, thing.bbox, ())
    if isinstance(thing, LTLine):
        half = thing.linewidth / 2
        if not thing.stroke or half < _THIN or thing.height > _THIN:
            return None
        tones = _tones(thing.stroking_color)
        return _Fill(order, (thing.x0, thing.y0 - half, thing.x1, thing.y1 + half), tones) if tones else None
    if not isinstance(thing, LTCurve) or not thing.fill or min(thing.width, thing.height) < _THIN:
        return None
    if not isinstance(thing, LTRect) and len(thing.pts) > 5:
        return None
    tones = _tones(thing.non_stroking_color)
    return _Fill(order, thing.bbox, tones) if tones else None


def _marked_black(page: Page) -> Iterator[_Box]:
    """Boxes laid over the page by annotations: marks for redaction, and squares filled with black."""
    height = float(page.height)
    for note in page.annots:
        about = note.get("data") or {}
        kind = str(getattr(about.get("Subtype"), "name", ""))
        inside = about.get("IC")
        filled = _tones(inside) if isinstance(inside, list) and inside else ()
        if kind == "Redact" or (kind == "Square" and filled and max(filled) < _DARK):
            yield note["x0"], height - note["bottom"], note["x1"], height - note["top"]


def _is_rule(thing: LTItem) -> bool:
    if not isinstance(thing, LTCurve):
        return False
    if isinstance(thing, LTRect) and thing.stroke and min(thing.width, thing.height) > _THIN:
        return True
    return min(thing.width, thing.height) < _THIN and max(thing.width, thing.height) > _LONG


def _tones(colour: object, space: str = "") -> tuple[float, ...]:
    """Grey, or red, green and blue, of a colour, each from 0 to 1; none for patterns and whatever else is no plain colour."""
    parts = colour if isinstance(colour, tuple | list) else [0.0 if colour is None else colour]
    numbers = tuple(min(1.0, max(0.0, float(part))) for part in parts if isinstance(part, int | float))
    if len(numbers) < len(parts):
        return ()
    if space in _INK_SPACES:
        return (1.0 - max(numbers, default=0.0),)
    if len(numbers) == len("cmyk"):
        cyan, magenta, yellow, black = numbers
        return tuple((1 - ink) * (1 - black) for ink in (cyan, magenta, yellow))
    return numbers if len(numbers) in (len("g"), len("rgb")) else ()


def _lightness(tones: tuple[float, ...]) -> float | None:
    """How light a colour looks, from 0 to 1; None where that is not known."""
    if len(tones) == len("rgb"):
        red, green, blue = tones
        return 0.299 * red + 0.587 * green + 0.114 * blue
    return tones[0] if tones else None
