"""Scanned pages: whether the picture of a page shows what its text says, and text recognition where it has none."""

from __future__ import annotations

import os
import re
import statistics
from collections.abc import Iterator
from importlib import import_module
from itertools import groupby
from shutil import which
from typing import TYPE_CHECKING, Any

from pdfplumber.page import Page

from corpus.errors import TooLarge, Unreadable
from ingest.clean import plain
from ingest.readers.pdf_lines import Line
from ingest.readers.pdf_seen import Glyph, Unread

if TYPE_CHECKING:
    import numpy

_LOOKING, _READING = 100, 300  # dots an inch
_POINTS = 72
_INK = 128
_BLACKED, _BLANK = 0.85, 0.01
_LARGER = 1.35
_SECONDS = 90
_LANGUAGE = "eng"


def installed() -> bool:
    """True when the program that recognises text is on this machine."""
    return which("tesseract") is not None


def shown(page: Page, glyphs: list[Glyph], unread: Unread) -> list[Glyph]:
    """The glyphs without those that lie on a picture which is blank there, or black: a layer of text kept under a scan.

    A scan whose names were blacked out often still has them in the layer that makes it searchable.
    """
    if not any(glyph.on_picture for glyph in glyphs):
        return glyphs
    np: Any = import_module("numpy")  # most PDFs have no pictures under their text
    ink = np.asarray(page.to_image(resolution=_LOOKING).original.convert("L")) < _INK
    kept = []
    for glyph in glyphs:
        share = _inked(ink, glyph) if glyph.on_picture else 0.5
        if share > _BLACKED:
            unread.covered.add((page.page_number, -2 - round(glyph.top)))
        elif share < _BLANK:
            unread.hidden += 1
        else:
            kept.append(glyph)
    return kept


def _inked(ink: numpy.ndarray, glyph: Glyph) -> float:
    """The share of the glyph's place that is dark."""
    scale = _LOOKING / _POINTS
    top, bottom, x0, x1 = (round(edge * scale) for edge in (glyph.top, glyph.bottom, glyph.x0, glyph.x1))
    area = ink[max(0, top) : bottom + 1, max(0, x0) : x1 + 1]
    return float(area.mean()) if area.size else 0.0


def recognised(page: Page, unread: Unread) -> list[Line]:
    """The lines that text recognition finds in a picture of the page; adds to `unread` how sure it is of them.

    Raises TooLarge when the page takes too long, Unreadable when the program fails.
    """
    pytesseract: Any = import_module("pytesseract")  # it loads pandas, which takes longer than reading most letters
    picture = page.to_image(resolution=_READING).original.convert("L")
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # many letters are read at once; Tesseract would take every core
    try:
        found = pytesseract.image_to_data(
            picture, lang=_LANGUAGE, timeout=_SECONDS, output_type=pytesseract.Output.DICT
        )
    except pytesseract.TesseractError as error:
        raise Unreadable(f"text recognition failed on page {page.page_number}; run `foi doctor`") from error
    except RuntimeError as error:  # how pytesseract says that the time is up
        raise TooLarge(
            f"text recognition of page {page.page_number} took over {_SECONDS} seconds; scan it at a lower resolution"
        ) from error
    words = [word for word in _words(found) if word["text"]]
    if words:
        letters = sum(len(word["text"]) for word in words)
        unread.recognised[page.page_number] = sum(w["conf"] * len(w["text"]) for w in words) / letters / 100
    return _lines(words, page.page_number)


def _words(found: dict[str, list[Any]]) -> Iterator[dict[str, Any]]:
    """The words of Tesseract's table, each with its place in points."""
    scale = _POINTS / _READING
    for n, text in enumerate(found["text"]):
        if found["level"][n] == 5:  # 1 page, 2 block, 3 paragraph, 4 line, 5 word
            x0, top = found["left"][n] * scale, found["top"][n] * scale
            yield {
                "text": plain(text).strip(),
                "conf": max(0.0, float(found["conf"][n])),
                "line": tuple(found[part][n] for part in ("block_num", "par_num", "line_num")),
                "block": found["block_num"][n],
                "x0": x0,
                "x1": x0 + found["width"][n] * scale,
                "top": top,
                "bottom": top + found["height"][n] * scale,
            }


def _lines(words: list[dict[str, Any]], page: int) -> list[Line]:
    """Words gathered into the lines they were found in; a line much taller than most is larger type."""
    rows = [list(row) for _, row in groupby(words, key=lambda word: word["line"])]
    heights = [max(w["bottom"] for w in row) - min(w["top"] for w in row) for row in rows]
    usual = statistics.median(heights) if heights else 0.0
    edges = {word["block"]: 0.0 for word in words}
    for word in words:
        edges[word["block"]] = max(edges[word["block"]], word["x1"])
    return [
        Line(
            page=page,
            text=re.sub(r"\s+", " ", " ".join(word["text"] for word in row)),
            x0=row[0]["x0"],
            x1=row[-1]["x1"],
            top=min(word["top"] for word in row),
            bottom=max(word["bottom"] for word in row),
            size=round(height if height > _LARGER * usual else usual, 1),
            bold=False,
            lead=row[0]["x1"] - row[0]["x0"],
            column=row[0]["block"],
            edge=edges[row[0]["block"]],
        )
        for row, height in zip(rows, heights, strict=True)
    ]
