"""Consistency: every decision of a library set beside those on like requests, and the unlike treatments shown."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from assistant.consistency.drift import by_author, drift, moved
from assistant.consistency.facts import distinctions
from assistant.consistency.like import groups
from assistant.consistency.marks import with_mark
from assistant.consistency.matters import Matter, matters
from assistant.consistency.source import Decisions, Rows
from assistant.consistency.treat import divergences, severity
from corpus.consistency import Consistency, Group, Mark
from corpus.law import Law
from corpus.provision import Provision
from corpus.records import Card, Document, Later
from corpus.results import Filters
from corpus.vocabulary import Vocabulary

_EXPLAINED = 0.5
"""What a fact that may account for the difference takes from a group's score."""
_TOPIC = 140


class Comparison:
    """Compares the decisions of a source. Nothing it finds is a fault: a person says whether a difference is justified."""

    def __init__(self, source: Decisions, law: Law, vocabulary: Vocabulary) -> None:
        self._source = source
        self._law = law
        self._vocabulary = vocabulary

    def compare(self, filters: Filters) -> Consistency:
        """Groups treated unlike, by score, and drift; `marked` puts the marks made on them.

        Period, body, kind and examples choose the decisions that are compared; exemption and outcome choose the groups
        in which some decision has it, with all that stand on the other side.
        """
        narrowed = filters.model_copy(update={"exemption": [], "outcome": [], "role": []})
        documents = list(self._source.decisions(narrowed))
        found = list(matters(documents, self._vocabulary))
        followed = self._source.followed()
        groups_made = (self._group(alike, likeness, followed) for alike, likeness in self.alike(found))
        made = [group for group in groups_made if group is not None and _concerns(group, filters)]
        made.sort(key=lambda group: (-group.score, group.id))
        moves = [d for d in drift(documents) if _about(d.ref, filters)]
        return Consistency(
            groups=made,
            drift=moves,
            moved=moved(moves),
            authors=[one for one in by_author(documents) if _about(one.ref, filters)],
            decisions=len(documents),
            items=len(found),
            total=len(made),
        )

    def alike(self, found: Sequence[Matter]) -> Iterator[tuple[list[Matter], float]]:
        """Matters that are alike, and how near they are to the one in their midst, however they were treated."""
        places = groups(
            [m.words for m in found], self._meanings(found), [m.kinds for m in found], [m.document.id for m in found]
        )
        for members, likeness in places:
            yield [found[n] for n in members], likeness

    def _group(self, alike: Sequence[Matter], likeness: float, followed: Mapping[str, list[Later]]) -> Group | None:
        """The group that like matters make; None where they were treated alike, or all belong to one decision."""
        differences = divergences(alike)
        documents = {m.document.id: m.document for m in alike}
        if not differences or len(documents) < 2:
            return None
        facts = distinctions(differences[0], alike, self._law)
        weight = _EXPLAINED if any(fact.explains for fact in facts) else 1.0
        topic = alike[0].words
        return Group(
            id=hashlib.sha256("\n".join(sorted(m.key for m in alike)).encode()).hexdigest()[:12],
            topic=topic if len(topic) <= _TOPIC else topic[:_TOPIC].rsplit(" ", 1)[0] + " …",
            documents=[Card.of(d, followed.get(d.id)) for d in documents.values()],
            divergence=[one.says for one in differences],
            score=round(min(1.0, severity(differences) * weight * likeness), 3),
            likeness=round(likeness, 3),
            items=[m.treatment for m in alike],
            differences=differences,
            facts=facts,
        )

    def _meanings(self, found: Sequence[Matter]) -> Rows:
        """A row for each matter; the items of one request are read together, so that "the cost of it" has a meaning."""
        held: dict[str, tuple[Document, list[Matter]]] = {}
        for matter in found:
            held.setdefault(matter.document.id, (matter.document, []))[1].append(matter)
        if not held:
            return np.zeros((0, 1), np.float32)
        requests = [tuple(self._vocabulary.expand(m.words) for m in together) for _, together in held.values()]
        return np.concatenate(self._source.meanings(requests))


def marked(found: Consistency, marks: Sequence[Mark], most: int) -> Consistency:
    """The first groups, each with the mark that was made on it."""
    return found.model_copy(update={"groups": [with_mark(group, marks) for group in found.groups[:most]]})


def _concerns(group: Group, filters: Filters) -> bool:
    outcomes = not filters.outcome or any(item.outcome in filters.outcome for item in group.items)
    return outcomes and any(_relies(item.exemptions, filters) for item in group.items)


def _relies(exemptions: Sequence[str], filters: Filters) -> bool:
    return not filters.exemption or any(_about(ref, filters) for ref in exemptions)


def _about(ref: str, filters: Filters) -> bool:
    """Whether a provision is, meets or lies in one of those asked for; any is, where none is asked for."""
    own = Provision.parse(ref)
    return not filters.exemption or any(Provision.parse(wanted).touches(own) for wanted in filters.exemption)
