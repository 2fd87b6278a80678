"""The consistency board: like requests treated unlike, the words, what may explain it, and your mark."""

from __future__ import annotations

from html import escape
from typing import cast, get_args
from urllib.parse import urlencode

import streamlit as st

from corpus.consistency import Consistency, Drift, Group, Judgement, Treatment, share
from corpus.errors import Invalid
from corpus.records import Card
from corpus.results import Filters
from retriever.desk import Desk
from retriever.desks.consistency import MOST_GROUPS
from ui.app import connect, faults, markup, source, words
from ui.app.words import Said

_PAGE = 10
_OPENED = 6
"""Treatments of a group that can be opened here; the others are named, and opened in the library."""
_MARKS: dict[Judgement, Said] = {
    "justified": Said("●", "Justified", "good"),
    "unjustified": Said("▲", "Not justified", "bad"),
    "unsure": Said("◆", "Not sure", "ask"),
}
_EXPLAINED = Said("◐", "Something found may explain it")
_UNEXPLAINED = Said("▲", "Nothing found explains it", "ask")


def show(desk: Desk) -> None:
    st.title("Consistency", anchor=False)
    st.html(
        "<p>Requests for the same kind of information, treated differently. Nothing here is a fault until a person "
        "says so: read the words, then mark the group.</p>"
    )
    with st.form("consistency-form", border=False):
        with st.expander("Filters"):
            _boxes()
        st.form_submit_button("Compare", type="primary")
    with faults.told():
        filters = _filters()
        page = int(st.session_state.get("consistency_page") or 1)
        with st.spinner("Comparing every decision with those on like requests …"):
            found = desk.quality.consistency(filters, min(page * _PAGE, MOST_GROUPS))
        pages = -(-min(found.total, MOST_GROUPS) // _PAGE)
        shown = found.groups[(min(page, max(pages, 1)) - 1) * _PAGE :]
        st.html(f'<p class="hint" role="status">{escape(_counted(found))}</p>')
        st.header("Groups", anchor=False)
        for group in shown:
            _group(desk, group, filters)
        if pages > 1:
            st.pagination(pages, key="consistency_page")
        _drift(found)


def _boxes() -> None:
    st.text_input("Exemption relied on, for example 31 or 40(2)", key="c_exemption", persist_state="session")
    st.text_input("Authority, its full name", key="c_authority", persist_state="session")
    since, until = st.columns(2)
    since.date_input("Dated on or after", value=None, key="c_since", format="DD/MM/YYYY", persist_state="session")
    until.date_input("Dated on or before", value=None, key="c_until", format="DD/MM/YYYY", persist_state="session")
    st.checkbox("Include example documents", value=True, key="c_examples", persist_state="session")


def _filters() -> Filters:
    chosen = st.session_state
    exemption, authority = (str(chosen.get(name) or "").strip() for name in ("c_exemption", "c_authority"))
    try:
        return Filters(
            exemption=[exemption] if exemption else [],
            authority=[authority] if authority else [],
            since=chosen.get("c_since"),
            until=chosen.get("c_until"),
            examples=bool(chosen.get("c_examples", True)),
        )
    except ValueError:
        raise Invalid(
            f"{exemption!r} is not a reference to the law; write it like 31(1)(g), 40(2) or EIR 12(5)(e)."
        ) from None


def _counted(found: Consistency) -> str:
    groups = words.counted(found.total, "group treated unlike", "groups treated unlike")
    less = f", of which the first {MOST_GROUPS} can be seen" if found.total > MOST_GROUPS else ""
    return (
        f"{words.counted(found.decisions, 'decision')} compared, {words.counted(found.items, 'item')}: {groups}{less}."
    )


def _group(desk: Desk, group: Group, filters: Filters) -> None:
    with st.container(border=True, key=f"group-{group.id}"):
        st.subheader(source.plain(group.topic), anchor=False)
        badges = [_EXPLAINED if group.explained else _UNEXPLAINED]
        st.html(markup.badges(*badges, *([_MARKS[group.mark.judgement]] if group.mark else [])))
        st.html(markup.bullets(group.divergence))
        if group.facts:
            explains = {True: "May explain it", False: "Also differs"}
            st.html(markup.bullets([f"{explains[fact.explains]}: {fact.says}" for fact in group.facts]))
        cards = {card.id: card for card in group.documents}
        for item in group.items[:_OPENED]:
            _treatment(item, cards[item.document])
        if more := group.items[_OPENED:]:
            named = "".join(f"<li>{_named(item, cards[item.document])}</li>" for item in more)
            st.html(f"<details><summary>{len(more)} more in this group</summary><ul>{named}</ul></details>")
        _marking(desk, group, filters)


def _called(item: Treatment, card: Card) -> str:
    name = card.reference or card.title
    return f"{words.OUTCOMES[item.outcome].words}: {name}, {card.authority or 'body not stated'}"


def _named(item: Treatment, card: Card) -> str:
    """A treatment as a link to its words in the library."""
    address = f"library?{urlencode({'document': card.id, **_where(item)})}"
    example = " (made-up example)" if card.example else ""
    return f'<a href="{escape(address)}" target="_self">{escape(_called(item, card))}</a>{example}'


def _where(item: Treatment) -> dict[str, str]:
    return {"start": str(item.decided[0].start), "end": str(item.decided[0].end)} if item.decided else {}


def _treatment(item: Treatment, card: Card) -> None:
    name = card.reference or card.title
    with st.expander(source.plain(_called(item, card))):
        relied = escape(words.listed(item.exemptions) or "no exemption")
        said = [words.OUTCOMES[item.outcome], *([source.EXAMPLE] if card.example else [])]
        asked = f'<p class="meta">Asked: {escape(item.asked)}</p>'
        st.html(
            f'{markup.badges(*said)}<p class="meta">{escape(words.day(card.date))}. Relied on: {relied}.</p>{asked}'
        )
        for cited in item.decided[:3]:
            st.html(markup.quotation(cited.quote))
        label = source.plain(f"Read {name}, item {item.n}, in the library")
        st.page_link("views/library.py", label=label, query_params={"document": card.id, **_where(item)})


def _marking(desk: Desk, group: Group, filters: Filters) -> None:
    if group.mark:
        mark = group.mark
        changed = ""
        if group.joined or group.left:
            changed = f" Since then {len(group.joined)} joined and {len(group.left)} left the group: look again."
        says = f"{_MARKS[mark.judgement].words}, said {mark.who} on {words.moment(mark.when)}: {mark.reason}{changed}"
        st.html(f'<p class="decided">{escape(says)}</p>')
    with st.expander("Mark this group"), st.form(f"mark-{group.id}", border=False):
        judgement = st.radio(
            "Is the difference justified?",
            get_args(Judgement),
            index=None,
            format_func=lambda one: _MARKS[one].words,
            key=f"judgement-{group.id}",
        )
        who = connect.name_or_box(f"who-{group.id}", "Your name")
        reason = st.text_area("Why", key=f"reason-{group.id}")
        if st.form_submit_button("Keep this mark"):
            with faults.told():
                if judgement is None:
                    raise Invalid("Say whether the difference is justified.")
                desk.quality.mark(group.id, cast("Judgement", judgement), who, reason, filters)
                st.rerun()


def _drift(found: Consistency) -> None:
    st.header("Exemptions by year", anchor=False)
    if found.moved:
        st.html(markup.bullets([one.says for one in found.moved]))
    rows = [
        [escape(d.ref), d.period, _outcomes(d), str(d.considered), escape(share(d.relied, d.of))] for d in found.drift
    ]
    heads = [
        "Exemption",
        "Year",
        "Outcomes of decisions that relied on it",
        "Considered, not relied on",
        "Of all decisions",
    ]
    st.html(markup.table(heads, rows, "How decisions that relied on each exemption came out, by year"))
    if found.authors:
        st.header("Exemptions by who answered", anchor=False)
        who = [[escape(a.author), escape(a.field), escape(a.ref), escape(share(a.relied, a.of))] for a in found.authors]
        st.html(
            markup.table(["Who", "Said by the log under", "Exemption", "Decisions"], who, "Exemptions by who answered")
        )


def _outcomes(drift: Drift) -> str:
    return escape(", ".join(f"{words.OUTCOMES[name].words} {n}" for name, n in drift.outcomes.items()) or "none")


if __name__ == "__main__":
    show(connect.desk())
