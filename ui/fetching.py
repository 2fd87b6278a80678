"""Addresses given to `foi ingest`: fetched politely, a few at a time, and read like any file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from corpus.errors import FoiError
from corpus.listings import IngestResult
from corpus.origin import Found
from ingest.sources import SOURCES, source_for
from ingest.web import Web
from ui import gather
from ui.reach import bar
from ui.settings import Settings

__all__ = ["SOURCES", "fetch"]

_AT_ONCE = 20


def fetch(addresses: Sequence[gather.Offer], settings: Settings, ingest: gather.Ingest) -> list[IngestResult]:
    """Fetch the addresses, politely, and read what is behind them, a few at a time."""
    if not addresses:
        return []
    hosts = frozenset(urlsplit(offer.source).hostname or "" for offer in addresses)
    web = Web(settings.home / "fetched", named=hosts)
    show_progress, results, batch = bar(), list[IngestResult](), list[gather.Reading]()
    try:
        for done, offer in enumerate(addresses, 1):
            for reading in _fetched(offer, web):
                batch.append(reading)
                if len(batch) >= _AT_ONCE:
                    results += gather.admit(batch, ingest)
                    batch = []
            show_progress(done, len(addresses), "Fetching")
        results += gather.admit(batch, ingest) if batch else []
    finally:
        web.close()
    return results


def _fetched(offer: gather.Offer, web: Web) -> Iterator[gather.Reading]:
    """Everything behind an address; one that cannot be had is refused."""
    try:
        for part in source_for(offer.source).fetch(offer.source, web):
            if isinstance(part, Found):
                yield gather.Reading(part.origin.source, part.content, origin=part.origin)
            else:
                yield gather.Reading(part.source, refusal=part.reason)
    except FoiError as error:
        yield gather.Reading(offer.source, refusal=str(error))
