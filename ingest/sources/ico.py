"""The Information Commissioner's Office: its disclosure log, its decision notices and its guidance."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from corpus.origin import Origin
from ingest.sources.source import FILE, OGL, Part, Source, as_found, each, links, soup, through
from ingest.web import Web

_BODY = "Information Commissioner's Office"
_ENTRY = re.compile(r"/disclosure-log/(?P<ref>[a-z]{2,4}-?\d[\w-]*)/?$", re.IGNORECASE)
_NOTICE_FILE = re.compile(r"/decision-notices/.*/(?P<ref>(?:ic-\d+-\w{4}|fs\d{8}|fer\d{7}))\.pdf$", re.IGNORECASE)


def _log(url: str, web: Web) -> Iterator[Part]:
    return _entry(url, web) if _ENTRY.search(urlsplit(url).path) else through(url, web, _ENTRY, _entry)


def _entry(url: str, web: Web) -> Iterator[Part]:
    """The letters that an entry of the log links to; the page itself where it links to none."""
    page = web.get(url)
    named = _ENTRY.search(urlsplit(url).path)
    about = Origin(
        url, url=url, licence=OGL, kind="response", authority=_BODY, reference=named["ref"].upper() if named else None
    )
    files = links(page, FILE)
    yield from each(files, web, about) if files else iter([as_found(page, about)])


def _notices(url: str, web: Web) -> Iterator[Part]:
    return _notice(url, web) if url.lower().endswith(".pdf") else through(url, web, _NOTICE_FILE, _notice)


def _notice(url: str, web: Web) -> Iterator[Part]:
    named = _NOTICE_FILE.search(urlsplit(url).path)
    about = Origin(url, url=url, licence=OGL, kind="decision_notice", reference=named["ref"].upper() if named else None)
    yield as_found(web.get(url), replace(about, authority=_BODY))


def _guidance(url: str, web: Web) -> Iterator[Part]:
    page = web.get(url)
    heading = soup(page).find("h1")
    title = " ".join(heading.get_text(" ").split()) if heading else None
    yield as_found(page, Origin(url, url=url, licence=OGL, kind="guidance", authority=_BODY, title=title))


LOG = Source(
    "ico-log",
    "the ICO's disclosure log, or one entry of it",
    "https://ico.org.uk/about-the-ico/our-information/disclosure-log/",
    re.compile(r"/disclosure-log(?:/|$)"),
    _log,
)
NOTICES = Source(
    "ico-notices",
    "ICO decision notices: a list of them, or one PDF",
    "https://ico.org.uk/action-weve-taken/decision-notices/",
    re.compile(r"/decision-notices(?:/|$)"),
    _notices,
)
GUIDANCE = Source(
    "ico-guidance",
    "a page of ICO guidance",
    "https://ico.org.uk/for-organisations/foi/",
    re.compile(r"^/for-organisations/"),
    _guidance,
)
