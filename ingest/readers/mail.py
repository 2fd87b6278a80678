"""E-mail: the letter is the body; who wrote and to whom never gets further than here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from ingest.blocks import Block, Reading
from ingest.readers.html import read_html
from ingest.readers.text import read_text

_THREAD = re.compile(
    r"^\s*>*\s*(?:-{2,}\s*(?:original|forwarded) message\s*-{2,}|on .{6,200} wrote:|from:\s.{3,200}|sent:\s.{3,80}|to:\s.{3,200}|cc:\s.{3,200}|"
    r"date:\s.{3,80}|subject:\s.{0,200})\s*$",
    re.IGNORECASE,
)
_OPENS_THREAD = re.compile(r"^\s*(?:-{2,}\s*(?:original|forwarded) message|on .{6,200} wrote:|from:\s.{3,200}$)", re.IGNORECASE)


def read_mail(content: bytes) -> Reading:
    """Blocks of the body, what it quotes below as quotes; subject and date as meta, attachments only counted."""
    message = BytesParser(policy=policy.default).parsebytes(content)
    assert isinstance(message, EmailMessage)  # noqa: S101 - the policy makes it one
    meta = {"subject": str(message.get("subject", "")).strip()}
    if sent := _sent(message):
        meta["date"] = sent.date().isoformat()
    return Reading(blocks=tuple(_body(message)), title=meta["subject"] or None, form="eml", meta=meta, notes=_attached(message))


def _body(message: EmailMessage) -> Iterator[Block]:
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        return
    try:
        text = str(body.get_content())
    except (LookupError, UnicodeError, KeyError):
        text = (body.get_payload(decode=True) or b"").decode("latin-1")
    if body.get_content_type() == "text/html":
        yield from read_html(text).blocks
        return
    own, quoted = _split(text)
    yield from read_text(own).blocks
    for block in read_text(quoted).blocks:
        yield Block("quote" if block.kind in ("paragraph", "heading") else block.kind, block.text)


def _split(text: str) -> tuple[str, str]:
    """The letter itself, and the thread below it without its headers."""
    lines = text.replace("\r\n", "\n").split("\n")
    at = next((n for n, line in enumerate(lines) if _OPENS_THREAD.match(line)), len(lines))
    below = [re.sub(r"^\s*>+ ?", "", line) for line in lines[at:] if not _THREAD.match(line)]
    return "\n".join(lines[:at]), "\n".join(below)


def _sent(message: EmailMessage) -> datetime | None:
    try:
        return parsedate_to_datetime(str(message["date"])) if message["date"] else None
    except (ValueError, TypeError, IndexError):
        return None


def _attached(message: EmailMessage) -> tuple[str, ...]:
    kinds = [part.get_content_type() for part in message.iter_attachments()]
    return (f"{len(kinds)} attachment{'s' * (len(kinds) > 1)} not read: {', '.join(sorted(set(kinds)))}",) if kinds else ()
