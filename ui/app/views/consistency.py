"""The consistency board: like requests treated unlike, the words, what may explain it, and your mark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
from ui.app import connect, faults, markup, narrow, source, words
from ui.app.words import Said

_PAGE = 10
_OPENED = 6  # treatments of a group that can be opened here; the others are named, and opened in the library
_OPENED_ROWS = 40  # of the longest table that stands open
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
        with st.expander("Filters", expanded=narrow.in_address()):
            narrow.boxes()
        st.form_submit_button("Compare", type="primary")
    with faults.told():
        filters, page = narrow.chosen(), _page()
        with st.spinner("Comparing every decision with those on like requests …", show_time=True):
            found = desk.quality.consistency(filters, min(page * _PAGE, MOST_GROUPS))
        pages = -(-min(found.total, MOST_GROUPS) // _PAGE)
        shown = found.groups[(min(page, max(pages, 1)) - 1) * _PAGE :]
        st.html(f'<p class="hint" role="status">{escape(_counted(found))}</p>')
        st.header("Groups", anchor=False)
        for group in shown:
            _group(desk, group, filters)
        if pages > 1:
            st.pagination(pages, key="page", bind="query-params")
        _drift(found)


def _counted(found: Consistency) -> str:
    groups = words.counted(found.total, "group treated unlike", "groups treated unlike")
    less = f", of which the first {MOST_GROUPS} can be seen" if found.total > MOST_GROUPS else ""
    return (
        f"{words.counted(found.decisions, 'decision')} compared, {words.counted(found.items, 'item')}: {groups}{less}."
    )


def _page() -> int:
    """The page of groups that was pressed, or that the address names before anything is."""
    named = str(st.session_state.get("page") or st.query_params.get("page", ""))
    return max(int(named), 1) if named.isdecimal() else 1


def _group(desk: Desk, group: Group, filters: Filters) -> None:
    with st.container(border=True, key=f"group-{group.id}"):
        badges = [_EXPLAINED if group.explained else _UNEXPLAINED]
        cards = {card.id: card for card in group.documents}
        st.html(
            f"<h3>{escape(group.topic)}</h3>"
            + markup.badges(*badges, *([_MARKS[group.mark.judgement]] if group.mark else []))
            + markup.bullets(group.divergence)
            + _facts(group)
            + "".join(_treatment(item, cards[item.document]) for item in group.items[:_OPENED])
            + _others(group.items[_OPENED:], cards)
            + _marked(group)
        )
        _marking(desk, group, filters)


def _facts(group: Group) -> str:
    says = [f"{'May explain it' if fact.explains else 'Also differs'}: {fact.says}" for fact in group.facts]
    return markup.bullets(says) if says else ""


def _treatment(item: Treatment, card: Card) -> str:
    """How one item was treated, opened to the words that decided it."""
    relied = escape(words.listed(item.exemptions) or "no exemption")
    badges = markup.badges(words.OUTCOMES[item.outcome], *source.warnings(card))
    quoted = "".join(markup.quotation(cited.quote) for cited in item.decided[:3])
    reads = f"Read {card.reference or card.title}, item {item.n}, in the library"
    return (
        f"<details><summary>{escape(_called(item, card))}</summary>{badges}"
        f'<p class="meta">{escape(words.day(card.date))}. Relied on: {relied}.</p>'
        f'<p class="meta">Asked: {escape(item.asked)}</p>{quoted}<p>{_opens(item, card, reads)}</p></details>'
    )


def _others(items: Sequence[Treatment], cards: Mapping[str, Card]) -> str:
    if not items:
        return ""
    named = []
    for item in items:
        card = cards[item.document]
        example = " (made-up example)" if card.example else ""
        named.append(f"<li>{_opens(item, card, _called(item, card))}{example}</li>")
    return f"<details><summary>{len(items)} more in this group</summary><ul>{''.join(named)}</ul></details>"


def _called(item: Treatment, card: Card) -> str:
    name = card.reference or card.title
    return f"{words.OUTCOMES[item.outcome].words}: {name}, {card.authority or 'body not stated'}"


def _opens(item: Treatment, card: Card, says: str) -> str:
    """A link to the letter in the library, at the words that decided the item."""
    at = {"start": str(item.decided[0].start), "end": str(item.decided[0].end)} if item.decided else {}
    address = f"library?{urlencode({'document': card.id, **at})}"
    return f'<a href="{escape(address)}" target="_self">{escape(says)}</a>'


def _marked(group: Group) -> str:
    mark, changed = group.mark, ""
    if mark is None:
        return ""
    if group.joined or group.left:
        changed = f" Since then {len(group.joined)} joined and {len(group.left)} left the group: look again."
    says = f"{_MARKS[mark.judgement].words}, said {mark.who} on {words.moment(mark.when)}: {mark.reason}{changed}"
    return f'<p class="decided">{escape(says)}</p>'


@st.fragment
def _marking(desk: Desk, group: Group, filters: Filters) -> None:
    """The form is made when it is opened, and only it."""
    opened = st.expander("Mark this group", key=f"marking-{group.id}", on_change="rerun")
    if not opened.open:
        return
    with opened, st.form(f"mark-{group.id}", border=False):
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
    table = markup.table(heads, rows, "How decisions that relied on each exemption came out, by year")
    opened = " open" if len(rows) <= _OPENED_ROWS else ""
    st.html(f"<details{opened}><summary>The table of exemptions by year</summary>{table}</details>")
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
