"""Making a draft, for the desk and for a case alike: masked, composed, its making recorded, and reworded where asked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from assistant.draft import Drafter
from assistant.entail import Entailment
from assistant.ground import Gate
from assistant.reword import Rewording
from assistant.reword import prompts as of_draft
from corpus.cases import CaseItem
from corpus.drafts import Draft, Finding
from ingest.mask import mask_text
from retriever.words import asked
from ui import rewording
from ui.finder import Finder
from ui.noted import Noted
from ui.provenance import made_by
from ui.workshop import Workshop


def drafted(
    shop: Workshop, request: str, exemptions: Sequence[str] = (), reword: bool = False, of: Sequence[CaseItem] = ()
) -> Draft:
    """A draft, not yet kept. `of` are the items, where somebody set them apart. Raises Invalid."""
    request, _ = mask_text(asked(request, "request"))  # who asks has no part in a draft
    chosen = [str(shop.law.require(ref)) for ref in exemptions]
    model = rewording.model(shop.settings) if reword else None
    with shop.finding() as found:
        source = Noted(found)
        made = Drafter(source, shop.law, shop.settings.authority.strip()).draft(request, chosen, of)
        by = made_by(made, shop.law, shop.settings, found.index.embedder.name, shop.library.document)
        made = made.model_copy(update={"made_by": by, "drawn_from": sorted(source.collections)})
        return Rewording(model, gate(shop, found)).reword(made) if model else made


def prompts(shop: Workshop, request: str, exemptions: Sequence[str] = ()) -> list[str]:
    """Word for word what the language model would be sent; nothing is sent, and nothing kept."""
    return of_draft(drafted(shop, request, exemptions))


def gate(shop: Workshop, found: Finder) -> Gate:
    """The gate, as it holds this body's drafts."""
    folder = shop.settings.nli.strip()
    contradicts = _entailment(folder).contradicts if folder else None
    return Gate(found, shop.law, shop.settings.authority.strip(), contradicts)


@lru_cache(maxsize=1)
def _entailment(folder: str) -> Entailment:
    return Entailment(Path(folder).expanduser())


def faults(shop: Workshop, draft: Draft) -> list[Finding]:
    """Every fault of a draft's wording."""
    with shop.finding() as found:
        return gate(shop, found).draft(draft)
