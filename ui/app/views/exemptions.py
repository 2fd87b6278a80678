"""The exemptions: what the law says of each, what a letter must show, and where that is written."""

from __future__ import annotations

from html import escape

import streamlit as st

from corpus.listings import ExemptionCard, ExemptionDetail
from corpus.records import Card
from retriever.desk import Desk
from ui.app import connect, faults, markup, source
from ui.app.words import Said

_NATURES = {
    "absolute": Said("■", "Absolute: no public interest test"),
    "qualified": Said("◐", "Qualified: public interest test needed"),
    "mixed": Said("◑", "Absolute in part, qualified in part"),
    "procedural": Said("▲", "Procedural refusal, not an exemption"),
}
_REGIMES = {
    "FOIA": "Freedom of Information Act 2000",
    "EIR": "Environmental Information Regulations 2004",
}


def show(desk: Desk) -> None:
    st.title("Exemptions", anchor=False)
    cards = desk.exemptions()
    chosen = st.selectbox(
        "Choose an exemption",
        cards,
        index=None,
        format_func=_title,
        key="exemption",
        placeholder="Choose one, or type part of its name",
    )
    if chosen is not None:
        with faults.told():
            _detail(desk.exemption(chosen.ref))
    else:
        for regime, name in _REGIMES.items():
            st.header(name, anchor=False)
            st.html(_table([card for card in cards if card.regime == regime], name))


def _title(card: ExemptionCard) -> str:
    return f"{card.ref} {card.title}"


def _table(cards: list[ExemptionCard], name: str) -> str:
    rows = [[escape(c.ref), escape(c.title), markup.badge(_NATURES[c.nature])] for c in cards]
    return markup.table(["Reference", "Title", "Nature"], rows, name)


def _detail(detail: ExemptionDetail) -> None:
    st.html(f"<h2>{escape(_title(detail))}</h2>{markup.badges(_NATURES[detail.nature])}")
    if not detail.verified:
        st.warning("Not yet checked against the Act: look at the source before relying on this.")
    limbs = "".join(f"<dt>{escape(limb.ref)}</dt><dd>{escape(limb.says)}</dd>" for limb in detail.limbs)
    sections = [
        ("What it covers", f'<dl class="facts">{limbs}</dl>' if limbs else ""),
        ("The words of the law", "".join(markup.quotation(w) for w in detail.statutory_words)),
        ("The test", markup.prose(detail.test)),
        ("What a letter must show", _list(detail.requires)),
        ("Factors for disclosure", _list(detail.factors_for_disclosure)),
        ("Factors for maintaining the exemption", _list(detail.factors_for_maintaining)),
        ("Neither confirming nor denying", markup.prose(detail.ncnd)),
        ("Remarks", markup.prose(detail.note)),
    ]
    st.html("".join(f"<h3>{title}</h3>{body}" for title, body in sections if body))
    links = [("The law", detail.source), ("Guidance", detail.guidance_url or "")]
    st.html(markup.facts([(name, markup.link(url, url)) for name, url in links if url]))
    _documents(detail)


def _list(lines: list[str]) -> str:
    return markup.bullets(lines) if lines else ""


def _documents(detail: ExemptionDetail) -> None:
    lists = (
        ("Decisions that rely on it", detail.relied_on, False),
        ("Made-up example letters that rely on it", detail.relied_on_in_examples, True),
    )
    for title, count, example in lists:
        shown = [card for card in detail.documents if card.example is example]
        if shown:
            of = f"{len(shown)} newest of {count}" if len(shown) < count else str(count)
            st.html(f"<h3>{title} ({of})</h3>")
            _links(shown)


def _links(documents: list[Card]) -> None:
    for card in documents:
        label = " · ".join(p for p in (card.reference or card.title, card.authority, source.dated(card)) if p)
        st.page_link("views/library.py", label=source.plain(label), query_params={"document": card.id})


if __name__ == "__main__":
    show(connect.desk())
