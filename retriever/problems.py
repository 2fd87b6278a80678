"""Errors as they travel: RFC 9457 problem details, made from the product's errors and turned back into them."""

from __future__ import annotations

from http import HTTPStatus

from pydantic import Field

from corpus.errors import (
    Busy,
    Conflict,
    FoiError,
    Forbidden,
    Invalid,
    NotAllowed,
    NotFound,
    TooLarge,
    Unavailable,
    Unreadable,
)
from corpus.records import Record

MEDIA_TYPE = "application/problem+json"
_BLANK = "about:blank"  # RFC 9457 4.2.1: the status says all there is to say

# The type of each kind of error: a place on the service's own page that explains it.
TYPES: dict[str, type[FoiError]] = {
    "/docs#invalid": Invalid,
    "/docs#not-found": NotFound,
    "/docs#conflict": Conflict,
    "/docs#over-a-limit": TooLarge,
    "/docs#unreadable": Unreadable,
    "/docs#not-allowed": NotAllowed,
    "/docs#not-for-this-role": Forbidden,
    "/docs#not-available": Unavailable,
    "/docs#busy": Busy,
}
_NAMES = {error: name for name, error in TYPES.items()}
_BY_STATUS: dict[int, type[FoiError]] = {
    401: NotAllowed,
    403: Forbidden,
    404: NotFound,
    409: Conflict,
    413: TooLarge,
    503: Unavailable,
}


class Fault(Record):
    """One thing wrong with what was sent: where it stands ("body.k") and what is wrong with it."""

    where: str
    what: str


class Problem(Record):
    """Why a call failed. `detail` is one line for a person; `instance` is the path that was called."""

    type: str = _BLANK
    title: str
    status: int
    detail: str
    instance: str
    errors: list[Fault] = Field(default_factory=list)


def of_error(error: FoiError, instance: str, faults: list[Fault] | None = None) -> Problem:
    """The problem that says what `error` says."""
    known = next((kind for kind in type(error).__mro__ if kind in _NAMES), None)
    return Problem(
        type=_NAMES[known] if known else _BLANK,
        title=error.title,
        status=error.status,
        detail=str(error) or error.title,
        instance=instance,
        errors=faults or [],
    )


def of_status(status: int, detail: str, instance: str) -> Problem:
    """A problem that has no more to it than its HTTP status and a line of explanation."""
    return Problem(title=HTTPStatus(status).phrase, status=status, detail=detail, instance=instance)


def to_error(problem: Problem) -> FoiError:
    """The error a caller in the same process would have met."""
    kind = TYPES.get(problem.type) or _BY_STATUS.get(problem.status)
    if kind is None:
        kind = Invalid if 400 <= problem.status < 500 else FoiError
    detail = problem.detail
    if problem.errors and kind is Invalid:
        detail = "; ".join(f"{fault.where}: {fault.what}" for fault in problem.errors)
    return kind(detail)
