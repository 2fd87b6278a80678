"""What a file holds: the members of an archive, a mail with what it carries, the rows of a disclosure log, or itself."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import IO

from corpus.errors import FoiError
from corpus.origin import Found, Origin, Refused
from ingest.limits import MEGABYTE, Limits
from ingest.mail import carried
from ingest.recognise import suffix_of
from ingest.rows import rows_of

_DEEPEST = 3
_STEP = 256 * 1024
_OFFICE = (b"word/", b"xl/", b"ppt/", b"mimetypeapplication/vnd.oasis")
_LITTER = re.compile(r"(?:^|/)(?:__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$)")
_PACKED = ("zip", "tar", "tgz", "tbz2", "txz", "gz", "bz2", "xz")
_NOT_WHOLE = (
    "the file is damaged, or is not what its name says; open it where it was made, save it again, and try again"
)
_DAMAGED = "the archive is damaged: not all that is packed in it can be unpacked; get it again, or give its files by themselves"
_BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
Part = Found | Refused


def unpack(found: Found, limits: Limits, depth: int = 0) -> Iterator[Part]:
    """Everything to be read in a file, each with its own source ("letters.zip/2024/reply.docx", "log.csv#row=12").

    What is unsafe or broken is refused by itself, and what lies beside it still comes. Never raises.
    """
    kind = _kind(found)
    if kind in ("zip", "tar") and depth >= _DEEPEST:
        yield Refused(found.origin.source, f"archives lie more than {_DEEPEST} deep in one another; unpack it first")
    elif kind == "zip":
        yield from _each(found, _zip(found, limits), limits, depth)
    elif kind == "tar":
        yield from _each(found, _tar(found, limits), limits, depth)
    elif kind == "mail":
        yield found
        yield from _each(found, carried(found, limits), limits, depth)
    elif kind == "log":
        try:
            yield from rows_of(found, limits)
        except FoiError as error:
            yield Refused(found.origin.source, str(error))
    else:
        yield found


def _kind(found: Found) -> str:
    content, suffix = found.content, suffix_of(found.origin.source)
    if content.startswith(b"PK\x03\x04"):
        return _kind_of_zip(content)
    if (
        content[257:262] == b"ustar"
        or suffix in ("tar", "tgz", "tbz2", "txz")
        or re.search(r"\.tar\.\w+$", found.origin.source)
    ):
        return "tar"
    if suffix in ("csv", "tsv"):
        return "log"
    return "mail" if suffix in ("eml", "msg") else ""


def _kind_of_zip(content: bytes) -> str:
    """What its own directory says: a workbook, another office document, or an archive of files."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = set(packed.namelist())
    except _BROKEN:
        return "" if any(part in content for part in _OFFICE) else "zip"
    if "[Content_Types].xml" in names:
        return "log" if any(name.startswith("xl/workbook.") for name in names) else ""
    return "" if "mimetype" in names and "content.xml" in names else "zip"


def _each(around: Found, parts: Iterator[Part], limits: Limits, depth: int) -> Iterator[Part]:
    """The parts of a file, themselves unpacked; a fault in reading the file itself is one more refusal."""
    named: Counter[str] = Counter()
    try:
        for part in parts:
            if isinstance(part, Found):
                named[part.origin.source] += 1
                yield from unpack(_apart(part, named[part.origin.source]), limits, depth + 1)
            else:
                yield part
    except FoiError as error:
        yield Refused(around.origin.source, str(error))
    except _BROKEN:
        packed = suffix_of(around.origin.source) in _PACKED
        yield Refused(around.origin.source, _DAMAGED if packed else _NOT_WHOLE)


def _apart(part: Found, nth: int) -> Found:
    """The second file of one name gets a number, so that it does not stand for a new version of the first."""
    if nth == 1:
        return part
    stem, dot, ending = part.origin.source.rpartition(".")
    source = f"{stem} ({nth}).{ending}" if dot and "/" not in ending else f"{part.origin.source} ({nth})"
    return Found(replace(part.origin, source=source), part.content)


