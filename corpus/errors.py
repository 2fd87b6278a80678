"""What can go wrong, said so that a person can act: what, where, what was expected, what to do next."""

from __future__ import annotations


class FoiError(Exception):
    """A failure with a one-line reason for the user. `status` is its HTTP status, `exit_code` the command's."""

    status = 500
    exit_code = 1
    title = "Something went wrong"


class Invalid(FoiError):
    """The input is not what was expected: empty, malformed, or naming something that does not exist."""

    status = 422
    exit_code = 2
    title = "The input cannot be used"


class NotFound(FoiError):
    status = 404
    title = "Not found"


class Conflict(FoiError):
    """Not possible in the present state, for example approving a draft with undecided paragraphs."""

    status = 409
    title = "Not possible yet"


class TooLarge(FoiError):
    """Over a limit on size, expansion or time."""

    status = 413
    title = "Over a limit"


class Unreadable(FoiError):
    """A file that cannot be read as what it says it is."""

    status = 422
    title = "The file cannot be read"


class NotAllowed(FoiError):
    """Missing or wrong credentials, or a setting that is refused for safety."""

    status = 401
    title = "Not allowed"


class Forbidden(FoiError):
    """Signed in, but not in a role that may do this."""

    status = 403
    title = "Not for this role"


class Unavailable(FoiError):
    """A part the answer needs is busy, full or not there; trying again may help."""

    status = 503
    title = "Not available"


class Busy(Unavailable):
    """More is being asked than can be answered; nothing was begun, so the same may be asked again."""

    title = "Too busy"
