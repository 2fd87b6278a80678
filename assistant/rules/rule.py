"""What a rule is: an id, why it is there, where that is written, how grave a breach is, and what it looks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from assistant.rules.letter import Letter
from corpus.drafts import Citation
from corpus.listings import RuleGroup, Severity
from corpus.provision import Provision
from corpus.records import Span


class Seen(NamedTuple):
    """One place where a rule applies: kept, with the words that keep it, or broken, with what is wrong.

    `left` is set where the span is in the words as sent, before who asked was masked. `beside` are words of other
    documents to be read next to it. `of` is the provision it is about, where it is about one.
    """

    kept: bool
    span: Span | None = None
    says: str = ""
    left: bool = False
    beside: tuple[Citation, ...] = ()
    of: Provision | None = None


Look = Callable[[Letter], Iterator[Seen]]


@dataclass(frozen=True)
class Rule:
    """`source` is a document of the library and words of the line in it that the rule rests on; `under_eir` is that line
    for what the Regulations govern, where they have one of their own.

    `look` yields nothing where the rule does not apply to a letter.
    """

    id: str
    group: RuleGroup
    severity: Severity
    reason: str
    source: tuple[str, str]
    look: Look
    under_eir: tuple[str, str] | None = None

    @classmethod
    def of(cls, row: Mapping[str, Any], group: RuleGroup, look: Look) -> Rule:
        """A rule from its row of a table."""
        under_eir = (row["eir_document"], row["eir_words"]) if "eir_document" in row else None
        source = (row["document"], row["words"])
        return cls(row["id"], group, row["severity"], row["reason"], source, look, under_eir)


def kept(span: Span | None, says: str = "", of: Provision | None = None) -> Seen:
    """The words that earn the tick."""
    return Seen(True, span, says, of=of)


def broken(says: str, span: Span | None = None, *beside: Citation, of: Provision | None = None) -> Seen:
    """What is wrong, and where."""
    return Seen(False, span, says, beside=beside, of=of)
