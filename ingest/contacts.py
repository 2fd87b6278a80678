"""How a person is reached: e-mail addresses, telephone numbers, postal addresses and pages about them."""

from __future__ import annotations

import re
from collections.abc import Callable

from corpus.wording import any_of
from ingest.people import names_job

Say = Callable[[str], str]
"""Counts one thing of a kind and gives the words that stand for it."""

_POSTCODE = r"[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}"
_WAY = (
    r"(?:street|road|lane|avenue|close|drive|way|court|place|crescent|gardens|terrace|square|hill|grove|row|walk|mews|"
    r"green|park|rise|view|parade|wharf|quay|yard|st|rd|ave)"
)
_EMAIL = re.compile(r"(?<![\w+-])(?P<user>[\w.+'-]{1,64})@(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,6})")
_WDTK = any_of(r"(?:https?://)?(?:www\.)?whatdotheyknow\.com/(?:request|user|alaveteli)[^\s<>|]{0,300}")
_HOMES = re.compile(
    r"^(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|btinternet|btopenworld|sky|virginmedia|"
    r"talktalk|ntlworld|tiscali|blueyonder|proton|protonmail|pm|gmx|zoho|fastmail|tutanota|mail)\.",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"freedom|information|enquir|inquir|casework|complaint|disclosure|governance|dataprotection|publicaccess|corresponden|"
    r"contact|press|records|customer|feedback|helpdesk|reception|(?<=[a-z])foi$|foi(?:a|eir)?(?:request|team|unit|mail|box|s?$)|"
    r"eirrequest"
)
_OFFICE_WORD = re.compile(
    r"^(?:foia?|eirs?|dpo?|gdpr|sar|info|infogov|mail|office|admin|team|help|support|hello|legal|post|hr|media|ig|imt|ico|"
    r"access|requests?|privacy|rights|reviews?|appeals|news|no|noreply|reply|planning|council|clerk)$"
)
_MOBILE = re.compile(r"(?<![\w£/.-])(?:\+44\s?(?:\(0\)\s?)?|0044\s?|0)7(?:[ -]?\d){9}(?!\d)")
_LANDLINE = re.compile(
    r"(?<![\w£/.-])(?:(?:\+44\s?(?:\(0\)\s?)?|0044\s?)[12]|\(?0[12])(?:[ -]?\d){1,4}\)?(?:[ -]?\d){5,8}(?![\d/:])"
)
_ABROAD = re.compile(r"(?<![\w£/.])\+(?!44)\d{1,3}(?:[ .()-]{0,2}\d){7,12}(?!\d)")
_IS_REFERENCE = re.compile(
    r"\b(?:ref(?:erence)?|case|account|invoice|claim|request|urn|id)\b[^\n]{0,14}$", re.IGNORECASE
)
_IS_DATE = re.compile(r"^\d\d[ -]\d\d[ -](?:19|20)\d\d")
_STREET = (
    rf"(?:(?:flat|unit|apartment|apt)\s+\w{{1,4}},?\s+)?\d{{1,4}}[A-Za-z]?,?\s+(?:[\w’'.-]{{1,20}}\s+){{1,4}}{_WAY}\b"
)
_INLINE = re.compile(rf"{_STREET}(?:,?\s+[A-Z][\w’'-]{{1,25}}){{0,6}},?\s+{_POSTCODE}\b", re.IGNORECASE)
_STREET_LINE = re.compile(
    rf"^\W*(?:{_STREET}|(?:flat|unit|apartment|apt)\s+\w+|p\.?\s?o\.?\s?box\s+\d+)", re.IGNORECASE
)
_POSTCODE_LINE = re.compile(rf"(?:^|[\s,]){_POSTCODE}\.?$", re.IGNORECASE)
_POSTCODE_ENDS = re.compile(rf"(?:^|[\s,]){_POSTCODE}\.?$", re.MULTILINE)
_LIVES = re.compile(
    r"(?P<lead>\b(?:i live (?:at|in)|my (?:home |postal )?address is|(?:write|post|send it) to me at)\s+)"
    rf"[^\n.]{{3,100}}?{_POSTCODE}\b",
    re.IGNORECASE,
)
_PLACE_LINE = re.compile(r"^(?:[^\W\d_][\w’'.-]*,?)(?:[ ,]+[^\W\d_][\w’'.-]*,?){0,5}$")
_HOUSE_LINE = re.compile(
    r"^(?:the\s)?[^\W\d_][\w’' -]{1,40}$|^\d{1,4}[A-Za-z]?,?\s+[^\W\d_][\w’' -]{1,40},?$", re.IGNORECASE
)
_AUTHORITY = re.compile(
    r"\b(?:council|office|department|ministry|commission(?:er)?|constabulary|university|authority|agency|nhs|plc|ltd|limited|"
    r"hospital|parliament|town hall|civic centre|police)\b",
    re.IGNORECASE,
)
_WAY_LINE = re.compile(rf"\s{_WAY},?$", re.IGNORECASE)
_HOUSE = re.compile(r"^\d{1,4}[A-Za-z]?,?\s+\w|\b(?:cottage|house|farm|lodge|villa|barn|manor)\b", re.IGNORECASE)
_LONGEST_LINE = 70
_DIGITS = range(10, 12)
"""How many digits a number has in this country, with the 0 in front."""


