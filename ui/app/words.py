"""How values are said to a reader: each outcome, origin or score as words, with a shape beside them.

The shape repeats what the words say, so nothing depends on colour or on a number's meaning.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import NamedTuple

PRODUCT = "FOI precedents"


class Said(NamedTuple):
    """A shape and its words; `tone` only chooses a colour."""

    shape: str
    words: str
    tone: str = "plain"


OUTCOMES = {
    "disclosed": Said("●", "Disclosed", "good"),
    "partly": Said("◐", "Partly disclosed", "plain"),
    "withheld": Said("■", "Withheld", "firm"),
    "not_held": Said("○", "Not held", "plain"),
    "ncnd": Said("◇", "Neither confirmed nor denied", "firm"),
    "refused": Said("▲", "Refused without looking at the information (section 12 or 14)", "firm"),
    "unknown": Said("□", "Outcome not stated", "plain"),
}
ORIGINS = {
    "statute": Said("§", "From the statute"),
    "precedent": Said("❝", "From a precedent"),
    "guidance": Said("¶", "From guidance"),
    "officer": Said("✎", "In the officer’s own words"),
    "model": Said("◌", "Written by a language model"),
}
STATUSES = {
    "supported": Said("●", "Supported by its sources", "good"),
    "for_officer": Said("◆", "Needs you", "ask"),
    "unsupported": Said("▲", "Not supported by a source", "bad"),
}
NO_SOURCE_NEEDED = Said("○", "Needs no source")
SEVERITIES = {
    "error": Said("▲", "Must be put right", "bad"),
    "warning": Said("◆", "Look at this", "ask"),
    "note": Said("○", "Note"),
}
VERDICTS = {
    "accept": Said("●", "Accepted", "good"),
    "edit": Said("✎", "Edited and accepted", "good"),
    "reject": Said("✕", "Rejected", "bad"),
}
MENTIONS = {
    "mentioned": Said("○", "Mentioned only"),
    "rejected": Said("✕", "Considered, not relied on"),
    "unresolved": Said("?", "Law not clear"),
}
ADMISSIONS = {
    "admitted": Said("●", "Added", "good"),
    "unchanged": Said("○", "Already here, unchanged"),
    "replaced": Said("◐", "Replaced an earlier version", "good"),
    "grouped": Said("◎", "Another copy of a document already here"),
    "refused": Said("✕", "Not added", "bad"),
    "retired": Said("△", "Retired: its file is gone", "ask"),
}
KINDS = {
    "response": "Response to a request",
    "review": "Internal review",
    "decision_notice": "Decision notice",
    "tribunal": "Tribunal decision",
    "guidance": "Guidance",
    "legislation": "Legislation",
}
RELIANCE = Said("■", "Relied on", "firm")
STATES = {
    "draft": Said("✎", "Draft"),
    "in_review": Said("◆", "In review", "ask"),
    "returned": Said("↩", "Returned with comments", "bad"),
    "approved": Said("●", "Approved", "good"),
    "issued": Said("▶", "Issued", "good"),
}
SOURCES = {
    "statute": Said("§", "statute"),
    "precedent": Said("❝", "quoted"),
    "guidance": Said("¶", "guidance"),
    "officer": Said("✎", "officer’s fact"),
    "model": Said("◌", "model"),
}
"""Where one sentence comes from, in a word."""
POINTS = {
    "challenge": Said("?", "A likely challenge"),
    "contrary": Said("⇄", "A contrary precedent"),
    "differs": Said("≠", "Differs from how we treated this before"),
}
STEPS = {
    "submit": "Submitted for review",
    "withdraw": "Withdrawn from review",
    "return": "Returned with comments",
    "approve": "Approved",
    "issue": "Issued",
}
RESULTS = {"upheld": "upheld", "partly": "changed in part", "overturned": "overturned"}


def band(score: float) -> Said:
    """A score in [0, 1] as the weight of evidence in words."""
    if score >= 0.66:
        return Said("●●●", "Strong evidence")
    return Said("●●○", "Some evidence") if score >= 0.33 else Said("●○○", "Slight evidence")


def likeness(score: float) -> Said:
    """The likelihood that a precedent helps, in [0, 1], in words."""
    if score >= 0.66:
        return Said("●●●", "Close to the request")
    return Said("●●○", "Related to the request") if score >= 0.33 else Said("●○○", "Only distantly related")


def short(text: str, longest: int) -> str:
    """Text cut after a whole word, and said to be cut."""
    return text if len(text) <= longest else f"{text[: longest - 1].rsplit(' ', 1)[0]}…"


def day(when: date | None) -> str:
    return f"{when.day} {when:%B %Y}" if when else "undated"


def moment(when: datetime) -> str:
    """A date and time in UTC, said to be so."""
    utc = when.replace(tzinfo=when.tzinfo or UTC).astimezone(UTC)
    return f"{day(utc.date())} at {utc:%H:%M} UTC"


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 document`, `1,240 documents`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
