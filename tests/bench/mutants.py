"""Faulty versions of a good draft or answer, made on purpose: each has one thing wrong, and says what kind of thing.

The ways of going wrong are those that reviewers of legal drafts look for; nothing here knows how the gate looks.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from corpus.drafts import Citation, Draft, Paragraph, Sentence
from corpus.records import Document, Passage

_SECTION = re.compile(r"\b(?P<word>[Ss]ections?|[Rr]egulations?) (?P<ref>\d{1,3}[A-Z]?(?:\(\w{1,3}\))*)")
_REFS = {"s": ["22", "27(1)(a)", "31(1)(a)", "36(2)(b)(i)", "38(1)", "40(2)", "41(1)", "42(1)", "43(2)", "44(1)(a)"],
         "r": ["12(4)(b)", "12(4)(e)", "12(5)(a)", "12(5)(b)", "12(5)(e)", "13(1)"]}  # fmt: skip
_MONTHS = "January February March April May June July August September October November December".split()
_COUNTED = "two three four five six seven eight nine ten twelve twenty thirty forty".split()
_FIGURE = re.compile(
    rf"(?<![\w(.\[])\d[\d,]*(?:\.\d+)?(?![\w)(\]])|\b(?:{'|'.join(_MONTHS)})(?= \d)|\b(?:{'|'.join(_COUNTED)})\b(?= \w)"
)
_VERB = re.compile(
    r"\b(?P<verb>is|are|was|were|would|will|has|have|had|can|could|may|must|does|do)\b(?! not\b)(?!-)",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?P<verb>is|are|was|were|would|will|has|have|had|can|could|may|must|does|do) not\b", re.IGNORECASE
)
_BLANK = re.compile(r"\[(?:name|date|number|amount|reference)\]")
_PARTICULAR = re.compile(
    rf"\b\d{{1,2}} (?:{'|'.join(_MONTHS)}) \d{{4}}\b|£\d[\d,.]*\d|\b[A-Z][a-z]+ (?:[A-Z][a-z]+ )*(?:Council|Trust|University|Force|Police|Limited|Ltd|Board|Hospital|College|Programme|Project|House|Street|Road)\b"
)
UNSUPPORTED = (
    "The contractor has told us that it would sue if this were published.",
    "Two newspapers have already published the whole of the report.",
    "Our legal advisers confirmed the point to us in writing last spring.",
    "A previous tribunal decided exactly this question in our favour.",
    "The staff concerned have all objected to being named.",
    "Publication led to protests outside our offices on the last occasion.",
    "The database was destroyed after a flood in the basement.",
    "Residents were consulted by post and a large majority agreed.",
    "The minister asked that none of this be made public.",
    "Ambulance waiting times rose sharply after the last release.",
)
GIVING_AWAY = (
    "We do hold what you asked for, but cannot release it.",
    "We do not hold this information.",
    "The information you asked for is sensitive.",
    "The documents were created during an inquiry.",
    "We have looked at the file and it names several people.",
    "We found no record of this.",
    "The report was written by one of our officers.",
    "Nothing is held on this subject.",
    "We have decided to withhold all of it.",
    "These e-mails would identify a source.",
    "Publishing the list would put people at risk.",
    "We are sending you part of it.",
    "A search of our systems returned three entries.",
    "The operation you ask about took place last year.",
    "[Say why the minutes are sensitive and who attended.]",
    "The material in our possession is confidential.",
)


@dataclass(frozen=True)
class Mutant:
    """One faulty draft. `paragraph` is where the fault is."""

    kind: str
    paragraph: str
    draft: Draft
    said: str = ""

    @property
    def part(self) -> Paragraph:
        return next(p for p in self.draft.paragraphs if p.id == self.paragraph)


@dataclass(frozen=True)
class Place:
    """One sentence of a draft."""

    part: Paragraph
    n: int

    @property
    def sentence(self) -> Sentence:
        return self.part.sentences[self.n]

    @property
    def text(self) -> str:
        return self.part.text[self.sentence.start : self.sentence.end]


Change = Callable[[Place, random.Random], tuple[str, list[Citation]] | None]


class Mutator:
    """Makes mutants of drafts; `documents` are what a wrong citation may be of, `overturned` what was overturned."""

    def __init__(self, documents: Sequence[Document], overturned: Sequence[Document], chance: random.Random) -> None:
        self._documents = documents
        self._overturned = overturned
        self._chance = chance
        self._held = {d.id: d for d in documents}

    def mutants(self, draft: Draft) -> Iterator[Mutant]:
        """Every kind once for every sentence with a citation where it can be done."""
        changes: dict[str, Change] = {
            "reference": _reference,
            "likelihood": _likelihood,
            "nature": _nature,
            "figure": _figure,
            "denial": _denied,
            "quote": self._misquoted,
            "moved citation": self._moved,
            "lost citation": lambda place, chance: (place.text, []),
            "overturned": self._of_overturned,
            "leak": self._leaked,
        }
        for part in draft.paragraphs:
            for n, sentence in enumerate(part.sentences):
                if not sentence.citations:
                    continue
                place = Place(part, n)
                for kind, change in changes.items():
                    made = change(place, self._chance)
                    if made and (made[0] != place.text or made[1] != sentence.citations):
                        yield Mutant(kind, part.id, replaced(draft, place, *made))
            if any(s.citations for s in part.sentences):
                yield Mutant("unsupported", part.id, added(draft, part, self._chance.choice(UNSUPPORTED)))

    def giving_away(self, draft: Draft, asked: str) -> Iterator[Mutant]:
        """A draft that neither confirms nor denies, with one sentence more that tells whether something is held; or with its
        denial made a statement. What stands under the heading `asked` is the applicant's.
        """
        for part in (p for p in draft.paragraphs if p.heading != asked):
            for text in GIVING_AWAY:
                yield Mutant("gives away", part.id, _with_sentence(draft, part, text), text)
            for n in range(len(part.sentences)):
                place = Place(part, n)
                for denial in (
                    "neither confirm nor deny whether we hold",
                    "whether or not any such information is held",
                ):
                    for plain in ("hold", "do not hold") if denial in place.text else ():
                        text = place.text.replace(denial, plain)
                        yield Mutant(
                            "gives away", part.id, replaced(draft, place, text, list(place.sentence.citations)), text
                        )

    def _misquoted(self, place: Place, chance: random.Random) -> tuple[str, list[Citation]] | None:
        """One word of the words cited is another, in the citation and wherever the sentence has them too."""
        first, *rest = place.sentence.citations
        words = list(re.finditer(r"[a-z]{4,}", first.quote))
        if not words:
            return None
        one = chance.choice(words)
        other = chance.choice([w for w in ("harm", "public", "officers", "records", "never", "future") if w != one[0]])
        quoted = first.quote[: one.start()] + other + first.quote[one.end() :]
        return place.text.replace(first.quote, quoted), [first.model_copy(update={"quote": quoted}), *rest]

    def _moved(self, place: Place, chance: random.Random) -> tuple[str, list[Citation]] | None:
        """The citation is a true one, of another passage of the same document, or of another document."""
        first = place.sentence.citations[0]
        document = self._held.get(first.document)
        others = [p for p in document.passages if not p.start <= first.start < p.end] if document else []
        same_law = document is not None and document.kind in ("legislation", "guidance")  # its lines say the same twice
        if not document or not others or same_law or chance.random() < 0.5:
            document = chance.choice([d for d in self._documents if d.id != first.document and d.passages])
            others = list(document.passages)
        passage = chance.choice(others)
        return place.text, [_of(document, passage)]

    def _of_overturned(self, place: Place, chance: random.Random) -> tuple[str, list[Citation]] | None:
        """The citation is a true one, of a decision that was overturned on review or appeal."""
        if not self._overturned:
            return None
        document = chance.choice(self._overturned)
        passage = chance.choice(document.passages)
        first_line = passage.start + len(document.quote(passage.start, passage.end).split("\n")[0])
        return document.quote(passage.start, first_line), [_of(document, passage)]

    def _leaked(self, place: Place, chance: random.Random) -> tuple[str, list[Citation]] | None:
        """Something particular to the precedent is told as if it were this case's."""
        document = self._held.get(place.sentence.citations[0].document)
        if document is None or document.kind in ("legislation", "guidance"):
            return None
        particular = [m[0] for m in _PARTICULAR.finditer(document.text)]
        if not particular:
            return None
        fact = chance.choice(particular)
        if blank := _BLANK.search(place.text):
            return place.text[: blank.start()] + fact + place.text[blank.end() :], list(place.sentence.citations)
        return f"{place.text.rstrip('.')}, as in {fact}.", list(place.sentence.citations)


