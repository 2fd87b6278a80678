"""Who calls the service: somebody signed in, the holder of a key, this account's own tools, or anyone local."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from urllib.parse import urlsplit

from corpus.caller import LOCAL, Caller
from corpus.errors import Forbidden, NotAllowed
from retriever.keys import Keys, hashed
from retriever.signing import Signing

_HERE = frozenset({"localhost", "127.0.0.1", "::1"})
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN_PAGES = frozenset({"same-origin", "none"})


def _host(authority: str) -> str | None:
    """The host of `host:port`; None when there is none to read."""
    try:
        return urlsplit(f"//{authority}").hostname
    except ValueError:
        return None


NOBODY = Caller(id="nobody", roles=frozenset(), collections=frozenset())
"""Somebody who has not said who they are, where that is asked."""


@dataclass(frozen=True)
class Access:
    """`token` is made afresh by each service for the tools of the account that runs it.

    `local` is true for a service bound to loopback; any other demands a key, even after the last was removed. With
    `signing`, people send the token they signed in with; it is demanded of everybody, on loopback too.
    """

    keys: Keys | None = None
    token: str | None = None
    local: bool = True
    host: str | None = None
    signing: Signing | None = None

    def required(self) -> bool:
        return not self.local or self.signing is not None or (self.keys is not None and bool(self.keys.all()))

    def caller(self, authorization: str | None) -> Caller:
        """Who sends an Authorization header (RFC 6750). Raises NotAllowed for one who must say so and does not."""
        found = self._known(authorization)
        if found is None and self.required():
            raise NotAllowed(self._wanted())
        return found or LOCAL

    def require_role(self, caller: Caller) -> None:
        """Raises Forbidden, saying whom to ask, for somebody who signed in and was given nothing to do here."""
        if not caller.roles:
            asks = self.signing.whom_to_ask() if self.signing else []
            who = f"Ask {' or '.join(asks[:3])}." if asks else "Ask whoever runs this service to add you."
            raise Forbidden(f"You are signed in as {caller.name or caller.id}, and have no role here yet. {who}")

    def _known(self, authorization: str | None) -> Caller | None:
        scheme, _, secret = (authorization or "").strip().partition(" ")
        secret = secret.strip()
        if scheme.lower() != "bearer" or not secret:
            return None
        if self.token is not None and hmac.compare_digest(hashed(secret), hashed(self.token)):
            return LOCAL
        key = self.keys.find(secret) if self.keys is not None else None
        if key is not None:
            return key.caller
        return self.signing.caller(secret) if self.signing and secret.count(".") == 2 else None

    def _wanted(self) -> str:
        key = "Send a key as `Authorization: Bearer KEY`; make one with `foi keys add NAME`."
        return f"Sign in first. A machine: {key[0].lower()}{key[1:]}" if self.signing else key

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
