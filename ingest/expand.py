"""What is inside a zip, expanded no further than the limits allow, whatever its directory claims."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import IO

from corpus.errors import TooLarge, Unreadable
from ingest.limits import MEGABYTE, Limits

_STEP = 256 * 1024
_DAMAGED = "the file is damaged: what is packed in it cannot be unpacked; get it again from where it came from"


def expanded(content: bytes, limits: Limits) -> dict[str, bytes]:
    """Every member by its name, really unpacked. Raises TooLarge at the first byte over a limit, Unreadable if broken."""
    members: dict[str, bytes] = {}
    most = min(limits.max_expanded, max(MEGABYTE, limits.max_ratio * len(content)))
    left = most
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            listed = packed.infolist()
            if len(listed) > limits.max_members:
                raise TooLarge(f"it holds {len(listed)} parts, more than the {limits.max_members} that are read")
            for entry in listed:
                if entry.flag_bits & 1:
                    raise Unreadable("it is password-protected; take the password off and try again")
                with packed.open(entry) as member:
                    members[entry.filename] = _within(member, left, most)
                left -= len(members[entry.filename])
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError, RuntimeError) as error:
        raise Unreadable(_DAMAGED) from error
    return members


def _within(member: IO[bytes], left: int, most: int) -> bytes:
    parts = []
    while part := member.read(_STEP):
        left -= len(part)
        if left < 0:
            raise TooLarge(
                f"it unpacks to more than {most // MEGABYTE} MB, out of proportion to its size; save it anew"
            )
        parts.append(part)
    return b"".join(parts)
