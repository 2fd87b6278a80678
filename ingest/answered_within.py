"""The answer right below a question, where the request is still open above it: it is no more of the request."""

from __future__ import annotations

import re

from corpus.asking import asks, is_talk, names
from corpus.records import Role
from corpus.wording import any_of
from ingest import cues, voices
from ingest.layout import Layout
from ingest.parts import part
from ingest.shapes import MARKER, unlisted

_TELLS = any_of(
    r"^\W*(?:yes|no|none|nil|zero|n/?a|not|£?\d[\d,.]*|approximately|about|around|there (?:is|are|was|were|has|have)|(?:the )?information is)\b",
    r"^\W*(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b",
    r"\bwe (?:have|had|do|did|hold|issue|issued|receive|received|spend|spent|use|used|employ|employed|paid|pay|record|recorded|keep|kept|are not|"
    r"were|carried|made|sent|sold|own|can)\b|\bour (?:records?|systems?|figures?|staff|website|policy)\b",
)
"""How an answer tells."""
_OF_THE_ASKER = any_of(
    r"\b(?:i|my|me)\b|\bplease\b|\bwe (?:would|should|are (?:a|an|looking|seeking|asking)|seek|ask|request|need|want)\b|\byour\b|\byou\b"
)

_COUNTED = re.compile(r"^\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)]\s", re.IGNORECASE)
_FEWEST = 2


def answered_within(layout: Layout, found: list[Role | None]) -> list[Role | None]:
    """The roles, with what answers a question among the blocks of a request as the decision, up to the next question.

    Where the answer is headed further down, or a quotation is open, all of it is the request.
    """
    roles = _counted_again(layout, found)
    heads = [
        n for n, block in enumerate(layout.blocks) if block.kind == "heading" and part(layout.words(block)) == "answer"
    ]
    last = heads[-1] if heads else -1
    answering = quoting = False
    for n in range(1, len(roles)):
        words, above = layout.words(layout.blocks[n]), layout.words(layout.blocks[n - 1])
        quoting = roles[n - 1] == "request" and (quoting or above.count("“") + above.count('"') % 2 > above.count("”"))
        quoting = quoting and not above.rstrip().endswith(("”", '"'))
        if roles[n] != "request" or n < last or quoting or layout.blocks[n].kind != "paragraph" or _asks(words):
            answering = False
        elif answering or (roles[n - 1] == "request" and above.rstrip().endswith("?") and _TELLS.search(words)):
            roles[n], answering = "decision", True
    return roles


def _counted_again(layout: Layout, found: list[Role | None]) -> list[Role | None]:
    """The roles, with the elements of a list as the decision that begin to count anew and ask nothing."""
    words = [layout.words(block) for block in layout.blocks]
    counted = [n for n, role in enumerate(found) if role == "request" and _COUNTED.match(words[n])]
    signs = [MARKER.match(words[n]) for n in counted]
    first = next(
        (at for at, sign in enumerate(signs) if at >= _FEWEST and sign and signs[0] and sign[0] == signs[0][0]), None
    )
    if first is None or any(asks(words[n]) or names(unlisted(words[n])) for n in counted[first:]):
        return list(found)
    return [("decision" if n in counted[first:] else role) for n, role in enumerate(found)]


def _asks(words: str) -> bool:
    """True for words that ask or that only whoever asks says, and for the number of a question."""
    return bool(
        asks(words)
        or is_talk(words)
        or MARKER.match(words)
        or cues.QUESTION.match(words)
        or voices.ASKER_SPEAKS.search(words)
        or _OF_THE_ASKER.search(words)
    )
