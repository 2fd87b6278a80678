"""Where letters, notices, guidance and law are published, and which importer reads an address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.origin import Origin
from ingest.sources.alaveteli import REQUESTS
from ingest.sources.govuk import RELEASE
from ingest.sources.ico import GUIDANCE, LOG, NOTICES
from ingest.sources.legislation import ACTS
from ingest.sources.police import PAGES
from ingest.sources.source import Part, Source, as_found
from ingest.web import Web

__all__ = ["SOURCES", "Source", "source_for"]


def _page(url: str, web: Web) -> Iterator[Part]:
    yield as_found(web.get(url), Origin(url, url=url))


ANY = Source("page", "any other page or file", "https://council.example/foi/response.pdf", re.compile(""), _page)
SOURCES: tuple[Source, ...] = (LOG, NOTICES, GUIDANCE, RELEASE, REQUESTS, PAGES, ACTS, ANY)


def source_for(url: str) -> Source:
    """The first importer that reads addresses of this kind; any page has one."""
    return next(source for source in SOURCES if source.matches(url))
