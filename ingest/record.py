"""From the bytes of a file to its record: read, mask who asked, parse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from corpus.law import Law
from corpus.origin import Origin
from corpus.records import Document
from ingest.laid import Laid
from ingest.limits import Limits
from ingest.mask import MaskReport, mask
from ingest.officials import Officials
from ingest.parse import parse
from ingest.read import read


@dataclass(frozen=True)
class Reader:
    """Reads any supported file into a record. `count` counts word-pieces as the embedding model does."""

    law: Law
    count: Callable[[str], int]
    limits: Limits = field(default_factory=Limits)
    officials: Officials = "senior"

    def read(self, content: bytes, origin: Origin) -> tuple[Document, MaskReport]:
        """The record of a file and what was masked in it. Raises Unreadable or TooLarge."""
        found = read(content, origin.source, self.limits)
        laid = Laid.of(found)
        masked, report = mask(found, self.officials, laid)
        named = replace(origin, source=report.source(origin.source))
        unchanged = masked.blocks == found.blocks
        return parse(masked, named, self.law, self.count, laid if unchanged else None), report
