"""What a letter says of itself: its reference, whose it is, its dates, and the law it was handled under."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from corpus.records import Regime, Role
from ingest import dates
from ingest.cite import named_acts
from ingest.layout import Layout

REFERENCE = r"(?=[A-Z0-9./_ -]{0,20}\d)[A-Z0-9]{1,12}(?:(?:[./_-]|(?<=[A-Z]) (?=\d{2,4}/))[A-Z0-9]+)*"
"""A case number as offices write them: FOI-2023-0412, 01.FOI.24.033112, MNI 2025/012, 22/1869."""
_KNOWN_REFERENCE = re.compile(r"\b(?:IC-\d{4,7}-[A-Z0-9]{4}|\d{2}\.FOI\.\d{2}\.\d{6}|FS\d{8}|FER\d{7}|ATISN \d{4,6})\b")
_CASE_OF_TRIBUNAL = re.compile(r"\b(?:FT/)?EA[/-]\d{4}[/-]\d{4}[A-Z]{0,2}\b")
_REFERENCE_LABEL = re.compile(
    r"\b(?:(?:our|case|foi|eir|foia|request|response|information|internal review|my|tfl)\s+)*"
    r"(?:ref(?:erence)?(?:\s*(?:no|number))?|(?:request|case|foi)\s+(?:id|no|number))\b\.?\s*[:–|-]?\s*"
    rf"(?P<ref>(?i:{REFERENCE}))?",
    re.IGNORECASE,
)
_LABELLED_DATE = re.compile(
    r"^\W*(?:(?P<received>(?:date )?(?:request |enquiry )?received(?: on| date)?|date of receipt|receipt date)|"
    r"(?P<requested>date of (?:your |the )?(?:request|enquiry)|requested(?: on)?|request date|date requested)|"
    r"(?P<date>(?:date|dated)(?: of (?:response|reply|letter|disclosure|issue|release|decision))?|"
    r"date (?:responded|published|sent|answered|issued|completed|closed)|(?:response|published|responded|"
    r"release|reply) (?:date|on)|"
    r"(?:date (?:of )?)?decision (?:given|made|issued)(?: on)?|date of decision|promulgated(?: on)?|"
    r"responded|(?:first )?published|released|issued|sent))"
    r"\b\s*[:|–-]?\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_BARE = ("date", "dated")
_PUT_UP = re.compile(r"(?:date |first )?publi", re.IGNORECASE)
"""When a page went up, which a letter on it does not bear."""
"""Labels that may be of the page or of the request, where another says it is of the answer."""
_WROTE = r"(?:request|e-?mail|letter|correspondence|enquiry|message|application|communication)"
_RECEIVED = (
    re.compile(
        rf"\b(?:received|reached (?:us|the)|came (?:to us|in|on)|arrived)\b[^.\n]{{0,70}}?\b{dates.PATTERN}",
        re.IGNORECASE,
    ),
    re.compile(rf"\b{dates.PATTERN}[^.\n]{{0,40}}\b(?:we|i|was|were) (?:first )?(?:received|got)\b", re.IGNORECASE),
)
_REQUESTED = (
    re.compile(
        rf"\b{_WROTE}\b[^.\n]{{0,60}}?\b(?:of|dated|on|requested on|sent|made|submitted|from)\s+(?:the\s+)?{dates.PATTERN}",
        re.I,
    ),
    re.compile(
        rf"\byou (?:asked|wrote|e-?mailed|requested|contacted us|made)\b[^.\n]{{0,40}}?\bon {dates.PATTERN}", re.I
    ),
    re.compile(rf"\b(?:information|details|records) (?:you )?requested on {dates.PATTERN}", re.IGNORECASE),
    re.compile(rf"\b(?:on )?{dates.PATTERN},? you (?:asked|wrote|e-?mailed|requested|made|sent)\b", re.IGNORECASE),
)
_SAME_DAY = re.compile(r"\breceived\b[^.\n]{0,30}\bsame (?:day|date)\b", re.IGNORECASE)
_OWN_LEAD = re.compile(r"^\W*you\b[^.]{0,80}\b(?:asked|wrote|requested|e-?mailed|contacted)\b", re.IGNORECASE)
_REVIEWED = re.compile(r"\breview|\b(?:same|earlier|previous|like|first) (?:request|letter|response)", re.IGNORECASE)
_ONLY_DATE = re.compile(rf"^\W*(?:\w+day,?\s+)?(?P<whole>{dates.PATTERN})\W*$", re.IGNORECASE)
_KIND_OF_BODY = (
    r"Office|Council|Borough|Police|Constabulary|Trust|University|College|Department|Service|Services|"
    r"Authority|Commission|"
    r"Agency|Museum|Ombudsman|Ministry|Board|Inspectorate|Executive|Treasury|School|Academy|Parliament|"
    r"Assembly|Government|"
    r"Registry|Gallery|Library|Directorate|Tribunals?|Inquiries"
)
_SMALL = r"(?:of|the|and|for|in|&|upon|on)"
_BODY = re.compile(
    rf"(?:[A-Z][\w’'.-]*\s+(?:{_SMALL}\s+)*){{1,7}}(?:{_KIND_OF_BODY})\b(?!\s+Stations?\b)(?:\s+(?:of|for)\s+(?:the\s+)?(?:[A-Z][\w’'-]+(?:\s+and)?\s*){{1,4}})?"
    rf"|\b(?:Department|Ministry|University|Museum|Office|Registry)\s+(?:of|for)\s+(?:the\s+)?[A-Z][\w’'-]*(?:,?\s+(?:{_SMALL}\s+)*[A-Z][\w’'-]*){{0,5}}"
)
_TEAM = re.compile(
    r"\b(?:team|unit|officer|manager|section|office of|access|governance|compliance|rights)\b", re.IGNORECASE
)
_AFTER_TEAM = re.compile(r"\b(?:Team|Unit|Manager|Officer),?\s+(?=[A-Z])")
_REGULATOR = re.compile(
    r"^(?:The )?(?:Information Commissioner|Cabinet Office|(?:First-tier|Upper) Tribunal|Public Authority)"
)
_NO_BODY = re.compile(r"^(?:The )?(?:Central|Local|UK|British) Government$|^Freedom of Information\b", re.IGNORECASE)
_NOT_OF_A_NAME = re.compile(
    r"^(?:(?:the|for|in|at|of|and|to|by|from|dear|that|this|as|although|though|can|could|do|does|did|has|have|if|when|while|whilst|since|because|"
    r"however|please|our|your|under|both|each|any|all|i|we|website|white paper on)\s+)+",
    re.IGNORECASE,
)
_AUTHORITY_LABEL = re.compile(
    r"^\W*(?:public authority|authority)\s*:\s*(?P<name>.*?)(?:\s+Address:.*)?$", re.IGNORECASE
)
_DECISION_LINE = re.compile(r"\W*decision\s*(?::|$)", re.IGNORECASE)
_PARTY_MARK = re.compile(
    r"^\W*(?:\(\d\)\s*)?(?:(?:first|second)?\s*respondents?\s*:\s*)?|\s+respondents?$", re.IGNORECASE
)
_SIGN_OFF = re.compile(r"^\W*(?:yours (?:sincerely|faithfully|truly)|(?:kind |best |with )?regards)\b", re.IGNORECASE)
_SMALL_WORDS = frozenset("of the and for in upon on".split())
_HEAD = 30


def reference(layout: Layout, roles: list[Role | None], meta: dict[str, str], kind: str) -> str | None:
    """The authority's own reference: what is labelled as one at the head, else a known shape, else any label."""
    head = list(_lines(layout, roles))
    places = [head[:_HEAD], [meta.get("subject", "")], head]
    if kind == "tribunal" and (case := _CASE_OF_TRIBUNAL.search(layout.text)):
        return case[0]
    for lines in places:
        for n, line in enumerate(lines):
            for found in _REFERENCE_LABEL.finditer(line):
                ref = found["ref"] or (lines[n + 1].strip() if found.end() == len(line) and n + 1 < len(lines) else "")
                if _is_reference(ref):
                    return ref.rstrip(".-/")
        for line in lines:
            if known := _KNOWN_REFERENCE.search(line):
                return known[0]
    bracketed = re.search(rf"[\[(](?P<ref>{REFERENCE})[\])]", meta.get("subject", ""))
    return bracketed["ref"] if bracketed and _is_reference(bracketed["ref"]) else None


