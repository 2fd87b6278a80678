"""Questions that ask for a number, answered by a query over the records, with the list of what was counted."""

from __future__ import annotations

import re
from datetime import date

from assistant.asking.question import authorities, read
from assistant.asking.weigh import has
from assistant.says import content
from assistant.source import PrecedentSource
from corpus.drafts import Count
from corpus.law import Law
from corpus.named import provisions
from corpus.provision import Provision
from corpus.records import Card, Document, Kind, Outcome, Result
from corpus.results import Filters
from corpus.vocabulary import Vocabulary

_ASKS = re.compile(
    r"\b(?:how many(?! (?:\w+ )?(?:days|hours|weeks|months)\b)|how often|in how many|count (?:of|the)|what (?:share|proportion|number) of|number of)\b"
    r"[^?]{0,60}\b(?:decisions?|requests?|responses?|cases?|letters?|refusals?|times|reviews?|precedents?|did we|have we)\b|\bhow often\b",
    re.IGNORECASE,
)  # fmt: skip
_BY_OTHERS = re.compile(
    r"\bhow (?:many times|often) (?:did|do|does|had|has|have|was|were) (?:the|an?|this|that|he|she|they)\b.{0,40}"
    r"\b(?:ask|writ|wr[io]te|complain|contact|request)|"
    r"\bhow many letters? (?:did|do|does|were|was|are|is|has|have|had)\b.{0,80}\b(?:exchang|sen[dt]|writ|wr[io]te|receiv|h[eo]ld|enclos)",
    re.IGNORECASE,
)
"""What somebody else did so many times, who is no body with decisions, and letters that are asked for."""
_YEAR = re.compile(r"\b(?P<how>since|after|before|until|in|during|from)?\s*(?P<year>(?:19|20)\d{2})\b", re.IGNORECASE)
_DECIDED: list[Kind] = ["response", "review", "decision_notice", "tribunal"]
_SAID = {
    "disclosed": "released the information",
    "partly": "released part of it",
    "withheld": "withheld it",
    "not_held": "said that it was not held",
    "ncnd": "neither confirmed nor denied",
    "refused": "refused under Part I",
}
_OUTCOMES: tuple[tuple[re.Pattern[str], list[Outcome]], ...] = (
    (
        re.compile(r"\b(?:withheld|refused|withhold) (?:entirely|completely|(?:in )?full\w*)", re.IGNORECASE),
        ["withheld"],
    ),
    (re.compile(r"\bpart(?:ly|ially)?\b|\bin part\b", re.IGNORECASE), ["partly"]),
    (re.compile(r"\bneither\b|\bconfirm\w* (?:n?or|and) den\w+", re.IGNORECASE), ["ncnd"]),
    (re.compile(r"\b(?:in full|fully|everything)\b", re.IGNORECASE), ["disclosed"]),
    (re.compile(r"\bnothing (?:was |is )?held\b|\bheld nothing\b", re.IGNORECASE), ["not_held"]),
    (re.compile(r"\bvexatious\b|\brepeat", re.IGNORECASE), []),
    (
        re.compile(r"\b(?:refus|withh[eo]ld|turned down|rejected|kept back)", re.IGNORECASE),
        ["withheld", "partly", "ncnd", "refused"],
    ),
    (re.compile(r"\b(?:releas|disclos|published|handed over)", re.IGNORECASE), ["disclosed", "partly"]),
)
"""What people mean by refusing, and by releasing: each takes in releasing a part."""
_REVIEWS = re.compile(r"\bhow many (?:internal )?reviews\b|\bin how many (?:internal )?reviews\b", re.IGNORECASE)
_RESULTS: tuple[tuple[re.Pattern[str], Result], ...] = (
    (re.compile(r"\boverturn(?:ed)?\b|\breversed?\b", re.IGNORECASE), "overturned"),
    (re.compile(r"\bupheld\b|\buphold\b", re.IGNORECASE), "upheld"),
)
_MEANT = (
    (re.compile(r"\b(?:on|of|for) (?:the )?(?:grounds of )?costs?\b", re.IGNORECASE), ("12",)),
    (re.compile(r"\brepeat(?:ed)?\b", re.IGNORECASE), ("14(2)",)),
    (re.compile(r"\benvironmental\b|\bEIRs?\b", re.IGNORECASE), ("EIR 12", "EIR 13")),
)
"""What is often meant by a word or two where decisions are counted."""
_ASIDE = content(
    "something anything thing neither confirmed denied denying part partly environmental eir cost ground because only regulation "
    "many often times number count share proportion decision request response case letter refusal review precedent library "
    "rely relied reliance use used cite apply applied exemption section regulation year make made reject withhold withheld "
    "refuse refused release released disclose disclosed grant part full deny confirm hold held authority body rest ever total "
    "everything entirely whole internal review library overturned upheld answer answered nothing vexatious repeated made keep "
    "kept information available ask asked receive received get got handle handled since before after during"
)
_MOST = 100