def mask_mail(text: str, say: Say) -> str:
    """E-mail addresses of people and pages of WhatDoTheyKnow, wherever they stand; those of an office stay."""
    before = ""
    while "@" in text and text != before:  # one right behind another is seen once that is gone
        before, text = text, _EMAIL.sub(lambda m: m[0] if is_office(m["user"], m["host"]) else say("e-mail"), text)
    return _WDTK.sub(lambda _: say("link"), text)


def is_office(user: str, host: str) -> bool:
    """True for foi@, accessicoinformation@, info@ and the like; a provider of private mail has no offices."""
    if "whatdotheyknow" in host.lower() or _HOMES.match(host):
        return False
    tokens = [token for token in re.split(r"[^a-z]+", user.lower().partition("+")[0]) if token]
    return any(_OFFICE_WORD.match(token) or _OFFICE.search(token) for token in tokens)


def mask_mobiles(text: str, say: Say) -> str:
    """Mobile numbers: in a letter they are somebody's own, whoever's they are."""
    return _MOBILE.sub(lambda m: m[0] if _is_number_of_something(m) else say("phone"), text)


def mask_phones(text: str, say: Say) -> str:
    """Every number a person is called by; freephone and 03 numbers belong to bodies and stay."""
    for shape in (_MOBILE, _LANDLINE, _ABROAD):
        text = shape.sub(lambda m: m[0] if _is_number_of_something(m) else say("phone"), text)
    return text


def mask_inline_addresses(text: str, say: Say) -> str:
    """Addresses from house number to postcode within a line, in words that are the requester's own."""
    text = _LIVES.sub(lambda m: m["lead"] + say("address"), text)
    return _INLINE.sub(lambda m: m[0] if _AUTHORITY.search(m[0]) else say("address"), text)


def mask_listed_address(text: str, say: Say) -> str:
    """The street, and the places after it, in what follows a name on its line: ", 12 High Street, Leeds, 07700 900123"."""
    parts = re.split(r"(\s*,\s*)", text)
    first = next((n for n, part in enumerate(parts) if len(part) <= _LONGEST_LINE and _STREET_LINE.match(part)), None)
    if first is None:
        return text
    last = first
    for n in range(first + 2, len(parts), 2):
        if not (_PLACE_LINE.match(parts[n]) or _POSTCODE_LINE.search(parts[n])):
            break
        last = n
    return "".join([*parts[:first], say("address"), *parts[last + 1 :]])


def shows_home(text: str) -> bool:
    """True where somebody is reached at home: a private provider's e-mail, a mobile, or a postcode."""
    mails = _EMAIL.finditer(text) if "@" in text else ()
    return bool(_MOBILE.search(text) or any(_HOMES.match(m["host"]) for m in mails) or _POSTCODE_ENDS.search(text))


def address_length(lines: list[str]) -> int:
    """How many of the lines, from the first, are a postal address: up to a postcode, else while they are streets."""
    for n, line in enumerate(lines[:8]):
        if len(line) > _LONGEST_LINE or not (_may_be_in_address(line)):
            break
        if _POSTCODE_LINE.search(line):
            return n + 1
    if lines and len(lines[0]) <= _LONGEST_LINE and _STREET_LINE.match(lines[0]):
        return 1
    return 0


def is_street(line: str) -> bool:
    """True for the line of an address that tells the house or the street."""
    return len(line) <= _LONGEST_LINE and bool(_STREET_LINE.match(line) or _WAY_LINE.search(line) or _HOUSE.match(line))


def postcode_at_end(line: str) -> str:
    """The postcode a line ends in, without its space; "" where it ends in none."""
    found = _POSTCODE_LINE.search(line)
    return re.sub(r"[\s,.]", "", found[0]) if found else ""


def ends_address(line: str) -> bool:
    return len(line) <= _LONGEST_LINE and bool(_POSTCODE_LINE.search(line))


def _may_be_in_address(line: str) -> bool:
    return bool(
        _STREET_LINE.match(line) or _POSTCODE_LINE.search(line) or _PLACE_LINE.match(line) or _HOUSE_LINE.match(line)
    ) and not (names_job(line) or line.endswith((".", "?", "!", ":")))


def _is_number_of_something(found: re.Match[str]) -> bool:
    """True for what only looks like a telephone number: a date, or the reference of a case."""
    national = re.sub(r"^(?:\+44|0044)(?:\s?\(0\))?", "0", found[0])
    digits = sum(letter.isdigit() for letter in national)
    before = found.string[max(0, found.start() - 30) : found.start()]
    return (digits not in _DIGITS and national[0] != "+") or bool(
        _IS_DATE.match(found[0]) or _IS_REFERENCE.search(before)
    )
