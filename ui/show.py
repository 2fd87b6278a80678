"""Results as lines for a person at a terminal. Words from documents are data: control characters never get out."""

from __future__ import annotations

import shutil
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence

from corpus.drafts import Answer, Citation, Draft, Finding, Prompts
from corpus.listings import DocumentList, Findings, IngestReport, SourceList
from corpus.records import Card, Document
from corpus.results import PassageText, PrecedentsResult, SearchResult, SuggestResult
from corpus.understanding import Understanding
from retriever.words import plain

Lines = Iterator[str]
_SHORT = 400
_SAID = {
    "disclosed": "disclosed",
    "partly": "partly disclosed",
    "withheld": "withheld",
    "not_held": "not held",
    "ncnd": "neither confirmed nor denied",
    "refused": "refused (sections 12, 14)",
    "unknown": "outcome not known",
}


def search(result: SearchResult) -> Lines:
    if not result.results:
        yield "Nothing in the library answers this."
    for hit in result.results:
        why = "; ".join(map(_line, hit.why))
        yield f"{hit.rank}. {_card(hit.document)}  [{hit.score:.2f}: {why}]"
        yield from _passage(hit.passage)


def precedents(result: PrecedentsResult) -> Lines:
    if not result.precedents:
        yield "No past decision in the library is like this request."
        return
    yield from _counted(result.outcomes, "similar request")
    yield from _counted(result.example_outcomes, "made-up example letter")
    for n, precedent in enumerate(result.precedents, 1):
        relied = ", ".join(precedent.exemptions) or "no exemption"
        yield ""
        yield f"{n}. {_card(precedent.document)}  [{precedent.score:.2f}]"
        yield f"   {_SAID[precedent.outcome]}; relied on: {relied}"
        for mark in precedent.marks:
            yield f"   ! {_line(mark)}"
        if precedent.absent:
            yield f"   Not mentioned in it: {', '.join(precedent.absent)}"
        for match in precedent.matched[:2]:
            yield from _passage(match.passage)
    for other in result.contrary:
        yield ""
        yield f"Went the other way: {_card(other.document)}: {_line(other.how)}"
        yield from _passage(other.passage)


def _counted(outcomes: dict[str, int], noun: str) -> Lines:
    n = sum(outcomes.values())
    if n:
        counted = ", ".join(f"{_SAID.get(name, name)} {count}" for name, count in outcomes.items())
        yield f"Outcomes of {_count(n, noun)} (n = {n}): {counted}"


_ASIDES = {"argument": "argument", "demand": "demand", "opinion": "asks for a view", "repeat": "asked before"}
_MET = {True: "yes", False: "no", None: "for you to see"}


def understanding(result: Understanding) -> Lines:
    laws = {r.n: r for r in result.regimes}
    for item in result.items:
        yield from _wrapped(f"{item.n}. {item.text}", "")
        yield from _wrapped(f"{laws[item.n].regime}: {laws[item.n].because}", "   ")
    for element in result.validity:
        yield from _wrapped(f"{element.what} {_MET[element.met]}. {element.note}".rstrip(), "")
    for what, found in (
        ("periods", result.periods),
        ("bodies", result.bodies),
        ("roles", result.roles),
        ("kinds of information", result.kinds),
    ):
        yield from _listed(what, found)
    for aside in result.asides:
        again = f", item {aside.of}" if aside.of else ""
        yield from _wrapped(f"Not a request ({_ASIDES[aside.kind]}{again}): {aside.text}", "")
    for correction in result.corrections:
        yield from _wrapped(f"Not so: {correction.premise}", "")
        yield from _wrapped(f"The law: {correction.truth}", "   ")
        yield from _sources(correction.citations)


