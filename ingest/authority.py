"""The public authority that wrote a letter, by the names it gives itself."""

from __future__ import annotations

import re
from collections import Counter

from corpus.records import Role
from corpus.wording import any_of
from ingest.facts import CASE_OF_TRIBUNAL, HEAD
from ingest.layout import Layout

_KIND_OF_BODY = (
    r"Office|Council|Borough|Police|Constabulary|Trust|University|College|Department|Service|Services|"
    r"Authority|Commission|"
    r"Agency|Museum|Ombudsman|Ministry|Board|Inspectorate|Executive|Treasury|School|Academy|Parliament|"
    r"Assembly|Government|"
    r"Registry|Gallery|Library|Archives|Directorate|Tribunals?|Inquiries"
)
_SMALL = r"(?:of|the|and|for|in|&|upon|on)"
_BODY = re.compile(
    rf"(?:[A-Z][\w’'.-]*\s+(?:{_SMALL}\s+)*){{1,7}}(?:{_KIND_OF_BODY})\b(?!\s+(?:Stations?|Tax|Spend\w*|Staff\w*|Workers?|Exclusions?|Meals?|Minutes|Members?|Licen[cs]e)\b)(?:\s+(?:of|for)\s+(?:the\s+)?(?:[A-Z][\w’'-]+(?:\s+and)?\s*){{1,4}})?"
    r"|\b(?:Transport for London|Network Rail|(?:Natural|Historic|Homes|Sport) England|Companies House|National Highways|"
    r"HM Revenue (?:and|&) Customs|British Broadcasting Corporation)\b"
    rf"|\b(?:Department|Ministry|University|Museum|Office|Registry)\s+(?:of|for)\s+(?:the\s+)?[A-Z][\w’'-]*(?:,?\s+(?:{_SMALL}\s+)*(?!I\b)[A-Z][\w’'-]*){{0,5}}"
)
_TEAM = any_of(r"\b(?:team|unit|officer|manager|section|office of|access|governance|compliance|rights)\b")
_AFTER_TEAM = re.compile(r"\b(?:Team|Unit|Manager|Officer),?\s+(?=[A-Z])")
_REGULATOR = re.compile(
    r"^(?:The )?(?:Information Commissioner|Cabinet Office|(?:First-tier|Upper) Tribunal|Public Authority)"
)
_NO_BODY = re.compile(
    r"^(?:The )?(?:Central|Local|UK|British|Open) Government$|^(?:An? )?NHS (?:Foundation )?Trust$|^Freedom of Information\b|"
    r"^(?:[\w’'-]+\s+)?(?:information (?:governance|management|access|services)|professional standards|(?:criminal )?justice services|corporate \w+|"
    r"housing|finance|human resources|people services|legal(?: services)?|planning|licensing|lost property|highways|communications|facilities|"
    r"estates|democratic services|customer|revenues?|benefits|performance|complaints|access|disclosure)\s+(?:department|directorate|services?|office|board)$",
    re.IGNORECASE,
)
"""What is no authority: governments in general, and the departments of one that find its answers."""
_NOT_OF_A_NAME = re.compile(
    r"^(?:(?:the|for|in|at|of|and|to|by|from|dear|that|this|as|although|though|can|could|do|does|did|has|have|if|when|while|whilst|since|because|"
    r"however|unfortunately|please|make|our|your|under|both|each|any|all|i|we|website|white paper on)\s+)+",
    re.IGNORECASE,
)
_AUTHORITY_LABEL = re.compile(
    r"^\W*(?:public authority|authority)\s*:\s*(?P<name>.*?)(?:\s+Address:.*)?$", re.IGNORECASE
)
_DECISION_LINE = re.compile(r"\W*decision\s*(?::|$)", re.IGNORECASE)
_PARTY_MARK = re.compile(
    r"^\W*(?:\(\d\)\s*)?(?:(?:first|second)?\s*respondents?\s*:\s*)?|\s+respondents?$", re.IGNORECASE
)
_RECEIVED_BY = re.compile(
    r"(?:\b(?:received|held) by (?:the )?|"
    r"(?:^|[.:] )(?:The )?(?=[^.()]{5,70}\(\w{2,7}\) (?:has|have|holds?|do|does|can|is|was|will|received)\b))"
    r"(?P<name>[A-Z][\w’'-]*(?:\s+(?:[A-Z][\w’'-]*|of|for|and|the)){1,6})\s+\((?:the\s+)?[“\"‘']?(?P<short>[A-Z][A-Za-z]{1,6})\b"
)
"""Who received the request, with the letters it goes by: "received by Transport for London (TfL)"."""
_SIGN_OFF = re.compile(r"^\W*(?:yours (?:sincerely|faithfully|truly)|(?:kind |best |with )?regards)\b", re.IGNORECASE)
_SMALL_WORDS = frozenset("of the and for in upon on".split())


