"""A document offered to the library: where it was found, by whom, and what it may be compared with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from corpus import family
from corpus.caller import LOCAL, Caller
from corpus.holding import fingerprint, place_of, renamed
from corpus.records import Document
from corpus.tables import SourceRow


@dataclass(frozen=True)
class Offer:
    """A document read at `source`; `digest` is its file's, `reading` names the file and the version that read it.

    `given` is the source before the requester's name was taken out of it: an earlier version may have kept that.
    It is compared with what `caller` may see, and with nothing else, so that its fate tells of nothing else: offered to
    a collection, with that collection; offered to none, with all that the caller sees.
    """

    document: Document
    source: str
    digest: str
    reading: str = ""
    given: str = ""
    caller: Caller = LOCAL

    def meets(self, collection: str | None) -> bool:
        """Whether it is compared with what is in this collection."""
        own = self.document.collection
        return collection == own if own else self.caller.sees(collection)

    def within(self, collection: str | None) -> Offer:
        """The same, offered to this collection."""
        return replace(self, document=self.document.model_copy(update={"collection": collection}))

    @property
    def place(self) -> str:
        return place_of(self.source, self.document.collection)

    @cached_property
    def sketch(self) -> list[int]:
        return family.sketch(self.document)

    def row(self, id: str, *, main: bool) -> SourceRow:
        """Where it was found, for the document kept under `id`, of which this is the `main` copy or another."""
        read = renamed(self.document, id)
        return SourceRow(
            source=self.place,
            document=id,
            digest=self.digest,
            reading=self.reading,
            fingerprint=fingerprint(read),
            record=None if main else read.model_dump(mode="json"),
        )
