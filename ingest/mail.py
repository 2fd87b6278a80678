"""What a mail carries: its attached documents, each to be read by itself; Outlook's own messages become ordinary ones."""

from __future__ import annotations

import email
import io
import re
import struct
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage

from oxmsg import Message as OutlookMessage

from corpus.errors import Unreadable
from corpus.origin import Found, Refused
from ingest.limits import Limits
from ingest.recognise import suffix_of

_LETTERS = frozenset("pdf docx odt rtf md txt html htm eml msg zip csv xlsx".split())
_SLASH = re.compile(r"[/\\]")
_PICTURES = ("image/", "audio/", "video/")
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_FAULTS = (OSError, ValueError, KeyError, IndexError, TypeError, AttributeError, AssertionError, struct.error)
_DAMAGED = "the Outlook message is damaged; open it in Outlook, save it as .eml or as text, and try again"


def carried(found: Found, limits: Limits) -> Iterator[Found | Refused]:
    """The documents attached to a mail; pictures of signatures and the like are left where they are."""
    message = email.message_from_bytes(as_eml(found.content) if found.content.startswith(_OLE) else found.content)
    for count, part in enumerate(message.walk()):
        if count > limits.max_members:
            return
        name = part.get_filename()
        if not name or part.is_multipart() or part.get_content_type().startswith(_PICTURES):
            continue
        source = f"{found.origin.source}/{_SLASH.split(name)[-1]}"
        content = part.get_payload(decode=True)
        if suffix_of(name) not in _LETTERS:
            yield Refused(
                source,
                "an attachment of a kind that is not read; save it as a PDF, Word or text file and give it by itself",
            )
        elif isinstance(content, bytes) and content:
            yield Found(replace(found.origin, source=source, title=None), content)


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
