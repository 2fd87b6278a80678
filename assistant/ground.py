"""The gate every draft passes: citations resolve, quotations are verbatim, provisions exist, tests are where due.

It needs no model and trusts none. Faults are shown on their paragraph, never silently dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from assistant import quote
from assistant.review import BLANK
from corpus.drafts import Draft, Finding, Paragraph
from corpus.errors import NotFound
from corpus.law import Law
from corpus.provision import Provision
from corpus.records import Document

_NAMED = re.compile(
    r"\b(?P<word>sections?|regulations?)\s+(?P<ref>\d{1,3}[A-Z]?(?:\(\w{1,3}\))*)(?P<other>[^.;]{0,30}\bof (?:the )?(?!FOIA|Freedom|EIR|Environmental)[A-Z])?",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“([^“”]{12,})”")
FOR, AGAINST, BALANCE = "factors for disclosure", "factors for withholding", "balance"
SIDES = (FOR, AGAINST, BALANCE)


def check(draft: Draft, find: Callable[[str], Document], law: Law) -> list[Finding]:
    """Every fault of a draft, worst first. `find` returns a stored document by id or raises NotFound."""
    found = [f for p in draft.paragraphs for f in _of_paragraph(p, find, law)]
    found += _of_tests(draft, law)
    order = ("error", "warning", "note")
    return sorted(found, key=lambda f: order.index(f.severity))


def _of_paragraph(part: Paragraph, find: Callable[[str], Document], law: Law) -> Iterator[Finding]:
    for sentence in part.sentences:
        text = part.text[sentence.start : sentence.end]
        for citation in sentence.citations:
            try:
                document = find(citation.document)
            except NotFound:
                yield _fault(
                    part, "citation-resolves", "error", f"cites {citation.document}, which is not in the library"
                )
                continue
            if not quote.holds(citation, document):
                yield _fault(part, "quote-verbatim", "error", f"the words cited from {document.title} are not there")
        yield from _of_quotations(part, text, [c.quote for c in sentence.citations])
        if sentence.origin in ("statute", "precedent", "guidance", "model") and not sentence.citations:
            yield _fault(part, "sentence-cited", "error", f"no source is cited for: {text}")
    yield from _of_provisions(part, law)
    if BLANK.search(part.text):
        yield _fault(part, "blank", "note", "a blank is left for the officer to fill in")


def _of_quotations(part: Paragraph, text: str, cited: list[str]) -> Iterator[Finding]:
    """Words between quotation marks must be words of what the sentence cites."""
    for quoted in _QUOTED.findall(text):
        if cited and not any(_plain(quoted) in _plain(c) for c in cited):
            yield _fault(part, "quote-verbatim", "error", f"these quoted words are in no source cited: “{quoted}”")


def _of_provisions(part: Paragraph, law: Law) -> Iterator[Finding]:
    for named in _NAMED.finditer(part.text):
        if named["other"]:
            continue
        instrument = "EIR" if named["word"].lower().startswith("reg") else "FOIA"
        provision = Provision.parse(named["ref"], instrument=instrument)
        if law.exemption(provision.section) and not law.knows(provision):
            yield _fault(part, "provision-exists", "error", f"there is no {provision.spoken()}")


def _of_tests(draft: Draft, law: Law) -> Iterator[Finding]:
    """A qualified exemption has its public interest test, both sides and a balance; an absolute one has none."""
    for ref in dict.fromkeys(p.ref for p in draft.paragraphs if p.ref):
        provision = Provision.parse(ref)
        mine = [p for p in draft.paragraphs if p.ref == ref]
        sides = {side for p in mine for side in SIDES if side in p.heading.lower()}
        if law.needs_public_interest_test(provision):
            for missing in (s for s in SIDES if s not in sides):
                yield _fault(
                    mine[0],
                    "public-interest-test",
                    "error",
                    f"{ref} is qualified: the {missing} of its public interest test are missing",
                )
        elif sides:
            yield _fault(
                mine[0],
                "public-interest-test",
                "error",
                f"{ref} is absolute: no public interest test applies, but the draft has one",
            )


def _fault(part: Paragraph, rule: str, severity: str, message: str) -> Finding:
    return Finding(
        rule=rule,
        severity=severity,
        message=f"{part.heading}: {message}",
        start=0,
        end=len(part.text),
        paragraph=part.id,
    )


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
