"""Words drawn together, spelled out: "can't" is cannot, "we're" is we are."""

from __future__ import annotations

import re

_WHOLE = {"ca": "cannot", "wo": "will not", "sha": "shall not"}
_NOT = re.compile(r"\b(?P<verb>[a-z]+)n[’']t\b", re.IGNORECASE)
_ENDS = {"re": " are", "ve": " have", "m": " am", "ll": " will"}
_END = re.compile(r"(?<=\w)[’'](?P<end>re|ve|m|ll)\b", re.IGNORECASE)


def spelled_out(sentence: str) -> str:
    """The sentence with such words in full."""
    if "'" not in sentence and "’" not in sentence:
        return sentence
    return _END.sub(lambda found: _ENDS[found["end"].lower()], _NOT.sub(_negated, sentence))


def _negated(found: re.Match[str]) -> str:
    return _WHOLE.get(found["verb"].lower(), f"{found['verb']} not")