def _is_reference(text: str) -> bool:
    return (
        bool(re.fullmatch(REFERENCE, text.rstrip(".-/"), re.IGNORECASE))
        and len(text) >= 4
        and bool(re.search(r"\d", text))
        and not dates.read_date(text)
        and not _CASE_OF_TRIBUNAL.fullmatch(text)
    )


def authority(
    layout: Layout, roles: list[Role | None], title: str | None = None, kind: str = "response", site: str = ""
) -> str | None:
    """The public authority that wrote: named in the sign-off, else by its site, at the head, in the title, or most often."""
    words = [layout.words(b) for b, role in zip(layout.blocks, roles, strict=True) if role != "request"]
    signed = next((n for n, w in enumerate(words) if _SIGN_OFF.match(w)), len(words))
    if named := _named_authority(layout):
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


def _is_body(name: str) -> bool:
    return len(_plain_name(name).split()) > 1 and not _NO_BODY.match(name)


def _plain_name(name: str) -> str:
    """The name without the end of the sentence before it, and without "the"."""
    after = re.split(r"(?<!\bSt)(?<!\bDr)\.\s+", name.strip())[-1]
    return _NOT_OF_A_NAME.sub("", after)


def _named_authority(layout: Layout) -> str | None:
    """The authority a notice is about, or the party to an appeal that is not the Commissioner."""
    lines = [line.strip() for b in layout.blocks[:_HEAD] for line in layout.words(b).split("\n")]
    for n, line in enumerate(lines):
        if label := _AUTHORITY_LABEL.match(line):
            name = label["name"].strip() or next(
                (line for line in lines[n + 1 :] if line and not line.endswith(":")), ""
            )
            return name.rstrip(".,;") or None
    if not _CASE_OF_TRIBUNAL.search("\n".join(lines)):
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


