"""A line of the journal as people say it: who did what, and its words before and after without any of the machine's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from corpus.drafts import Draft
from corpus.entries import Entry
from corpus.provision import Provision
from ui.app import words

_DONE = {
    "open": "opened the case",
    "merge": "merged two items",
    "split": "split an item",
    "reword": "reworded an item",
    "drop": "left out an item",
    "add": "added an item",
    "undo": "undid the last change",
    "mark": "looked at a provision that the request names",
    "choose": "chose exemptions for an item",
    "state": "stated a fact of this case",
    "receive": "gave the date of receipt",
    "entitle": "gave the case another title",
    "comment": "wrote a comment",
    "submit": "submitted the draft for review",
    "withdraw": "withdrew the draft from review",
    "return": "returned the draft with comments",
    "approve": "approved the draft",
    "issue": "marked the letter as issued",
}
_OF_PARAGRAPH = {"edit": "reworded", "reject": "rejected", "revise": "put a fact of this case into"}
_OF_CITATION = {"confirm": "confirmed the citation of", "doubt": "doubted the citation of"}
_ITEM = re.compile(r"^(\d+)\. (.*) \[([^\[\]]*)\]$", re.DOTALL)
_RECEIVED, _NAMES = re.compile(r"^received (\d{4}-\d\d-\d\d)$"), re.compile(r"^names (.+): (open|ticked|struck)$")
_FACT = re.compile(r"^([^\s,][^,]{0,30}), (.*)$", re.DOTALL)
_MARKED = {"open": "not looked at", "ticked": "looked at, and right", "struck": "struck: no such provision"}


@dataclass(frozen=True)
class Told:
    """One step, in words."""

    entry: Entry
    what: str
    before: str = ""
    after: str = ""


def told(entries: Sequence[Entry], drafts: Sequence[Draft], name: Callable[[str], str]) -> list[Told]:
    """The steps in order. `name` says what to call a document.

    Approving a case approves its draft, with a line for each in the journal: one step here.
    """
    numbers = {f"draft:{d.id}": {p.id: (n, p.heading) for n, p in enumerate(d.paragraphs, start=1)} for d in drafts}
    steps: list[Told] = []
    stood = ""
    for entry in entries:
        if entry.subject in numbers and entry.action == "approve":
            stood = entry.after
            continue
        step = _of_draft(entry, numbers[entry.subject], name) if entry.subject in numbers else _of_case(entry)
        if entry.action == "approve" and stood:
            step = Told(entry, step.what, "", f"Faults that were let stand:\n{stood}")
        steps.append(step)
    return steps


def _of_case(entry: Entry) -> Told:
    if entry.action == "draft":
        again = "put the draft in hand aside, and made another" if entry.before else "made the draft"
        return Told(entry, f"{entry.who} {again}")
    if entry.action == "accept":
        return Told(entry, f"{entry.who} let a point stand as it is", entry.before)
    before, after = _plain(entry.before), _plain(entry.after)
    return Told(entry, f"{entry.who} {_DONE.get(entry.action) or _unknown(entry.action)}", before, after)


def _of_draft(entry: Entry, numbers: Mapping[str, tuple[int, str]], name: Callable[[str], str]) -> Told:
    action, _, at = entry.action.partition(" ")
    if action in _OF_CITATION:
        document, _, _ = at.rpartition(" ")
        return Told(entry, f"{entry.who} {_OF_CITATION[action]} {name(document)}: “{entry.after}”")
    n, heading = numbers.get(at, (0, ""))
    place = f"paragraph {n}, “{heading}”" if n else "a paragraph"
    if action == "accept":
        return Told(entry, f"{entry.who} accepted {place}")
    if action in _OF_PARAGRAPH:
        return Told(entry, f"{entry.who} {_OF_PARAGRAPH[action]} {place}", entry.before, entry.after)
    return Told(entry, f"{entry.who} {_unknown(entry.action)}", entry.before, entry.after)


def _unknown(action: str) -> str:
    return f"took the step “{action.replace('_', ' ')}”"


def _plain(written: str) -> str:
    """What a case says, or the state it is in, as people say it."""
    if written in words.STATES:
        return words.STATES[written].words
    return "\n".join(map(_line, written.split("\n")))


def _line(line: str) -> str:
    if found := _RECEIVED.match(line):
        return f"Received {words.day(date.fromisoformat(found[1]))}"
    if found := _NAMES.match(line):
        return f"{_spoken(found[1])}: {_MARKED[found[2]]}"
    if found := _ITEM.match(line):
        refs = [] if found[3] == "no exemption" else [spoken(ref) for ref in found[3].split(", ")]
        return f"Item {found[1]}, “{found[2]}”: {words.listed(refs) or 'no exemption chosen'}"
    if (found := _FACT.match(line)) and (said := spoken(found[1])) != found[1]:
        return f"On {said}, {found[2]}"
    return f"{line[:1].upper()}{line[1:]}"


def _spoken(ref: str) -> str:
    said = spoken(ref)
    return f"{said[:1].upper()}{said[1:]}"


def spoken(ref: str) -> str:
    """A provision as people say it: "section 31(1)(g)"; anything else as it is."""
    with suppress(ValueError):
        return Provision.parse(ref).spoken()
    return ref
