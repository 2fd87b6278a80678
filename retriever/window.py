"""Windows: neighbouring passages of a document as one text under its title, which is how the model reads them.

A passage embedded alone has lost what "it" and "the minutes" refer to. Read in its window, and averaged over its own
word-pieces only, it has not ("late chunking", Günther et al., arXiv 2409.04701, 2024), and nothing is read twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from corpus.errors import Invalid
from corpus.records import Document, Span
from retriever.embed import Vectors, Window, unit
from retriever.tokens import SPECIAL, Tokens

_TITLE = 24
"""Word-pieces of the title above a window."""
WHOLE = 0.5
"""What the window as a whole counts for beside a passage's own words; chosen on the tuning half of the judged queries."""


class Windows:
    """Makes windows that are never longer than the model reads. Without `tokens` nothing is measured."""

    def __init__(self, tokens: Tokens | None, limit: int) -> None:
        self._tokens = tokens
        self._room = limit - SPECIAL

    def of(self, document: Document) -> Iterator[tuple[list[str], Window]]:
        """Every passage once, in order: the ids of those in a window, and the window.

        Raises Invalid for a passage that alone is longer than the model reads.
        """
        ids: list[str] = []
        words: list[str] = []
        used = 0
        for passage in document.passages:
            said = document.quote(passage.start, passage.end)
            long = self._count(said)
            if long > self._room:
                raise Invalid(
                    f"passage {passage.id} is {long - self._room} word-pieces longer than the embedding model reads: "
                    "ingest its document again, or choose the model it was read for"
                )
            if ids and used + long > self._room - _TITLE:
                yield ids, self._window(document.title, words, used)
                ids, words, used = [], [], 0
            ids.append(passage.id)
            words.append(said)
            used += long
        if ids:
            yield ids, self._window(document.title, words, used)

    def asked(self, items: Sequence[str]) -> list[Window]:
        """The items of a new request, each once, in order: read alone, "the dates" of what?

        An item longer than the model reads is read as far as it can.
        """
        made: list[Window] = []
        together: list[str] = []
        used = 0
        for item in (self._shorten(item, self._room) for item in items):
            long = self._count(item)
            if together and used + long > self._room:
                made.append(self._window("", together, used))
                together, used = [], 0
            together.append(item)
            used += long
        return [*made, self._window("", together, used)] if together else made

    def _window(self, title: str, words: Sequence[str], used: int) -> Window:
        text = self._shorten(title, min(_TITLE, self._room - used))
        spans = []
        for said in words:
            text = f"{text}\n" if text else ""
            spans.append((len(text), len(text) + len(said)))
            text += said
        return Window(text, tuple(spans))

    def _count(self, words: str) -> int:
        return self._tokens.count(words) if self._tokens else 0

    def _shorten(self, words: str, most: int) -> str:
        return self._tokens.shorten(words, most) if self._tokens else words


def pooled(pieces: Vectors, offsets: Sequence[Span], spans: Sequence[Span]) -> Vectors:
    """A unit vector for each span of a window: the mean of its own word-pieces, and half as much of the whole's.

    `pieces` has one row a word-piece, marks at both ends included, and `offsets` the place of each in the window's
    text, (0, 0) for marks. A span in which no piece lies has the vector of the whole.
    """
    whole = unit(pieces.mean(axis=0))
    places = np.array(offsets).reshape(-1, 2)
    rows = []
    for start, end in spans:
        inside = (places[:, 0] >= start) & (places[:, 1] <= end) & (places[:, 1] > places[:, 0])
        own = unit(pieces[inside].mean(axis=0)) if inside.any() else whole
        rows.append(unit(own + WHOLE * whole))
    return np.stack(rows)
