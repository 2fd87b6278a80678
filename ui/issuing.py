"""A letter issued, admitted to the library as a precedent that says it was drafted here."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.letter import letter_date
from assistant.review import Reviews, final
from corpus.cases import Case
from corpus.drafts import Draft, Review
from corpus.errors import Conflict
from corpus.origin import Origin
from corpus.records import DRAFTED_HERE
from ui.casework import now
from ui.workshop import Workshop


def admit(shop: Workshop, case: Case, reviews: Reviews) -> str:
    """The id of the document it becomes. Raises Conflict where the letter cannot be read back."""
    draft = shop.library.draft(case.draft or "")
    if draft is None:
        raise Conflict("the case has no draft to issue")
    if len(draft.drawn_from) > 1:
        named = " and ".join(draft.drawn_from)
        raise Conflict(f"The letter draws on the collections {named}, so it can be added to neither; issue it only.")
    review = reviews.review(draft.id)
    origin = Origin(
        source=f"case/{case.id}.md",
        kind="response",
        reference=case.called or f"CASE-{case.id}",
        authority=shop.settings.authority.strip() or None,
        title=case.content.title,
        received=case.content.received,
        date=now().date(),
        collection=next(iter(draft.drawn_from), None),  # it goes no further than what it draws on
        extra={DRAFTED_HERE: now().date().isoformat(), "Case": case.id},
    )
    with shop.changing():
        result = shop.admitter().admit("\n\n".join(_lines(draft, review)).encode(), origin)
    if result.id is None or result.status == "refused":
        raise Conflict(
            f"The letter cannot be added to the library: {result.reason}. Issue it without that, or put this right first."
        )
    return result.id


def _lines(draft: Draft, review: Review) -> Iterator[str]:
    """The letter as it went out, without who asked and who signed."""
    yield "# Response to a request for information"
    yield letter_date(review, draft)
    heading = ""
    for part, text in final(draft, review):
        if part.heading != heading:
            heading = part.heading
            yield f"## {heading}"
        yield text
