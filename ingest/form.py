"""What a file is, by its content; a file that isn't what its name says is refused."""

from __future__ import annotations

import re
from pathlib import PurePath

import puremagic

from corpus.errors import Unreadable

_TEXTS = {"md": "markdown", "markdown": "markdown", "txt": "text", "text": "text", "html": "html", "htm": "html", "eml": "eml", "": "text"}
_SAID = {"pdf": "a PDF", "docx": "a Word document (.docx)", "markdown": "Markdown text", "text": "plain text", "html": "a web page", "eml": "an e-mail"}
_SUFFIX_FORM = {**_TEXTS, "pdf": "pdf", "docx": "docx"}
_HTML = re.compile(rb"^\s*(?:<!--.*?-->\s*)*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_MAIL = re.compile(rb"^(?:(?:From|To|Subject|Date|Received|Return-Path|Message-ID|MIME-Version|Delivered-To|Content-Type|X-[\w-]+|Cc):[^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.IGNORECASE)
_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
_SUPPORTED = "give a PDF, Word (.docx), e-mail (.eml), web page, Markdown or plain text file"


def form_of(content: bytes, name: str) -> str:
    """pdf, docx, eml, html, markdown or text. Raises Unreadable for anything else, or for a name that misleads."""
    suffix = PurePath(name).suffix.lower().lstrip(".")
    if not content.strip():
        raise Unreadable(f"{name} is empty; check that it was saved and copied whole")
    _known_trouble(content, name, suffix)
    found = _by_content(content)
    said = _SUFFIX_FORM.get(suffix)
    if found is None:
        what = _described(content)
        raise Unreadable(f"{name} is {what}{_misled(said)}; {_SUPPORTED}")
    if said is None and suffix in ("doc", "rtf", "odt", "xls", "xlsx", "csv", "zip", "png", "jpg", "jpeg", "gif", "exe", "msg", "docm") and found not in ("text",):
        raise Unreadable(f"{name} is {_SAID[found]}, but its name says .{suffix}; rename it and try again")
    if said is None or said == found:
        return found
    if found in ("text", "html", "eml") and said in ("markdown", "text", "html", "eml"):
        return said if found == "text" and said == "markdown" else found
    raise Unreadable(f"{name} is {_SAID[found]}{_misled(said)}; give it its right name, or check that it is the right file")


def _misled(said: str | None) -> str:
    return f", not {_SAID[said]} as its name says" if said else ""


def _by_content(content: bytes) -> str | None:
    head = content[:4096]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(_ZIP):
        return "docx" if b"word/" in content else None
    if _is_binary(content):
        return None
    if _HTML.match(head):
        return "html"
    return "eml" if _MAIL.match(head.replace(b"\r\n", b"\n")) else "text"


def _is_binary(content: bytes) -> bool:
    """NULs outside UTF-16, or many control characters, are no text."""
    head = content[:65536]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return False
    controls = sum(b < 9 or 13 < b < 32 and b != 27 for b in head)
    return b"\x00" in head or controls > max(2, len(head) // 100) or head[:2] == b"MZ" or head[:4] == b"\x7fELF"


def _known_trouble(content: bytes, name: str, suffix: str) -> None:
    if content.startswith(_OLE):
        locked = b"E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d" in content[:200_000]
        if locked:
            raise Unreadable(f"{name} is protected by a password; remove the password in Word and try again")
        raise Unreadable(f"{name} is in an old Office format; open it in Word, save it as .docx and try again")
    if suffix == "docm" or (content.startswith(_ZIP) and b"vbaProject.bin" in content):
        raise Unreadable(f"{name} holds macros, which are never opened; save it as .docx without macros and try again")


def _described(content: bytes) -> str:
    """What an unsupported file is, as far as its first bytes tell."""
    try:
        kind = puremagic.from_string(content[:8192])
    except (puremagic.PureError, ValueError):
        return "a file of a kind this program does not know"
    return f"a file of kind {kind.strip('.')}" if kind else "a file of a kind this program does not know"
