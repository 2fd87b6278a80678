"""What was understood of the request: its law, when it is due, what in it is no request, and what it gets wrong."""

from __future__ import annotations

from datetime import date
from html import escape

import streamlit as st

from corpus import calendar
from corpus.drafts import Correction
from corpus.errors import Invalid
from corpus.understanding import Understanding
from retriever.desk import Desk
from ui.app import faults, markup, words

_ASIDES = {
    "argument": "Argument",
    "demand": "Demand",
    "opinion": "Asks for a view, not for recorded information",
    "repeat": "Asked before",
}
_MET = {True: "Yes", False: "No", None: "For you to see"}
_LAWS = {
    "FOIA": "Freedom of Information Act",
    "EIR": "Environmental Information Regulations",
    "subject access": "Subject access",
}


def section(desk: Desk, found: Understanding, received: date | None) -> None:
    """Everything but the items themselves, which stand above it."""
    st.html(laws(found))
    with faults.told():
        clock(found, received)
    for correction in found.corrections:
        st.html(
            '<div class="finding finding-warning"><p>'
            f"{markup.badge(words.SEVERITIES['warning'])} The request says: “{escape(correction.premise)}”</p>"
            f"<p>The law: {escape(correction.truth)}</p>{_sources(desk, correction)}</div>"
        )
    st.html(f"<details><summary>Valid under section 8, and what else was found</summary>{_rest(found)}</details>")


def _sources(desk: Desk, correction: Correction) -> str:
    titles = dict.fromkeys(desk.document(c.document).title for c in correction.citations)
    return f'<p class="hint">Source: {escape("; ".join(titles))}</p>' if titles else ""


def laws(found: Understanding) -> str:
    """The law that seems to govern each item, with the reason."""
    if not found.regimes:
        return ""
    if len({r.because for r in found.regimes}) == 1:
        first = found.regimes[0]
        return f"<p>It seems to fall under the {escape(_LAWS[first.regime])}. {escape(first.because)}</p>"
    rows = [[str(r.n), escape(_LAWS[r.regime]), escape(r.because)] for r in found.regimes]
    return markup.table(["Item", "Law", "Why"], rows, "Which law seems to govern each item. You decide.", shown=True)


def clock(found: Understanding, received: date | None) -> None:
    """The last day to answer under each law that counts in working days."""
    if received is None:
        st.html('<p class="hint">Give the date of receipt above to see when the answer is due.</p>')
        return
    regimes: list[calendar.Regime] = [law for law in ("FOIA", "EIR") if law in found.laws]
    for regime in regimes or ["FOIA"]:
        try:
            last = calendar.due(received, regime).due
        except (Invalid, OverflowError) as fault:
            raise Invalid(f"The due date cannot be worked out: {fault}") from fault
        st.html(
            f'<p role="status">Received {words.day(received)}: due promptly, and at the latest on '
            f"<strong>{words.day(last)}</strong> ({escape(_LAWS[regime])}, twentieth working day).</p>"
        )


def _rest(found: Understanding) -> str:
    rows = [[escape(e.what), _MET[e.met], escape(e.note)] for e in found.validity]
    parts = [markup.table(["A valid request", "Here", "Note"], rows, "The elements of a valid request", shown=True)]
    lists = (
        ("Periods", found.periods),
        ("Bodies", found.bodies),
        ("People in role", found.roles),
        ("Kinds of information", found.kinds),
    )
    named = "".join(f"<dt>{name}</dt><dd>{escape('; '.join(these))}</dd>" for name, these in lists if these)
    parts.append(f"<dl>{named}</dl>" if named else "")
    if found.asides:
        set_apart = "".join(
            f"<li>{_ASIDES[a.kind]}{f' (item {a.of})' if a.of else ''}: {escape(a.text)}</li>" for a in found.asides
        )
        parts.append(f"<p>Set apart, because it asks for no recorded information:</p><ul>{set_apart}</ul>")
    return "".join(parts)