def letter_dates(layout: Layout, roles: list[Role | None], meta: dict[str, str]) -> dict[str, date | None]:
    """`requested`, `received` and `date` as the letter gives them: labelled first, then said; None where it does not.

    Where it gives one date only, of the request or of its receipt, that is taken for the receipt.
    """
    found: dict[str, date | None] = {"requested": None, "received": None, "date": None}
    lines = list(_lines(layout, roles))
    bare: date | None = None
    shown: date | None = None
    for n, line in enumerate(lines):
        label = _LABELLED_DATE.match(line)
        if not label:
            continue
        which = next(name for name in found if label[name])
        value = label["rest"] or (lines[n + 1] if n + 1 < len(lines) else "")
        said = dates.read_date(value) if _ONLY_DATE.match(value) or label["rest"] else None
        if which == "date" and label["date"].lower() in _BARE:
            bare = bare or said
        elif which == "date" and _PUT_UP.match(label["date"]):
            shown = shown or said
        else:
            found[which] = found[which] or said
    found["date"] = found["date"] or bare or _own_date(lines) or shown or dates.read_date(meta.get("date", ""))
    text = "\n".join(line for line in lines if not _REVIEWED.search(line))
    found["received"] = found["received"] or _first(_RECEIVED, text)
    asked = found["requested"] or _first(
        _REQUESTED, "\n".join(line for line in lines[:_HEAD] if not _REVIEWED.search(line))
    )
    if asked and found["date"] and asked > found["date"]:
        asked = None
    if asked and not found["received"] and _SAME_DAY.search(text):
        found["received"] = asked
    found["received"] = found["received"] or asked
    found["requested"] = asked if asked != found["received"] else None
    return found


def _own_date(lines: list[str]) -> date | None:
    """A line that is a date and nothing else, and not the value of a label above it."""
    for above, line in zip(["", *lines], lines, strict=False):
        if (found := _ONLY_DATE.match(line)) and not _LABELLED_DATE.match(above):
            return dates.read_date(found["whole"])
    return None


def _first(patterns: tuple[re.Pattern[str], ...], text: str) -> date | None:
    places = sorted((m.start(), n) for n, p in enumerate(patterns) if (m := p.search(text)))
    for _, n in places:
        found = patterns[n].search(text)
        if found and (read := dates.read_date(found[0])):
            return read
    return None


def _lines(layout: Layout, roles: list[Role | None]) -> Iterator[str]:
    """The lines the authority wrote, from the top: what the request says of itself is left out."""
    for block, role in zip(layout.blocks, roles, strict=True):
        if role != "request" or _OWN_LEAD.match(layout.words(block)):
            yield from (cell.strip() for line in layout.words(block).split("\n") for cell in line.split(" | "))


def regime(layout: Layout, relied: set[str]) -> Regime:
    """FOIA, EIR or both: by what was relied on, else by which the letter names."""
    eir = any(ref.startswith("EIR") for ref in relied)
    foia = any(not ref.startswith("EIR") for ref in relied)
    if eir or foia:
        return "both" if eir and foia else "EIR" if eir else "FOIA"
    acts = named_acts(layout.text)
    return "EIR" if "EIR" in acts and "FOIA" not in acts else "FOIA"
