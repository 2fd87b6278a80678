"""What every response must end with: how to ask for a review, and the right to complain to the Commissioner."""

from __future__ import annotations

from assistant.paragraphs import Paragraphs, Written
from assistant.statute import Statute
from corpus.drafts import Origin

HEADING = "If you are not satisfied with this response"
_SENTENCES: tuple[tuple[str, Origin, str, str], ...] = (
    # what is written, its origin, and the document of law and words in it that it rests on
    (
        "You can ask us to review this response. Please write to us within 40 working days of receiving it.",
        "guidance",
        "foia-45",
        "40 working days",
    ),
    (
        "If you are still not satisfied after our review, you can complain to the Information Commissioner, "
        "who decides whether your request was handled as the Freedom of Information Act 2000 requires.",
        "statute",
        "foia-17",
        "right to complain to the Commissioner",
    ),
    (
        "The Commissioner asks for complaints within six weeks of our final response.",
        "guidance",
        "ico-complaint-window",
        "six weeks",
    ),
)


def write(paragraphs: Paragraphs, statute: Statute) -> None:
    """Add the closing paragraph; a sentence whose source is not in the library is left out."""
    written: list[Written] = []
    for text, origin, id, words in _SENTENCES:
        if fact := statute.fact(id, words):
            written.append((text, origin, "supported", fact[1]))
    paragraphs.add(HEADING, written)
