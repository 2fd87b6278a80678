"""A Rich Text file: its words, paragraph by paragraph. One with hidden or deleted text is refused."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from corpus.errors import Unreadable
from ingest.apart import serve
from ingest.blocks import Reading
from ingest.limits import Limits
from ingest.mend import mend
from ingest.readers.text import blocks_of

_UNSEEN = re.compile(r"\\(?:v|deleted)(?![a-z0-9])")
_HIDDEN = (
    "it holds hidden or deleted text, which a Rich Text file does not mark off safely; save it as a PDF or a Word document "
    "(.docx) and try again"
)


def read_rtf(content: bytes, limits: Limits) -> Reading:
    """The words of a Rich Text file. Raises Unreadable for one that is broken or hides text."""
    marked = content.decode("latin-1")
    if _UNSEEN.search(marked):
        raise Unreadable(_HIDDEN)
    try:
        text = rtf_to_text(marked, encoding="cp1252", errors="replace")
    except (ValueError, KeyError, IndexError, UnicodeError, LookupError) as error:
        raise Unreadable("the Rich Text file is damaged; open it, save it again, and try again") from error
    paragraphs = re.sub(r"\n(?!\n)", "\n\n", re.sub(r"\n{2,}", "\n", text))
    return Reading(mend(list(blocks_of(paragraphs))), form="rtf")


if __name__ == "__main__":
    serve(read_rtf)
