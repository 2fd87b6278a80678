"""A small identity provider: what a real one publishes, and tokens signed with keys that can be replaced."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from jwt.algorithms import ECAlgorithm, RSAAlgorithm

CLIENT = "foi"


class Provider:
    """Publishes the public halves of its keys; `fetched` counts how often it was asked for them."""

    def __init__(self) -> None:
        self.keys: dict[str, Any] = {}
        self.issuer = ""
        self.calls_itself = ""
        self.fetched = 0
        self.answers = True
        self.add("first")

    def add(self, kid: str, kind: str = "RSA") -> None:
        if kind == "RSA":
            self.keys[kid] = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        else:
            self.keys[kid] = ec.generate_private_key(ec.SECP256R1())

    def replace(self, kid: str) -> None:
        self.keys = {}
        self.add(kid)

    def published(self) -> dict[str, Any]:
        keys = []
        for kid, key in self.keys.items():
            kind = RSAAlgorithm if isinstance(key, rsa.RSAPrivateKey) else ECAlgorithm
            keys.append({**json.loads(kind.to_jwk(key.public_key())), "kid": kid, "use": "sig"})
        return {"keys": keys}

    def claims(self, **changed: Any) -> dict[str, Any]:
        now = int(time.time())
        said = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": "subject-1",
            "iat": now,
            "exp": now + 300,
            "email": "olu@council.example",
            "name": "Olu Officer",
        }
        return {name: value for name, value in {**said, **changed}.items() if value is not None}

    def token(self, key: Any = None, alg: str = "RS256", headers: dict[str, Any] | None = None, **changed: Any) -> str:
        signing = key if key is not None else next(iter(self.keys.values()))
        named = {"kid": next(iter(self.keys))} if headers is None else headers
        return jwt.encode(self.claims(**changed), signing, algorithm=alg, headers=named)


@contextmanager
def running() -> Iterator[Provider]:
    provider = Provider()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            provider.fetched += self.path == "/keys"
            said = {"issuer": provider.calls_itself or provider.issuer, "jwks_uri": f"{provider.issuer}/keys"}
            body = json.dumps(provider.published() if self.path == "/keys" else said).encode()
            self.send_response(200 if provider.answers else 500)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Nothing is said."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
