"""What a passage is embedded with: a line of context beside its own words. It never reaches a quotation."""

from __future__ import annotations

from corpus.errors import Invalid
from corpus.law import Law
from corpus.provision import Provision
from corpus.records import Document, Passage
from retriever.support import inside
from retriever.tokens import SPECIAL, Tokens

_CONTEXT_TOKENS = 60


class Framing:
    """Frames words with context, never longer than the model reads. Without `tokens` nothing is measured."""

    def __init__(self, tokens: Tokens | None, limit: int, law: Law | None = None) -> None:
        self._tokens = tokens
        self._room = limit - SPECIAL
        self._law = law

    def passage(self, document: Document, passage: Passage) -> str:
        """What is embedded of a passage. Raises Invalid for one that alone is longer than the model reads."""
        words = document.quote(passage.start, passage.end)
        over = self._tokens.count(words) - self._room if self._tokens else 0
        if over > 0:
            raise Invalid(
                f"passage {passage.id} is {over} word-pieces longer than the embedding model reads: "
                "ingest its document again, or choose the model it was read for"
            )
        if passage.role == "request":
            return self.asked(words, _other_requests(document, passage))
        return self._fitted(self._context(document, passage), words, words_first=False)

    def asked(self, words: str, rest: str) -> str:
        """One thing asked for, with the rest of its request after it: alone, "the dates" of what?"""
        return self._fitted(rest, words, words_first=True)

    def size(self, framed: str) -> int:
        """How much of the model's limit a framed text takes."""
        return self._tokens.count(framed) + SPECIAL if self._tokens else 0

    def _fitted(self, context: str, words: str, *, words_first: bool) -> str:
        """Both, the context shortened to what the model can still read."""
        if self._tokens:
            context = self._tokens.shorten(context, min(self._room - self._tokens.count(words), _CONTEXT_TOKENS))
        return "\n".join(filter(None, [words, context] if words_first else [context, words]))

    def _context(self, document: Document, passage: Passage) -> str:
        """Who speaks, under what heading, and what the exemptions named there are about."""
        named = [e.ref for e in document.exemptions if inside(e.spans, passage)]
        titles = dict.fromkeys(
            e.title for ref in named if self._law and (e := self._law.exemption(Provision.parse(ref)))
        )
        return ". ".join(filter(None, [document.authority, passage.heading, *titles]))


def _other_requests(document: Document, passage: Passage) -> str:
    others = (p for p in document.passages if p.role == "request" and p.id != passage.id)
    return " ".join(document.quote(p.start, p.end) for p in others)
