"""Whose a token is: an OpenID Connect identity token, checked against the provider's own keys.

Checked as OpenID Connect Core 3.1.3.7 asks: signature by a listed algorithm, issuer, audience, authorised party, times.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx
import jwt

from corpus.errors import NotAllowed, Unavailable

DISCOVERY = "/.well-known/openid-configuration"
_ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
_NEEDED = ["exp", "iat", "iss", "aud", "sub"]
_LEEWAY = 30  # seconds that two clocks may differ
_FRESH, _STALE, _AT_MOST_EVERY = 600.0, 3600.0, 10.0
"""Seconds after which keys are fetched again; are trusted no more, where they cannot be; and between two tries."""
_LONGEST = 16_384
_LOOKING = httpx.Timeout(5, connect=3)
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})
_AGAIN = "Sign in again."
Claims = dict[str, Any]


@dataclass(frozen=True)
class _Key:
    """`meant_for` is the one algorithm that the provider says it is for, if it says so."""

    key: Any
    meant_for: str | None


@dataclass(frozen=True)
class _Known:
    """The provider's keys by their ids, and when they were fetched."""

    keys: dict[str | None, _Key]
    at: float


class Identity:
    """Tokens of one provider, issued for one client. Safe to use from several threads.

    `clock` gives seconds that only go forward; keys are fetched again when they are old or one is unknown, so that a
    provider may replace them.
    """

    def __init__(self, issuer: str, client: str, clock: Callable[[], float] = time.monotonic) -> None:
        self.issuer = issuer.strip().removesuffix(DISCOVERY).rstrip("/")
        self._client = client
        self._clock = clock
        self._known: _Known | None = None
        self._tried = 0.0
        self._issuer_said = self.issuer
        self._lock = threading.Lock()

    def claims(self, token: str) -> Claims:
        """What a token says of whoever it was issued to. Raises NotAllowed, saying why, and Unavailable."""
        if len(token) > _LONGEST:
            raise NotAllowed(f"The token is too long to be one. {_AGAIN}")
        try:
            header = jwt.get_unverified_header(token)
            if header.get("alg") not in _ALGORITHMS:
                raise NotAllowed(f"The token is not signed in a way that is accepted here. {_AGAIN}")
            claims: Claims = jwt.decode(
                token,
                self._key(header.get("kid"), header["alg"]),
                algorithms=_ALGORITHMS,
                audience=self._client,
                issuer=self._issuer_said,
                leeway=_LEEWAY,
                options={"require": _NEEDED},
            )
        except jwt.ExpiredSignatureError as error:
            raise NotAllowed("Your sign-in has run out. Sign in again.") from error
        except (jwt.PyJWTError, ValueError, TypeError) as error:
            raise NotAllowed(f"The token was not issued here, or is not whole. {_AGAIN}") from error
        if isinstance(claims["aud"], list) and len(claims["aud"]) > 1 and claims.get("azp") != self._client:
            raise NotAllowed(f"The token was issued to another program. {_AGAIN}")
        return claims

    def look(self) -> int:
        """How many keys the provider publishes now. Raises Unavailable where it does not answer, or has none."""
        keys = {id(key.key) for key in self._fetched().values()}
        if not keys:
            raise Unavailable(f"The provider at {self.issuer} publishes no key that is accepted here.")
        return len(keys)

    def _key(self, kid: str | None, algorithm: str) -> Any:
        """The provider's key of this id, for this algorithm."""
        with self._lock:
            known, now = self._known, self._clock()
            wanted = known is None or kid not in known.keys or now - known.at > _FRESH
            if wanted and (known is None or now - self._tried > _AT_MOST_EVERY):
                self._tried = now
                known = self._known = self._kept_or_fetched(known, kid, now)
        key = known.keys.get(kid) if known else None
        if key is None or key.meant_for not in (None, algorithm):
            raise NotAllowed(f"The token is signed with a key that the provider does not have. {_AGAIN}")
        return key.key

    def _kept_or_fetched(self, known: _Known | None, kid: str | None, now: float) -> _Known:
        """The keys as the provider has them now; those known, for a while, where it does not answer."""
        try:
            return _Known(self._fetched(), now)
        except Unavailable:
            if known is None or kid not in known.keys or now - known.at > _STALE:
                self._known = None if known and now - known.at > _STALE else known
                raise
            return known

    def _fetched(self) -> dict[str | None, _Key]:
        said = _json(f"{self.issuer}{DISCOVERY}")
        issuer = str(said.get("issuer", ""))
        if issuer.rstrip("/") != self.issuer:
            raise Unavailable(
                f"The provider at {self.issuer} calls itself {issuer[:200]!r}; set FOI_OIDC_ISSUER to that."
            )
        self._issuer_said = issuer
        keys: dict[str | None, _Key] = {}
        for made in _json(str(said.get("jwks_uri", ""))).get("keys", []):
            if made.get("use", "sig") != "sig" or made.get("kty") == "oct":
                continue
            try:
                keys[made.get("kid")] = _Key(jwt.PyJWK(made).key, made.get("alg"))
            except jwt.PyJWTError:
                continue  # of a kind that is not known here, which no accepted token can name
        if len(keys) == 1:
            keys[None] = next(iter(keys.values()))  # a provider of one key may leave its name out of tokens
        return keys


def _json(address: str) -> dict[str, Any]:
    """What the provider answers. Raises Unavailable."""
    parts = urlsplit(address)
    if parts.scheme != "https" and parts.hostname not in _HERE:
        raise Unavailable(f"The sign-in provider is at {address[:200]!r}; only https, or this machine, is trusted.")
    try:
        answer = httpx.get(address, timeout=_LOOKING, follow_redirects=False).raise_for_status().json()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise Unavailable(f"The sign-in provider at {parts.netloc} does not answer as one; try again.") from error
    if not isinstance(answer, dict):
        raise Unavailable(f"The sign-in provider at {parts.netloc} does not answer as one; try again.")
    return answer