def _reference(place: Place, chance: random.Random) -> tuple[str, list[Citation]] | None:
    found = _SECTION.search(place.text)
    if not found:
        return None
    other = chance.choice(
        [
            r
            for r in _REFS[found["word"][0].lower()]
            if r.split("(")[0] != found["ref"].split("(")[0] or r[:4] != found["ref"][:4]
        ]
    )
    return place.text[: found.start("ref")] + other + place.text[found.end("ref") :], list(place.sentence.citations)


def _likelihood(place: Place, chance: random.Random) -> tuple[str, list[Citation]] | None:
    text = place.text
    if re.search(
        r"would(?:,)? or would be likely|\blikel[^.]*\bwould\b(?! be likely)", text, re.IGNORECASE
    ):  # no less likely for it
        return None
    for pattern, other in (
        (r"\bwould be likely to\b", "would"),
        (r"\bis likely to\b", "will"),
        (r"\bare likely to\b", "will"),
        (r"\bwould (?!be\b|not\b)(?=[a-z]+\b)", "would be likely to "),
    ):
        if re.search(pattern, text):
            return re.sub(pattern, other, text, count=1), list(place.sentence.citations)
    return None


def _nature(place: Place, chance: random.Random) -> tuple[str, list[Citation]] | None:
    text = place.text
    for one, other in (
        ("is a qualified", "is an absolute"),
        ("is an absolute", "is a qualified"),
        ("no public interest test applies", "the public interest test applies"),
        ("the public interest test applies", "no public interest test applies"),
    ):
        text = text.replace(one, f"\x00{other}\x00")
        if "\x00" in text:
            return text.replace("\x00", ""), list(place.sentence.citations)
    return None


