"""One page of a PDF as a picture: the words of a quotation boxed, and words that are not kept in the library covered.

What was taken out of a document to protect who asked must not come back by its picture: a word of the page that does
not answer to a word of the kept text is blacked out.
"""

from __future__ import annotations

import base64
import io
import json
import sys
from difflib import SequenceMatcher
from typing import Any

import pdfplumber
from pdfplumber.utils.exceptions import PdfminerException
from PIL import Image, ImageDraw

from corpus.errors import FoiError, Unreadable
from ingest.apart import bind
from ingest.limits import Limits
from ingest.page import Placed, Wanted, tokens

_DOTS = 110
_PAD = 1.5


def drawn(content: bytes, wanted: Wanted) -> dict[str, Any]:
    """The page as a PNG in base 64, with counts. Raises Unreadable."""
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            if not 1 <= wanted.page <= len(pdf.pages):
                raise Unreadable(f"the file has no page {wanted.page}")
            page = pdf.pages[wanted.page - 1]
            words = page.extract_words(use_text_flow=False, keep_blank_chars=False)
            picture: Image.Image = page.to_image(resolution=_DOTS).original.convert("RGB")
            pages = len(pdf.pages)
    except PdfminerException as error:
        raise Unreadable("the PDF cannot be shown; open the original instead") from error
    boxed, covered = _marked(words, wanted)
    draw, scale = ImageDraw.Draw(picture), _DOTS / 72
    for word in covered:
        draw.rectangle(_box(word, scale, 0), fill="black")
    for word in boxed:
        draw.rectangle(_box(word, scale, _PAD), outline=(0, 48, 120), width=3)
    held = io.BytesIO()
    picture.save(held, "PNG", optimize=True)
    png = base64.b64encode(held.getvalue()).decode()
    return {"page": wanted.page, "pages": pages, "png": png, "boxed": len(boxed), "covered": len(covered)}


def _marked(words: list[dict[str, Any]], wanted: Wanted) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The words to box, and those to cover."""
    kept = tokens(wanted.text)
    places = _answering([w["text"] for w in words], kept)
    boxed = [w for w, at in zip(words, places, strict=True) if at and at.start < wanted.end and wanted.start < at.end]
    covered = [w for w, at in zip(words, places, strict=True) if at is None and any(map(str.isalnum, w["text"]))]
    return boxed, covered


def _answering(shown: list[str], kept: list[Placed]) -> list[Placed | None]:
    """For each word of the page, the word of the text that it is; None for one that is not there in order."""
    seen = [tokens(word) for word in shown]
    flat = [(n, token.word) for n, found in enumerate(seen) for token in found]
    matcher = SequenceMatcher(None, [word for _, word in flat], [token.word for token in kept], autojunk=False)
    found: dict[int, list[Placed]] = {}
    for a, b, size in matcher.get_matching_blocks():
        for step in range(size):
            found.setdefault(flat[a + step][0], []).append(kept[b + step])
    return [found[n][0] if n in found and len(found[n]) == len(seen[n]) else None for n in range(len(shown))]


def _box(word: dict[str, Any], scale: float, pad: float) -> tuple[float, float, float, float]:
    left, top, right, bottom = word["x0"] - pad, word["top"] - pad, word["x1"] + pad, word["bottom"] + pad
    return left * scale, top * scale, right * scale, bottom * scale


def _main() -> None:
    asked = json.loads(sys.argv[1])
    bind(Limits(**asked["limits"]))
    try:
        answer = drawn(sys.stdin.buffer.read(), Wanted(**asked["wanted"]))
    except FoiError as error:
        answer = {"error": type(error).__name__, "why": str(error)}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    _main()
