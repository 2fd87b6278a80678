"""Small pieces of HTML. Every text that comes from a request, a document or the service is escaped here."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from html import escape
from urllib.parse import urlsplit

from ui.app.words import Said


def badge(said: Said) -> str:
    """Words with their shape; the shape is hidden from screen readers, which have the words."""
    return (
        f'<span class="badge badge-{said.tone}"><span class="shape" aria-hidden="true">{said.shape}</span>'
        f"{escape(said.words)}</span>"
    )


def badges(*said: Said) -> str:
    return f'<p class="badges">{" ".join(badge(s) for s in said)}</p>'


def prose(text: str) -> str:
    """Plain text as paragraphs, keeping its line breaks."""
    blocks = [b for b in re.split(r"\n\s*\n", text.strip()) if b]
    return "".join(f"<p>{escape(b).replace(chr(10), '<br>')}</p>" for b in blocks)


def bullets(lines: list[str], name: str = "bullets") -> str:
    return f'<ul class="{name}">{"".join(f"<li>{escape(line)}</li>" for line in lines)}</ul>'


def quotation(text: str, longest: int = 420) -> str:
    """Words of a document, shortened at a space when long; the source shows them whole."""
    words = " ".join(text.split())
    if len(words) > longest:
        words = words[:longest].rsplit(" ", 1)[0] + " …"
    return f'<blockquote class="quotation">{escape(words)}</blockquote>'


def facts(rows: list[tuple[str, str]]) -> str:
    """A list of names and values. Values are HTML already: escape text before passing it."""
    return f'<dl class="facts">{"".join(f"<dt>{escape(name)}</dt><dd>{value}</dd>" for name, value in rows)}</dl>'


def table(heads: list[str], rows: list[list[str]], caption: str, shown: bool = False) -> str:
    """A table whose first cell of each row names it. Cells are HTML already; `caption` is text, read out or shown.

    The frame scrolls sideways on a narrow screen, so it can take the focus.
    """
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>' for first, *rest in rows
    )
    above = f"<caption>{escape(caption)}</caption>" if shown else ""
    return (
        f'<div class="wide" role="region" aria-label="{escape(caption)}" tabindex="0"><table>{above}'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def link(url: str, words: str) -> str:
    """A link that opens in a new tab and says so; anything but http and https is shown as text."""
    if urlsplit(url).scheme not in {"http", "https"}:
        return escape(words)
    return (
        f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{escape(words)} '
        f'<span class="aside">(opens in a new tab)</span></a>'
    )


def changes(before: str, after: str) -> str:
    """What an edit took out and put in, word by word, marked with <del> and <ins>."""
    old, new = re.findall(r"\s+|\S+", before), re.findall(r"\s+|\S+", after)
    pieces = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = escape("".join(old[a:b])), escape("".join(new[c:d]))
        if kind == "equal":
            pieces.append(gone)
        else:
            pieces.append((f"<del>{gone}</del>" if gone else "") + (f"<ins>{come}</ins>" if come else ""))
    return f'<p class="changes">{"".join(pieces)}</p>'
