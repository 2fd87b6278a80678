"""The mail that asked, at the head of a thread: from "Dear Northmere Council" to the sign-off, with a reply below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.people import names_body
from ingest.shapes import SALUTATION, SIGN_OFF

_WHOM = re.compile(r"^\W*(?:dear|hello|hi)\s+(?P<whom>[^\n,]{3,90})", re.IGNORECASE)
_SIGNED = re.compile(r"^\W*yours?\s(?:sincerely|faithfully|truly)\b", re.IGNORECASE)
_HIGHEST = 12
_AUTHORITY = re.compile(r"\b(?:thank you for your|we have|we can|I can confirm|your request)\b", re.IGNORECASE)


def asking_part(lines: Sequence[str]) -> range:
    """The numbers of the lines that the mail takes, its greeting and the line that signs it included; empty for none.

    Only where somebody else is greeted below it: a letter to a council is otherwise somebody's answer.
    """
    opened = next((n for n, line in enumerate(lines[:_HIGHEST]) if SALUTATION.match(line.strip())), None)
    whom = _WHOM.match(lines[opened]) if opened is not None else None
    if opened is None or not whom or not names_body(whom["whom"]):
        return range(0)
    closed = next((n for n, line in enumerate(lines) if n > opened and _closes(line)), None)
    if closed is None or any(_AUTHORITY.search(line) for line in lines[opened:closed]):
        return range(0)
    answered = any(SALUTATION.match(line.strip()) or _ANSWER.search(line) for line in lines[closed + 1 :])
    return range(opened, min(closed + 2, len(lines))) if answered else range(0)


_ANSWER = re.compile(r"\b(?:your request|thank you for your|our response)\b", re.IGNORECASE)


def _closes(line: str) -> bool:
    return bool(_SIGNED.match(line) or SIGN_OFF.match(line.strip()))
