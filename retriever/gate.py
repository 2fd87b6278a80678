"""What every call passes on its way in and out: whose it is, how big, how it went, and the headers it leaves with."""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from corpus.caller import Caller
from corpus.errors import FoiError, TooLarge
from retriever.access import NOBODY, Access, from_elsewhere
from retriever.crowd import RETRY_AFTER, Crowd
from retriever.faults import place
from retriever.limits import Limits
from retriever.meter import Meter
from retriever.problems import MEDIA_TYPE, Problem, of_error, of_status

LOG = logging.getLogger("foi.service")
Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

UPLOADS = frozenset({"/v1/documents", "/v1/cases/files"})
OPEN = frozenset({"/healthz", "/readyz", "/docs", "/openapi.json"})
"""What is answered to anyone, and tells of nothing but the service."""
_HEADERS = {
    b"cache-control": b"no-store",
    b"content-security-policy": b"default-src 'none'; frame-ancestors 'none'",
    b"cross-origin-resource-policy": b"same-origin",
    b"referrer-policy": b"no-referrer",
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
}
_BARE = frozenset({"GET", "HEAD", "OPTIONS"})
_JSON, _FORM = "application/json", "multipart/form-data"


class _CallerLeftError(Exception):
    """The caller went away before the call was complete."""


class Gate:
    """An ASGI layer round the whole service. What it refuses never reaches a route."""

    def __init__(self, app: App, access: Access, limits: Limits, meter: Meter) -> None:
        self._app = app
        self._access = access
        self._limits = limits
        self._meter = meter
        self._crowd = Crowd(limits)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        status = 0

        async def leaving(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                present = {name.lower() for name, _ in message.get("headers", [])}
                extra = [(name, value) for name, value in _HEADERS.items() if name not in present]
                message["headers"] = [*message.get("headers", []), *extra]
            await send(message)

        try:
            with self._crowd.joined(scope["method"], scope["path"]):
                await self._pass(scope, receive, leaving)
        except _CallerLeftError:
            return
        except FoiError as error:
            await _send_problem(leaving, of_error(error, scope["path"]))
        except Exception as error:  # noqa: BLE001  (the last boundary: nothing of a fault may reach a caller)
            problem = _unexpected(error, scope["path"])
            if not status:
                await _send_problem(leaving, problem)
        finally:
            route = getattr(scope.get("route"), "path", None)
            self._meter.note(scope["method"], route, status, time.perf_counter() - began)

    async def _pass(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        problem = self._refusal(scope["method"], scope["path"], headers)
        if problem is not None:
            await _send_problem(send, problem)
            return
        scope["caller"] = await asyncio.to_thread(self._caller, scope["path"], headers.get("authorization"))
        uploading = scope["method"] not in _BARE and scope["path"] in UPLOADS
        most = self._limits.upload_bytes if uploading else self._limits.body_bytes
        body = await _read(receive, headers, most)
        refused = _wrong_form(scope["path"], headers, body, _FORM if uploading else _JSON)
        if refused is not None:
            await _send_problem(send, refused)
            return
        await self._app(scope, _again(body, receive), send)

    def _refusal(self, method: str, path: str, headers: dict[str, str]) -> Problem | None:
        host = headers.get("host")
        if not self._access.expects(host):
            return of_status(400, "This service answers only to localhost, 127.0.0.1 and [::1].", path)
        if from_elsewhere(method, host, headers.get("origin"), headers.get("sec-fetch-site")):
            return of_status(403, "Another site's page may not make this call.", path)
        return None

    def _caller(self, path: str, authorization: str | None) -> Caller:
        """Who calls. Raises NotAllowed and Forbidden, but for the few pages that are everybody's."""
        if path not in OPEN:
            caller = self._access.caller(authorization)
            self._access.require_role(caller)
            return caller
        try:
            return self._access.caller(authorization)
        except FoiError:
            return NOBODY


async def _read(receive: Receive, headers: dict[str, str], most: int) -> bytes:
    """The whole body, read no further than `most` bytes whatever length is claimed. Raises TooLarge."""
    refusal = f"The call brings more than {most:,} bytes, the most that is read; send less at a time."
    claimed = headers.get("content-length", "")
    if claimed.isdecimal() and int(claimed[:20]) > most:
        raise TooLarge(refusal)
    parts, size, more = [], 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise _CallerLeftError
        part = message.get("body", b"")
        size += len(part)
        if size > most:
            raise TooLarge(refusal)
        parts.append(part)
        more = message.get("more_body", False)
    return b"".join(parts)


def _wrong_form(path: str, headers: dict[str, str], body: bytes, wanted: str) -> Problem | None:
    """The refusal of a body sent as anything but what its route reads."""
    sent = headers.get("content-type", "").partition(";")[0].strip().lower()
    if not body or sent == wanted or not path.startswith("/v1/"):
        return None
    return of_status(415, f"Send the body as Content-Type: {wanted}, not {sent or 'nothing'}.", path)


def _again(body: bytes, receive: Receive) -> Receive:
    """A `receive` that gives the body already read, then whatever the server says next."""
    given = False

    async def once() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return once


def _unexpected(error: Exception, path: str) -> Problem:
    """Log where a fault happened, without its words (they may quote a document), and say that it did."""
    label = secrets.token_hex(4)
    LOG.error("fault %s: %s", label, place(error))
    return of_status(500, f"The service met a fault it did not expect; its log has the place, marked {label}.", path)


async def _send_problem(send: Send, problem: Problem) -> None:
    body = problem.model_dump_json().encode()
    headers = [(b"content-type", MEDIA_TYPE.encode()), (b"content-length", str(len(body)).encode())]
    if problem.status == 503:
        headers.append((b"retry-after", str(RETRY_AFTER).encode()))
    if problem.status == 401:
        headers.append((b"www-authenticate", b'Bearer realm="foi"'))
    await send({"type": "http.response.start", "status": problem.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
