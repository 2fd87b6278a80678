"""What the office did or found, as lines for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.office import BackUp, Counts, Restored
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
