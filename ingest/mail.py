"""What a mail carries: its attached documents, each to be read by itself; Outlook's own messages become ordinary ones."""

from __future__ import annotations

import email
import io
import mimetypes
import re
import struct
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage, Message

from oxmsg import Message as OutlookMessage

from corpus.errors import Unreadable
from corpus.origin import Found, Refused
from ingest.limits import Limits
from ingest.recognise import suffix_of

_LETTERS = frozenset("pdf docx odt rtf md txt html htm eml msg zip csv xlsx".split())
_SLASH = re.compile(r"[/\\]")
_PICTURES = ("image/", "audio/", "video/")
_FORWARDED = "message/rfc822"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_FAULTS = (OSError, ValueError, KeyError, IndexError, TypeError, AttributeError, AssertionError, struct.error)
_DAMAGED = "the Outlook message is damaged; open it in Outlook, save it as .eml or as text, and try again"


def carried(found: Found, limits: Limits) -> Iterator[Found | Refused]:
    """The documents attached to a mail; pictures of signatures and the like are left where they are."""
    message = email.message_from_bytes(as_eml(found.content) if found.content.startswith(_OLE) else found.content)
    for count, part in enumerate(_parts(message), 1):
        if count > limits.max_members:
            return
        name = _name(part, count)
        if not name:
            continue
        source = f"{found.origin.source}/{_SLASH.split(name)[-1]}"
        content = _content(part)
        if suffix_of(name) not in _LETTERS:
            yield Refused(
                source,
                "an attachment of a kind that is not read; save it as a PDF, Word or text file and give it by itself",
            )
        elif isinstance(content, bytes) and content:
            yield Found(replace(found.origin, source=source, title=None), content)


def _parts(message: Message) -> Iterator[Message]:
    """Every part of a mail; what a forwarded mail is made of belongs to that mail."""
    held = message.get_payload() if message.is_multipart() else []
    for part in held if isinstance(held, list) else []:
        if isinstance(part, Message):
            yield part
            if part.get_content_type() != _FORWARDED:
                yield from _parts(part)


def _name(part: Message, count: int) -> str:
    """What an attached document is called; one that nobody named, by its place and kind. Empty for what is none."""
    kind = part.get_content_type()
    if kind == _FORWARDED:
        return f"forwarded-{count}.eml"
    if part.is_multipart() or kind.startswith(_PICTURES):
        return ""
    named = part.get_filename()
    if named or (kind.startswith("text/") and part.get_content_disposition() != "attachment"):
        return named or ""
    return f"attachment-{count}{mimetypes.guess_extension(kind) or ''}"


def _content(part: Message) -> object:
    if part.get_content_type() != _FORWARDED:
        return part.get_payload(decode=True)
    held = part.get_payload()
    inside = held[0] if isinstance(held, list) and held else None
    return inside.as_bytes() if isinstance(inside, Message) else b""


def as_eml(content: bytes) -> bytes:
    """An Outlook message (.msg) as an ordinary mail. Raises Unreadable for one that is damaged."""
    try:
        said = OutlookMessage.load(io.BytesIO(content))
        mail = EmailMessage()
        for name, value in (("Subject", said.subject), ("Date", said.message_headers.get("Date"))):
            if value:
                mail[name] = " ".join(str(value).split())
        if said.sent_date and "Date" not in mail:
            mail["Date"] = said.sent_date
        mail.set_content(said.body or "")
        if said.html_body and not (said.body or "").strip():
            mail.set_content(said.html_body, subtype="html")
        for attached in said.attachments:
            if attached.attached_by_value and attached.file_bytes:
                kind = (attached.mime_type or "application/octet-stream").partition("/")
                mail.add_attachment(
                    attached.file_bytes,
                    maintype=kind[0] or "application",
                    subtype=kind[2] or "octet-stream",
                    filename=attached.file_name or "attachment",
                )
        return mail.as_bytes()
    except _FAULTS as error:
        raise Unreadable(_DAMAGED) from error
