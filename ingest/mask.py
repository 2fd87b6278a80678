"""Who asked never gets in: names, addresses, e-mails and phone numbers of requesters are replaced before storing."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from ingest.blocks import Block, Reading

_OFFICE = re.compile(
    r"^(?:[\w.-]*(?:foi|eir|freedom|information|info|enquir|contact|complaint|casework|mail|office|access|data|privacy|disclosure|"
    r"records|governance|press|support|help|customer|admin|reception|team|rights|dpo|hello|review|appeal|request)s?[\w.-]*)$",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"\b(?P<user>[\w.+'-]+)@(?P<host>[\w-]+(?:\.[\w-]+)+)")
_PHONE = re.compile(r"(?<![\w./-])(?:\+44\s?(?:\(0\)\s?)?|0)(?:\d[\s()-]?){8,9}\d(?![\w./-])")
_POSTCODE = r"[A-Z]{1,2}\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2}"
_STREET = r"\d{1,4}[A-Za-z]?,?\s+(?:[A-Z][\w’'-]*\s+){1,4}(?:Street|Road|Lane|Avenue|Close|Drive|Way|Court|Place|Crescent|Gardens|Terrace|Square|Hill|Grove|Row|Walk|Mews|St|Rd|Ave)\b"
_ADDRESS = re.compile(rf"(?:{_STREET}[^\n]*(?:\n[^\n]{{2,40}}){{0,3}}?(?:[,\s]+{_POSTCODE})|{_STREET}(?:,\s*[A-Z][\w’' -]{{2,30}})*(?:,?\s+{_POSTCODE})?)")
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Sir|Dame|Rev(?:erend)?|Cllr|Councillor)\.?"
_WORD = r"[A-Z][a-zà-öø-ÿ’'-]+(?:[A-Z][a-z]+)?"
_NAME = rf"(?:{_TITLE}\s+)?{_WORD}(?:\s+(?:[A-Z]\.?\s+)?{_WORD}){{0,3}}"
_GREETED = re.compile(rf"^(?P<lead>\W*(?:dear|hello|hi|good (?:morning|afternoon))\s+)(?P<name>{_TITLE}\s+{_WORD}(?:\s+{_WORD})*|{_NAME})(?=\s*[,:!\n]|\s*$)", re.IGNORECASE | re.MULTILINE)
_LABELLED = re.compile(
    rf"^(?P<lead>\W*(?:request(?:ed|or|er)?(?: (?:from|by|name))?|applicant(?: name)?|name(?: of (?:applicant|requester))?|full name|from|submitted by)\s*:\s*)(?P<name>{_NAME})(?=\s*$|\s*[,<(])",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNED = re.compile(
    rf"^(?P<lead>\W*(?:(?:yours (?:sincerely|faithfully|truly)|(?:kind(?:est)?|best|warm|many)?\s*regards|many thanks|thanks|thank you|best wishes|sincerely|cheers)[,.!]?\s*\n?\s*))(?P<name>{_NAME})(?=\s*$|\s*[,\n])",
    re.IGNORECASE | re.MULTILINE,
)
_NOBODY = frozenset(
    "sir madam sirs applicant requester requestor all team colleague colleagues foi freedom information officer member resident "
    "customer whom everyone council mr mrs ms sir/madam to the and or commissioner please thank i we you".split()
)


@dataclass(frozen=True)
class MaskReport:
    """How many of each kind were replaced; never what they were."""

    counts: dict[str, int]


class _Masker:
    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.names: set[str] = set()

    def contacts(self, text: str, *, all_phones: bool) -> str:
        """E-mails of people, phones and street addresses."""
        text = _EMAIL.sub(self._email, text)
        if all_phones:
            text = _PHONE.sub(lambda m: self._said("phone", "[phone]"), text)
            text = _ADDRESS.sub(lambda m: self._said("address", "[address]"), text)
        return text

    def found(self, text: str, patterns: tuple[re.Pattern[str], ...]) -> str:
        """Names where a letter or request says who asked; they are remembered for the rest."""
        for pattern in patterns:
            text = pattern.sub(self._named, text)
        return text

    def again(self, text: str) -> str:
        """Later mentions of the names so found: "Ms Smith's request"."""
        for name in sorted(self.names, key=len, reverse=True):
            text = re.sub(rf"(?:{_TITLE}\s+)?\b{re.escape(name)}\b", lambda m: self._said("name", "[requester]"), text)
        return text

    def _named(self, found: re.Match[str]) -> str:
        words = [w for w in re.findall(r"[^\W\d_][\w’'-]*", found["name"]) if not re.fullmatch(_TITLE, w)]
        if not words or any(w.lower() in _NOBODY for w in words) or not words[0][0].isupper():
            return found[0]
        self.names.add(" ".join(words))
        if len(words) > 1:
            self.names.add(words[-1])
        self.counts["name"] += 1
        return f"{found['lead']}[requester]"

    def _email(self, found: re.Match[str]) -> str:
        if "whatdotheyknow" not in found["host"] and _OFFICE.match(found["user"]):
            return found[0]
        return self._said("e-mail", "[e-mail]")

    def _said(self, kind: str, token: str) -> str:
        self.counts[kind] += 1
        return token


def mask_text(text: str) -> tuple[str, MaskReport]:
    """A pasted request without the person who made it."""
    masker = _Masker()
    text = masker.found(text, (_LABELLED, _SIGNED))
    text = masker.contacts(text, all_phones=True)
    return masker.again(text), MaskReport(dict(masker.counts))


def mask(reading: Reading) -> tuple[Reading, MaskReport]:
    """A letter without its requester. The authority's own sign-off, address and switchboard stay."""
    masker = _Masker()
    blocks = [replace(b, text=_masked(masker, b, n, reading.blocks)) for n, b in enumerate(reading.blocks)]
    blocks = [replace(b, text=masker.again(b.text)) for b in blocks]
    meta = {k: masker.again(masker.contacts(v, all_phones=True)) for k, v in reading.meta.items()}
    title = masker.again(reading.title) if reading.title else None
    return replace(reading, blocks=tuple(blocks), meta=meta, title=title), MaskReport(dict(masker.counts))


def _masked(masker: _Masker, block: Block, place: int, blocks: tuple[Block, ...]) -> str:
    """Quoted words are the requester's; a letter's head may hold their name and address."""
    theirs = block.kind == "quote" or place < _greeting(blocks)
    text = masker.found(block.text, (_GREETED, _LABELLED, *((_SIGNED,) if block.kind == "quote" else ())))
    return masker.contacts(text, all_phones=theirs)


def _greeting(blocks: tuple[Block, ...]) -> int:
    """How many blocks stand before the greeting; none where there is no greeting near the top."""
    return next((n for n, b in enumerate(blocks[:8]) if re.match(r"\W*dear\b", b.text, re.IGNORECASE)), 0)
