"""References to the law and to cases: there is such a provision, it is still in force, and the case is one that is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.rules.letter import Letter
from assistant.rules.rule import Look, Seen, broken, kept
from corpus.named import placed
from corpus.provision import Provision
from corpus.records import Mention, Reliance, Span

_OLD_DATA_LAW = re.compile(r"\bData Protection Act 1998\b|\bDPA 1998\b|\b1998 Act\b")
_OLD_EU = re.compile(r"\b(?:retained )?(?:EU|Community|European Union|European) (?:law )?obligations?\b", re.IGNORECASE)
_CITED = re.compile(
    r"\[(?:19|20)\d\d\] (?:UKSC|UKHL|UKPC|UKUT|UKFTT|EWCA Civ|EWCA Crim|EWHC|EUECJ|CSIH|FSR|AC|QB|WLR|NICA)(?: \d+)?(?: \((?:AAC|GRC|Admin|"
    r"Ch|QB|Civ)\))?|"
    r"\bEA/20\d\d/\d{4}\b|\b(?:FS|FER)\d{8}\b"
)
_GATEWAY = re.compile(r"\b132\(2\)\(d\)")


def _named(letter: Letter) -> Iterator[tuple[Provision, Span | None]]:
    """Every provision the record names, relied on or not, with where it is named first."""
    every: list[Reliance | Mention] = [*letter.record.exemptions, *letter.record.mentioned]
    for named in every:
        try:
            yield Provision.parse(named.ref), (named.spans[0] if named.spans else None)
        except ValueError:
            continue  # a name such as "article 6", whose instrument is not known


def _written(letter: Letter) -> Iterator[tuple[Provision, Span]]:
    """Provisions in the letter's own sentences, whether or not reading made anything of them."""
    for sentence in letter.own:
        for at, ref in placed(sentence.text):
            yield ref, (sentence.start + at, sentence.end)


def _exists(letter: Letter) -> Iterator[Seen]:
    for ref, span in _named(letter):
        section = letter.law.sections.get(ref.section)
        if section and not _former(letter, ref):
            yield kept(span, of=ref) if section.knows(ref) else broken(f"there is no {ref.spoken()}", span, of=ref)


def _former(letter: Letter, ref: Provision) -> str:
    section = letter.law.sections.get(ref.section)
    if section is None or section.knows(ref):
        return ""
    return next((now for gone, now in section.former if gone.covers(ref)), "")


def _since(letter: Letter, change: str) -> bool:
    """Whether the letter was written when the law had already changed."""
    since: date | None = next((c.since for c in letter.law.changes if c.id == change), None)
    return bool(since and letter.record.date and letter.record.date >= since)


def _in_force(letter: Letter) -> Iterator[Seen]:
    told = [*_named(letter), *_written(letter)] if _since(letter, "dpa-2018") else []
    for ref, span in {ref: span for ref, span in told if _former(letter, ref)}.items():
        yield broken(f"{ref.spoken()} is no longer in force: see {_former(letter, ref)}", span, of=ref)
    for found in _GATEWAY.finditer(letter.record.text):
        yield broken("section 132(2)(d) of the Data Protection Act 2018 is repealed", found.span())


def _data_law(letter: Letter) -> Iterator[Seen]:
    if _since(letter, "dpa-2018"):
        for sentence in letter.own:
            for found in _OLD_DATA_LAW.finditer(sentence.text):
                at = (sentence.start + found.start(), sentence.start + found.end())
                yield broken("the Data Protection Act 1998 is no longer the law; that of 2018 is", at)


def _obligations(letter: Letter) -> Iterator[Seen]:
    if letter.on([Provision.parse("44(1)(b)")]) and _since(letter, "assimilated-obligations"):
        for sentence in letter.own:
            for found in _OLD_EU.finditer(sentence.text):
                at = (sentence.start + found.start(), sentence.start + found.end())
                yield broken("section 44(1)(b) speaks of assimilated obligations since 2024", at)


def _known(letter: Letter) -> Iterator[Seen]:
    known = " ".join(f"{row['citation']} {row.get('reported', '')}" for row in letter.law.cases.values())
    for sentence in letter.own:
        for found in _CITED.finditer(sentence.text):
            at = (sentence.start + found.start(), sentence.start + found.end())
            says = f"{found[0]} is not among the cases known here: look it up before relying on it"
            yield kept(at) if found[0] in known else broken(says, at)


def _to_cite(letter: Letter) -> Iterator[Seen]:
    text = " ".join(s.text for s in letter.own)
    for row in letter.law.not_to_cite.values():
        name = re.sub(r" EA/\S+$", "", row["asked_as"])
        at = letter.record.text.find(name)
        if name in text and at >= 0:
            yield broken(f"{name} is not to be cited: {row['why']}", (at, at + len(name)))


LOOKS: dict[str, Look] = {
    "provision-exists": _exists,
    "provision-in-force": _in_force,
    "data-law-of-2018": _data_law,
    "assimilated": _obligations,
    "case-known": _known,
    "case-to-cite": _to_cite,
}
