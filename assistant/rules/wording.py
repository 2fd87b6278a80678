"""The words of the law: quoted as they are, and the likelihood of harm said in them, once and high enough."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from assistant.rules.letter import Letter, Relied, Sentence, words
from assistant.rules.rule import Look, Seen, broken, kept
from corpus.provision import EIR, FOIA, Provision
from corpus.records import Span

_QUOTED = re.compile(r"“([^“”\n]{18,400})”|\"([^\"\n]{18,400})\"|‘([^‘’\n]{18,400})’")
_NEAR, _FEWEST_WORDS = 0.78, 4
_HARMS = r"(?:prejudic|inhibit|endanger|harm|damag|undermin|imped|adversely affect|impair|weaken)\w*"
_LIKELY = re.compile(
    rf"\b(?:would be|is|are|were|be) (?:\w+ )?likely to (?:\w+ ){{0,3}}(?:be )?{_HARMS}|prejudice\b[^.]{{0,40}}\bwould be likely",
    re.IGNORECASE,
)
_CERTAIN = re.compile(rf"\bwould (?:\w+ )?{_HARMS}", re.IGNORECASE)
_LOW = re.compile(
    rf"\b(?:could|may|might)(?: well| possibly| potentially)? (?:\w+ )?(?:be )?{_HARMS}|\brisk(?:s)? (?:prejudicing|harming|inhibiting)\b",
    re.IGNORECASE,
)
_EITHER = re.compile(
    r"\bwould,? or (?:would )?(?:be )?likely\b|\bnot (?:only|merely|just)\b|\bdo(?:es)? not say\b", re.IGNORECASE
)
_TOO_LOW_FOR_EIR = re.compile(
    rf"\b(?:would be likely to|is likely to|could|may|might) (?:\w+ )?{_HARMS}", re.IGNORECASE
)
_PREJUDICES = words(r"prejudic")


def _flat(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text.replace("…", " ").lower()).split())


def _statutory(letter: Letter) -> list[str]:
    """Every phrase of the law that the law data holds word for word."""
    rows = [*letter.law.duties.values(), *letter.law.rules.values()]
    phrases = [w for e in letter.law.exemptions for w in e.statutory_words] + [
        r["statutory_words"] for r in rows if "statutory_words" in r
    ]
    return list(
        dict.fromkeys(
            part.strip() for phrase in phrases for part in phrase.split("...") if len(part.split()) >= _FEWEST_WORDS
        )
    )


def _quotations(letter: Letter) -> Iterator[tuple[Span, str]]:
    for passage in letter.record.passages:
        if passage.role != "request":
            for found in _QUOTED.finditer(letter.record.text, passage.start, passage.end):
                yield found.span(), next(group for group in found.groups() if group)


def _quoted(letter: Letter) -> Iterator[Seen]:
    phrases = _statutory(letter)
    for span, quoted in _quotations(letter):
        near = max(phrases, key=lambda phrase: _likeness(quoted, phrase))
        likeness = _likeness(quoted, near)
        if likeness == 1:
            yield kept(span, f"these are words of the law: “{near}”")
        elif likeness >= _NEAR:
            yield broken(f"the law is quoted wrongly; it says: “{near}”", span)


@lru_cache(maxsize=2048)
def _likeness(quoted: str, phrase: str) -> float:
    """1 where one holds the other; else how like the quotation is to the stretch of the phrase it comes nearest to."""
    said, law = _flat(quoted), _flat(phrase)
    if said in law or law in said:
        return 1.0
    one, other = said.split(), law.split()
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _FEWEST_WORDS:
        return 0.0
    windows = (longer[n : n + len(shorter)] for n in range(len(longer) - len(shorter) + 1))
    return max(SequenceMatcher(None, shorter, window).ratio() for window in windows)


def _by_prejudice(letter: Letter) -> list[Relied]:
    """What is relied on that needs a likelihood: the exemption, or the limb of one whose limbs differ."""
    return [r for r in letter.relied if r.exemption and _needs_likelihood(r)]


def _needs_likelihood(relied: Relied) -> bool:
    assert relied.exemption  # noqa: S101 (the caller has looked)
    for row in relied.exemption.row.get("test_by_limb", ()):
        if Provision.parse(row["ref"], relied.ref.instrument).covers(relied.ref):
            return bool(row["test"] == "prejudice")
    return relied.exemption.test.startswith(("prejudice", "endangerment")) and relied.ref.instrument == FOIA


def _likelihood(letter: Letter) -> Iterator[Seen]:
    for relied in _by_prejudice(letter):
        argued = letter.argued([relied.ref.section])
        told = next((s for s in argued if not s.recites and (_LIKELY.search(s.text) or _CERTAIN.search(s.text))), None)
        says = f"{relied.ref.spoken()}: the letter does not say whether prejudice would, or would be likely to, occur"
        if relied.record.likelihood:
            yield kept(told.span if told else relied.span, f"{relied.ref.spoken()}: {relied.record.likelihood}")
        else:
            yield broken(says, relied.span)


def _one_likelihood(letter: Letter) -> Iterator[Seen]:
    relied = _by_prejudice(letter)
    for section in {r.ref.section: r for r in relied}.values():
        if len([r for r in relied if r.ref.section == section.ref.section]) > 1:
            continue  # limbs may differ
        argued = [
            s for s in letter.argued([section.ref.section]) if s.role in ("prejudice", "exemption") and not s.recites
        ]
        likely, certain = _said(argued, _LIKELY), _said(argued, _CERTAIN)
        if likely and certain:
            yield broken(
                f"{section.ref.spoken()}: harm is said here to be certain, and elsewhere only likely", certain.span
            )
        elif likely or certain:
            yield kept((likely or certain or argued[0]).span)


def _said(argued: list[Sentence], level: re.Pattern[str]) -> Sentence | None:
    told = (s for s in argued if level.search(s.text) and not _EITHER.search(s.text))
    return next((s for s in told if level is _LIKELY or "likel" not in s.text), None)


def _high_enough(letter: Letter) -> Iterator[Seen]:
    relied = _by_prejudice(letter)
    for sentence in letter.argued([r.ref.section for r in relied]) if relied else ():
        if (
            sentence.role in ("prejudice", "exemption", "decision")
            and not sentence.recites
            and not sentence.disowns
            and _LOW.search(sentence.text)
        ):
            yield broken(
                "“could”, “may” or “might” is less than the law asks: would, or would be likely to", sentence.span
            )


def _adverse(letter: Letter) -> Iterator[Seen]:
    relied = letter.on([Provision(EIR, ("12", "5"))])
    for sentence in letter.argued([r.ref.section for r in relied]) if relied else ():
        if not sentence.disowns and _TOO_LOW_FOR_EIR.search(sentence.text):
            of = next(r.ref for r in relied if sentence in letter.argued([r.ref.section]))
            says = "under regulation 12(5) the adverse effect would happen; that it is likely is not enough"
            yield broken(says, sentence.span, of=of)


def _endangers(letter: Letter) -> Iterator[Seen]:
    relied = letter.on([Provision(FOIA, ("38",))])
    if relied and {r.ref.section for r in letter.relied} == {Provision(FOIA, ("38",))}:
        told = next((s for s in letter.answer if _PREJUDICES.search(s.text)), None)
        yield broken("the word of section 38 is endanger, not prejudice", told.span) if told else kept(None)


LOOKS: dict[str, Look] = {
    "law-quoted-right": _quoted,
    "likelihood-said": _likelihood,
    "one-likelihood": _one_likelihood,
    "likelihood-high-enough": _high_enough,
    "adverse-effect-would": _adverse,
    "endanger": _endangers,
}
