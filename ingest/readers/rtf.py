"""A Rich Text file: its words, paragraph by paragraph; what it marks as hidden or deleted is left out."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from corpus.errors import Unreadable
from ingest.apart import serve
from ingest.blocks import Reading
from ingest.limits import Limits
from ingest.mend import mend
from ingest.readers.text import blocks_of

_UNSEEN = re.compile(r"\{[^{}]*\\(?:v|deleted)(?![a-z0])[^{}]*\}")


def read_rtf(content: bytes, limits: Limits) -> Reading:
    """The words of a Rich Text file. Raises Unreadable for one that is broken."""
    marked = content.decode("latin-1")
    seen, hidden = _UNSEEN.subn("", marked)
    try:
        text = rtf_to_text(seen, encoding="cp1252", errors="replace")
    except (ValueError, KeyError, IndexError, UnicodeError, LookupError) as error:
        raise Unreadable("the Rich Text file is damaged; open it, save it again, and try again") from error
    paragraphs = re.sub(r"\n(?!\n)", "\n\n", re.sub(r"\n{2,}", "\n", text))
    notes = (f"Text that cannot be seen in the document was left unread ({hidden} places)",) if hidden else ()
    return Reading(mend(list(blocks_of(paragraphs))), form="rtf", notes=notes)


if __name__ == "__main__":
    serve(read_rtf)
