"""Which tokens open the service, and as whom: every way a token can be wrong, and a provider that replaces its keys."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from provider import CLIENT, Provider

from corpus.errors import NotAllowed, Unavailable
from retriever.identity import DISCOVERY, Identity


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def identity(provider: Provider, clock: Clock) -> Identity:
    return Identity(provider.issuer, CLIENT, clock)


def part(token: str, n: int, **changed: object) -> str:
    """The token with a part of it changed, and its signature as it was."""
    parts = token.split(".")
    said = json.loads(base64.urlsafe_b64decode(parts[n] + "=="))
    parts[n] = base64.urlsafe_b64encode(json.dumps({**said, **changed}).encode()).decode().rstrip("=")
    return ".".join(parts)


def public(provider: Provider) -> bytes:
    key = provider.keys["first"].public_key()
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def hmac_with_public_key(provider: Provider) -> str:
    """The classic confusion: the public key taken for a shared secret."""
    head = {"alg": "HS256", "kid": "first"}
    body = [base64.urlsafe_b64encode(json.dumps(x).encode()).decode().rstrip("=") for x in (head, provider.claims())]
    signed = hmac.new(public(provider), ".".join(body).encode(), hashlib.sha256).digest()
    return ".".join([*body, base64.urlsafe_b64encode(signed).decode().rstrip("=")])


STRANGER = rsa.generate_private_key(public_exponent=65537, key_size=2048)
WRONG = {
    "run out": lambda p: p.token(exp=int(time.time()) - 120),
    "not valid yet": lambda p: p.token(nbf=int(time.time()) + 600),
    "issued in the future": lambda p: p.token(iat=int(time.time()) + 600),
    "for another program": lambda p: p.token(aud="another"),
    "for nobody": lambda p: p.token(aud=None),
    "for several, authorised for another": lambda p: p.token(aud=[CLIENT, "another"], azp="another"),
    "for several, authorised for none": lambda p: p.token(aud=[CLIENT, "another"]),
    "from another provider": lambda p: p.token(iss="https://elsewhere.example"),
    "from a provider whose name only begins like ours": lambda p: p.token(iss=f"{p.issuer}.elsewhere.example"),
    "from nowhere": lambda p: p.token(iss=None),
    "of nobody": lambda p: p.token(sub=None),
    "for ever": lambda p: p.token(exp=None),
    "unsigned": lambda p: jwt.encode(p.claims(), None, algorithm="none", headers={"kid": "first"}),
    "unsigned, written otherwise": lambda p: part(p.token(), 0, alg="NONE"),
    "signed with our public key as a secret": hmac_with_public_key,
    "signed with a secret": lambda p: p.token(key="a" * 64, alg="HS256"),
    "signed by a stranger under our key's name": lambda p: p.token(key=STRANGER),
    "signed by a stranger under a name of their own": lambda p: p.token(key=STRANGER, headers={"kid": "theirs"}),
    "with the stranger's key inside": lambda p: p.token(
        key=STRANGER,
        headers={"kid": "first", "jwk": json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(STRANGER.public_key()))},
    ),
    "with the stranger's keys at an address": lambda p: p.token(
        key=STRANGER, headers={"kid": "first", "jku": "http://127.0.0.1:1/keys"}
    ),
    "of another kind of key": lambda p: p.token(key=ec.generate_private_key(ec.SECP256R1()), alg="ES256"),
    "changed after it was signed": lambda p: part(p.token(), 1, sub="somebody-else"),
    "its algorithm changed": lambda p: part(p.token(), 0, alg="RS512"),
    "cut short": lambda p: p.token()[:-20],
    "no token": lambda p: "a.b.c",
    "nothing": lambda p: "..",
    "a key's name that is none": lambda p: part(p.token(), 0, kid=["first"]),
    "without end": lambda p: "a" * 20_000,
    "not letters": lambda p: "é.é.é",
}


@pytest.mark.parametrize("why", WRONG)
def test_a_token_that_does_not_hold_is_refused(identity: Identity, provider: Provider, why: str) -> None:
    assert identity.claims(provider.token())["sub"] == "subject-1"
    with pytest.raises(NotAllowed) as refused:
        identity.claims(WRONG[why](provider))
    assert "Sign in again." in str(refused.value)


RIGHT = {
    "as it comes": lambda p: p.token(),
    "a moment late": lambda p: p.token(exp=int(time.time()) - 5),
    "for several, authorised for us": lambda p: p.token(aud=[CLIENT, "another"], azp=CLIENT),
    "by the provider's only key, not named": lambda p: p.token(headers={}),
    "by another algorithm of the same key": lambda p: p.token(alg="PS256"),
}


@pytest.mark.parametrize("why", RIGHT)
def test_a_token_that_holds_is_read(identity: Identity, provider: Provider, why: str) -> None:
    assert identity.claims(RIGHT[why](provider))["email"] == "olu@council.example"


def test_a_key_of_another_kind_is_good_too(identity: Identity, provider: Provider) -> None:
    provider.add("curve", "EC")
    token = provider.token(key=provider.keys["curve"], alg="ES256", headers={"kid": "curve"})
    assert identity.claims(token)["sub"] == "subject-1"


def test_keys_are_kept_and_fetched_anew_when_they_are_replaced(
    identity: Identity, provider: Provider, clock: Clock
) -> None:
    old = provider.token()
    for _ in range(5):
        identity.claims(old)
    assert provider.fetched == 1
    provider.replace("second")
    clock.now += 11
    assert identity.claims(provider.token())["sub"] == "subject-1"
    assert provider.fetched == 2
    with pytest.raises(NotAllowed):
        identity.claims(old)


def test_a_key_taken_back_is_trusted_no_longer_than_keys_are_kept(
    identity: Identity, provider: Provider, clock: Clock
) -> None:
    old = provider.token()
    identity.claims(old)
    provider.replace("second")
    clock.now += 601
    with pytest.raises(NotAllowed):
        identity.claims(old)


def test_tokens_of_unknown_keys_do_not_have_the_provider_asked_each_time(
    identity: Identity, provider: Provider, clock: Clock
) -> None:
    identity.claims(provider.token())
    clock.now += 11
    for n in range(20):
        with pytest.raises(NotAllowed):
            identity.claims(provider.token(key=STRANGER, headers={"kid": f"k{n}"}))
    assert provider.fetched == 2


def test_a_provider_that_is_away_for_a_while_keeps_nobody_out(
    identity: Identity, provider: Provider, clock: Clock
) -> None:
    token = provider.token()
    identity.claims(token)
    provider.answers = False
    clock.now += 700
    assert identity.claims(token)["sub"] == "subject-1"
    clock.now += 3600
    with pytest.raises(Unavailable):
        identity.claims(token)


def test_a_provider_that_is_away_from_the_start_is_said(provider: Provider, identity: Identity) -> None:
    provider.answers = False
    with pytest.raises(Unavailable, match="does not answer"):
        identity.claims(provider.token())


def test_a_provider_that_calls_itself_something_else_is_not_trusted(provider: Provider, identity: Identity) -> None:
    provider.calls_itself = "https://elsewhere.example"
    with pytest.raises(Unavailable, match="FOI_OIDC_ISSUER"):
        identity.claims(provider.token())


@pytest.mark.parametrize("address", ["http://elsewhere.example", "ftp://127.0.0.2", "", "file:///etc"])
def test_a_provider_that_others_could_read_along_with_is_not_asked(address: str, provider: Provider) -> None:
    with pytest.raises(Unavailable, match="https"):
        Identity(address, CLIENT).claims(provider.token())


def test_the_issuer_may_be_given_as_its_discovery_page(provider: Provider) -> None:
    assert Identity(f"{provider.issuer}{DISCOVERY}", CLIENT).claims(provider.token())["sub"] == "subject-1"
