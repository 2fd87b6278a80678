"""A saved mail (.eml): its body is the letter. Names and addresses in its headers are never kept."""

from __future__ import annotations

import codecs
import email
import re
from collections import Counter
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime

from corpus.errors import TooLarge, Unreadable
from ingest.blocks import Block, Reading
from ingest.clean import one_line
from ingest.decode import decode
from ingest.limits import Limits
from ingest.mend import mend
from ingest.readers.html import blocks_of_fragment
from ingest.readers.text import blocks_of

_USUAL_CHARSET = re.compile(r"utf-(?:8|16)(?:-[bl]e|-sig)?|ascii|iso8859-\d+|cp\d+|mac-roman|koi8-r")
_FLOWED = re.compile(r"^(?![>\s])(?!-- $)(.*\S) \n(?![>\s])", re.MULTILINE)
_TYPE = re.compile(r"[a-z0-9]+/[a-z0-9.+-]+")
_ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")


def read_mail(content: bytes, limits: Limits) -> Reading:
    """The body of a mail and what it quotes; attachments are counted in the notes by type, and not read."""
    try:
        message = email.message_from_bytes(content)
        body = _Body(limits)
        blocks = mend(body.blocks(message))
    except RecursionError as error:
        raise TooLarge(
            f"its parts lie more than {limits.max_depth} deep inside one another; save it as text"
        ) from error
    if not blocks and body.attached:
        raise Unreadable(
            f"the mail says nothing itself and only carries attachments ({body.listed()}); save them and give them instead"
        )
    subject = _header(message, "subject")
    meta = {"subject": subject, "date": _date(message)}
    notes = (f"Attachments left unread: {body.listed()}",) if body.attached else ()
    return Reading(blocks, title=subject or None, form="eml", meta={k: v for k, v in meta.items() if v}, notes=notes)


class _Body:
    """Collects the blocks of the parts that are shown, and counts those that are attached."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._parts = 0
        self.attached: Counter[str] = Counter()

    def blocks(self, part: Message, depth: int = 0) -> list[Block]:
        self._count(depth)
        kind = part.get_content_type()
        if kind in _ENCRYPTED:
            raise Unreadable("the mail is encrypted; open it in the mail program and save its text")
        subparts = part.get_payload() if part.is_multipart() else None
        if isinstance(subparts, list) and kind != "message/rfc822":
            inner = [sub for sub in subparts if isinstance(sub, Message)]
            if kind == "multipart/alternative":
                return self._best(inner, depth + 1)
            return [block for sub in inner for block in self.blocks(sub, depth + 1)]
        if kind not in ("text/plain", "text/html") or part.get_content_disposition() == "attachment":
            self.attached[kind if _TYPE.fullmatch(kind) else "unknown"] += 1
            return []
        payload = part.get_payload(decode=True)
        raw = payload if isinstance(payload, bytes) else b""
        if kind == "text/html":
            return list(blocks_of_fragment(_text(raw, part), self._limits))
        text = _text(raw, part)
        return list(blocks_of(_FLOWED.sub(r"\1 ", text) if part.get_param("format") == "flowed" else text))

    def listed(self) -> str:
        """How many of each type are attached; never what they are called."""
        return ", ".join(f"{count} {kind}" for kind, count in sorted(self.attached.items()))

    def _best(self, versions: list[Message], depth: int) -> list[Block]:
        """One version of the same words: plain text if there is any in it."""
        for version in sorted(versions, key=lambda part: part.get_content_type() != "text/plain"):
            if blocks := self.blocks(version, depth):
                return blocks
        return []

    def _count(self, depth: int) -> None:
        self._parts += 1
        if self._parts > self._limits.max_members or depth > self._limits.max_depth:
            raise TooLarge("the mail has too many parts; save its text and try again")


def _text(raw: bytes, part: Message) -> str:
    """The words of a part in the encoding it names, or in the one they are really in."""
    try:
        named = codecs.lookup(str(part.get_content_charset() or "")).name
        if _USUAL_CHARSET.fullmatch(named):
            return raw.decode(named)
    except (LookupError, UnicodeError, ValueError):
        pass
    return decode(raw) or ""


def _header(message: Message, name: str) -> str:
    said = str(message.get(name) or "")
    try:
        return one_line(str(make_header(decode_header(said))))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        return one_line(said)


def _date(message: Message) -> str:
    try:
        return parsedate_to_datetime(str(message.get("date") or "")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
