"""WhatDoTheyKnow and other Alaveteli sites: a request with its answer as one letter, or a feed of requests."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urljoin, urlsplit

from bs4 import Tag
from lxml import etree

from corpus.errors import FoiError, Unreadable
from corpus.origin import Found, Origin, Refused
from corpus.records import Outcome
from ingest.names import Names
from ingest.sources.source import FILE, Part, Source, each, soup
from ingest.web import Web

_CERTAIN: dict[str, Outcome] = {"successful": "disclosed", "partially_successful": "partly", "not_held": "not_held"}
"""States whose meaning is sure; the people who set the others disagree on what they mean."""
_ATOM = "{http://www.w3.org/2005/Atom}"
_REQUEST = re.compile(r"^/request/(?P<slug>[^/.#]+)")


def _request(url: str, web: Web) -> Iterator[Part]:
    if urlsplit(url).path.startswith("/feed/"):
        yield from _feed(url, web)
        return
    named = _REQUEST.match(urlsplit(url).path)
    if not named:
        raise Unreadable(f"{url} names no request; give an address such as {REQUESTS.example}")
    root = urljoin(url, f"/request/{named['slug']}")
    said = _json(f"{root}.json", web)
    page = web.get(root)
    messages = soup(page).select(".correspondence")
    asked = [_words(m) for m in messages if "outgoing" in (m.get("class") or [])]
    answered = [_words(m) for m in messages if "incoming" in (m.get("class") or [])]
    if not asked or not answered:
        raise Unreadable(f"{url} has no answer yet; try again when it has")
    about = Origin(
        f"{root}.md",
        url=root,
        kind="response",
        title=said.get("title"),
        authority=(said.get("public_body") or {}).get("name"),
        requested=_day(said.get("created_at")),
        outcome=_CERTAIN.get(str(said.get("described_state"))),
        extra={"law": str(said["law_used"])} if said.get("law_used") else {},
    )
    letter = "\n\n".join(["## Request", *_quoted(asked[0]), "## Response", *answered[-1]])
    yield Found(about, _without_person(letter, said).encode())
    carried = [urljoin(page.url, str(a["href"])) for m in messages for a in m.find_all("a", href=True)]
    files = [link for link in dict.fromkeys(carried) if "/attach/" in link and FILE.search(urlsplit(link).path)]
    yield from each(files, web, replace(about, title=None, outcome=None))


def _feed(url: str, web: Web) -> Iterator[Part]:
    """The requests an Atom feed names."""
    try:
        root = etree.fromstring(web.get(url).content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise Unreadable(f"{url} is no feed; give the address of an Atom feed") from error
    found = (link.get("href", "") for link in root.iter(f"{_ATOM}link"))
    slugs = (m["slug"] for href in found if (m := _REQUEST.match(urlsplit(urljoin(url, href)).path)))
    for slug in dict.fromkeys(slugs):
        one = urljoin(url, f"/request/{slug}")
        try:
            yield from _request(one, web)
        except FoiError as error:
            yield Refused(one, str(error))


def _words(message: Tag) -> list[str]:
    text = message.select_one(".correspondence_text") or message
    return [words for p in text.find_all("p") or [text] if (words := " ".join(p.get_text(" ").split()))]


def _quoted(paragraphs: list[str]) -> list[str]:
    return [f"> {words}" for words in paragraphs]


def _without_person(letter: str, said: dict[str, Any]) -> str:
    """The site says who asked: that name goes first, wherever it stands."""
    names = Names()
    for name in ((said.get("user") or {}).get("name"), said.get("user_name")):
        if name:
            names.remember(str(name))
            letter = letter.replace(str(name), "[requester]")
    return names.mask(letter, lambda _: "[requester]")


def _day(said: object) -> date | None:
    try:
        return date.fromisoformat(str(said)[:10])
    except ValueError:
        return None


def _json(url: str, web: Web) -> dict[str, Any]:
    try:
        return dict(json.loads(web.get(url).content))
    except ValueError as error:
        raise Unreadable(f"{url} did not answer with JSON; check the address") from error


REQUESTS = Source(
    "alaveteli",
    "a request on WhatDoTheyKnow or another Alaveteli site, or a feed of requests",
    "https://www.whatdotheyknow.com/request/example_request",
    re.compile(r"^/(?:request|feed)/"),
    _request,
)