def authority(
    layout: Layout, roles: list[Role | None], title: str | None = None, kind: str = "response", site: str = ""
) -> str | None:
    """The public authority that wrote: named in the sign-off, else by its site, at the head, in the title, or most often."""
    words = [layout.words(b) for b, role in zip(layout.blocks, roles, strict=True) if role != "request"]
    signed = next((n for n, w in enumerate(words) if _SIGN_OFF.match(w)), len(words))
    if named := _named_authority(layout) or _receiver(words):
        return named
    for place in (words[signed : signed + 8], [site], words[:4], [title or ""]):
        for line in (line for block in place for line in block.split("\n")):
            body = _BODY.search(line) or (_BODY.search(_titled(line)) if line.isupper() else None)
            regulator = kind in ("decision_notice", "tribunal") and body and _REGULATOR.search(body[0])
            if not body or not _is_body(body[0]) or regulator:
                continue
            if len(line) < 90 and not (_TEAM.search(body[0]) and len(body[0].split()) < 3):
                return _plain_name(_AFTER_TEAM.split(body[0])[-1])
    lines = [line for block in words for line in block.split("\n")]
    found_in = (
        _plain_name(m[0])
        for line in lines
        for m in _BODY.finditer(line)
        if not _REGULATOR.search(m[0]) and not _NO_BODY.match(m[0])
    )
    often = Counter(name for name in found_in if len(name.split()) > 1)
    return often.most_common(1)[0][0] if often else None


def _receiver(words: list[str]) -> str | None:
    """The body that says it received the request, where the letters in brackets are its own."""
    found = (m for said in words for m in _RECEIVED_BY.finditer(" ".join(said.split())))
    return next((m["name"] for m in found if _goes_by(m["name"], m["short"])), None)


def _goes_by(name: str, short: str) -> bool:
    """True for TfL and Transport for London, TNA and The National Archives."""
    first = "".join(word[0] for word in name.split()).casefold()
    big = "".join(word[0] for word in name.split() if word[0].isupper()).casefold()
    return any(short.casefold() in (letters, f"t{letters}") for letters in (first, big))


def _is_body(name: str) -> bool:
    return len(_plain_name(name).split()) > 1 and not _NO_BODY.match(name)


def _plain_name(name: str) -> str:
    """The name without the end of the sentence before it, and without "the"."""
    after = re.split(r"(?<!\bSt)(?<!\bDr)\.\s+", name.strip())[-1]
    return _NOT_OF_A_NAME.sub("", after)


def _named_authority(layout: Layout) -> str | None:
    """The authority a notice is about, or the party to an appeal that is not the Commissioner."""
    lines = [line.strip() for b in layout.blocks[:HEAD] for line in layout.words(b).split("\n")]
    for n, line in enumerate(lines):
        if label := _AUTHORITY_LABEL.match(line):
            name = label["name"].strip() or next(
                (line for line in lines[n + 1 :] if line and not line.endswith(":")), ""
            )
            return name.rstrip(".,;") or None
    if not CASE_OF_TRIBUNAL.search("\n".join(lines)):
        return None
    ends = next((n for n, line in enumerate(lines) if _DECISION_LINE.match(line)), len(lines))
    for line in lines[:ends]:
        party = _NOT_OF_A_NAME.sub("", _PARTY_MARK.sub("", line)).strip()
        if party.isupper() and (body := _BODY.fullmatch(_titled(party))):
            return body[0]
    text = "\n".join(lines[ends:])
    ordered = re.search(rf"(?P<body>{_BODY.pattern})\s+(?:must|is (?:not )?entitled|was (?:not )?entitled)\b", text)
    return _plain_name(ordered["body"]) if ordered else None


def _titled(line: str) -> str:
    """A name in capitals as it is written in a sentence; NHS stays."""
    words = (
        w if w in ("NHS", "UK", "GB") else w.lower() if w.lower() in _SMALL_WORDS else w.capitalize()
        for w in line.split()
    )
    return " ".join(words)
