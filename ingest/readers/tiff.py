"""A scan saved as TIFF, of one page or several: put on the pages of a PDF, and read as a scanned PDF is."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from corpus.errors import TooLarge, Unreadable
from ingest.apart import serve
from ingest.blocks import Reading
from ingest.limits import Limits
from ingest.readers.pdf import read_pdf
from ingest.readers.pdf_scan import installed

_DAMAGED = "the TIFF is damaged or cut short, or packed in a way that is not read; scan it to a PDF and try again"
_NO_PROGRAM = (
    "it is a scan, and to read scans, text recognition (OCR) must be installed: `foi doctor` says whether it is"
)
_LEAST, _MOST, _USUAL = 50.0, 1_200.0, (200.0, 200.0)
"""Dots an inch that a scan may have, across and down, and those of one that says none that could be."""
_MOST_DOTS = 120_000_000
"""Dots of one page: A3 at 600 dots an inch is 70 million."""
_FAULTS = (UnidentifiedImageError, OSError, SyntaxError, ValueError, KeyError, TypeError, EOFError)


def read_tiff(content: bytes, limits: Limits) -> Reading:
    """The text recognised on each page. Raises Unreadable for a damaged one, TooLarge over a limit."""
    if not installed():
        raise Unreadable(_NO_PROGRAM)
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(content), formats=("TIFF",)) as tiff:
            warnings.simplefilter("ignore")
            if getattr(tiff, "n_frames", 1) > limits.max_pages:
                raise TooLarge(f"the TIFF has more than the {limits.max_pages} pages that are read; split it")
            printed = _as_pdf(tiff)
    except _FAULTS as error:
        raise Unreadable(_DAMAGED) from error
    reading = read_pdf(printed, limits)
    return Reading(reading.blocks, form="tiff", notes=reading.notes)


def _as_pdf(tiff: Image.Image) -> bytes:
    """The pages as a PDF, on paper of the size they were scanned from."""
    made = io.BytesIO()
    dots = tuple(float(each) for each in tiff.info.get("dpi", ()))
    first, *others = _pages(tiff)
    sane = len(dots) == 2 and all(_LEAST <= each <= _MOST for each in dots)
    first.save(made, "PDF", save_all=True, append_images=others, dpi=dots if sane else _USUAL)
    return made.getvalue()


def _pages(tiff: Image.Image) -> Iterator[Image.Image]:
    """Each page upright, and grey unless it is black and white."""
    for number, frame in enumerate(ImageSequence.Iterator(tiff), start=1):
        if frame.width * frame.height > _MOST_DOTS:
            raise TooLarge(f"page {number} is {frame.width} by {frame.height} dots; scan it at a lower resolution")
        upright = ImageOps.exif_transpose(frame)
        yield upright if upright.mode == "1" else upright.convert("L")


if __name__ == "__main__":
    serve(read_tiff)
