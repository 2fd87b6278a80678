"""A response as the rules see it: its own sentences by role, what it relies on, and where it argues each exemption."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from assistant import argue
from assistant.rules.alike import Alike, alike
from assistant.source import PrecedentSource
from assistant.statute import Statute
from corpus.law import Exemption, Law
from corpus.provision import EIR, Provision
from corpus.records import ANSWERING, Document, Reliance, Role, Span
from corpus.sentences import spans

REFUSED = ("withheld", "partly", "ncnd", "refused")
_RECITES = re.compile(
    r"\b(?:applies (?:where|to|if|when)|exempts? (?:information|if)|is exempt (?:information )?(?:if|under it if|where)|"
    r"covers information|would,? or would be likely to|the exemption covers|says that|provides that|"
    r"by section \d|under section \d+\S* (?:a|the) public authority|(?:is|are) (?:absolute|qualified|an? absolute|an? qualified))",
    re.IGNORECASE,
)
_DISOWNS = re.compile(
    r"\b(?:we|i) (?:do|did) not (?:rely|claim|cite)|\bnot engaged\b|\bdid not apply\b|\bdo not rely\b", re.IGNORECASE
)


class Sentence(NamedTuple):
    """A sentence of the letter's own words, with the role of the passage it stands in."""

    start: int
    end: int
    text: str
    role: Role
    passage: int

    @property
    def span(self) -> Span:
        return self.start, self.end

    @property
    def recites(self) -> bool:
        """True where it says what the law is, and nothing of this case."""
        return bool(_RECITES.search(self.text))

    @property
    def disowns(self) -> bool:
        """True where it says that an exemption is not relied on."""
        return bool(_DISOWNS.search(self.text))


class Relied(NamedTuple):
    """An exemption relied on: as a value, as the record has it, and as the law has it."""

    ref: Provision
    record: Reliance
    exemption: Exemption | None

    @property
    def span(self) -> Span | None:
        return self.record.spans[0] if self.record.spans else None


class Left(NamedTuple):
    """Something of a person that stands in the words as sent: what kind, and where."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Letter:
    """`written` are the words as sent, before who asked was masked, and `left` what was masked in them.

    `precedents` is None where there is nothing to compare with.
    """

    record: Document
    law: Law
    statute: Statute
    written: str = ""
    left: Sequence[Left] = ()
    precedents: PrecedentSource | None = field(default=None, repr=False)

    @cached_property
    def own(self) -> tuple[Sentence, ...]:
        """Every sentence in the authority's own words: not the request, the law quoted, or a heading in
        capitals.
        """
        passages = [p for p in self.record.passages if p.role not in ("request", "statute")]
        return tuple(
            Sentence(start, end, self.record.text[start:end], p.role, p.start)
            for p in passages
            for start, end in spans(self.record.text, p.start, p.end)
            if not self.record.text[start:end].isupper()
        )

    @cached_property
    def answer(self) -> tuple[Sentence, ...]:
        """Those in which it answers: without what to do next."""
        return tuple(s for s in self.own if s.role in ANSWERING)

    @cached_property
    def closing(self) -> tuple[Sentence, ...]:
        """Those that say what can be done about the answer; where none is set apart, those that might."""
        told = tuple(s for s in self.own if s.role == "next_steps")
        return (*told, *(s for s in self.own if s.role == "other")) if told else self.own

    @cached_property
    def relied(self) -> tuple[Relied, ...]:
        refs = ((Provision.parse(r.ref), r) for r in self.record.exemptions)
        return tuple(Relied(ref, r, self.law.exemption(ref)) for ref, r in refs)

    @property
    def refuses(self) -> bool:
        return self.record.outcome in REFUSED

    @property
    def environmental(self) -> bool:
        return self.record.regime in ("EIR", "both") and any(r.ref.instrument == EIR for r in self.relied)

    @property
    def confirms_nothing(self) -> bool:
        """True where some answer neither confirms nor denies."""
        return self.record.outcome == "ncnd" or any(i.outcome == "ncnd" for i in self.record.items)

    @cached_property
    def alike(self) -> list[Alike]:
        """What precedents decided on the same information; nothing where there are none to ask."""
        return alike(self.record, self.precedents) if self.precedents else []

    def argued(self, refs: Iterable[Provision]) -> tuple[Sentence, ...]:
        """Where it argues these exemptions: under their headings or near their mention. All of the answer where nothing
        but the decision is found there.
        """
        passages = {p.start for ref in refs for p in argue.passages(self.record, ref, *ANSWERING)}
        found = tuple(s for s in self.answer if s.passage in passages)
        return found if any(s.role != "decision" for s in found) else self.answer

    def on(self, refs: Iterable[Provision]) -> tuple[Relied, ...]:
        """What it relies on of these exemptions, or of parts of them."""
        wanted = tuple(refs)
        return tuple(r for r in self.relied if any(ref.covers(r.ref) for ref in wanted))

    def asks(self) -> str:
        """What was asked, all of it."""
        return " ".join(item.text for item in self.record.requests)


def first(pattern: re.Pattern[str], sentences: Iterable[Sentence]) -> Sentence | None:
    """The first sentence in which something is found."""
    return next((s for s in sentences if pattern.search(s.text)), None)


def words(*patterns: str) -> re.Pattern[str]:
    """Any of these, from the beginning of a word, in either case."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(patterns)})", re.IGNORECASE)
