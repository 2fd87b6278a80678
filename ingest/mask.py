"""Who asked never gets in: requesters' names and how to reach them are replaced before anything is stored."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest import contacts, greeted, parties, spot
from ingest.asked_by_mail import asking_part, mails_below
from ingest.blocks import Reading
from ingest.filenames import mask_file_name
from ingest.head import requester_at_head
from ingest.laid import Laid
from ingest.names import Names
from ingest.officials import Officials, officials_who_sign
from ingest.people import is_person
from ingest.spot import Line

_TOKENS = {kind: f"[{kind}]" for kind in ("e-mail", "phone", "address", "link", "official")} | {"name": "[requester]"}
_NEAR_TOP = 40
"""Lines within which a letter greets whom it is to."""
_ANSWERS = re.compile(r"\b(?:your (?:foi |information )?request|thank you for your|[’']s request)\b", re.IGNORECASE)


@dataclass(frozen=True)
class MaskReport:
    """How many of each kind were replaced; never what they were."""

    counts: dict[str, int]
    names: Names = field(default_factory=Names, repr=False, compare=False)

    def source(self, source: str) -> str:
        """A path or address without the requester's name. One that had it ends in a hash, so that two stay apart."""
        shown = mask_file_name(source, self.names)
        if shown == source:
            return source
        return f"{shown}~{hashlib.sha256(source.encode()).hexdigest()[:8]}"


def nameless(source: str) -> str:
    """A path or address without a name that it announces itself ("reply to Jane Smith.pdf"): its file was not read."""
    return MaskReport({}).source(source)


def mask_text(text: str) -> tuple[str, MaskReport]:
    """A pasted request, or the letter that answers one, without the person who made it."""
    rows = text.splitlines()
    lines = [Line(row, n, "theirs") for n, row in enumerate(rows) if row.strip()]
    counts, names = _masked(lines, answers=bool(_ANSWERS.search(text)))
    _signed_with_name_only(lines, rows, counts, names)
    said = _say(counts)
    for line in lines:
        line.text = names.mask(line.text, said)
    by_row = {line.block: line.text for line in lines}
    kept = [by_row.get(n, row) for n, row in enumerate(rows) if by_row.get(n) != ""]
    return "\n".join(kept) + ("\n" if text.endswith("\n") else ""), MaskReport(dict(counts), names)


def mask(reading: Reading, keep: Officials = "senior", laid: Laid | None = None) -> tuple[Reading, MaskReport]:
    """A letter without its requester; the authority's address and telephone stay, and the names of officials to `keep`.

    `laid` is the reading laid out, where that was done before.
    """
    lines = list(_lines(reading, laid or Laid.of(reading)))
    counts, names = _masked(lines)
    said = _say(counts)
    signing = Names()
    officials_who_sign(lines, signing, said, keep)
    texts: list[list[str]] = [[] for _ in reading.blocks]
    for line in lines:
        if line.text:
            texts[line.block].append(signing.mask(names.mask(line.text, said), lambda _: said("official")))
    blocks = tuple(b.saying("\n".join(t)) for b, t in zip(reading.blocks, texts, strict=True) if t)
    title = _plain(reading.title, names, counts) if reading.title else None
    meta = {key: _plain(value, names, counts) for key, value in reading.meta.items()}
    return replace(reading, blocks=blocks, title=title, meta=meta), MaskReport(dict(counts), names)


def _lines(reading: Reading, laid: Laid) -> Iterator[Line]:
    """Every line, with whose words it is: quoted, part of the request the letter sets out, or the authority's."""
    rows = [row for block in reading.blocks for row in block.text.split("\n")]
    mail = {*asking_part(rows), *mails_below(rows)}
    count = 0
    asking = [b for b, role in zip(laid.layout.blocks, laid.role_of, strict=True) if role == "request"]
    ends = [placed.end for placed in asking]
    at = 0
    for n, block in enumerate(reading.blocks):
        for row in block.text.split("\n"):
            near = bisect_right(ends, at)
            asked = near < len(asking) and asking[near].start <= at
            theirs = block.kind == "quote" or count in mail
            yield Line(row, n, "theirs" if theirs else "request" if asked else "letter")
            count += 1
            at += len(row) + 1
        at += 1


def _masked(lines: list[Line], *, answers: bool = False) -> tuple[Counter[str], Names]:
    """Replace in place whatever says who asked where it stands; later mentions are left to the names found."""
    counts: Counter[str] = Counter()
    names, say = Names(), _say(counts)
    for line in lines:  # first, since a name may run into them
        line.text = contacts.mask_mobiles(contacts.mask_mail(line.text, say), say)
    requester_at_head(lines, names, say)
    greeted.named_for_a_greeting(lines, names, say)
    parties.appellants(lines, names, say)
    for at, line in enumerate(lines):
        if not line.text:
            continue
        if line.whose == "letter" and at < _NEAR_TOP:
            greeted.above_greeting(lines, at, names)
            greeted.greeted_below(lines, at, names, say)
        greeted.asked_by(line, names, say)
        greeted.greeted_within(line, names, say)
        spot.greeting(line, names, say, answers=line.whose == "letter" or answers)
        spot.label(lines, at, names, say)
        spot.address_label(lines, at, names, say)
        spot.quoted_header(line, names, say)
        spot.introduction(line, names, say)
        spot.signed_within(line, names, say)
        spot.sign_off(lines, at, names, say)
    for line in lines:
        if line.whose != "letter":
            line.text = contacts.mask_inline_addresses(contacts.mask_phones(line.text, say), say)
    return counts, names


def _signed_with_name_only(lines: list[Line], rows: Sequence[str], counts: Counter[str], names: Names) -> None:
    """A request that ends in a name on a line of its own, after a blank line and a finished sentence."""
    if len(lines) < 2 or rows[lines[-1].block - 1].strip():
        return
    last, before = lines[-1], lines[-2].text.rstrip()
    if re.search(r"[.?!]$", before) and is_person(last.text.strip()):
        names.remember(last.text.strip())
        last.text = _say(counts)("name")


def _plain(text: str, names: Names, counts: Counter[str]) -> str:
    """A title or a subject: addresses and numbers of people, and the names the letter gave away."""
    say = _say(counts)
    return names.mask(contacts.mask_phones(contacts.mask_mail(text, say), say), say)


def _say(counts: Counter[str]) -> contacts.Say:
    def said(kind: str) -> str:
        counts[kind] += 1
        return _TOKENS[kind]

    return said