def suggest(result: SuggestResult) -> Lines:
    for support in result.already_public:
        yield f"May already be public: {_card(support.document)}"
        yield from _passage(support.passage)
    if not result.suggestions:
        yield "No exemption stands out. That is not a decision to disclose."
    for suggestion in result.suggestions:
        bar = f", through {suggestion.bar}" if suggestion.bar else ""
        yield f"{suggestion.ref} {_line(suggestion.title)}{bar}  [{suggestion.score:.2f}]"
        yield from _wrapped(suggestion.because, "   ")
        yield from _listed("to be shown", suggestion.must_show)
        yield from _listed("only you can say", suggestion.needs_from_officer)
        for support in suggestion.support[:2]:
            yield f"   supported by {_card(support.document)}"
        for other in suggestion.contrary[:2]:
            yield f"   but see {_card(other.document)}: {_line(other.how)}"
    if result.suggestions:
        yield "These are exemptions to consider, not a decision."


def prompts(shown: Prompts) -> Lines:
    """The messages as they would be sent, each under its number; nothing of them is wrapped or left out."""
    yield f"{len(shown.messages)} messages would go to {shown.model or 'a language model (none is set)'}. Nothing was sent."
    for n, message in enumerate(shown.messages, start=1):
        yield from ("", f"MESSAGE {n}", *message.split("\n"))


def draft(made: Draft) -> Lines:
    yield f"DRAFT {made.id}: not approved. Every sentence is for an officer to decide on."
    for decision in made.decisions:
        relied = f" under {', '.join(decision.exemptions)}" if decision.exemptions else ""
        yield f"Item {decision.n}: {_SAID[decision.outcome]}{relied}. {_line(decision.because)}".rstrip()
    for paragraph in made.paragraphs:
        yield ""
        yield f"[{paragraph.id}] {_line(paragraph.heading)}  ({paragraph.origin}, {paragraph.status.replace('_', ' ')})"
        yield from _wrapped(paragraph.text)
        yield from _sources(paragraph.citations)
    if made.for_officer:
        yield ""
    for question in made.for_officer:
        yield f"Only you can say: {_line(question.question)} ({_line(question.why)})"
    yield from findings(made.checks, quiet=True)


def findings(found: Sequence[Finding], quiet: bool = False) -> Lines:
    if not found and not quiet:
        yield "No faults found by these checks. They do not replace reading the letter."
    for finding in found:
        at = f" at {finding.start}-{finding.end}" if finding.start is not None else ""
        yield f"{finding.severity}: {_line(finding.message)} [{finding.rule}{at}]"
        yield from _sources(finding.sources)


def checked(found: Findings) -> Lines:
    """The faults, then how many rules bore on the letter and how many of them it keeps."""
    yield from findings(found.findings)
    broken = {finding.rule for finding in found.findings}
    applied = [rule.id for rule in found.rules if rule.applied]
    met = sum(rule not in broken for rule in applied)
    yield f"{_count(len(found.rules), 'rule')}: {len(applied)} bear on this letter, and it keeps {met} of them."


def answer(given: Answer) -> Lines:
    for correction in given.corrections:
        yield f"The question assumes: {_line(correction.premise)}"
        yield from _wrapped(correction.truth)
        yield from _sources(correction.citations)
    if given.abstained:
        yield "I can't answer that from the library."
    for count in given.counts:
        yield from _wrapped(count.says)
        yield from (f"   - {_card(card)}" for card in count.documents)
    for statement in given.statements:
        yield from _wrapped(statement.text)
        yield from _sources(statement.citations)
    if given.searched:
        yield from _wrapped(given.searched.says)
        for near in given.searched.nearest:
            yield from _wrapped(near.text)
            yield from _sources(near.citations)


def document(shown: Document) -> Lines:
    yield _card(Card.of(shown))
    if shown.retired:
        yield f"RETIRED by {_line(shown.retired.who)} on {shown.retired.on}: {_line(shown.retired.why)}"
    taken = None if shown.working_days is None else _count(shown.working_days, "working day")
    again = f"{', '.join(shown.reviews)} ({shown.result or 'result not clear'})" if shown.reviews else None
    facts = {
        **{"id": shown.id, "source": shown.source, "address": shown.url, "requested": shown.requested},
        **{"received": shown.received, "time taken": taken, "decided again": again},
        **shown.extra,
    }
    for label, value in facts.items():
        if value:
            yield f"{_line(label)}: {_line(str(value))}"
    for note in shown.notes:
        yield f"note: {_line(note)}"
    if shown.kind not in ("legislation", "guidance"):
        relied = ", ".join(e.ref for e in shown.exemptions) or "no exemption"
        yield f"outcome: {_SAID[shown.outcome]}; relied on: {relied}"
    for item in shown.requests:
        yield from _wrapped(f"asked {item.n}: {item.text}")
    yield ""
    for line in shown.text.splitlines():
        yield plain(line)


