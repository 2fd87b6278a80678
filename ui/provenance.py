"""What produced a draft, kept with it: so that it can be explained, and made again, a year later."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from corpus.drafts import Draft, Provenance
from corpus.law import Law
from corpus.records import Document
from corpus.version import version
from ui.settings import Settings

_BEARING = ("authority", "examples", "officials", "template", "model", "model_local")


def made_by(
    draft: Draft, law: Law, settings: Settings, embedder: str, find: Callable[[str], Document | None]
) -> Provenance:
    """The program, the law, the searching model, the settings, and every document cited with the SHA-256 of its text."""
    found = ((id, find(id)) for id in sorted(draft.cited))
    return Provenance(
        version=version(),
        law_as_at=law.as_at,
        embedder=embedder,
        settings={name: str(getattr(settings, name)) for name in _BEARING},
        documents={id: hashlib.sha256(d.text.encode()).hexdigest() for id, d in found if d},
    )
