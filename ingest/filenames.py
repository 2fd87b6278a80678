"""Names of requesters in the names of files: "Response to Jane Smith.pdf", "FOI_smith_jane_2024.docx"."""

from __future__ import annotations

import re

from ingest.names import Names
from ingest.people import is_person

_GAPS = re.compile(r"[\s_.+-]+|%20")
_CUE = re.compile(
    r"(?i:\b(?:to|from|by|for|mr|mrs|ms|miss|dr|requester|applicant|complainant))(?:[\s_.+-]|%20)+"
    r"(?P<name>[A-Z][a-z\u2019'-]+(?:(?:[\s_.+-]|%20)+[A-Z][a-z\u2019'-]+){1,2})"
)
_SAID = "requester"


def mask_file_name(source: str, names: Names) -> str:
    """The path with each part of a known name, and each name a cue announces, replaced."""
    parts = re.split(r"([/\\\\])", source)
    return "".join(part if part in "/\\" else _part(part, names) for part in parts)


def _part(part: str, names: Names) -> str:
    for found in reversed(list(_CUE.finditer(part))):
        if is_person(_GAPS.sub(" ", found["name"])):
            part = part[: found.start("name")] + _SAID + part[found.end("name") :]
    for words in names.spoken():
        between = r"(?:[\s_.+-]|%20)*"
        for order in (words, words[::-1]):
            part = re.sub(
                rf"(?<![a-z]){between.join(map(re.escape, order))}(?![a-z])", _SAID, part, flags=re.IGNORECASE
            )
    return part
