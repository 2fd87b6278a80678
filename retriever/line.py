"""A line to a service: calls out, records back, and its problems as our own errors."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar
from urllib.parse import quote

import httpx
from pydantic import TypeAdapter, ValidationError

from corpus.errors import FoiError, Invalid, NotFound, Unavailable
from retriever.problems import MEDIA_TYPE, Problem, to_error
from retriever.words import is_key

Answered = TypeVar("Answered")
_PATIENCE = httpx.Timeout(120, connect=5)
REWORDING = httpx.Timeout(1800, connect=5)  # a language model on a modest machine takes minutes to a paragraph


class Line:
    """Calls the service at `url`. Safe to use from several threads."""

    def __init__(self, url: str, token: str | None = None) -> None:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        # No proxy from the environment: a letter must not travel further than the address that was given.
        self._http = httpx.Client(base_url=url, headers=headers, timeout=_PATIENCE, trust_env=False)
        self._url = url

    def close(self) -> None:
        self._http.close()

    def get(self, path: str, kind: type[Answered], params: dict[str, Any] | None = None) -> Answered:
        return as_(kind, self.call("GET", path, params=params))

    def post(
        self, path: str, kind: type[Answered], body: dict[str, Any], patience: httpx.Timeout | None = None
    ) -> Answered:
        return as_(kind, self.call("POST", path, json=body, timeout=patience or _PATIENCE))

    def lines(
        self, path: str, kind: type[Answered], body: dict[str, Any], patience: httpx.Timeout | None = None
    ) -> Iterator[Answered]:
        """What a route sends line by line, as it comes; a problem half-way is a line of its own."""
        with self._told(), self._http.stream("POST", path, json=body, timeout=patience or _PATIENCE) as answer:
            if not answer.is_success:
                answer.read()
                raise _error(answer)
            for line in answer.iter_lines():
                yield _said(kind, line)

    def call(self, method: str, path: str, **sent: Any) -> httpx.Response:
        with self._told():
            answer = self._http.request(method, path, **sent)
        if answer.is_success:
            return answer
        raise _error(answer)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Faults of the line as our own errors."""
        try:
            yield
        except httpx.TimeoutException as error:
            raise Unavailable(f"The service at {self._url} did not answer in time; try again.") from error
        except UnicodeEncodeError as error:
            raise Invalid("What was sent is not valid text: save it as UTF-8 and try again.") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise Unavailable(
                f"Nothing answers at {self._url}; start the service with `foi serve`, or everything with `foi up`."
            ) from error


class NotYetError(Unavailable):
    """The service answers, and says that it cannot serve yet."""


def _error(answer: httpx.Response) -> FoiError:
    if answer.headers.get("content-type", "").partition(";")[0] != MEDIA_TYPE:
        return Unavailable(f"{answer.url.host} answered {answer.status_code} in a form this program does not know.")
    try:
        error = to_error(Problem.model_validate_json(answer.content))
    except ValidationError:
        return Unavailable(f"{answer.url.host} answered {answer.status_code} in a form this program does not know.")
    return NotYetError(str(error)) if isinstance(error, Unavailable) else error


def _said(kind: type[Answered], line: str) -> Answered:
    try:
        return TypeAdapter(kind).validate_json(line)
    except ValidationError:
        pass
    try:
        raise to_error(Problem.model_validate_json(line))
    except ValidationError as error:
        raise Unavailable("The service answered in a form this program does not know.") from error


def as_(kind: type[Answered], answer: httpx.Response) -> Answered:
    try:
        return TypeAdapter(kind).validate_json(answer.content)
    except ValidationError as error:
        raise Unavailable(
            f"{answer.url.host} answered in a form this program does not know; are both the same version?"
        ) from error


def part(key: str, what: str) -> str:
    """A key as one part of a path, where dots alone would be taken for folders."""
    if not key.strip(".") or not is_key(key):
        raise NotFound(f"There is no {what} {key!r}.")
    return quote(key, safe="")
