"""Learn an exemption: what it says, what must be shown, cases, passages worth reading, and common mistakes."""

from __future__ import annotations

from html import escape
from itertools import groupby

import streamlit as st

from corpus.drafts import Citation
from corpus.errors import Invalid, NotFound
from corpus.law.say import UNVERIFIED
from corpus.learning import Mistake, Reader
from corpus.provision import Provision
from retriever.desk import Desk
from ui.app import connect, faults, lesson_words, markup

_KINDS = {
    "taken for granted": "Taken for granted, and not so",
    "said at review": "What a requester says at review of a letter that leaves something out",
    "seen in a letter": "Seen in made-up example letters",
}


def show(desk: Desk) -> None:
    st.title("Learn an exemption", anchor=False)
    cards = {card.ref: card for card in desk.exemptions()}
    refs = list(cards)
    named = _named(refs)
    chosen = st.selectbox(
        "Exemption",
        refs,
        index=refs.index(named) if named else None,
        format_func=lambda ref: f"{ref} {cards[ref].title}",
        placeholder="Choose one, or type part of its name",
        key="reader_exemption",
        on_change=_address,
    )
    examples = st.checkbox("Include made-up example letters", value=True, key="reader_examples")
    if chosen:
        with faults.told():
            _page(desk.lessons.reader(chosen, examples))


def _named(refs: list[str]) -> str | None:
    """The exemption that the address names, by any reference inside it."""
    named = st.query_params.get("exemption")
    if not named:
        return None
    try:
        wanted = Provision.parse(named)
    except ValueError as error:
        faults.show(Invalid(str(error)))
        return None
    found = [ref for ref in refs if Provision.parse(ref).covers(wanted)]
    if not found:
        faults.show(NotFound(f"There is no exemption at {named}; choose one of the list."))
    return found[-1] if found else None


def _address() -> None:
    chosen = st.session_state.get("reader_exemption")
    if chosen:
        st.query_params["exemption"] = chosen
    else:
        st.query_params.clear()


def _page(page: Reader) -> None:
    st.html(f"<h2>{escape(page.ref)} {escape(page.title)}</h2>")
    if not page.verified:
        st.warning("Not yet checked against the Act: look at the source before relying on this.")
    links = [("The law", page.source), ("Guidance", page.guidance or "")]
    st.html(
        _lines("In plain words", page.plain)
        + markup.facts([(n, markup.link(u, u)) for n, u in links if u])
        + _lines("What must be shown", page.elements)
    )
    st.html(
        "<h3>Passages of letters worth reading</h3>"
        + (_models(page) or "<p>No letter in the library relies on it.</p>")
    )
    st.html("<h3>Common mistakes</h3>" + (_mistakes(page.mistakes) or "<p>None is recorded.</p>"))
    st.html("<h3>Cases</h3>" + (_cases(page) or "<p>None is recorded.</p>"))


def _lines(title: str, citations: list[Citation]) -> str:
    rows = "".join(f"<li>{lesson_words.law(c)}</li>" for c in citations)
    return f"<h3>{title}</h3><ul>{rows}</ul>" if rows else ""


def _models(page: Reader) -> str:
    pieces = []
    for role, models in groupby(page.models, key=lambda m: m.role):
        pieces.append(f"<h4>{lesson_words.ROLES[role]}</h4>")
        for model in models:
            shown = lesson_words.example(model.document.example)
            named = lesson_words.named_link(model.document, model.quote)
            pieces.append(markup.quotation(model.quote.quote) + f'<p class="meta">{named}</p>{shown}')
    return "".join(pieces)


def _mistakes(mistakes: list[Mistake]) -> str:
    pieces = []
    for kind, of_kind in groupby(mistakes, key=lambda m: m.kind):
        pieces.append(f"<h4>{_KINDS[kind]}</h4>")
        rows = []
        for mistake in of_kind:
            at = "".join(f" {lesson_words.in_place(c)}" for c in mistake.law)
            link = f" {markup.link(mistake.source, 'The law, at its source')}" if mistake.source else ""
            rows.append(f"<li><strong>{escape(mistake.says)}</strong><br>{escape(mistake.truth)}{at}{link}</li>")
        pieces.append(f"<ul>{''.join(rows)}</ul>")
    return "".join(pieces)


def _cases(page: Reader) -> str:
    rows = []
    for case in page.cases:
        unsure = "" if case.verified else f" {escape(UNVERIFIED)}"
        name = f"<em>{escape(case.name)}</em> {escape(case.citation)}, {escape(case.court)}"
        rows.append(f"<li>{name}. {escape(case.says)}{unsure} {markup.link(case.source, 'Source')}</li>")
    return f"<ul>{''.join(rows)}</ul>" if rows else ""


if __name__ == "__main__":
    show(connect.desk())
