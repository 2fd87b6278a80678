"""Whether a sentence that is taken from a source still says what the source says, word for word."""

from __future__ import annotations

import re

from assistant.adapt import adapt
from corpus.drafts import Citation
from corpus.law.render import document_id
from corpus.named import provisions
from corpus.provision import EIR, FOIA, Provision
from corpus.records import Document

Cited = tuple[Citation, Document]
_FRAME = re.compile(
    r"(?:the words of (?P<section>[\w ]{3,60}?) include|(?P<ref>.{3,80}?) reads): [“\"]?(?P<words>.+?)[”\"]?\.?",
    re.IGNORECASE | re.DOTALL,
)
_FACTORS = re.compile(
    r"the factors for (?:disclosure|withholding) include: (?P<factors>.+?)\.?", re.IGNORECASE | re.DOTALL
)
OVERTURNED = ", a decision later overturned"
"""What an answer adds to the name of such a decision."""
_INTRODUCED_BY = 400
"""Characters before a quoted provision within which a letter names it."""


def law(sentence: str, cited: list[Cited]) -> bool:
    """True for a line of the law data, or words quoted from a provision that are introduced as what they are."""
    quotes = [plain(c.quote) for c, _ in cited]
    if plain(sentence) in quotes:
        return True
    if found := _FACTORS.fullmatch(sentence):
        tails = {q.split(": ", 1)[-1].rstrip(".") for q in quotes}
        return {plain(f) for f in found["factors"].split("; ")} == tails
    framed = _FRAME.fullmatch(sentence)
    return framed is not None and any(
        _bare(framed["words"]) == _bare(c.quote) and _introduced(framed["section"] or framed["ref"], c, document)
        for c, document in cited
    )


def precedent(sentence: str, cited: list[Cited], request: str) -> bool:
    """True when the sentence is what a precedent says with all that was particular to it taken out."""
    return any(plain(sentence) == plain(adapt(c.quote, document, request).text) for c, document in cited)


def statement(sentence: str, cited: list[Cited]) -> bool:
    """True for a line of the law, or a decision's words in quotation marks after its name and its later fate."""
    return law(sentence, cited) or any(_told(sentence, citation, document) for citation, document in cited)


def _told(sentence: str, citation: Citation, document: Document) -> bool:
    """ "NAME: “words”", or "NAME relied on section 31: “words”" where the document does rely on that."""
    lead = sentence.removesuffix(f": “{citation.quote}”").removesuffix(OVERTURNED)
    relied = {Provision.parse(e.ref).spoken() for e in document.exemptions}
    return lead in {named(document), *(f"{named(document)} relied on {ref}" for ref in relied)}


def named(document: Document) -> str:
    """A decision as an answer names it: its reference, body and date, and whether it is an example."""
    name = document.reference or document.title
    by = f", {document.authority}" if document.authority else ""
    when = f", {document.date.day} {document.date:%B %Y}" if document.date else ""
    return f"{name}{by}{when}{' (example)' if document.example else ''}"


def own(sentence: str, request: list[str]) -> bool:
    """True when the sentence only repeats what was asked."""
    bare = re.sub(r"^\d+\. ", "", plain(sentence)).rstrip(".")
    return bare in {"you asked for:", *(plain(line).rstrip(".") for line in request)}


def plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _bare(text: str) -> str:
    return plain(text).strip('“”". ')


def _introduced(ref: str, citation: Citation, document: Document) -> bool:
    """Words of a provision are in the document on its section, or stand where a letter has named the provision."""
    before = document.text[max(0, citation.start - _INTRODUCED_BY) : citation.start]
    exactly = (p for p in provisions(ref) if plain(p.spoken()) == plain(ref))
    return any(document.id == document_id(p.section) or _names(before, p) for p in exactly)


def _names(text: str, wanted: Provision) -> bool:
    """True where a text names a provision or part of it; of another Act also as "section 132(1) of that Act"."""
    named = provisions(text)
    other = wanted.instrument not in (FOIA, EIR)
    return any(
        p.parts[: len(wanted.parts)] == wanted.parts and (other or p.instrument == wanted.instrument) for p in named
    )
