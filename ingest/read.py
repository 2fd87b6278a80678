"""Read a file by what it is, not by what it is called, within limits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from charset_normalizer import from_bytes

from corpus.errors import TooLarge, Unreadable
from ingest.blocks import Reading
from ingest.form import form_of
from ingest.limits import Limits
from ingest.readers.docx import read_docx
from ingest.readers.html import read_html
from ingest.readers.mail import read_mail
from ingest.readers.markdown import read_markdown
from ingest.readers.pdf import read_pdf
from ingest.readers.text import read_text
from ingest.tidy import tidy


def read(content: bytes, name: str, limits: Limits) -> Reading:
    """The blocks of a file. Raises Unreadable or TooLarge with one line: what, where, and what to do next."""
    if len(content) > limits.max_bytes:
        raise TooLarge(
            f"{_short(name)} is {len(content) / 1e6:.0f} MB; the limit is {limits.max_bytes / 1e6:.0f} MB. Split it, or raise FOI_MAX_FILE_MB"
        )
    form = form_of(content, _short(name))
    reading = _read(form, content, _short(name), limits)
    blocks = tidy(reading.blocks)
    size = sum(len(b.text) for b in blocks)
    if size > limits.max_characters:
        raise TooLarge(f"{_short(name)} holds {size:,} characters of text; the limit is {limits.max_characters:,}. Split it")
    if not blocks:
        raise Unreadable(f"{_short(name)} holds no text; check that it is the right file")
    return replace(reading, blocks=blocks)


def _read(form: str, content: bytes, name: str, limits: Limits) -> Reading:
    if form == "pdf":
        return read_pdf(content, name, limits)
    if form == "docx":
        return read_docx(content, name, limits)
    if form == "eml":
        return read_mail(content)
    text = decoded(content, name)
    return {"html": read_html, "markdown": read_markdown}.get(form, read_text)(text)


def decoded(content: bytes, name: str) -> str:
    """Text in whatever common encoding it was saved. Raises Unreadable for what is not text."""
    for encoding in ("utf-8-sig", "utf-16") if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    best = from_bytes(content, cp_isolation=["cp1252", "latin_1", "utf_16", "utf_8", "mac_roman"]).best()
    if best is None:
        raise Unreadable(f"{name} is not text in any encoding this program knows; save it as UTF-8 text, PDF or Word and try again")
    return str(best)


def _short(name: str) -> str:
    """The last part of a name, which is all a message needs."""
    return PurePath(name).name or name
