"""How lessons are said to a reader: verdicts as words with a shape, marks with their reasons, sources as links."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby
from typing import get_args
from urllib.parse import urlencode

from corpus.drafts import Citation
from corpus.lessons import Mark, Marked
from corpus.records import Card
from ui.app import markup, source, words
from ui.app.words import Said

_NAMED = 60
"""Characters of a quotation that the name of its link has."""
VERDICTS: dict[Marked, Said] = {
    "right": Said("●", "Right", "good"),
    "part": Said("◐", "Partly right", "plain"),
    "arguable": Said("◇", "Arguable", "firm"),
    "missed": Said("○", "Missed", "ask"),
    "wrong": Said("✕", "Not so", "bad"),
}
REGIMES = {
    "FOIA": "The Freedom of Information Act",
    "EIR": "The Environmental Information Regulations",
    "both": "Both, each for its part",
}
ROLES = {
    "decision": "What was decided",
    "exemption": "Why the exemption applies",
    "prejudice": "The harm",
    "factors_for_disclosure": "Weighed for disclosure",
    "factors_against_disclosure": "Weighed against disclosure",
    "balance": "The balance",
}


def tally(verdicts: dict[Marked, int]) -> str:
    """So many of each verdict, in words; what they are of stands beside it, element by element."""
    order: tuple[Marked, ...] = get_args(Marked)
    return ", ".join(f"{verdicts[v]} {VERDICTS[v].words.lower()}" for v in order if v in verdicts) or "nothing marked"


def marks(found: Sequence[Mark]) -> str:
    """A table for each element: what was said, what was decided, the verdict, and why, with its sources."""
    pieces = []
    for about, of_one in groupby(found, key=lambda mark: _heading(mark.about)):
        heads = ["You said", "The decision", "Verdict", "Why, and where that is written"]
        rows = [[escape(m.gave), escape(m.was), markup.badge(VERDICTS[m.verdict]), _why(m)] for m in of_one]
        pieces.append(f"<h3>{escape(about)}</h3>{markup.table(heads, rows, f'Marks: {about}')}")
    return "".join(pieces)


def _heading(about: str) -> str:
    """Exemptions stand in one table; every other element in its own."""
    if about.startswith("comparing: "):
        return "What distinguishes them"
    return "Exemptions" if about == "exemption" or about[:1].isdigit() or about.startswith("EIR") else _capital(about)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _why(mark: Mark) -> str:
    pieces = [f"<p>{escape(mark.because)}</p>"]
    pieces += [f'<p class="meta">{law(citation)}</p>' for citation in mark.law[:2]]
    for backing in mark.precedents:
        made_up = " (made-up example)" if backing.document.example else ""
        named = named_link(backing.document, backing.quote)
        pieces.append(f'<p class="meta">{named}{made_up}: “{escape(backing.quote.quote)}”</p>')
    if mark.source:
        pieces.append(f'<p class="meta">{markup.link(mark.source, "The law, at its source")}</p>')
    return "".join(pieces)


def law(citation: Citation) -> str:
    """A line of the law in its words, opening where it stands in the library."""
    return f"“{escape(citation.quote)}” {in_place(citation)}"


def in_place(citation: Citation) -> str:
    """A link to the words where they stand; its name begins with theirs for whoever does not see them beside it."""
    words_of = escape(words.short(" ".join(citation.quote.split()), _NAMED))
    return _link(citation, f'Read it in place<span class="unseen">: “{words_of}”</span>')


def named_link(card: Card, quote: Citation) -> str:
    return _link(quote, escape(card.reference or card.title))


def _link(to: Citation, name: str) -> str:
    """A link inside the app, to words of a document in the library. `name` is HTML already."""
    query = urlencode({"document": to.document, "start": to.start, "end": to.end})
    return f'<a href="library?{escape(query)}" target="_self">{name}</a>'


def card(document: Card) -> str:
    """A decision in short: who, when, how it came out, and whether it is made up."""
    parts = [document.reference, document.authority, words.day(document.date)]
    line = " · ".join(escape(p) for p in parts if p)
    shown = [words.OUTCOMES[document.outcome], *([source.EXAMPLE] if document.example else [])]
    relied = f"Relied on {escape(words.listed(document.exemptions))}." if document.exemptions else "No exemption."
    return f'<p class="meta">{line}</p>{markup.badges(*shown)}<p>{relied}</p>'


def example(made_up: bool) -> str:
    return markup.badges(source.EXAMPLE) if made_up else ""
