"""What the office did or found, as lines for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.office import BackUp, Counts, Erased, Place, Restored, Retention, Sought
from retriever.words import plain
from ui.app.words import counted

Lines = Iterator[str]


def backed_up(made: BackUp) -> Lines:
    yield f"Backed up: {made.name} ({made.bytes / 1e6:,.1f} MB), {_held(made.counts)}"
    yield f"SHA-256 of the file: {made.sha256}"
    yield f"Last seal of the journal: {made.seal}"
    yield "Note both somewhere else: they prove later that nothing in it was changed."


def restored(done: Restored) -> Lines:
    before = _held(done.before) if done.before else "nothing that could be read"
    yield f"Restored what was backed up on {done.manifest.made:%d %B %Y at %H:%M UTC}: {_held(done.manifest.counts)}"
    yield f"Before, there was {before}." + (f" It is kept in {done.aside}." if done.aside else "")
    if done.erasures:
        yield f"{counted(done.erasures, 'erasure')} made after this back-up: what was erased is back. Erase it again."


def _held(counts: Counts) -> str:
    return f"{counted(counts.documents, 'document')}, {counted(counts.drafts, 'draft')}, {counted(counts.entries, 'journal line')}"


def retention(found: Retention) -> Lines:
    for name, months in found.rules.items():
        yield f"{name}: kept {counted(months, 'month') if months else 'for ever'}"
    done = "taken out" if found.applied else "over its rule"
    for one in found.expired:
        yield f"{done}: {one.kind} {plain(one.id)}, last changed {one.changed:%Y-%m-%d}"
    yield f"{counted(len(found.expired), 'record')} {done}."
    if found.expired and not found.applied:
        yield "Nothing was taken out. To do so: foi retain --apply --who NAME"


def sought(found: Sought) -> Lines:
    yield from _places(found.places)
    yield f"{counted(found.count, 'place')} in all."
    if found.kept:
        yield "These stay, because the record of who did what is kept:"
        yield from _places(found.kept)
    if found.partly:
        yield f"The last name alone: {counted(found.partly, 'more place')}; if it is the same person, add it with --also."
    if found.places:
        yield 'Nothing was changed. To blot them out: the same with --apply --who NAME --why "REASON"'


def erased(done: Erased) -> Lines:
    yield from _places(done.found.places)
    yield f"{counted(done.found.count, 'place')} blotted out, and the files written afresh."
    if done.found.kept:
        yield f"Who signed a decision is kept as it was: {counted(sum(p.count for p in done.found.kept), 'place')}."
    for name in done.backups:
        yield f"Still in the back-up {name}: delete it when you no longer need it."
    yield f"Receipt: {done.receipt}"
    yield "Keep it with the request: with the name, it proves what was erased; the journal holds only its digest."


def _places(places: list[Place]) -> Lines:
    for place in places:
        yield f"{place.count:>4}  {place.kind} {plain(place.id)}: {plain(place.part)}"
