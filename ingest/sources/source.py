"""What an importer is, and what they share: the links of a page and the files behind them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup

from corpus.errors import FoiError
from corpus.origin import Found, Origin, Refused
from ingest.web import Page, Web

OGL = "Contains public sector information licensed under the Open Government Licence v3.0."
Part = Found | Refused
FILE = re.compile(r"\.(?:pdf|docx|odt|rtf|txt|csv|xlsx|zip)(?:$|\?)", re.IGNORECASE)
_ENDING = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/csv": ".csv",
}


@dataclass(frozen=True)
class Source:
    """An importer: what it reads, an address of the kind, which addresses are of that kind, and how they are read."""

    name: str
    what: str
    example: str
    path: re.Pattern[str]
    fetch: Callable[[str, Web], Iterator[Part]]

    def matches(self, url: str) -> bool:
        return bool(self.path.search(urlsplit(url).path))


def soup(page: Page) -> BeautifulSoup:
    return BeautifulSoup(page.content, "lxml")


def links(page: Page, wanted: re.Pattern[str]) -> list[str]:
    """Addresses that the page's main content links to and whose path matches, once each, in order."""
    made = soup(page)
    main = made.find("main") or made.find("article") or made
    found = (urljoin(page.url, str(a["href"])).split("#")[0] for a in main.find_all("a", href=True))
    return [url for url in dict.fromkeys(found) if wanted.search(urlsplit(url).path)]


def following(page: Page) -> str | None:
    """The next page of a list."""
    tag = soup(page).find(["a", "link"], rel="next")
    return urljoin(page.url, str(tag["href"])) if tag and tag.get("href") else None


def as_found(page: Page, origin: Origin) -> Found:
    """A page as a file; an address without an ending gets that of its kind, so that its form is known."""
    ending = "" if re.search(r"\.\w{2,5}$", urlsplit(origin.source).path) else _ENDING.get(page.kind, "")
    return Found(replace(origin, source=f"{origin.source.rstrip('/')}{ending}"), page.content)


def each(urls: list[str], web: Web, about: Origin) -> Iterator[Part]:
    """Every file behind the addresses; one that cannot be had does not stop the others."""
    for url in urls:
        try:
            yield as_found(web.get(url), replace(about, source=url, url=about.url or url))
        except FoiError as error:
            yield Refused(url, str(error))


def through(
    url: str, web: Web, entries: re.Pattern[str], entry: Callable[[str, Web], Iterator[Part]]
) -> Iterator[Part]:
    """All entries of a list and of the pages that follow it."""
    seen: set[str] = set()
    at: str | None = url
    while at and at not in seen:
        seen.add(at)
        page = web.get(at)
        for one in links(page, entries):
            if one not in seen:
                seen.add(one)
                try:
                    yield from entry(one, web)
                except FoiError as error:
                    yield Refused(one, str(error))
        at = following(page)
