"""Who may call the service: holders of a key, this account's own tools, and on loopback without keys, anyone local."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from urllib.parse import urlsplit

from corpus.caller import LOCAL, Caller
from retriever.keys import Keys, hashed

_HERE = frozenset({"localhost", "127.0.0.1", "::1"})
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN_PAGES = frozenset({"same-origin", "none"})


def _host(authority: str) -> str | None:
    """The host of `host:port`; None when there is none to read."""
    try:
        return urlsplit(f"//{authority}").hostname
    except ValueError:
        return None


@dataclass(frozen=True)
class Access:
    """`token` is made afresh by each service for the tools of the account that runs it.

    `local` is true for a service bound to loopback; any other demands a key, even after the last was removed.
    """

    keys: Keys | None = None
    token: str | None = None
    local: bool = True
    host: str | None = None

    def required(self) -> bool:
        return not self.local or (self.keys is not None and bool(self.keys.all()))

    def admits(self, authorization: str | None) -> bool:
        """True when an Authorization header carries a key or the token (RFC 6750)."""
        scheme, _, secret = (authorization or "").strip().partition(" ")
        secret = secret.strip()
        if scheme.lower() != "bearer" or not secret:
            return False
        own = self.token is not None and hmac.compare_digest(hashed(secret), hashed(self.token))
        return own or (self.keys is not None and self.keys.hold(secret))

    def caller(self, authorization: str | None) -> Caller:
        """Who a call that was admitted comes from."""
        return LOCAL

    def expects(self, host: str | None) -> bool:
        """True when a Host header names this service: a page that rebinds its own name to loopback does not."""
        named = _host(host or "")
        return not self.local or named in _HERE or (named is not None and named == self.host)


def from_elsewhere(method: str, host: str | None, origin: str | None, site: str | None) -> bool:
    """True for a call that a browser makes on behalf of another site's page (Fetch Metadata, and Origin)."""
    if method in _SAFE_METHODS:
        return False
    if site is not None and site.lower() not in _OWN_PAGES:
        return True
    return origin is not None and _authority(origin) != (host or "").lower()


def _authority(origin: str) -> str | None:
    """The `host:port` of an Origin header; None for `null` and for nonsense."""
    try:
        return urlsplit(origin).netloc.lower() or None
    except ValueError:
        return None