def documents(page: DocumentList, offset: int) -> Lines:
    for card in page.documents:
        decided = "" if card.kind in ("legislation", "guidance") else f"  {_SAID[card.outcome]}"
        yield f"{card.id}  {_card(card)}{decided}"
    first = offset + 1 if page.documents else offset
    made_up = f", {page.examples} of them made-up examples" if page.examples else ""
    yield f"{first}-{offset + len(page.documents)} of {_count(page.total, 'document')}{made_up}"


def sources(listed: SourceList) -> Lines:
    yield "`foi ingest ADDRESS` reads:"
    for source in listed.sources:
        yield f"  {source.name:<14} {source.what}"
        yield f"  {'':<14} {source.example}"
    groups = Counter(one.group for one in listed.worth_fetching)
    yield "`foi sources --fetch GROUP` reads a group of addresses worth having:"
    for group, count in groups.items():
        yield f"  {group:<14} {_count(count, 'address').replace('addresss', 'addresses')}"


def retired(gone: Document) -> Lines:
    yield f"Out of the library: {_card(Card.of(gone))}. Its last version stays in its history."


def brought_back(kept: Document) -> Lines:
    yield f"Back in the library: {_card(Card.of(kept))}."


def ingest(report: IngestReport) -> Lines:
    for row in report.results:
        because = f": {_line(row.reason)}" if row.reason else ""
        named = f" as {row.id}" if row.id and row.status in ("admitted", "replaced", "grouped") else ""
        said = "added" if row.status == "admitted" else row.status
        yield f"{said:<10} {_line(row.source)}{named}{because}"
    counts = ", ".join(f"{n} {'added' if status == 'admitted' else status}" for status, n in report.counts.items())
    yield f"{_count(len(report.results), 'file')}: {counts}" if report.results else "There was nothing to read."


def _card(card: Card) -> str:
    parts = [card.authority, card.reference, str(card.date) if card.date else None]
    named = ", ".join(_line(part) for part in parts if part)
    later = "".join(f"; later {e.kind.replace('_', ' ')}: {_line(e.result)}" for e in card.later)
    made = f" (drafted with this tool, issued on {card.drafted_here})" if card.drafted_here else ""
    doubt = " (outcome in doubt)" if card.doubtful else ""
    return f"{_line(card.title)}{f' ({named}){later}' if named else later}{' (example)' if card.example else ''}{made}{doubt}"


def _passage(passage: PassageText) -> Lines:
    yield from _wrapped(textwrap.shorten(passage.text, _SHORT, placeholder=" …"), "   | ")


def _sources(citations: Sequence[Citation]) -> Lines:
    for cited in citations:
        quoted = textwrap.shorten(plain(cited.quote), 160, placeholder=" …")
        yield from _wrapped(f"“{quoted}” ({cited.document}, {cited.start}-{cited.end})", "   > ")


def _listed(label: str, lines: Sequence[str]) -> Lines:
    for line in lines:
        yield from _wrapped(f"{label}: {line}", "   - ", "     ")


def _wrapped(text: str, indent: str = "", after: str | None = None) -> Lines:
    width = min(shutil.get_terminal_size((100, 24)).columns, 110)
    rest = indent if after is None else after
    for line in text.splitlines():
        yield from textwrap.wrap(plain(line), width, initial_indent=indent, subsequent_indent=rest) or [""]


def _line(text: str) -> str:
    return " ".join(plain(text).split())


def _count(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'' if n == 1 else 's'}"
