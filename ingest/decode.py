"""Bytes to characters: UTF-8 or UTF-16 where they are that, else a Western European single-byte encoding."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = ["cp1252", "latin_1", "mac_roman", "cp850"]
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]|[\x80-\x84\x86-\x9f]")
_SAMPLE = 200_000


def decode(content: bytes) -> str | None:
    """The text, or None when these bytes are no text in any encoding a UK letter comes in."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content, encoding)
    if (wide := _wide(content)) is not None:
        return _strictly(content, wide)
    return _strictly(content, "utf-8") if b"\0" in content or _is_utf8(content) else _western(content)


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        text = content.decode(encoding)
    except UnicodeError:
        return None
    return text if _is_writing(text) else None


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of English is zero."""
    sample = content[:2000]
    if len(content) % 2 or len(sample) < 4:
        return None
    high, low = sample[0::2].count(0), sample[1::2].count(0)
    if max(high, low) < len(sample) // 2 * 0.7 or min(high, low) > len(sample) // 2 * 0.05:
        return None
    return "utf-16-be" if high > low else "utf-16-le"


def _western(content: bytes) -> str | None:
    best = from_bytes(content[:_SAMPLE], cp_isolation=_WESTERN, enable_fallback=False).best()
    encoding = best.encoding if best else "cp1252"
    return _strictly(content, encoding) or _strictly(content, "latin_1")


def _is_writing(text: str) -> bool:
    """False when control characters say that this is no text; one in a thousand is a blemish, not a sign."""
    return len(_CONTROL.findall(text)) * 1000 <= len(text)
