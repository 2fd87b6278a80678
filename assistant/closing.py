"""What every response must end with: how to ask for a review, and the right to complain to the Commissioner."""

from __future__ import annotations

import re

from assistant.paragraphs import Paragraphs, Written
from assistant.statute import Statute
from corpus.law import Law

HEADING = "If you are not satisfied with this response"


def write(paragraphs: Paragraphs, statute: Statute, law: Law) -> None:
    """Add the closing paragraph, in the words the law data has for a letter; what the library lacks is left out."""
    rows = (
        ("foia-45", law.duties["duty-45"]),
        ("foia-17", law.duties["duty-17-7"]),
        ("ico-complaint-window", law.facts["ico-complaint-window"]),
    )
    written: list[Written] = []
    for id, row in rows:
        if fact := statute.fact(id, re.escape(row["letter"])):
            written.append(
                (fact[0], "guidance" if id == "foia-45" or id.startswith("ico") else "statute", "supported", fact[1])
            )
    paragraphs.add(HEADING, written)
