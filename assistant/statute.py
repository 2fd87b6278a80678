"""The law as the library holds it: facts to state in a draft, each with the citation that opens its source."""

from __future__ import annotations

import re

from assistant import argue, quote
from assistant.source import Documents
from corpus.drafts import Citation
from corpus.errors import NotFound
from corpus.law import Law
from corpus.law.render import document_id
from corpus.provision import Provision
from corpus.records import Document

Fact = tuple[str, list[Citation]]
_NATURE = re.compile(r"\b(?:absolute|qualified)\b|not an exemption|public interest test", re.IGNORECASE)


class Statute:
    """Looks facts up in the library's documents of law; what the library does not hold is not stated."""

    def __init__(self, source: Documents, law: Law) -> None:
        self._source = source
        self._law = law

    def nature(self, ref: Provision) -> Fact | None:
        """Whether the exemption is absolute or qualified."""
        document = self._of(ref)
        return _line(document, _NATURE) if document else None

    def limb(self, ref: Provision) -> Fact | None:
        """What the limb covers, in plain words."""
        document = self._of(ref)
        exemption = self._law.exemption(ref)
        limb = next((x for x in exemption.limbs if x.ref == ref), None) if exemption else None
        return _line(document, re.compile(re.escape(limb.says))) if document and limb else None

    def words(self, ref: Provision, precedents: list[Document], under: Provision | None = None) -> Fact | None:
        """The words of a provision: as a precedent quotes them in full, else the few the law data holds.

        `under` is the exemption whose reasoning quotes them, where that is another: 44 for a bar, 31 for a purpose.
        """
        for precedent in precedents:
            if quoted := _quotation(precedent, ref, under or ref):
                return quoted
        document = self._of(ref)
        exemption = self._law.exemption(ref)
        if under or not document or not exemption or not exemption.statutory_words:
            return None
        cited = quote.words(document, exemption.statutory_words[0])
        return f"The words of {ref.section.spoken()} include: “{cited.quote}”.", [cited]

    def bar(self, ref: Provision) -> Fact | None:
        """What the enactment behind section 44 forbids."""
        bar = self._law.bar(str(ref))
        return self.fact(document_id(ref.section), re.escape(bar.forbids)) if bar else None

    def factor(self, ref: Provision, factor: str) -> Fact | None:
        """A general public interest factor of the law data."""
        document = self._of(ref)
        return _line(document, re.compile(re.escape(factor))) if document else None

    def element(self, ref: Provision, says: str) -> Fact | None:
        """The line of the law data that says what must be shown, for an exemption or for a bar."""
        bar = self._law.bar(str(ref))
        return self.fact(document_id(bar.ref if bar else ref.section), re.escape(says))

    def section(self, ref: Provision) -> list[Citation]:
        """The title of the document on a provision's section; nothing where the library has none."""
        document = self._of(ref)
        return [quote.at(document, 0, document.text.index("\n"))] if document else []

    def fact(self, id: str, pattern: str) -> Fact | None:
        """The first line of a document of law that matches `pattern`."""
        try:
            return _line(self._source.document(id), re.compile(pattern, re.IGNORECASE))
        except NotFound:
            return None

    def _of(self, ref: Provision) -> Document | None:
        exemption = self._law.exemption(ref)
        if exemption is None:
            return None
        try:
            return self._source.document(document_id(exemption.section))
        except NotFound:
            return None


def _line(document: Document, pattern: re.Pattern[str]) -> Fact | None:
    """The first line after the title that matches, as a sentence with its citation."""
    at = 0
    for n, line in enumerate(document.text.split("\n")):
        words = line.strip()
        if n and words and pattern.search(words):
            start = at + line.index(words)
            return words, [quote.at(document, start, start + len(words))]
        at += len(line) + 1
    return None


def _quotation(document: Document, ref: Provision, under: Provision) -> Fact | None:
    """The statute passage that a precedent introduces with `ref`, verbatim."""
    written = re.compile(rf"(?<![\d(]){re.escape(''.join(str(ref).split('s.')[-1:]))}(?!\()")
    for passage in argue.passages(document, under, "statute"):
        before = [p for p in document.passages if p.end <= passage.start and p.heading == passage.heading]
        lead = document.quote(before[-1].start, before[-1].end) if before else ""
        if written.search(lead.replace(" ", "")):
            cited = quote.at(document, passage.start, passage.end)
            spoken = ref.spoken()
            return f"{spoken[0].upper()}{spoken[1:]} reads: {_one_line(cited.quote)}", [cited]
    return None


def _one_line(text: str) -> str:
    return " ".join(text.split())
