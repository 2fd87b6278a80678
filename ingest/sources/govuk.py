"""GOV.UK FOI releases, through its Content API and its search."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from corpus.errors import FoiError, Unreadable
from corpus.origin import Found, Origin, Refused
from ingest.sources.source import FILE, OGL, Part, Source, each
from ingest.web import Web

_LEAST_WORDS = 40


def _release(url: str, web: Web) -> Iterator[Part]:
    if urlsplit(url).path == "/api/search.json":
        yield from _search(url, web)
        return
    path = urlsplit(url).path.removeprefix("/api/content")
    said = _json(urljoin(url, f"/api/content{path}"), web)
    if said.get("document_type") != "foi_release":
        raise Unreadable(
            f"{url} is on GOV.UK but no FOI release ({said.get('document_type')}); save the page to read it"
        )
    details, bodies = said.get("details", {}), said.get("links", {}).get("organisations", [])
    about = Origin(
        url,
        url=urljoin(url, path),
        licence=OGL,
        kind="response",
        title=said.get("title"),
        authority=bodies[0].get("title") if bodies else None,
        extra={"published": str(said["first_published_at"])[:10]} if said.get("first_published_at") else {},
    )
    files = [
        urljoin(url, str(a["url"]))
        for a in details.get("attachments", [])
        if a.get("url") and FILE.search(str(a["url"]))
    ]
    yield from each(list(dict.fromkeys(files)), web, about)
    body = str(details.get("body", ""))
    if not files or len(re.sub(r"<[^>]+>", " ", body).split()) >= _LEAST_WORDS:
        page = f"<html><body><main><h1>{said.get('title', '')}</h1>{body}</main></body></html>"
        yield Found(Origin(**{**about.__dict__, "source": f"{about.url}.html"}), page.encode())


def _search(url: str, web: Web) -> Iterator[Part]:
    for result in _json(url, web).get("results", []):
        one = urljoin(url, str(result.get("link", "")))
        try:
            yield from _release(one, web)
        except FoiError as error:
            yield Refused(one, str(error))


def _json(url: str, web: Web) -> dict[str, Any]:
    try:
        return dict(json.loads(web.get(url).content))
    except ValueError as error:
        raise Unreadable(f"{url} did not answer with JSON as the Content API does; check the address") from error


RELEASE = Source(
    "govuk",
    "GOV.UK FOI releases: one, or the results of its search API",
    "https://www.gov.uk/government/publications/example-foi-release",
    re.compile(r"^/(?:api/content/)?government/(?:publications|statistics)/|^/api/search\.json$"),
    _release,
)
