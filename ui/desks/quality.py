"""Quality in this process."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.check import Checker
from assistant.statute import Statute
from corpus.errors import Invalid, NotFound
from corpus.listings import Findings
from corpus.records import Document
from retriever.words import asked, is_key
from ui import reading
from ui.desks.consistency import ComparingRoom
from ui.desks.pictures import PicturingRoom
from ui.desks.sampling import SamplingRoom
from ui.finder import Finder


class QualityRoom(ComparingRoom, PicturingRoom, SamplingRoom):
    """`retriever.desks.quality.Quality`, for one caller."""

    def check(self, text: str | None = None, document: str | None = None, notes: Sequence[str] = ()) -> Findings:
        if (text is None) == (document is None):
            raise Invalid("Give the text of a response, or the id of a document in the library: one of the two.")
        if text is not None:
            text = asked(text, "response")
            letter = reading.record_of(text.encode(), "response.txt", self._shop.settings)
            letter = letter.model_copy(update={"notes": [*letter.notes, *notes]})
            with self._shop.finding() as found:
                checked = self._checker(found).checked(letter, text, reading.left_in(letter, text))
            return reading.placed_in(checked, letter, text)
        with self._shop.finding() as found:
            stored = self._document(str(document))
            return self._checker(found).checked(stored).findings

    def _checker(self, found: Finder) -> Checker:
        return Checker(self._shop.law, Statute(found, self._shop.law), found)

    def _document(self, key: str) -> Document:
        found = self._shop.library.document(key) if is_key(key) else None
        if found is None:
            raise NotFound(f"There is no document {key!r} in the library; `foi documents` lists them.")
        return found
