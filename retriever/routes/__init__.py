"""The service's routes, one module for each thing asked of it, and what they share."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, Request

from corpus.caller import ROLES, Caller, RoleName
from retriever.desk import Desk
from retriever.problems import MEDIA_TYPE

_REASONS = {
    400: "The call cannot be read.",
    401: "A key, or signing in, is needed.",
    403: "Made by another site's page, or by somebody in no role that may.",
    404: "There is no such thing.",
    409: "Not possible in the present state.",
    413: "Over a limit on size or number.",
    415: "Sent in a form this route does not read.",
    422: "Something sent is not what was expected; `errors` says where and what.",
    500: "A fault in the service.",
    503: "Still loading, busy or full; try again.",
}
_ALWAYS = (400, 401, 403, 413, 422, 500, 503)


async def _caller(request: Request) -> Caller:
    """Who the gate found to be calling."""
    caller: Caller = request.scope["caller"]
    return caller


Calling = Annotated[Caller, Depends(_caller)]


async def _desk(request: Request, caller: Calling) -> Desk:
    desk: Desk = request.app.state.opening.desk()
    return desk.seen_by(caller)


AtDesk = Annotated[Desk, Depends(_desk)]


def needs(*roles: RoleName) -> Any:
    """A route's or router's dependency: refuses a caller in none of these roles."""

    async def required(caller: Calling) -> None:
        caller.require(*roles)

    return Depends(required)


def _anyone() -> None:
    """Refuses nobody."""


EVERYBODY = Depends(_anyone)
"""For the few pages that tell of nothing but the service."""
EVERY_ROLE = needs(*ROLES)
"""For what anyone may do who has something to do here."""


def refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The errors a route can give, for the schema: those every route can, and `statuses`."""
    schema = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": _REASONS[status], "content": schema} for status in sorted({*_ALWAYS, *statuses})}
