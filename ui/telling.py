"""Which lines of the journal may be told to a caller: those about what the caller may see."""

from __future__ import annotations

from corpus.cases import Case
from corpus.kept import Kept
from corpus.library import Library
from ui.casework import seen


class Telling:
    """Looks each subject up once, in the library as its caller may see it."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._cases = Kept(library.store, "case", Case)
        self._known: dict[str, bool] = {}

    def of(self, subject: str) -> bool:
        """Whether what was done to this may be told."""
        if self._library.caller.collections is None:
            return True
        if subject not in self._known:
            self._known[subject] = self._may(*subject.partition(":")[::2])
        return self._known[subject]

    def _may(self, kind: str, id: str) -> bool:
        if kind == "draft":
            return not self._library.hides([id])
        if kind == "document":
            return self._library.shows([id])
        if kind == "case":
            case = self._cases.find(id)
            return case is not None and seen(case, self._library)
        return "administrator" in self._library.caller.roles  # people, back-ups and the rest are theirs to look over
