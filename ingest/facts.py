"""What a letter says of itself: its reference, whose it is, its dates, its kind and the law it was handled under."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from corpus.records import Kind, Regime, Role
from ingest import dates
from ingest.cite import named_acts
from ingest.layout import Layout

_KNOWN_REFERENCE = re.compile(
    r"\b(?:IC-\d{4,7}-[A-Z0-9]{4}|\d{2}\.FOI\.\d{2}\.\d{6}|FS\d{8}|FER\d{7}|EA/\d{4}/\d{4}[A-Z]?)\b"
)
_LABELLED_REFERENCE = re.compile(
    r"\b(?:our\s+ref(?:erence)?|(?:case|foi|eir|request|response|information)?\s*ref(?:erence)?(?:\s*(?:no|number))?)\.?\s*[:–-]?\s*"
    r"(?P<ref>(?=[A-Z0-9./_-]*\d)[A-Z0-9]+(?:[./_-][A-Z0-9]+)*)",
    re.IGNORECASE,
)
_RECEIVED = re.compile(
    rf"\b(?:received|dated|of|submitted|made|sent|e-?mail(?:ed)?|letter)\b[^.]{{0,60}}?(?P<date>{dates.PATTERN})",
    re.IGNORECASE,
)
_RECEIPT_SENTENCE = re.compile(
    r"[^.\n]*\b(?:(?:received|acknowledge)[^.\n]*\b(?:request|e-?mail|letter|correspondence)|(?:request|e-?mail|letter|correspondence)"
    r"[^.\n]*\b(?:received|dated|of|on)|(?:we|was) received)\b[^.\n]*",
    re.IGNORECASE,
)
_DATED = re.compile(
    rf"^\W*(?:date(?:d| of (?:response|reply|letter))?\s*:?\s*)?(?P<date>{dates.PATTERN})\W*$", re.IGNORECASE
)
_KIND_OF_BODY = (
    r"Office|Council|Borough|Police|Constabulary|Trust|University|College|Department|Service|Services|Authority|Commission|"
    r"Agency|Museum|Ombudsman|Ministry|Board|Inspectorate|Executive|Treasury|School|Academy|Parliament|Assembly|Government"
)
_SMALL = r"(?:of|the|and|for|in|&|upon|on)"
_BODY = re.compile(
    rf"(?:[A-Z][\w’'.-]*\s+(?:{_SMALL}\s+)*){{1,7}}(?:{_KIND_OF_BODY})\b(?:\s+(?:of|for)\s+(?:the\s+)?(?:[A-Z][\w’'-]+(?:\s+and)?\s*){{1,4}})?"
    rf"|\b(?:Department|Ministry|University|Museum|Office)\s+(?:of|for)\s+(?:the\s+)?[A-Z][\w’'-]*(?:,?\s+(?:{_SMALL}\s+)*[A-Z][\w’'-]*){{0,5}}"
)
_TEAM = re.compile(
    r"\b(?:team|unit|officer|manager|section|office of|access|governance|compliance|rights)\b", re.IGNORECASE
)
_AFTER_TEAM = re.compile(r"\b(?:Team|Unit|Manager|Officer),?\s+(?=[A-Z])")
_REGULATOR = re.compile(r"^(?:The )?(?:Information Commissioner|Cabinet Office)")
_SIGN_OFF = re.compile(r"^\W*(?:yours (?:sincerely|faithfully|truly)|(?:kind |best |with )?regards)\b", re.IGNORECASE)


def reference(layout: Layout, meta: dict[str, str]) -> str | None:
    """The authority's own reference, from its known shapes first, then from what is labelled as one."""
    for text in (layout.text, meta.get("subject", "")):
        if known := _KNOWN_REFERENCE.search(text):
            return known[0]
    for text in (layout.text, meta.get("subject", "")):
        for found in _LABELLED_REFERENCE.finditer(text):
            if len(found["ref"]) >= 4 and not dates.read_date(found["ref"]):
                return found["ref"].rstrip(".-/")
    return None


def authority(layout: Layout, roles: list[Role | None]) -> str | None:
    """The public authority that wrote: named in the sign-off, else at the head, else most often."""
    words = [layout.words(b) for b, role in zip(layout.blocks, roles, strict=True) if role != "request"]
    signed = next((n for n, w in enumerate(words) if _SIGN_OFF.match(w)), len(words))
    for place in (words[signed : signed + 8], words[:4]):
        for line in (line for block in place for line in block.split("\n")):
            found = _BODY.search(line)
            if found and len(line) < 90 and not (_TEAM.search(found[0]) and len(found[0].split()) < 3):
                return _AFTER_TEAM.split(found[0])[-1].strip()
    named = Counter(m[0].strip() for block in words for m in _BODY.finditer(block) if not _REGULATOR.search(m[0]))
    return named.most_common(1)[0][0] if named else None


def received(layout: Layout) -> date | None:
    """The date the request reached the authority; the request's own date where receipt is not given."""
    for sentence in _RECEIPT_SENTENCE.finditer(layout.text):
        if found := _RECEIVED.search(sentence[0]):
            return dates.read_date(found["date"])
    return None


def dated(layout: Layout, meta: dict[str, str]) -> date | None:
    """The date of the letter: a line of its own or a labelled one, else what its mail header says."""
    for block in layout.blocks:
        for line in layout.words(block).split("\n"):
            if found := _DATED.match(line):
                return dates.read_date(found["date"])
    return dates.read_date(meta.get("date", ""))


def kind(layout: Layout) -> Kind:
    """What sort of document this is, from its opening lines."""
    head = " ".join(layout.words(b) for b in layout.blocks[:8])[:900].lower()
    if re.search(r"first-tier tribunal|upper tribunal", head):
        return "tribunal"
    if "decision notice" in head:
        return "decision_notice"
    if re.search(
        r"(?:outcome|result|response) (?:of|to) (?:your |the |my )?(?:request for (?:an )?)?internal review|^\W*internal review",
        head,
    ):
        return "review"
    return "response"


def regime(layout: Layout, relied: set[str]) -> Regime:
    """FOIA, EIR or both: by what was relied on, else by which the letter names."""
    eir = any(ref.startswith("EIR") for ref in relied)
    foia = any(not ref.startswith("EIR") and ref.split("(")[0] != "39" for ref in relied)
    if eir or foia:
        return "both" if eir and foia else "EIR" if eir else "FOIA"
    acts = named_acts(layout.text)
    return "EIR" if "EIR" in acts and "FOIA" not in acts else "FOIA"
