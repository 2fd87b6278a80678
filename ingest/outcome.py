"""What was decided, item by item: each deciding sentence is given to the items it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.provision import Provision
from corpus.records import ItemOutcome, Outcome, RequestItem, Span
from ingest.letter import Letter

_WITHHELD = re.compile(
    r"\bexemptions?\b[^.]{0,40}\bappl(?:y|ies)\b|\bnot obliged to (?:supply|provide|disclose)\b|"
    r"\bwithh[eo]ld(?:ing)?\b|\brefus(?:e|ed|ing)\b|\bexempt (?:from|under|by)\b|\b(?:is|are|being) exempt\b|\bexempt information\b|"
    r"\b(?:not|unable to|cannot) (?:be )?(?:able to )?(?:disclos|releas|provid|suppl|publish)\w*|"
    r"\bredact(?:ed|ions?|ing)\b|\bengages? (?:section|the exemption)",
    re.IGNORECASE,
)
_REDACTED = re.compile(r"\bredact(?:ed|ions?|ing)\b|\bremoved\b", re.IGNORECASE)
_NOT_HELD = re.compile(
    r"\b(?:do|does|did)(?: not|n[’']t) (?:currently )?(?:hold|have|record|collect)\b|\bnot held\b|"
    r"\bholds? no\b|\bno (?:recorded )?information\b[^.]{0,40}\bheld\b|"
    r"\bis not (?:something|information) (?:that )?(?:we|the \w+) (?:hold|record)",
    re.IGNORECASE,
)
_NCND = re.compile(r"\bneither confirms?(?: n?or den)|\bneither confirm\b|\bconfirm (?:n)?or deny\b", re.IGNORECASE)
_REFUSED = re.compile(
    r"\bvexatious\b|\b(?:appropriate|cost|fees) limit\b|\bexceed\w*[^.]{0,40}\b(?:limit|18 hours|24 hours|£450|£600)",
    re.IGNORECASE,
)
_DISCLOSED = re.compile(
    r"\bplease find\b|\bplease see (?:below|attached|the attached|enclosed|annex|appendix)|\b(?:enclosed|attached)\b|"
    r"\b(?:provided|set out|listed|shown|given|disclosed|released|published) "
    r"(?:below|herewith|here|in full|with this|to you|in the (?:table|attached|annex|enclosed))|"
    r"\b(?:is|are|has been|have been|being) (?:now )?(?:disclosed|released|provided|supplied)\b|"
    r"\b(?:we|I) (?:can|have|are able to|will|am able to|are)\s?(?:now )?"
    r"(?:disclos|releas|provid|suppl|enclos|attach|confirm)\w*|"
    r"\bthe following\b(?![^.]{0,30}\bexempt)[^.]{0,60}:?\s*$|\bas follows\b|\bis available (?:at|on|here)\b|"
    r"\bthe (?:\w+ )?(?:answer|figure|number|total|cost)s?\b[^.]{0,60}\b(?:is|was|are|were)\b|"
    r"^\W*(?:A|Answer)\s?\d{1,2}\b",
    re.IGNORECASE,
)
_PLAINLY_DISCLOSED = re.compile(
    r"\bplease find\b|\b(?:is|are) (?:now )?(?:attached|enclosed|provided below|set out (?:below|in the))|"
    r"\bwe (?:can|have|are able to) (?:disclose|release|provide|disclosed|released|provided)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:previous|earlier|another|prior) (?:foi |information )?(?:request|response|disclosure)", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"\b(?:questions?|answers?|parts?|points?|items?|requests?|"
    r"[qa](?=\s?\d))\s*\(?(?P<first>\d{1,2})\)?(?P<rest>(?:\s*(?:,|and|&|to|–|"
    r"-)\s*(?:q(?:uestion)?\s*)?\(?\d{1,2}\)?)*)",
    re.IGNORECASE,
)
_CONTINUES = re.compile(r"\W*(?:this|the|some|it|these)\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z]{3,}")
_SAME = {
    "minutes": "note",
    "minute": "note",
    "notes": "note",
    "e-mails": "email",
    "correspondence": "email",
    "copies": "copy",
}
_DULL = frozenset(
    "the and for any all that this with from have has had was were are you your our their they them its his "
    "her been being held hold information request requested please provide which what when who how under "
    "section exemption act foia some other above below list date details copy following part not will would "
    "can could should about into than also there where these those only".split()
)


@dataclass(frozen=True)
class _Decision:
    span: Span
    outcome: Outcome
    refs: list[str]
    items: frozenset[int]


def decide(letter: Letter, requests: list[RequestItem], relied: list[str]) -> tuple[list[ItemOutcome], Outcome]:
    """Outcome of each item and of the whole; items no sentence decides follow the rest of the letter."""
    decisions = list(_decisions(letter, requests, relied))
    overall = combine(d.outcome for d in decisions)
    made = [_of_item(item, decisions, relied) for item in requests]
    if made:
        overall = combine(
            [*(i.outcome for i in made), *([overall] if any(i.outcome == "unknown" for i in made) else [])]
        )
    if overall == "unknown" and relied:  # an exemption relied on, and nothing said to be released
        overall = "withheld"
        made = [i.model_copy(update={"outcome": overall, "exemptions": relied}) for i in made]
    return made, overall


def combine(outcomes: Iterable[Outcome]) -> Outcome:
    """One outcome for several: disclosed with anything kept back is `partly`; alike stay as they are."""
    seen = set(outcomes) - {"unknown"}
    if not seen:
        return "unknown"
    if len(seen) == 1:
        return seen.pop()
    if "partly" in seen or ("disclosed" in seen and seen & {"withheld", "refused", "ncnd"}):
        return "partly"
    if "disclosed" in seen:
        return "disclosed"
    return next(o for o in ("withheld", "ncnd", "refused", "not_held") if o in seen)


def _decisions(letter: Letter, requests: list[RequestItem], relied: list[str]) -> Iterable[_Decision]:
    last: frozenset[int] = frozenset()
    decided: set[str] = set()
    for (a, b), role, _ in letter.sentences("decision", "exemption", "prejudice", "balance", "other"):
        sentence = letter.layout.text[a:b]
        refs = _as_relied([str(r.provision) for r in letter.within(a, b) if r.provision], relied)
        argues = (
            role not in ("decision", "other") and not _numbers(sentence) and not _PLAINLY_DISCLOSED.search(sentence)
        )
        if argues and (not refs or decided.issuperset(refs)):
            continue  # argues an exemption already decided on; says nothing new of any item
        outcome = _outcome(sentence)
        about = _speaks_of(sentence, requests)
        if outcome is None:
            last = about or last
            continue
        if not about and _CONTINUES.match(sentence):
            about = last
        last = about or last
        decided.update(refs)
        yield _Decision((a, b), outcome, refs, about)


def _outcome(sentence: str) -> Outcome | None:
    if _NCND.search(sentence):
        return "ncnd"
    if _REFUSED.search(sentence) and not re.search(r"\bnot\b[^.]{0,20}vexatious", sentence, re.I):
        return "refused"
    withheld, disclosed = _WITHHELD.search(sentence), _DISCLOSED.search(sentence)
    if withheld:
        return "partly" if disclosed and _REDACTED.search(sentence) and not _EARLIER.search(sentence) else "withheld"
    if _NOT_HELD.search(sentence):
        return "not_held"
    return "disclosed" if disclosed and not _EARLIER.search(sentence) else None


def _speaks_of(sentence: str, requests: list[RequestItem]) -> frozenset[int]:
    """Items named by number, else the items whose own words the sentence shares best."""
    numbers = _numbers(sentence)
    if named := numbers & {r.n for r in requests}:
        return frozenset(named)
    words = _content(sentence)
    shared = {r.n: _overlap(words, r, requests) for r in requests}
    best = max(shared.values(), default=0.0)
    return frozenset(n for n, score in shared.items() if best > 0 and score == best)


def _numbers(sentence: str) -> set[int]:
    named: set[int] = set()
    for found in _NUMBERED.finditer(sentence):
        numbers = [int(found["first"]), *map(int, re.findall(r"\d{1,2}", found["rest"]))]
        ranged = re.search(r"to|–|-", found["rest"]) and len(numbers) == 2
        named.update(range(numbers[0], numbers[1] + 1) if ranged else numbers)
    return named


def _overlap(words: set[str], item: RequestItem, requests: list[RequestItem]) -> float:
    """Shared words, each weighed by how few of the items use it: what all items say tells none apart."""
    return sum(
        1.0 / n if (n := _used_by(w, requests)) < max(2, len(requests)) else 0.0 for w in words & _content(item.text)
    )


def _used_by(word: str, requests: list[RequestItem]) -> int:
    return sum(word in _content(r.text) for r in requests)


def _content(text: str) -> set[str]:
    words = (_SAME.get(w, w) for w in _WORD.findall(text.lower()))
    return {w[:-1] if w.endswith("s") and len(w) > 4 else w for w in words} - _DULL


def _as_relied(refs: list[str], relied: list[str]) -> list[str]:
    """The letter's final, most specific form of each reference in a sentence: 31 becomes 31(1)(g)."""
    named = [Provision.parse(r) for r in refs]
    return [r for r in relied if any(n.touches(Provision.parse(r)) for n in named)]


def _of_item(item: RequestItem, decisions: list[_Decision], relied: list[str]) -> ItemOutcome:
    mine = [d for d in decisions if item.n in d.items]
    if not mine:
        general = [d for d in decisions if not d.items]
        released = [d for d in general if d.outcome in ("disclosed", "partly")]
        mine = released if released and any(d.items for d in decisions) else general
    outcome = combine(d.outcome for d in mine)
    if not mine:
        return ItemOutcome(n=item.n, outcome="unknown")
    deciding = next((d for d in reversed(mine) if d.outcome == outcome), mine[0])
    named = {ref for d in mine for ref in d.refs}
    kept_back = outcome in ("withheld", "partly", "refused", "ncnd")
    return ItemOutcome(
        n=item.n,
        outcome=outcome,
        exemptions=[r for r in relied if r in named] if kept_back else [],
        start=deciding.span[0],
        end=deciding.span[1],
    )