def _figure(place: Place, chance: random.Random) -> tuple[str, list[Citation]] | None:
    found = [
        m
        for m in _FIGURE.finditer(place.text)
        if not re.search(r"(?:ections?|egulations?|Act|Regulations|of the|and|,) $", place.text[: m.start()])
    ]
    if not found:
        return None
    one = chance.choice(found)
    if one[0] in _MONTHS:
        other = chance.choice([m for m in _MONTHS if m != one[0]])
    elif one[0] in _COUNTED:
        other = chance.choice([w for w in _COUNTED if w != one[0]])
    else:
        other = str(int(re.sub(r"\D", "", one[0].split(".")[0])) + chance.choice([1, 2, 5, 10]))
    return place.text[: one.start()] + other + place.text[one.end() :], list(place.sentence.citations)


def _denied(place: Place, chance: random.Random) -> tuple[str, list[Citation]] | None:
    """The main verb is denied, or no longer denied; what stands in a condition or a quotation is left."""
    for found in _NOT.finditer(place.text):
        if not _aside(place.text, found.start()):
            return place.text[: found.end("verb")] + place.text[found.end() :], list(place.sentence.citations)
    for found in _VERB.finditer(place.text):
        if not _aside(place.text, found.start()):
            return place.text[: found.end()] + " not" + place.text[found.end() :], list(place.sentence.citations)
    return None


def _aside(text: str, at: int) -> bool:
    before = text[:at]
    return bool(
        re.search(r"\b(?:if|where|when|unless|until|whether)\b[^,.;]*$", before, re.IGNORECASE)
    ) or before.count("“") > before.count("”")


def _of(document: Document, passage: Passage) -> Citation:
    quote = document.quote(passage.start, passage.end)
    return Citation(document=document.id, start=passage.start, end=passage.end, quote=quote)


def replaced(draft: Draft, place: Place, text: str, citations: list[Citation]) -> Draft:
    """The draft with one sentence in other words, or with other citations."""
    part, old = place.part, place.sentence
    by = len(text) - (old.end - old.start)
    new = old.model_copy(update={"end": old.start + len(text), "citations": citations})
    after = [s.model_copy(update={"start": s.start + by, "end": s.end + by}) for s in part.sentences[place.n + 1 :]]
    whole = part.text[: old.start] + text + part.text[old.end :]
    return with_part(
        draft, part.model_copy(update={"text": whole, "sentences": [*part.sentences[: place.n], new, *after]})
    )


def added(draft: Draft, part: Paragraph, text: str) -> Draft:
    """The draft with one sentence more, resting on what the last cited one rests on."""
    last = next(s for s in reversed(part.sentences) if s.citations)
    start = len(part.text) + 1
    more = last.model_copy(update={"start": start, "end": start + len(text)})
    return with_part(
        draft, part.model_copy(update={"text": f"{part.text} {text}", "sentences": [*part.sentences, more]})
    )


def _with_sentence(draft: Draft, part: Paragraph, text: str) -> Draft:
    """The draft with one sentence of the officer's more at the end of a paragraph."""
    start = len(part.text) + 1
    more = Sentence(start=start, end=start + len(text), origin="officer", status="for_officer")
    return with_part(
        draft, part.model_copy(update={"text": f"{part.text} {text}", "sentences": [*part.sentences, more]})
    )


def with_part(draft: Draft, part: Paragraph) -> Draft:
    return draft.model_copy(update={"paragraphs": [part if p.id == part.id else p for p in draft.paragraphs]})


def in_own_words(draft: Draft) -> Draft:
    """The same draft as if a language model had written every sentence that rests on a source."""
    parts = [
        p.model_copy(
            update={"sentences": [s.model_copy(update={"origin": "model"}) if s.citations else s for s in p.sentences]}
        )
        for p in draft.paragraphs
    ]
    return draft.model_copy(update={"paragraphs": parts})
