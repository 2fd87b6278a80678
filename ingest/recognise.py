"""What a file really is, by its content, and whether that is what its name says."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Literal

import puremagic

from corpus.errors import Unreadable
from ingest.decode import decode

Content = Literal["pdf", "docx", "html", "eml", "markdown", "text", "rtf", "odt", "msg", "tiff"]

_TEXTUAL = frozenset(("text", "markdown", "html"))
_NAMED: dict[str, tuple[str, frozenset[str]]] = {
    **dict.fromkeys(("md", "markdown"), ("a Markdown text", _TEXTUAL)),
    **dict.fromkeys(("txt", "text"), ("a plain text", _TEXTUAL | {"eml"})),
    **dict.fromkeys(("html", "htm", "xhtml"), ("a web page", _TEXTUAL)),
    "pdf": ("a PDF", frozenset({"pdf"})),
    "docx": ("a Word document", frozenset({"docx"})),
    "eml": ("a mail", frozenset({"eml"})),
    "msg": ("an Outlook message", frozenset({"msg"})),
    "rtf": ("a Rich Text file", frozenset({"rtf"})),
    "odt": ("an OpenDocument text", frozenset({"odt"})),
    **dict.fromkeys(("tif", "tiff"), ("a TIFF scan", frozenset({"tiff"}))),
}
_HELD = {
    form: _NAMED[suffix][0] for form, suffix in (("pdf", "pdf"), ("docx", "docx"), ("eml", "eml"), ("html", "html"))
}
_HELD |= {form: _NAMED[form][0] for form in ("msg", "rtf", "odt", "tiff")}
_BINARY = frozenset(("pdf", "docx", "msg", "rtf", "odt", "tiff"))
_HELD |= {"markdown": _NAMED["md"][0], "text": _NAMED["txt"][0]}
_SAVE = "save it as a PDF, a Word document (.docx) or plain text, and try again"
_REFUSED = {
    "encrypted-office": "a password-protected Office file; take the password off (File, Info, Protect Document) and try again",
    "doc": "a Word document of the old form (.doc); open it in Word, save it as .docx and try again",
    "ole": f"an Office file of an old form; {_SAVE}",
    "macro": "a Word document with macros, which are never opened; save it as .docx without macros and try again",
    "xlsx": "an Excel workbook; a disclosure log is read with `foi ingest`, row by row; anything else, save it as a PDF or text",
    "pptx": f"a PowerPoint presentation; {_SAVE}",
    "ods": f"an OpenDocument file that is no text; {_SAVE}",
    "zip": "a zip archive; `foi ingest` reads the files in it, one by one",
}
_TIFF = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_IN_OLE = (("encrypted-office", "EncryptedPackage"), ("doc", "WordDocument"), ("msg", "__substg1.0_"))
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|div|p|h[1-6]|table|span|br|ul|ol|article|main)\b[^<>]*>",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(r"^#{1,6} \S|\]\([^()\s]*\)|\*\*[^\s*][^*\n]*\*\*", re.MULTILINE)
_HEADER = re.compile(r"(?:(?P<name>[!-9;-~]+):.*|[ \t]+\S.*)?\r?\n?")
_MAIL_ONLY = frozenset(("received", "message-id", "mime-version", "return-path", "dkim-signature", "x-mailer"))
_MAIL = frozenset(("from", "to", "subject", "date", "cc", "reply-to", "delivered-to")) | _MAIL_ONLY
_PROGRAMS = (b"MZ", b"\x7fELF", bytes.fromhex("feedface"), bytes.fromhex("cffaedfe"))
_JSON_BEGINS = re.compile(r'[{\[\s]+"[^"\n]{1,80}"\s*:\s*["\d{\[tfn-]')
_SURE = 0.3
_LOOK_AT = 4_000


def suffix_of(name: str) -> str:
    """The suffix of a path or address, lower-case and without its dot; "" where there is none."""
    last = re.split(r"[/\\]", re.split(r"[?#]", name)[0] if "://" in name else name)[-1]
    return last.rsplit(".", 1)[1].lower() if "." in last.strip(".") else ""


def recognise(content: bytes, name: str) -> Content:
    """The form to read a file as. Raises Unreadable where no reader reads it, or its name says otherwise."""
    if not content.strip():
        raise Unreadable("the file is empty; check that it was saved or downloaded completely, and try again")
    found = _binary(content)
    said, allowed = _NAMED.get(suffix_of(name), ("", frozenset()))
    if found in _REFUSED:
        raise Unreadable(_contradiction(said, found != "encrypted-office") + f"it is {_REFUSED[found]}")
    if found not in _BINARY:
        found = _textual(content, suffix_of(name))
    if allowed and found not in allowed:
        raise Unreadable(
            f"its name says that it is {said}, but it holds {_HELD[found]}; give it the ending of what it is, or save it again as {said}"
        )
    return found  # type: ignore[return-value]


def _contradiction(said: str, lies: bool) -> str:
    return f"its name says that it is {said}, but " if said and lies else ""


def _binary(content: bytes) -> str:
    """What the first bytes say: a form we read, one of `_REFUSED`, or "" for what may be text."""
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(_OLE):
        return next((what for what, stream in _IN_OLE if stream.encode("utf-16-le") in content), "ole")
    if content.startswith(b"PK\x03\x04"):
        return next((what for what, holds in _IN_ZIP if holds(content)), "zip")
    if content.startswith(_TIFF):
        return "tiff"
    return "rtf" if content.startswith(b"{\\rtf") else ""


def _holds(*parts: bytes) -> Callable[[bytes], bool]:
    return lambda content: any(part in content for part in parts)


_IN_ZIP: tuple[tuple[str, Callable[[bytes], bool]], ...] = (
    ("macro", _holds(b"word/vbaProject.bin")),
    ("docx", _holds(b"word/document.xml", b"word/document2.xml")),
    ("xlsx", _holds(b"xl/workbook.")),
    ("pptx", _holds(b"ppt/presentation.xml")),
    ("odt", _holds(b"mimetypeapplication/vnd.oasis.opendocument.text")),
    ("ods", _holds(b"mimetypeapplication/vnd.oasis")),
)


def _textual(content: bytes, suffix: str) -> str:
    text = decode(content)
    if text is None:
        raise Unreadable(_contradiction(_NAMED.get(suffix, ("",))[0], True) + f"it holds {_guess(content)}; {_SAVE}")
    head = text[:_LOOK_AT]
    if data := _data(text):
        raise Unreadable(
            f"it holds {data}, which programs read and no person wrote; give the letter itself, as a PDF, a Word document or plain text"
        )
    if _is_mail(head, suffix == "eml"):
        return "eml"
    if suffix in ("md", "markdown"):
        return "markdown"
    tags = len(_HTML.findall(head))
    if tags > 2 or _HTML.match(head.lstrip()) or (suffix in ("html", "htm", "xhtml") and tags):
        return "html"
    return "markdown" if len(_MARKDOWN.findall(text[: 10 * _LOOK_AT])) > 1 else "text"


def _data(text: str) -> str:
    """ "JSON" or "XML" for a text that is nothing else; "" for anything that a person may have written."""
    inside = text.strip("\ufeff \r\n\t")
    if inside.startswith("<?xml") and not _HTML.search(inside[:_LOOK_AT]):
        return "XML"
    if (inside[:1], inside[-1:]) not in (("{", "}"), ("[", "]")):
        return ""
    try:
        return "JSON" if isinstance(json.loads(inside), dict | list) else ""
    except (ValueError, RecursionError):
        return "JSON" if _JSON_BEGINS.match(inside) else ""


def _is_mail(head: str, named_so: bool) -> bool:
    """True when it opens with the header of a mail: two known fields, one of them a machine's unless it is named .eml."""
    names: set[str] = set()
    for line in head.lstrip("\ufeff\r\n").splitlines(keepends=True):
        field = _HEADER.fullmatch(line)
        if not field or not line.strip():
            break
        if field["name"]:
            names.add(field["name"].lower())
    known = names & _MAIL
    return bool(known) if named_so else len(known) > 1 and bool(known & _MAIL_ONLY)


def _guess(content: bytes) -> str:
    if content.startswith(_PROGRAMS):
        return "a program"
    try:
        found = puremagic.magic_string(content[:8192])
    except (puremagic.PureError, ValueError):
        found = []
    kind = next((match.name for match in found if match.confidence >= _SURE and "UTF" not in match.name), "")
    return f"something else ({kind})" if kind else "no text that can be read"
