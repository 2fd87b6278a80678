"""How well the gate holds: good drafts and answers are spoilt one fault at a time, and the faults it finds are counted."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from assistant.ask import Asker
from assistant.denial import REQUEST
from assistant.draft import Drafter
from assistant.ground import Gate
from assistant.source import overturned
from corpus.drafts import Answer, Draft, Finding, Paragraph, Sentence, Statement
from corpus.judged import Judged, named
from corpus.law import Law
from corpus.provision import Provision
from corpus.vocabulary import Vocabulary
from tests.bench.mutants import Mutator, Place, in_own_words, replaced
from ui.finder import Finder

SEED = 20261124
WITH_TARGET = {"quote", "reference", "figure", "moved citation", "lost citation"}
"""Kinds that concern quotations, references and figures: at least 99 in 100 are to be caught."""
_SAME = (  # harmless changes of wording: nothing is to be found wrong with them
    ("However, ", "But "),
    ("We consider that ", "Our view is that "),
    ("We recognise that ", "We accept that "),
    ("there is a strong public interest in ", "the public interest is strong in "),
    ("in order to ", "to "),
    ("in relation to ", "about "),
    ("as well as ", "and "),
    ("the information", "the material"),
    ("individuals", "people"),
    ("disclosure of ", "disclosing "),
    ("would be likely to prejudice", "would be likely to harm"),
    ("at this stage", "at present"),
    ("regarding", "about"),
    ("therefore ", "so "),
    ("Disclosure would ", "Disclosing it would "),
    ("Release would ", "Releasing it would "),
    ("a public interest in ", "some public interest in "),
    ("outweighs", "is greater than"),
    ("prevent ", "stop "),
    ("because ", "since "),
    ("public authority", "authority"),
    ("Section ", "In law, section "),
    ("obtain ", "get "),
)
MOST = 3
"""Exemptions to a draft."""
Check = Callable[[Draft, Paragraph], list[Finding]]
"""Holds one paragraph of a draft to the gate."""


class Fooling:
    """Drafts and answers of the judged queries of one half, spoilt and held to the gate.

    With an `authority`, drafts are that body's, in its own phrasing where it has letters enough of its own.
    """

    def __init__(self, finder: Finder, law: Law, half: str, authority: str = "") -> None:
        self._finder, self._law, self._authority = finder, law, authority
        self._gate = Gate(finder, law, authority)
        queries = [q for q in Judged.all() if q.half == half]
        self._requests = [q for q in queries if q.kind == "request"]
        self._questions = [q.text for q in queries if q.kind in ("question", "section")]
        documents = [finder.document(id) for id in finder.shelf.cards()]
        fallen = [d for d in documents if overturned(finder, d.id) and d.passages]
        self._mutator = Mutator(documents, fallen, random.Random(SEED))

    def measure(self, slips: list[tuple[str, str]] | None = None) -> dict[str, Any]:
        """Shares caught by kind, as written and told in own words, and false alarms; `slips` gathers what slipped by."""
        drafter = Drafter(self._finder, self._law, self._authority)
        asker = Asker(self._finder, self._law, Vocabulary.shipped())
        drafts = [drafter.draft(q.text, self._relied_on(q)) for q in self._requests]
        answers = [(q, a) for q in self._questions if (a := asker.ask(q)).statements]
        as_written = [(d, self._of_draft) for d in drafts]
        own = [(in_own_words(d), self._of_draft) for d in drafts]
        asked = [(_as_draft(a), self._of_answer(q)) for q, a in answers]
        return {
            "drafts": len(drafts),
            "answers": len(answers),
            "as_written": self._caught(as_written, slips),
            "in_own_words": self._caught(own, slips),
            "answers_altered": self._caught(asked, slips),
            "neither_confirm_nor_deny": self._denying(drafter, slips),
            "false_alarms": {
                "as_written": _alarms(as_written, slips),
                "in_own_words": _alarms(own, slips),
                "reworded": _alarms(
                    [(_reworded(d), check) for d, check in own], slips, only_reworded=[d for d, _ in own]
                ),
                "answers": _alarms(asked, slips),
            },
        }

    def _denying(self, drafter: Drafter, slips: list[tuple[str, str]] | None) -> dict[str, Any]:
        """The same requests answered by neither confirming nor denying, each with a sentence that gives it away."""
        made = found = wrong = drafts = 0
        for query in self._requests:
            exemption = next((self._law.exemption(Provision.parse(r)) for r in self._relied_on(query)), None)
            if exemption is None or not exemption.ncnd_refs:
                continue
            draft = drafter.draft(query.text, [str(exemption.ncnd_refs[0])])
            drafts += 1
            wrong += bool(_errors(self._gate.draft(draft)))
            for mutant in self._mutator.giving_away(draft, REQUEST):
                made += 1
                if any(f.rule == "ncnd" for f in self._gate.draft(mutant.draft)):
                    found += 1
                elif slips is not None:
                    slips.append((mutant.kind, mutant.said))
        return {"drafts": drafts, "with_faults": wrong, "mutants": made, "caught": _share(found, made)}

    def _relied_on(self, query: Judged) -> list[str]:
        """The exemptions of the decisions that answer a request best, as an officer would tick them."""
        ids = named([query], self._finder.shelf.cards().values())
        best = [self._finder.document(ids[key]) for key, grade in query.judged.items() if grade == 3]
        refs = dict.fromkeys(e.ref for d in best for e in d.exemptions if self._law.knows(Provision.parse(e.ref)))
        return list(refs)[:MOST]

    def _of_draft(self, draft: Draft, part: Paragraph) -> list[Finding]:
        return list(self._gate.paragraph(part, [item.text for item in draft.request]))

    def _of_answer(self, question: str) -> Check:
        return lambda _, part: self._gate.answer(_as_answer(part), question)

    def _caught(self, cases: Sequence[tuple[Draft, Check]], slips: list[tuple[str, str]] | None) -> dict[str, Any]:
        made: Counter[str] = Counter()
        found: Counter[str] = Counter()
        for draft, check in cases:
            before = {p.id: _errors(check(draft, p)) for p in draft.paragraphs}
            for mutant in self._mutator.mutants(draft):
                made[mutant.kind] += 1
                if _errors(check(draft, mutant.part)) - before[mutant.part.id]:
                    found[mutant.kind] += 1
                elif slips is not None:
                    slips.append((mutant.kind, _difference(draft, mutant.draft)))
        targeted = [k for k in made if k in WITH_TARGET]
        return {
            "mutants": made.total(),
            "caught": _share(found.total(), made.total()),
            "caught_quotes_references_figures": _share(sum(found[k] for k in targeted), sum(made[k] for k in targeted)),
            "by_kind": {k: {"mutants": made[k], "caught": _share(found[k], made[k])} for k in sorted(made)},
        }


def _share(some: int, all: int) -> float:
    return round(some / all, 4) if all else 0.0


def _errors(findings: list[Finding]) -> set[tuple[str, str, str | None]]:
    return {(f.rule, f.message, f.paragraph) for f in findings if f.severity == "error"}


def _alarms(
    cases: Sequence[tuple[Draft, Check]], slips: list[tuple[str, str]] | None, only_reworded: list[Draft] | None = None
) -> dict[str, Any]:
    """Of the cited sentences, how many have a fault found. With `only_reworded`, only those that differ count."""
    held = wrong = 0
    for n, (draft, check) in enumerate(cases):
        for part in draft.paragraphs:
            for i, sentence in enumerate(part.sentences):
                place = Place(part, i)
                if not sentence.citations or (only_reworded and _said(only_reworded[n], part.id, i) == place.text):
                    continue
                held += 1
                alone = draft.model_copy(update={"paragraphs": [_alone(place)]})
                if faults := [
                    f
                    for f in check(alone, alone.paragraphs[0])
                    if f.severity == "error" and f.rule not in ("public-interest-test", "decision")
                ]:
                    wrong += 1
                    if slips is not None:
                        slips.append(("false alarm", f"{place.text} ¶ {faults[0].rule}: {faults[0].message[-120:]}"))
    return {"sentences": held, "share": _share(wrong, held)}


def _said(draft: Draft, part: str, n: int) -> str:
    return next(Place(p, n).text for p in draft.paragraphs if p.id == part)


def _alone(place: Place) -> Paragraph:
    sentence = place.sentence.model_copy(update={"start": 0, "end": len(place.text)})
    return place.part.model_copy(update={"text": place.text, "sentences": [sentence]})


def _reworded(draft: Draft) -> Draft:
    for part in draft.paragraphs:
        for n, sentence in enumerate(part.sentences):
            now = next(p for p in draft.paragraphs if p.id == part.id)
            place = Place(now, n)
            text = place.text
            if sentence.citations and "“" not in text:
                for one, other in _SAME:
                    text = text.replace(one, other)
                if text == place.text and text[:2] != "[":
                    text = f"We bear in mind here that {text[0].lower()}{text[1:]}"
                draft = replaced(draft, place, text, list(sentence.citations))
    return draft


def _difference(before: Draft, after: Draft) -> str:
    for one, other in zip(before.paragraphs, after.paragraphs, strict=True):
        if one != other:
            for n, sentence in enumerate(other.sentences):
                old = Place(one, n) if n < len(one.sentences) else None
                new = Place(other, n)
                if old is None or old.text != new.text or old.sentence.citations != sentence.citations:
                    return f"{old.text if old else '-'} → {new.text} ¶ {' '.join(c.quote[:200] for c in sentence.citations)}"
    return ""


def _as_draft(answer: Answer) -> Draft:
    """An answer's statements as the sentences of one paragraph, so that it can be spoilt like a draft."""
    sentences, text = [], ""
    for s in answer.statements:
        start = len(text)
        text += s.text + " "
        sentences.append(
            Sentence(
                start=start, end=start + len(s.text), origin="precedent", status="supported", citations=s.citations
            )
        )
    part = Paragraph(
        id="p1", heading="", text=text.rstrip(), origin="precedent", status="supported", sentences=sentences
    )
    return Draft(
        id="answer",
        created=datetime(2026, 1, 1, tzinfo=UTC),
        request=[],
        decisions=[],
        paragraphs=[part],
        for_officer=[],
        checks=[],
    )


def _as_answer(part: Paragraph) -> Answer:
    said = [Statement(text=Place(part, n).text, citations=s.citations) for n, s in enumerate(part.sentences)]
    return Answer(abstained=False, statements=said)


def samples(slips: list[tuple[str, str]], each: int) -> Iterator[tuple[str, str]]:
    """A few of each kind of what slipped by, in the order found."""
    seen: Counter[str] = Counter()
    for kind, what in slips:
        seen[kind] += 1
        if seen[kind] <= each:
            yield kind, what
