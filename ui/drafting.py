"""Making a draft, for the desk and for a case alike: masked, composed, its making recorded, and reworded where asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.draft import Drafter
from assistant.entail import Entailment
from assistant.ground import Gate
from assistant.reword import Rewording
from assistant.reword import prompts as of_draft
from corpus.cases import CaseItem
from corpus.drafts import Draft, DraftStep, Finding, Prompts
from ingest.mask import mask_text
from retriever.words import asked
from ui import cross_encoder, rewording
from ui.finder import Finder
from ui.noted import Noted
from ui.provenance import made_by
from ui.workshop import Workshop


def steps(
    shop: Workshop, request: str, exemptions: Sequence[str] = (), reword: bool = False, of: Sequence[CaseItem] = ()
) -> Iterator[DraftStep]:
    """A draft as it is made, not yet kept. `of` are the items, where somebody set them apart. Raises Invalid."""
    request, _ = mask_text(asked(request, "request"))  # who asks has no part in a draft
    chosen = [str(shop.law.require(ref)) for ref in exemptions]
    model = rewording.model(shop.settings) if reword else None
    with shop.finding() as found:
        source = Noted(found)
        made = Drafter(source, shop.law, shop.settings.authority.strip()).draft(request, chosen, of)
        by = made_by(made, shop.law, shop.settings, found.index.embedder.name, shop.library.document)
        made = made.model_copy(update={"made_by": by, "drawn_from": sorted(source.collections)})
        if model is None:
            yield DraftStep(draft=made)
            return
        yield DraftStep(of=len(of_draft(made)))
        for step in Rewording(model, gate(shop, found)).steps(made):
            whole = None if step.paragraph else step.draft
            yield DraftStep(done=step.done, of=step.of, paragraph=step.paragraph, draft=whole)


def whole(made: Iterator[DraftStep]) -> Draft:
    """The draft that the last step has."""
    return next(step.draft for step in made if step.draft)


def prompts(shop: Workshop, request: str, exemptions: Sequence[str] = (), of: Sequence[CaseItem] = ()) -> Prompts:
    """Word for word what the language model would be sent; nothing is sent, and nothing kept."""
    made = whole(steps(shop, request, exemptions, of=of))
    return Prompts(model=rewording.told(shop.settings), messages=of_draft(made))


def gate(shop: Workshop, found: Finder) -> Gate:
    """The gate, as it holds this body's drafts."""
    folder = shop.settings.nli.strip()
    contradicts = _entailment(folder).contradicts if folder else None
    return Gate(found, shop.law, shop.settings.authority.strip(), contradicts, found.recall)


@lru_cache(maxsize=1)
def _entailment(folder: str) -> Entailment:
    return Entailment(cross_encoder.opened(folder, "FOI_NLI"))


def faults(shop: Workshop, draft: Draft) -> list[Finding]:
    """Every fault of a draft's wording."""
    with shop.finding() as found:
        return gate(shop, found).draft(draft)