class Counter:
    """Counts decisions of a source by what a question names: exemptions, outcomes, years and subject words."""

    def __init__(self, source: PrecedentSource, law: Law, vocabulary: Vocabulary) -> None:
        self._source = source
        self._law = law
        self._vocabulary = vocabulary

    def count(self, question: str) -> Count | None:
        """The number asked for; None where the question asks for none, or for one of something else than decisions."""
        if not _ASKS.search(question) or _BY_OTHERS.search(question):
            return None
        asked = read(question, self._law, authorities(self._source.cards()))
        named = [p for p in provisions(question) if self._law.exemption(p.section)]
        refs = named or self._meant(question)
        result = next((result for said, result in _RESULTS if said.search(question)), None)
        since, until = _years(question)
        all_of_them = Filters(kind=_DECIDED, since=since, until=until)
        wanted = all_of_them.model_copy(
            update={
                "exemption": [str(p) for p in refs],
                "outcome": [] if result else self._outcomes(question),
                "authority": list(asked.bodies),
                "kind": ["review"] if _REVIEWS.search(question) and not result else _DECIDED,
            }
        )
        subject = (
            content(self._unmeant(question)) - _ASIDE - asked.of_bodies - content(" ".join(p.spoken() for p in refs))
        )
        if not (wanted != all_of_them or result or subject or since or until):
            return None
        found = self._of_subject(question, subject, wanted) if subject else self._source.cards(wanted)
        if result:
            found = [card for card in found if any(later.result == result for later in self._source.later(card.id))]
        among = self._source.cards(all_of_them)
        return Count(
            says=_said(len(found), len(among), wanted, sorted(subject), found, result),
            n=len(found),
            of=len(among),
            documents=found,
        )

    def _meant(self, question: str) -> list[Provision]:
        """The provisions spoken of without their numbers."""
        meant = [p for p in self._vocabulary.meant(question) if self._law.exemption(p.section)]
        meant += [Provision.parse(ref) for said, refs in _MEANT if said.search(question) for ref in refs]
        return list(dict.fromkeys(meant))

    def _unmeant(self, question: str) -> str:
        """The question without the words that speak of a provision or an outcome."""
        words = [sign.words for sign in self._vocabulary.provisions] + [
            sign.words for sign in self._vocabulary.outcomes
        ]
        for pattern in words:
            question = pattern.sub(lambda _: " ", question)
        return question

    def _outcomes(self, question: str) -> list[Outcome]:
        return next((o for said, o in _OUTCOMES if said.search(question)), self._vocabulary.decided(question))

    def _of_subject(self, question: str, subject: frozenset[str], wanted: Filters) -> list[Card]:
        """Decisions whose request has every word of the subject, in any form."""
        hits = self._source.search(question, k=_MOST, filters=wanted).results
        cards = {hit.document.id: hit.document for hit in hits}
        said = {id: content(_asked(self._source.document(id))) for id in cards}
        return [card for id, card in cards.items() if all(has(said[id], stem) for stem in subject)]


def _asked(document: Document) -> str:
    return f"{document.title}\n" + "\n".join(r.text for r in document.requests)


def _years(question: str) -> tuple[date | None, date | None]:
    found = list(_YEAR.finditer(question))
    if not found:
        return None, None
    years = sorted(int(m["year"]) for m in found)
    how = (found[0]["how"] or "").lower()
    if len(years) == 1 and how in ("since", "after", "from"):
        return date(years[0] + (how == "after"), 1, 1), None
    if len(years) == 1 and how in ("before", "until"):
        return None, date(years[0] - (how == "before"), 12, 31)
    return date(years[0], 1, 1), date(years[-1], 12, 31)


def _said(n: int, of: int, wanted: Filters, subject: list[str], found: list[Card], result: str | None) -> str:
    when = (
        f", dated {wanted.since or 'the beginning'} to {wanted.until or 'now'}" if wanted.since or wanted.until else ""
    )
    did = [f"rely on {' or '.join(Provision.parse(e).spoken() for e in wanted.exemption)}"] if wanted.exemption else []
    did += [" or ".join(_SAID.get(o, o) for o in wanted.outcome)] if wanted.outcome else []
    did += ["answer requests with the words asked about"] if subject else []
    did += [f"are by {' or '.join(wanted.authority)}"] if wanted.authority else []
    did += ["are reviews"] if wanted.kind == ["review"] else []
    did += [f"were later {result}"] if result else []
    examples = sum(card.example for card in found)
    made_up = f" {examples} of them {'are' if examples != 1 else 'is'} made-up examples." if examples else ""
    return " ".join(f"{n} of {of} decisions in the library{when} {' and '.join(did)}".split()) + f".{made_up}"
