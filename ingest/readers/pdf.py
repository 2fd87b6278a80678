"""PDF, read in a process of its own that can be stopped: a hostile file costs its time limit and no more."""

from __future__ import annotations

import json
import subprocess
import sys

from corpus.errors import TooLarge, Unreadable
from ingest.blocks import Block, Reading
from ingest.limits import Limits

_SAYS = {
    "encrypted": "is protected by a password; remove the password and try again",
    "damaged": "is damaged or was not copied whole; open it in a PDF viewer, save it again and try once more",
    "pictures": "holds pictures of pages but no text; run text recognition (OCR), save it as a searchable PDF and try again",
}


def read_pdf(content: bytes, name: str, limits: Limits) -> Reading:
    """Blocks with their pages; running headers, footers and page numbers left out. Raises TooLarge or Unreadable."""
    command = [sys.executable, "-m", "ingest.readers.pdf_pages", str(limits.max_pages), str(limits.max_memory), str(limits.max_characters)]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=limits.max_seconds, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise TooLarge(f"{name} took longer than {limits.max_seconds} seconds to read; split it, or save it again from a PDF viewer") from None
    try:
        said = json.loads(done.stdout)
    except ValueError:  # the child was stopped by its memory limit, or by a fault in the file
        raise Unreadable(f"{name} {_SAYS['damaged']}") from None
    if "pages" in said:
        raise TooLarge(f"{name} has {said['pages']:,} pages; the limit is {limits.max_pages:,}. Split it")
    if fault := said.get("fault"):
        raise Unreadable(f"{name} {_SAYS[fault]}")
    return Reading(
        blocks=tuple(Block(b["kind"], b["text"], b["level"], b["page"]) for b in said["blocks"]),
        title=said["title"],
        form="pdf",
        notes=tuple(said["notes"]),
    )
