"""Fetch pages politely: as robots.txt allows, no faster than a site wishes, never the same twice, never off the public net."""

from __future__ import annotations

import hashlib
import ipaddress
import json
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import httpx

from corpus.errors import TooLarge, Unavailable, Unreadable
from ingest.limits import MEGABYTE, Limits

_PRODUCT = "foi-precedents"
_PAUSE, _FRESH_SECONDS, _TRIES, _REDIRECTS = 1.0, 24 * 3600.0, 4, 5
_LONGEST_WAIT = 120.0


def agent() -> str:
    """What we call ourselves to the sites we read."""
    try:
        return f"{_PRODUCT}/{version(_PRODUCT)}"
    except PackageNotFoundError:
        return _PRODUCT


@dataclass(frozen=True)
class Page:
    """A page or file as it came. `url` is where it was in the end."""

    url: str
    content: bytes
    kind: str


@dataclass
class Web:
    """Fetches for one run. What was fetched is kept in `cache`, so that an interrupted run goes on where it was.

    `named` are the hosts a person named: these may be on a private network, others may not.
    """

    cache: Path
    limits: Limits = field(default_factory=Limits)
    named: frozenset[str] = frozenset()
    fresh_seconds: float = _FRESH_SECONDS
    pause: float = _PAUSE
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.time
    _robots: dict[str, RobotFileParser] = field(default_factory=dict, init=False)
    _last: dict[str, float] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self.cache.mkdir(parents=True, exist_ok=True)
        self._client = httpx.Client(
            headers={"User-Agent": agent()}, timeout=30.0, follow_redirects=False, trust_env=True
        )

    def close(self) -> None:
        self._client.close()

    def get(self, url: str) -> Page:
        """A page, from the cache while it is fresh. Raises Unavailable, Unreadable or TooLarge, each in one line."""
        kept = self._kept(url)
        if kept and self.clock() - kept["at"] < self.fresh_seconds:
            return Page(kept["url"], self._body(url), kept["kind"])
        self._allowed(url)
        answer, at, body = self._fetched(url, kept)
        if answer.status_code == httpx.codes.NOT_MODIFIED and kept:
            self._keep(url, {**kept, "at": self.clock()}, None)
            return Page(kept["url"], self._body(url), kept["kind"])
        kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        marks = {name: answer.headers[name] for name in ("etag", "last-modified") if name in answer.headers}
        self._keep(url, {"url": at, "kind": kind, "at": self.clock(), "marks": marks}, body)
        return Page(at, body, kind)

    def _fetched(self, url: str, kept: dict | None) -> tuple[httpx.Response, str, bytes]:
        headers = {}
        for mark, header in (("etag", "If-None-Match"), ("last-modified", "If-Modified-Since")):
            if kept and mark in kept["marks"]:
                headers[header] = kept["marks"][mark]
        at = url
        for _ in range(_REDIRECTS):
            answer, body = self._once(at, headers)
            if not answer.has_redirect_location:
                if answer.status_code >= 400:
                    raise Unavailable(f"{at} answered {answer.status_code} {answer.reason_phrase}; check the address")
                return answer, at, body
            at = urljoin(at, answer.headers["location"])
            self._allowed(at)
        raise Unavailable(f"{url} leads on and on to other addresses; give the address it should end at")

    def _once(self, url: str, headers: dict[str, str]) -> tuple[httpx.Response, bytes]:
        """One request, tried again with patience where the site asks for it or the network fails."""
        self._public(url)
        for attempt in range(_TRIES):
            self._wait(url)
            try:
                with self._client.stream("GET", url, headers=headers) as answer:
                    if answer.status_code in (429, 503) and attempt < _TRIES - 1:
                        self.sleep(min(_LONGEST_WAIT, _seconds(answer.headers.get("retry-after"), 2.0**attempt)))
                        continue
                    return answer, self._read(answer)
            except (httpx.TransportError, httpx.InvalidURL) as error:
                if attempt == _TRIES - 1 or isinstance(error, httpx.InvalidURL):
                    raise Unavailable(
                        f"{url} cannot be reached ({type(error).__name__}); check the address and the network"
                    ) from error
                self.sleep(2.0**attempt)
        raise Unavailable(f"{url} asks to be tried later; try again in some minutes")

    def _read(self, answer: httpx.Response) -> bytes:
        parts, size = [], 0
        for part in answer.iter_bytes():
            size += len(part)
            if size > self.limits.max_bytes:
                raise TooLarge(
                    f"{answer.url} is larger than {self.limits.max_bytes // MEGABYTE} MB, the most that is read"
                )
            parts.append(part)
        return b"".join(parts)

    def _wait(self, url: str) -> None:
        host = urlsplit(url).netloc
        rules = self._robots.get(_root(url))
        asked = rules.crawl_delay(_PRODUCT) if rules else None
        pause = max(self.pause, float(asked or 0))
        since = self.clock() - self._last.get(host, 0.0)
        if since < pause:
            self.sleep(min(pause - since, _LONGEST_WAIT))
        self._last[host] = self.clock()

    def _allowed(self, url: str) -> None:
        if urlsplit(url).scheme not in ("http", "https"):
            raise Unreadable(f"{url} is not a web address; give one that begins with https://")
        root = _root(url)
        if root not in self._robots:
            rules = RobotFileParser()
            answer, body = self._once(f"{root}/robots.txt", {})
            rules.parse(body.decode("utf-8", "replace").splitlines() if answer.status_code == httpx.codes.OK else [])
            self._robots[root] = rules
        if not self._robots[root].can_fetch(_PRODUCT, url):
            raise Unavailable(f"{url} asks programs not to read it (robots.txt); save the page and give the file")

    def _public(self, url: str) -> None:
        """No page may lead us to a machine of the private network it could not reach itself."""
        host = urlsplit(url).hostname or ""
        if host in self.named:
            return
        try:
            found = {info[4][0] for info in socket.getaddrinfo(host, None)}
        except OSError as error:
            raise Unavailable(f"{host} cannot be found; check the address and the network") from error
        if any(not ipaddress.ip_address(address).is_global for address in found):
            raise Unreadable(f"{url} is on a private network; name it yourself if it should be read")

    def _kept(self, url: str) -> dict | None:
        try:
            return dict(json.loads(self._file(url, "json").read_text("utf-8")))
        except (OSError, ValueError):
            return None

    def _body(self, url: str) -> bytes:
        return self._file(url, "body").read_bytes()

    def _keep(self, url: str, about: dict, body: bytes | None) -> None:
        """The body first, then what is known of it: a run that is killed between leaves nothing half known."""
        if body is not None:
            self._file(url, "body").write_bytes(body)
        self._file(url, "json").write_text(json.dumps(about), "utf-8")

    def _file(self, url: str, ending: str) -> Path:
        return self.cache / f"{hashlib.sha256(url.encode()).hexdigest()[:32]}.{ending}"


def _root(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _seconds(said: str | None, otherwise: float) -> float:
    return float(said) if said and said.isdecimal() else otherwise
