"""Files that a folder no longer holds: what was read from them is retired when asked for, and never all of it by mistake."""

from __future__ import annotations

import os
from collections.abc import Sequence

from corpus.errors import NotFound
from corpus.library import Library
from corpus.listings import IngestResult, PlaceRead
from retriever.desk import Desk
from ui import gather


def retire(desk: Desk, folder: str, read: Sequence[IngestResult], who: str, *, sure: bool) -> list[IngestResult]:
    """What became of everything once read from the folder that is not among what was `read` from it now.

    Where that is everything, the folder itself is refused unless `sure`: it may be empty, or not mounted.
    """
    held = desk.places(os.path.join(folder, ""))
    there = {name for row in read if not gather.is_missing(row) for name in (row.source, row.kept_as) if name}
    unread = tuple(
        f"{row.source}{mark}" for row in read if row.status == "refused" for mark in "/#" if row.source in there
    )
    lost = [p for p in held if p.source not in there and not p.source.startswith(unread)]
    if lost and len(lost) == len(held) and not sure:
        return [IngestResult(source=folder, status="refused", reason=_EVERYTHING.format(n=len(lost)))]
    return desk.give_up(lost, who, f"its file is no longer in {folder}").results if lost else []


def give_up(library: Library, place: PlaceRead, who: str, why: str) -> IngestResult:
    """Retire what was read at one place, unless the letter is found at another."""
    try:
        gone = library.retire(place.document, who, why, place.source)
    except NotFound as error:
        return IngestResult(source=place.source, status="refused", id=place.document, reason=str(error))
    if gone:
        return IngestResult(source=place.source, status="retired", id=place.document, reason=_GONE)
    kept = library.document(place.document)
    also = f"the file is gone; the same letter is kept from {kept.source if kept else 'elsewhere'}"
    return IngestResult(source=place.source, status="unchanged", id=place.document, reason=also)


def refusal(rows: Sequence[IngestResult]) -> str:
    """Why a folder's documents were not retired, where they were not."""
    return next((f"{row.source}: {row.reason}" for row in rows if row.reason.endswith(_TWICE)), "")


_TWICE = "If they are really gone, give --retire-missing twice."
_EVERYTHING = (
    "all {n} of the files read from it before are gone, so it may be empty by mistake or not mounted, and nothing was retired. "
    + _TWICE
)
_GONE = "the file is gone; it is kept in its history, and comes back with its file"
