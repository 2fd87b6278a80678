"""Open an archive only as far as limits allow: what its headers claim is not trusted."""

from __future__ import annotations

import io
import re
import zipfile

from corpus.errors import TooLarge, Unreadable
from ingest.limits import Limits

_STEP = 1 << 16
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def checked(content: bytes, name: str, limits: Limits) -> bytes:
    """The same bytes, once every member was expanded within the limits and no XML in it declares entities.

    Raises TooLarge for an archive that expands too far, Unreadable for a broken or locked one.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if len(members) > limits.max_members:
                raise TooLarge(f"{name} holds {len(members):,} parts; the limit is {limits.max_members:,}. It was not opened")
            left = min(limits.max_expanded, max(1_000_000, len(content) * limits.max_ratio))
            for member in members:
                if member.flag_bits & 0x1:
                    raise Unreadable(f"{name} is protected by a password; remove the password and try again")
                left -= _expanded(archive, member, left, name)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        raise Unreadable(f"{name} is damaged or was not copied whole; open it in Word, save it again and try once more") from None
    return content


def _expanded(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int, name: str) -> int:
    """How large a member really is, reading no further than `most`."""
    size, xml = 0, member.filename.lower().endswith((".xml", ".rels"))
    with archive.open(member) as part:
        while block := part.read(_STEP):
            size += len(block)
            if size > most:
                raise TooLarge(f"{name} expands to far more than its size, as a harmful file would; it was not opened")
            if xml and _ENTITY.search(block):
                raise Unreadable(f"{name} holds XML entity declarations, which no word processor writes; it was not opened")
    return size
