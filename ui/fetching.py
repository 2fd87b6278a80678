"""Addresses: those worth fetching, and those given, fetched politely, a few at a time, and read like any file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from importlib import resources
from urllib.parse import urlsplit

from corpus.errors import FoiError, Invalid
from corpus.listings import IngestResult, SourceCard, SourceList, WorthFetching
from corpus.origin import Found
from ingest.sources import SOURCES, source_for
from ingest.web import Web
from ui import gather
from ui.reach import Progress, bar
from ui.settings import Settings

__all__ = ["CACHE", "fetch", "group", "listed"]

CACHE = "fetched"
"""The folder of a home where what was fetched is kept for a day."""
_AT_ONCE = 20


def listed() -> SourceList:
    """The kinds of address that can be fetched, and the addresses worth fetching."""
    table = tomllib.loads(resources.files("corpus").joinpath("sources.toml").read_text("utf-8"))
    cards = [SourceCard(name=s.name, what=s.what, example=s.example) for s in SOURCES]
    return SourceList(sources=cards, worth_fetching=[WorthFetching(**row) for row in table["source"]])


def group(name: str) -> list[gather.Offer]:
    """The addresses of a group of those worth fetching. Raises Invalid, naming the groups there are."""
    worth = listed().worth_fetching
    found = [gather.Offer(one.url) for one in worth if one.group == name]
    if not found:
        raise Invalid(f"there is no group {name!r}; there are {', '.join(sorted({one.group for one in worth}))}")
    return found


def fetch(
    addresses: Sequence[gather.Offer], settings: Settings, ingest: gather.Ingest, progress: Progress | None = None
) -> list[IngestResult]:
    """Fetch the addresses, politely, and read what is behind them, a few at a time."""
    if not addresses:
        return []
    hosts = frozenset(urlsplit(offer.source).hostname or "" for offer in addresses)
    web = Web(settings.home / CACHE, named=hosts)
    show_progress, results, batch = progress or bar(), list[IngestResult](), list[gather.Reading]()
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
