"""A reader's page for one exemption: what it says, its elements, cases, passages worth reading, and common mistakes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant import argue, quote
from assistant.lessons import flaws
from assistant.source import PrecedentSource
from assistant.statute import Statute
from corpus.drafts import Citation
from corpus.errors import NotFound
from corpus.law import Exemption, Law
from corpus.law.render import document_id
from corpus.law.say import LICENCE
from corpus.learning import Case, Mistake, Model, Reader
from corpus.provision import Provision
from corpus.records import Card, Document, Role
from corpus.results import Filters

_ROLES: tuple[Role, ...] = (
    "exemption",
    "prejudice",
    "factors_for_disclosure",
    "factors_against_disclosure",
    "balance",
)
_OF_EACH, _LOOKED_AT, _FEWEST_WORDS = 3, 12, 8
_ENDS = ("Sources: ", LICENCE)


def reader(exemption: Exemption, law: Law, source: PrecedentSource, examples: bool) -> Reader:
    statute = Statute(source, law)
    section = exemption.section
    relying = source.cards(Filters(exemption=[str(section)], examples=examples, kind=["response", "review"]))
    relying.sort(key=lambda card: (card.example, -(card.date.toordinal() if card.date else 0), card.id))
    letters = [source.document(card.id) for card in relying[:_LOOKED_AT]]
    return Reader(
        ref=str(section),
        title=exemption.title,
        plain=_plain(exemption, source),
        elements=[c for says in exemption.requires if (fact := statute.element(section, says)) for c in fact[1]],
        cases=list(_cases(exemption, law)),
        models=list(_models(section, letters, relying)),
        mistakes=[*_premises(exemption, law, statute), *_objections(section, law, statute), *_seen(section, letters)],
        source=exemption.source,
        guidance=exemption.guidance_url,
        verified=exemption.verified,
    )


def _plain(exemption: Exemption, source: PrecedentSource) -> list[Citation]:
    """The lines of the law's document before its elements: its nature, its limbs, its words."""
    try:
        document = source.document(document_id(exemption.section))
    except NotFound:
        return []
    wanted = set(exemption.requires) | set(exemption.factors_for_disclosure) | set(exemption.factors_for_maintaining)
    lines, at = [], 0
    for n, line in enumerate(document.text.split("\n")):
        words = line.strip()
        if n and words and not words.startswith(_ENDS) and not any(w in words for w in wanted):
            start = at + line.index(words)
            lines.append(quote.at(document, start, start + len(words)))
        at += len(line) + 1
    return lines


def _cases(exemption: Exemption, law: Law) -> Iterator[Case]:
    for row in filter(None, map(law.case, exemption.cases)):
        yield Case(
            name=row["name"],
            citation=row["citation"],
            court=row["court"],
            says=row["proposition"],
            source=row["source"],
            verified=row["verified"],
        )


def _models(section: Provision, letters: Sequence[Document], cards: Sequence[Card]) -> Iterator[Model]:
    """A few whole sentences of each role, from as many letters; the letters come real first."""
    known = {card.id: card for card in cards}
    for role in _ROLES:
        shown = 0
        for document in letters:
            if shown == _OF_EACH or flaws.of(document):
                continue
            for start, end in argue.sentences(document, section, role):
                words = document.quote(start, end)
                if len(words.split()) >= _FEWEST_WORDS and words[-1] in ".”":
                    yield Model(role=role, document=known[document.id], quote=quote.at(document, start, end))
                    shown += 1
                    break


def _premises(exemption: Exemption, law: Law, statute: Statute) -> Iterator[Mistake]:
    """What people take for granted of it and is not so, each with the line of the law that puts it right."""
    for premise in law.premises:
        if premise.document == document_id(exemption.section):
            fact = statute.fact(premise.document, re.escape(premise.words))
            if fact:
                yield Mistake(
                    kind="taken for granted", says=premise.says, truth=fact[0], law=fact[1], source=exemption.source
                )


def _objections(section: Provision, law: Law, statute: Statute) -> Iterator[Mistake]:
    """What a requester is likely to say of a letter that leaves an element out."""
    for objection in law.objections:
        if any(ref.touches(section) for ref in objection.refs):
            fact = statute.fact(objection.document, re.escape(objection.words))
            if fact:
                yield Mistake(kind="said at review", says=objection.says, truth=fact[0], law=fact[1])


def _seen(section: Provision, letters: Sequence[Document]) -> Iterator[Mistake]:
    for document in letters:
        for flaw in flaws.of(document):
            at = document.text.find(flaw.quote) if flaw.quote else -1
            cited = [quote.at(document, at, at + len(flaw.quote))] if at >= 0 else []
            says = f"“{flaw.quote}”" if flaw.quote else "The letter leaves something out."
            yield Mistake(
                kind="seen in a letter", says=says, truth=flaw.what, law=cited, source=flaw.source, example=True
            )
