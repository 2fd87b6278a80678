"""Police forces' FOI disclosure pages, in the form that forces on one shared platform use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from corpus.origin import Origin
from ingest.sources.source import FILE, OGL, Part, Source, as_found, each, links, soup, through
from ingest.web import Page, Web

_ENTRY = re.compile(r"^/foi-ai/[^/]+/d/[^/]+/[^/]+/?$")
_REFERENCE = re.compile(
    r"\b\d{2}\.FOI\.\d{2}\.\d{6}\b|\bref(?:erence)?\.? ?(?:no|number)?\.?:? ?(?P<ref>[A-Z0-9]+(?:[/.-][A-Z0-9]+)+)",
    re.I,
)


def _disclosure(url: str, web: Web) -> Iterator[Part]:
    return _entry(url, web) if _ENTRY.match(urlsplit(url).path) else through(url, web, _ENTRY, _entry)


def _entry(url: str, web: Web) -> Iterator[Part]:
    page = web.get(url)
    found = _REFERENCE.search(soup(page).get_text(" "))
    about = Origin(
        url,
        url=url,
        licence=OGL,
        kind="response",
        authority=_force(url, page),
        reference=(found["ref"] or found[0]) if found else None,
    )
    yield as_found(page, about)
    yield from each(links(page, FILE), web, about)


def _force(url: str, page: Page) -> str | None:
    """The site's own name, else the force in the address."""
    named = soup(page).find("meta", property="og:site_name")
    if named and named.get("content"):
        return str(named["content"])
    part = urlsplit(url).path.split("/")
    return part[2].replace("-", " ").title() if len(part) > 2 and part[2] else None


PAGES = Source(
    "police",
    "a police force's FOI disclosures: the list, or one of them",
    "https://www.met.police.uk/foi-ai/metropolitan-police/d/october-2022/information-of-various-og-files/",
    re.compile(r"^/foi-ai/"),
    _disclosure,
)
