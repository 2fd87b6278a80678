"""What a check found, beside the letter: faults, ticks and rules, each pressing to the words it is about."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

import streamlit as st

from corpus.drafts import Citation, Finding
from corpus.listings import AppliedRule, Findings, Severity, Tick
from corpus.records import Document
from retriever.desk import Desk
from ui.app import markup, pane, source, words
from ui.app.words import Said

GROUPS = {
    "notice": "The notice",
    "exemption": "The exemptions claimed",
    "elements": "What each exemption must show",
    "confirming": "Neither confirming nor denying",
    "test": "The public interest",
    "wording": "The words of the law",
    "time": "Dates and time limits",
    "rights": "Review and complaint",
    "references": "References to the law",
    "personal data": "Personal data",
    "language": "Plain language",
    "consistency": "Against precedents",
}
_KEPT = Said("●", "Kept", "good")
_AT, _OPENED = "checked_at", "checked_opened"


@dataclass(frozen=True)
class Checked:
    """A letter as it was sent, and what the check made of it. `document` is its id where it is in the library."""

    title: str
    text: str
    found: Findings
    document: str | None = None

    @property
    def letter(self) -> Document:
        return Document(id=self.document or "letter", kind="response", title=self.title, text=self.text)

    def broken(self) -> set[str]:
        return {finding.rule for finding in self.found.findings}

    def rule(self, id: str) -> AppliedRule | None:
        return next((rule for rule in self.found.rules if rule.id == id), None)


def summary(checked: Checked) -> str:
    """How many faults of each kind, then the rules by group."""
    counted = Counter(f.severity for f in checked.found.findings)
    said = [f"{count} {name}" for name, count in _by_severity(counted)]
    applied = [rule for rule in checked.found.rules if rule.applied]
    kept = sum(rule.id not in checked.broken() for rule in applied)
    lead = (
        f"{words.listed(said)}." if said else "No faults found by these rules. They do not replace reading the letter."
    )
    of = f"{kept} of the {words.counted(len(applied), 'rule')} that bear on this letter are kept."
    table = markup.table(
        ["What is looked at", "Rules that apply", "Kept", "Broken"], list(_rows(checked)), "Rules by group", shown=True
    )
    return f'<p class="lead" role="status">{lead} {of}</p>{table}'


def _by_severity(counted: Mapping[Severity, int]) -> list[tuple[str, int]]:
    names: dict[Severity, str] = {"error": "to put right", "warning": "to look at", "note": "to note"}
    return [(name, counted[severity]) for severity, name in names.items() if counted.get(severity)]


def _rows(checked: Checked) -> list[list[str]]:
    rows = []
    for group, name in GROUPS.items():
        applied = [rule for rule in checked.found.rules if rule.group == group and rule.applied]
        broken = sum(rule.id in checked.broken() for rule in applied)
        if applied:
            rows.append([escape(name), str(len(applied)), str(len(applied) - broken), str(broken)])
    return rows


def findings(desk: Desk, checked: Checked, severities: list[str]) -> None:
    """The faults of these severities, each with its reason, its source and a button to the words."""
    shown = [(n, f) for n, f in enumerate(checked.found.findings) if f.severity in severities]
    if not shown:
        st.html('<p class="hint">Nothing of this kind was found.</p>')
    for n, finding in shown:
        with st.container(key=f"finding-{n}"):
            _finding(desk, checked, n, finding)


def _finding(desk: Desk, checked: Checked, n: int, finding: Finding) -> None:
    rule = checked.rule(finding.rule)
    badge = markup.badges(words.SEVERITIES[finding.severity])
    reason = f'<p class="meta">{escape(rule.reason)}</p>' if rule else ""
    message = finding.message[:1].upper() + finding.message[1:]
    st.html(f'<div class="finding finding-{finding.severity}">{badge}<p>{escape(message)}.</p>{reason}</div>')
    beside = [c for c in finding.sources if rule is None or c not in rule.sources]
    for citation in beside:
        _side_by_side(desk, checked, finding, citation)
    with st.container(horizontal=True, gap="small", key=f"acts-finding-{n}"):
        _show_button(f"Show the words of finding {n + 1}", finding.start, finding.end, f"finding-{n}")
        if rule and rule.sources:
            _source_link(rule.sources[0], f"Why: source of finding {n + 1}")


def _side_by_side(desk: Desk, checked: Checked, finding: Finding, citation: Citation) -> None:
    """The letter's words and the precedent's, in one row."""
    own = checked.text[finding.start : finding.end] if finding.start is not None else ""
    name = source.name(desk, citation.document)
    row = ["What is said", markup.quotation(own) if own else "nothing in one place", markup.quotation(citation.quote)]
    st.html(markup.table(["Passage", "This letter", f"Precedent {name}"], [row], "The two passages side by side"))
    _source_link(citation, f"Open {name} at these words")


def _source_link(citation: Citation, label: str) -> None:
    at = {"document": citation.document, "start": str(citation.start), "end": str(citation.end)}
    st.page_link("views/library.py", label=source.plain(label), query_params=at)


def _show_button(label: str, start: int | None, end: int | None, key: str) -> None:
    if start is not None and end is not None and end > start:
        st.button(label, key=f"read-{key}", on_click=open_at, args=(start, end))


def open_at(start: int, end: int) -> None:
    """Bring these words of the letter into view."""
    st.session_state[_AT] = (start, end)
    st.session_state[_OPENED] = st.session_state.get(_OPENED, 0) + 1


def forget_place() -> None:
    st.session_state.pop(_AT, None)


def letter(checked: Checked) -> None:
    """The letter as read, at the words that were asked for last."""
    with st.container(key="source"):
        st.header("The letter", anchor=False)
        start, end = st.session_state.get(_AT, (None, None))
        st.html(f'<p class="meta">{escape(checked.title)}</p>')
        opened = f"{checked.title}-{st.session_state.get(_OPENED, 0)}"
        pane.show(checked.letter, start, end, opened, key="pane", quiet=start is None)


def ticks(checked: Checked) -> None:
    """What is as it should be, by group: the words that earned each tick."""
    broken = checked.broken()
    for group, name in GROUPS.items():
        kept = [r for r in checked.found.rules if r.group == group and r.applied and r.id not in broken]
        if kept:
            with st.expander(f"{name}: {words.counted(len(kept), 'rule')} kept"):
                for rule in kept:
                    _tick(checked, rule)


def _tick(checked: Checked, rule: AppliedRule) -> None:
    st.html(f'<p class="badges">{markup.badge(_KEPT)}</p><p>{escape(rule.reason)}</p>')
    for n, tick in enumerate([t for t in checked.found.ticks if t.rule == rule.id]):
        if tick.start is not None and tick.end is not None:
            st.html(markup.quotation(checked.text[tick.start : tick.end], longest=160))
            _show_button(
                f"Show the words for {rule.id.replace('-', ' ')}, {n + 1}", tick.start, tick.end, f"tick-{rule.id}-{n}"
            )


def silent(checked: Checked) -> str:
    """The rules that have nothing to bear on in this letter."""
    return markup.bullets([f"{GROUPS[r.group]}: {r.reason}" for r in checked.found.rules if not r.applied])


def as_csv(checked: Checked) -> bytes:
    """Every finding and tick, a row each, as a spreadsheet opens it."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["result", "rule", "group", "severity", "says", "start", "end", "words", "reason", "source"])
    placed: list[tuple[str, Finding | Tick, str]] = [("broken", f, f.message) for f in checked.found.findings]
    placed += [("kept", tick, tick.says) for tick in checked.found.ticks]
    for result, one, says in placed:
        rule = checked.rule(one.rule)
        quoted = checked.text[one.start : one.end] if one.start is not None else ""
        told = [rule.group, rule.severity] if rule else ["", ""]
        why = [rule.reason, "; ".join(c.document for c in rule.sources)] if rule else ["", ""]
        cells = [result, one.rule, *told, says, one.start, one.end, quoted, *why]
        rows.writerow([_harmless(cell) for cell in cells])
    return out.getvalue().encode("utf-8-sig")


def _harmless(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t") else cell
