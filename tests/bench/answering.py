"""How well questions are answered: the right source, the facts asked for, and no answer where there is none."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from assistant.ask import Asker
from assistant.ground import Gate
from corpus.drafts import Answer
from corpus.judged import ends
from corpus.law import Law
from corpus.records import Card
from corpus.vocabulary import Vocabulary
from ui.finder import Finder

Half = Literal["tune", "report"]
QUESTIONS, *LATER = (
    Path(__file__).parent / name
    for name in ("answers.toml", "answers_more.toml", "answers_afresh.toml", "answers_new.toml")
)


@dataclass(frozen=True)
class Question:
    """A question and what a right answer to it holds; see the head of `answers.toml`."""

    sort: str
    half: Half
    ask: str
    before: str | None = None
    cites: tuple[str, ...] = ()
    and_cites: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    count: int | None = None

    @classmethod
    def all(cls) -> list[Question]:
        """Those that ship, in their order: those in two halves, and then those that are only to improve on."""
        later = [q for path in LATER for q in _questions(tomllib.loads(path.read_text("utf-8")), ("tune",))]
        return [*cls.halved(), *later]

    @classmethod
    def halved(cls) -> list[Question]:
        """Those of which every second one is kept for reporting."""
        return list(_questions(tomllib.loads(QUESTIONS.read_text("utf-8"))))

    def right(self, answer: Answer, sources: Mapping[str, frozenset[str]]) -> bool:
        """Whether an answer is right; `sources` gives the names that each document goes by."""
        if self.sort == "nothing":
            return answer.abstained
        if self.count is not None:
            return [c.n for c in answer.counts] == [self.count]
        said = [(s.text, s.citations) for s in answer.statements] + [(c.truth, c.citations) for c in answer.corrections]
        cited = {name for _, citations in said for c in citations for name in sources[c.document]}
        words = " ".join(text for text, _ in said).casefold()
        return (
            not cited.isdisjoint(self.cites)
            and (not self.and_cites or not cited.isdisjoint(self.and_cites))
            and all(any(form.casefold() in words for form in fact.split("|")) for fact in self.says)
        )

    def first(self, answer: Answer, sources: Mapping[str, frozenset[str]]) -> bool:
        """Whether the first thing said is from a right source."""
        return bool(answer.statements) and any(
            not sources[c.document].isdisjoint(self.cites) for c in answer.statements[0].citations
        )


def _questions(table: Mapping[str, Any], halves: tuple[Half, ...] = ("tune", "report")) -> Iterator[Question]:
    """The questions of each sort are of the halves in turn: the second of two is kept for reporting."""
    for sort, rows in table.items():
        for n, row in enumerate(rows):
            given = {"ask": row} if isinstance(row, str) else {k: _frozen(v) for k, v in row.items()}
            yield Question(sort=sort, half=halves[n % len(halves)], **given)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def names(cards: list[Card]) -> dict[str, frozenset[str]]:
    """The names that each document goes by: its id, its reference and every end of its source."""
    return {card.id: frozenset(ends(card)) for card in cards}


def answering(
    finder: Finder,
    law: Law,
    half: Half,
    missed: list[tuple[Question, Answer]] | None = None,
    questions: Sequence[Question] = (),
) -> dict[str, Any]:
    """Shares of the questions of one half answered rightly, by sort, of those that ship or of others; `missed` gathers
    those that were not."""
    asker, gate = Asker(finder, law, Vocabulary.shipped()), Gate(finder, law)
    sources = names(finder.cards())
    right: dict[str, list[bool]] = {}
    first, statements, faults = [], [], 0
    for question in (q for q in questions or Question.all() if q.half == half):
        answer = asker.ask(question.ask, previous=question.before)
        found = question.right(answer, sources)
        right.setdefault(question.sort, []).append(found)
        if not found and missed is not None:
            missed.append((question, answer))
        if question.cites:
            first.append(question.first(answer, sources))
        statements.append(len(answer.statements))
        asked = re.sub(r"\s+", " ", f"{question.before or ''} {question.ask}")
        faults += len(gate.answer(answer, asked))
    every = [found for sort in right.values() for found in sort]
    return {
        "questions": len(every),
        "right": _share(every),
        "first_statement_from_a_right_source": _share(first),
        "statements": sum(statements),
        "statements_to_an_answer": round(sum(statements) / sum(n > 0 for n in statements), 1),
        "faults": faults,
        "by_sort": {sort: {"questions": len(found), "right": _share(found)} for sort, found in right.items()},
    }


def _share(found: list[bool]) -> float:
    return round(sum(found) / len(found), 4)