def _zip(found: Found, limits: Limits) -> Iterator[Part]:
    left = _most(found, limits)
    with zipfile.ZipFile(io.BytesIO(found.content)) as packed:
        listed = [entry for entry in packed.infolist() if not entry.is_dir() and not _LITTER.search(entry.filename)]
        if len(listed) > limits.max_members:
            yield Refused(found.origin.source, _many(len(listed), limits))
            return
        for entry in listed:
            source = f"{found.origin.source}/{entry.filename}"
            if reason := _unsafe(entry.filename):
                yield Refused(source, reason)
            elif entry.flag_bits & 1:
                yield Refused(source, "it is password-protected; take the password off and try again")
            else:
                try:
                    with packed.open(entry) as member:
                        content, reason = _bounded(member, left, limits)
                except _BROKEN:
                    content, reason = b"", _DAMAGED
                left -= len(content)
                yield Refused(source, reason) if reason else Found(_inside(found.origin, source), content)


def _tar(found: Found, limits: Limits) -> Iterator[Part]:
    left = _most(found, limits)
    with tarfile.open(fileobj=io.BytesIO(_unpressed(found.content, left)), mode="r:") as packed:
        for count, entry in enumerate(packed):
            source = f"{found.origin.source}/{entry.name}"
            if count >= limits.max_members:
                yield Refused(found.origin.source, _many(count + 1, limits))
                return
            if entry.isdir() or _LITTER.search(entry.name):
                continue
            if not entry.isreg():
                yield Refused(source, "it is a link or a device, not a file; put the file itself in the archive")
            elif reason := _unsafe(entry.name):
                yield Refused(source, reason)
            else:
                member = packed.extractfile(entry)
                content, reason = _bounded(member, left, limits) if member else (b"", _DAMAGED)
                left -= len(content)
                yield Refused(source, reason) if reason else Found(_inside(found.origin, source), content)


def _unpressed(content: bytes, most: int) -> bytes:
    """A tar out of its compression, no further than `most`."""
    openers = ((b"\x1f\x8b", gzip.open), (b"BZh", bz2.open), (b"\xfd7zXZ", lzma.open))
    opener = next((o for mark, o in openers if content.startswith(mark)), None)
    if opener is None:
        return content
    with opener(io.BytesIO(content)) as pressed:
        plain = pressed.read(most + 1)
    if len(plain) > most:
        raise ValueError("out of proportion")
    return bytes(plain)


def _bounded(member: IO[bytes], left: int, limits: Limits) -> tuple[bytes, str]:
    """A member's bytes, or why it is not read: larger than one file may be, or than what is left for the archive."""
    most, parts, size = min(left, limits.max_bytes), [], 0
    while part := member.read(_STEP):
        size += len(part)
        if size > most:
            return b"", f"it unpacks to more than {most // MEGABYTE} MB, more than is read here; give it by itself"
        parts.append(part)
    return b"".join(parts), ""


def _most(found: Found, limits: Limits) -> int:
    return min(limits.max_expanded, max(MEGABYTE, limits.max_ratio * len(found.content)))


def _unsafe(name: str) -> str:
    parts = re.split(r"[/\\]", name)
    if name.startswith(("/", "\\")) or ".." in parts or re.match(r"[A-Za-z]:", name) or "\0" in name:
        return "its name leads out of the archive; rename it and try again"
    return ""


def _many(count: int, limits: Limits) -> str:
    return (
        f"it holds {count:,} files or more, more than the {limits.max_members:,} that are read of one archive; split it"
    )


def _inside(around: Origin, source: str) -> Origin:
    """What is known of an archive holds for its members, but not what is known of one letter."""
    return replace(around, source=source, title=None, reference=None, date=None, received=None, requested=None)
