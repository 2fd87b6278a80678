"""The sums of a refusal on cost: only what may be counted, at the rate that is fixed, over the limit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.rules.letter import Letter, Relied, words
from assistant.rules.rule import Look, Seen, broken, kept
from corpus.provision import FOIA, Provision

_UNCOUNTABLE = words(
    r"redact", r"taken out", r"taking out", r"black(?:ed|ing) out", r"remov(?:e|ed|ing) (?:the )?(?:names|personal|exempt)",
    r"consider(?:ing)? (?:whether )?(?:any |the )?exemption", r"appl(?:y|ying) exemption", r"consult(?:ing)? (?:with )?third part", r"public interest test",
    r"legal advice", r"blank(?:ed|ing) out", r"strik(?:e|ing) out", r"obscur(?:e|ing)", r"edit(?:ed|ing) out", r"anonymis",
    r"decid(?:e|ing) (?:what|whether|which)[^.]{0,40}(?:exempt|withh|released?|disclosed?)", r"weigh(?:ed|ing)? (?:up )?the public interest",
    r"seek(?:ing)? (?:the )?(?:views|consent|agreement) of", r"draft(?:ing)? (?:the|our|this|a) (?:reply|response|answer|letter)",
    r"sign(?:ing)?[- ]off", r"photocop", r"scann(?:ed|ing)",
)  # fmt: skip
_TIME = re.compile(
    r"\b(?:[\d.,]+|an?|half an?|one|two|three|four|five|six|ten|twenty|thirty) (?:hours?|minutes?|days?|weeks?)\b", re.I
)
_LEFT_OUT = words(
    r"no time",
    r"not (?:been )?(?:counted|included)",
    r"without",
    r"does not include",
    r"excluding",
    r"leaving out",
    r"not count",
)
_RATE = re.compile(r"£ ?(\d+(?:\.\d+)?)(?= (?:an|per|for (?:each|every)(?: person for each)?) (?:person )?hour)", re.I)
_LIMIT = re.compile(
    r"£ ?(?P<pounds>450|600)\b[^.]{0,120}?\b(?P<hours>\d+|eighteen|twenty-four) hours|"
    r"\b(?P<first>\d+|eighteen|twenty-four) hours\b[^.]{0,80}?£ ?(?P<then>450|600)\b",
    re.I,
)
_HOURS = re.compile(r"(?P<hours>\d[\d,]*(?:\.\d+)?) hours", re.I)
_SAID = {"eighteen": 18, "twenty-four": 24}


def _on_cost(letter: Letter) -> tuple[Relied, ...]:
    return letter.on([Provision(FOIA, ("12",))])


def _countable(letter: Letter) -> Iterator[Seen]:
    for relied in _on_cost(letter)[:1]:
        counted = [
            s
            for s in letter.argued([relied.ref.section])
            if _UNCOUNTABLE.search(s.text) and _TIME.search(s.text) and not _LEFT_OUT.search(s.text)
        ]
        for sentence in counted:
            yield broken(
                "time is counted that may not be: only finding, retrieving and extracting count", sentence.span
            )
        if not counted:
            yield kept(None)


def _rate(letter: Letter) -> Iterator[Seen]:
    for sentence in letter.own if _on_cost(letter) else ():
        for found in _RATE.finditer(sentence.text):
            at = (sentence.start + found.start(), sentence.start + found.end())
            right = float(found[1]) == letter.law.duties["duty-12-fees"]["rate"]
            yield kept(at) if right else broken(f"staff time is counted at £{found[1]} an hour; the rate is £25", at)


def _limit(letter: Letter) -> Iterator[Seen]:
    limits = {row["pounds"]: row["hours"] for row in letter.law.duties["duty-12-fees"]["limits"]}
    for sentence in letter.own if _on_cost(letter) else ():
        for found in _LIMIT.finditer(sentence.text):
            pounds = int(found["pounds"] or found["then"])
            written = (found["hours"] or found["first"]).lower()
            hours = _SAID.get(written) or int(written)
            at = (sentence.start + found.start(), sentence.start + found.end())
            says = f"£{pounds} at £25 an hour is {limits[pounds]} hours, not {hours}"
            yield kept(at) if limits[pounds] == hours else broken(says, at)


def _over(letter: Letter) -> Iterator[Seen]:
    for relied in _on_cost(letter)[:1]:
        found = [(s, float(m["hours"].replace(",", ""))) for s in letter.own for m in _HOURS.finditer(s.text)]
        most = max(found, key=lambda f: f[1], default=None)
        if most is None:
            return
        fewest = min(row["hours"] for row in letter.law.duties["duty-12-fees"]["limits"])
        says = f"the most hours the letter estimates are {most[1]:g}, which is within every limit"
        yield kept(most[0].span) if most[1] > fewest else broken(says, most[0].span or relied.span)


LOOKS: dict[str, Look] = {
    "cost-countable": _countable,
    "cost-rate": _rate,
    "cost-limit-right": _limit,
    "cost-over-limit": _over,
}
