"""The whole of a case as one record, to be kept or handed on."""

from __future__ import annotations

import hashlib

from assistant.review import Reviews
from corpus.cases import Bundle, Case
from corpus.version import version
from ui.casework import now, subject
from ui.workshop import Workshop


def bundle(shop: Workshop, case: Case, reviews: Reviews) -> Bundle:
    """The case, every draft with its review, and every line of the journal on any of them, in order."""
    drafts = [draft for one in case.drafts if (draft := shop.library.draft(one.id))]
    subjects = [subject(case.id), *(f"draft:{draft.id}" for draft in drafts)]
    entries = [entry for one in subjects for entry in shop.journal.entries(one)]
    held = shop.library.fingerprints()
    return Bundle(
        made=now(),
        version=version(),
        law_as_at=shop.law.as_at,
        library=hashlib.sha256("\n".join(f"{id} {mark}" for id, mark in sorted(held.items())).encode()).hexdigest(),
        documents=len(held),
        case=case,
        drafts=drafts,
        reviews=[reviews.review(draft.id) for draft in drafts],
        entries=sorted(entries, key=lambda entry: entry.seq),
    )
