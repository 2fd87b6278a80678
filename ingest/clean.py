"""Characters made plain: one kind of space, no invisible characters, ligatures as letters, everything NFC."""

from __future__ import annotations

import re
import unicodedata

_SPACES = "\t\v\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_BULLETS = "\u2022\u2023\u2043\u25a0\u25a1\u25aa\u25ab\u25b6\u25cb\u25cf\u25e6\u2756\u27a2\uf0a7\uf0b7\uf0d8\uf0fc"
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_PLAIN: dict[int, str | None] = {
    **{ord(space): " " for space in _SPACES},
    **{ord(bullet): "\u2022" for bullet in _BULLETS},
    **_LIGATURES,
    0x2010: "-",
    0x2011: "-",
    0x00AD: None,
    0x2028: "\n",
    0x2029: "\n",
}
_RUN = re.compile(" +")
_BREAK = re.compile("\r\n?")
_UNSEEN = re.compile(
    "[\u0000-\u0008\u000c\u000e-\u001f\u007f-\u009f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)


def plain(text: str) -> str:
    """`text` in NFC without invisible characters; line breaks become "\\n", every other space a space."""
    if text.isascii() and text.isprintable():
        return text
    text = _BREAK.sub("\n", text).translate(_PLAIN)
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))


def tidy(text: str) -> str:
    """`plain` text with single spaces; a line break in it is a hard break and stays, an empty line does not."""
    lines = (_RUN.sub(" ", line).strip() for line in plain(text).split("\n"))
    return "\n".join(line for line in lines if line)


def one_line(text: str) -> str:
    """`tidy` text with its line breaks turned into spaces."""
    return tidy(text).replace("\n", " ")
