"""What a letter says of itself: its reference, its dates, and the law it was handled under."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from corpus.records import Regime, Role
from corpus.wording import any_of
from ingest import dates
from ingest.cite import named_acts
from ingest.layout import Layout

REFERENCE = r"(?=[A-Z0-9./_ -]{0,20}\d)[A-Z0-9]{1,12}(?:(?:[./_-]|(?<=[A-Z]) (?=\d{2,4}/))[A-Z0-9]+)*"
"""A case number as offices write them: FOI-2023-0412, 01.FOI.24.033112, MNI 2025/012, 22/1869."""
_KNOWN_REFERENCE = re.compile(r"\b(?:IC-\d{4,7}-[A-Z0-9]{4}|\d{2}\.FOI\.\d{2}\.\d{6}|FS\d{8}|FER\d{7}|ATISN \d{4,6})\b")
CASE_OF_TRIBUNAL = re.compile(r"\b(?:FT/)?EA[/-]\d{4}[/-]\d{4}[A-Z]{0,2}\b")
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
_SAME_DAY = any_of(r"\breceived\b[^.\n]{0,30}\bsame (?:day|date)\b")
_OWN_LEAD = re.compile(r"^\W*you\b[^.]{0,80}\b(?:asked|wrote|requested|e-?mailed|contacted)\b", re.IGNORECASE)
_REVIEWED = any_of(r"\breview|\b(?:same|earlier|previous|like|first) (?:request|letter|response)")
_ONLY_DATE = re.compile(rf"^\W*(?:\w+day,?\s+)?(?P<whole>{dates.PATTERN})\W*$", re.IGNORECASE)
HEAD = 30


def reference(layout: Layout, roles: list[Role | None], meta: dict[str, str], kind: str) -> str | None:
    """The authority's own reference: what is labelled as one at the head, else a known shape, else any label."""
    head = list(_lines(layout, roles))
    places = [head[:HEAD], [meta.get("subject", "")], head]
    if kind == "tribunal" and (case := CASE_OF_TRIBUNAL.search(layout.text)):
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
        and not CASE_OF_TRIBUNAL.fullmatch(text)
    )


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
        _REQUESTED, "\n".join(line for line in lines[:HEAD] if not _REVIEWED.search(line))
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
