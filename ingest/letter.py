"""A letter as its parts are read: its layout, the role of each block, its references, and the law it is read against."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from corpus.law import Exemption, Law
from corpus.provision import Provision
from corpus.records import Role, Span
from corpus.sentences import spans
from ingest import voices
from ingest.asked_by_mail import asked_again, mails_below
from ingest.begins import by_the_answer
from ingest.cite import Reference, references
from ingest.layout import Layout, Placed
from ingest.named import named_exemptions
from ingest.settle import settled
from ingest.shapes import SIGN_OFF

_CUT_SHORT, _A_SENTENCE, _SIGNATURE = 1500, 6, 30
"""Characters of a text long enough for its end to be a cut, the fewest words of its last line, and lines that may sign it."""
_ENDS = (".", "!", "?", ":", ")", "”", '"', "’", "'", "]", "|")


@dataclass
class Letter:
    """One letter; `found` are all its references to the law, in order.

    `theirs` are blocks that are neither the request nor the authority's words: later mails of whoever asked, and words
    of the page the letter was copied from. They have no role here.
    """

    layout: Layout
    roles: list[Role | None]
    law: Law
    found: list[Reference] = field(init=False)
    theirs: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        text = self.layout.text
        words = [self.layout.words(block) for block in self.layout.blocks]
        self.theirs = (
            mails_below(words)
            | asked_again(words)
            | {n for n, line in enumerate(words) if voices.OF_THE_SITE.match(line)}
        )
        self.roles = [None if n in self.theirs and role != "request" else role for n, role in enumerate(self.roles)]
        cited = settled(references(text), self.law)
        self.found = sorted([*cited, *named_exemptions(text, cited, self.law)], key=lambda r: r.start)
        self._starts = [r.start for r in self.found]
        self._headed: dict[str, frozenset[Provision]] = {}
        self._exemptions: dict[Provision, Exemption | None] = {}

    @cached_property
    def in_blocks(self) -> list[list[Span]]:
        """The sentences of each block."""
        return [spans(self.layout.text, block.start, block.end) for block in self.layout.blocks]

    def sentences(self, *wanted: Role) -> list[tuple[Span, Role, str | None]]:
        """Sentences of blocks with one of the wanted roles, with the heading each stands under."""
        return [
            (span, role, block.heading)
            for block, role, inside in zip(self.layout.blocks, self.roles, self.in_blocks, strict=True)
            if role in wanted
            for span in inside
        ]

    @cached_property
    def breaks_off(self) -> bool:
        """True where a text of some length ends in the middle of a sentence, and nobody has signed: only its beginning is here."""
        text = self.layout.text.rstrip()
        *above, last = text.split("\n")
        if len(text) < _CUT_SHORT or len(last.split()) < _A_SENTENCE or last.endswith(_ENDS):
            return False
        return not any(SIGN_OFF.match(line.strip()) for line in above[-_SIGNATURE:])

    @cached_property
    def spoken(self) -> list[list[tuple[Span, Role | None]]]:
        """The sentences of each block with the role of each: in the request, what the authority says there is a decision."""
        return [
            list(zip(inside, self._spoken(role, inside), strict=True))
            for role, inside in zip(self.roles, self.in_blocks, strict=True)
        ]

    def _spoken(self, role: Role | None, inside: list[Span]) -> list[Role | None]:
        if role != "request":
            return [role] * len(inside)
        return ["decision" if answers else role for answers in by_the_answer([self.words(span) for span in inside])]

    def exemption(self, provision: Provision) -> Exemption | None:
        """The exemption a provision is, or lies in."""
        if provision not in self._exemptions:
            self._exemptions[provision] = self.law.exemption(provision)
        return self._exemptions[provision]

    def headed(self, heading: str) -> frozenset[Provision]:
        """The exemptions, or limbs of them, that a heading names."""
        if heading not in self._headed:
            named = (r.provision for r in references(heading))
            self._headed[heading] = frozenset(p for p in named if p and self.exemption(p))
        return self._headed[heading]

    def words(self, span: Span) -> str:
        return self.layout.text[slice(*span)]

    def blocks_and_sentences(self, *wanted: Role) -> Iterator[tuple[Span, Role, Placed]]:
        """Sentences with one of the wanted roles, in order, each with the block it stands in."""
        for block, inside in zip(self.layout.blocks, self.spoken, strict=True):
            for span, role in inside:
                if role in wanted:
                    yield span, role, block

    def within(self, start: int, end: int) -> list[Reference]:
        return self.found[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
