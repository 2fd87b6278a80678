"""The draft as decisions have left it: edited wording in its place, rejected paragraphs gone."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.drafts import Draft, Paragraph, Review, Sentence
from corpus.records import Span
from corpus.sentences import spans


def revised(draft: Draft, review: Review) -> Draft:
    """What would be sent if the undecided were accepted. A sentence that an edit kept keeps its sources; others are the
    officer's own. Once the decision has been put in other words, what was proposed no longer counts.
    """
    decided = review.latest()
    parts, reworded = [], set()
    for part in draft.paragraphs:
        decision = decided.get(part.id)
        if decision and decision.verdict == "reject":
            continue
        if decision and decision.after != part.text:
            part = _reworded(part, decision.after)
            reworded.add(part.heading)
        parts.append(part)
    decisions = [] if DECISION in reworded else draft.decisions
    return draft.model_copy(update={"paragraphs": parts, "decisions": decisions})


DECISION = "Our decision"
"""The heading of the paragraph that says what is decided."""


def _reworded(part: Paragraph, text: str) -> Paragraph:
    kept = sorted(_kept(part, text), key=lambda s: s.start)
    edges = [0, *(edge for s in kept for edge in (s.start, s.end)), len(text)]
    own = [
        Sentence(start=start, end=end, origin="officer", status="for_officer")
        for gap in zip(edges[::2], edges[1::2], strict=True)
        for start, end in spans(text, *gap)
    ]
    return part.model_copy(update={"text": text, "sentences": sorted([*kept, *own], key=lambda s: s.start)})


def _kept(part: Paragraph, text: str) -> Iterator[Sentence]:
    """The sentences that are still there word for word, at their new places."""
    taken: list[Span] = []
    for sentence in part.sentences:
        words = part.text[sentence.start : sentence.end]
        start = text.find(words)
        end = start + len(words)
        if start >= 0 and not any(start < b and a < end for a, b in taken):
            taken.append((start, end))
            yield sentence.model_copy(update={"start": start, "end": end})
