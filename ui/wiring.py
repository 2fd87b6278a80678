"""Where every object is built, once, and put together: the desk that does its work in this process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from assistant.review import Reviews
from assistant.understand import Intake
from corpus.caller import LOCAL, Caller, collection_named
from corpus.drafts import Draft, DraftStep, Finding, Prompts, Review, Verdict
from corpus.errors import Conflict, Invalid, NotFound
from corpus.listings import (
    CollectionCard,
    DocumentList,
    ExemptionCard,
    ExemptionDetail,
    IngestReport,
    PlaceRead,
    Readiness,
)
from corpus.origin import Upload, offered
from corpus.people import People
from corpus.provision import Provision
from corpus.records import Document
from corpus.results import Filters
from corpus.understanding import Understanding
from ingest.mask import mask_text
from retriever.client import Client
from retriever.desk import EVERYTHING, Desk, LetterForm
from retriever.words import asked, at_most, is_key
from ui import cards, finder, rewording
from ui.desks.cases import CasesRoom
from ui.desks.finding import FindingDesk
from ui.desks.lessons import LessonsRoom
from ui.desks.office import OfficeRoom
from ui.desks.people import PeopleRoom
from ui.desks.quality import QualityRoom
from ui.drafting import faults, prompts, steps, whole
from ui.finder import model_folder
from ui.letters import file_of
from ui.missing import give_up
from ui.reading import opened, record_of
from ui.settings import Settings
from ui.shipped import Progress
from ui.workshop import Embeds, Workshop

__all__ = ["Workbench", "model_folder", "open_desk", "opened", "record_of"]

_LOADING_SECONDS = 300.0  # a service that reads the shipped documents for the first time takes a while
_LONGEST_NAME, _LONGEST_NOTE = 300, 5_000
_CITING = 20  # decisions shown with an exemption


def _unseen(done: int, total: int, what: str) -> None:
    """Progress nobody watches."""


class Workbench(FindingDesk):
    """A desk over one home, for one caller; the workshop behind it is shared with the desks of all others."""

    def __init__(self, shop: Workshop, caller: Caller = LOCAL) -> None:
        shop = shop.seen_by(caller)
        self.settings = shop.settings
        super().__init__(shop)
        self._caller = caller
        self._library, self._law, self._vocabulary = shop.library, shop.law, shop.vocabulary
        self._reviews = Reviews(shop.library, shop.journal, self._faults)
        self.cases = CasesRoom(shop, caller, self.document)
        self.quality = QualityRoom(shop, caller)
        self.lessons = LessonsRoom(shop, caller)
        self.office = OfficeRoom(shop, caller)
        self.people = PeopleRoom(shop, caller)

    @classmethod
    def open(cls, settings: Settings, embeds: Embeds = finder.embedder, progress: Progress = _unseen) -> Self:
        """The desk of a machine's one user, over a home that this process then holds."""
        return cls(Workshop(settings, embeds, progress))

    def seen_by(self, caller: Caller) -> Workbench:
        return Workbench(self._shop, caller)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def load(self) -> Self:
        """Read the shipped documents if this home lacks them, and bring the index up to date."""
        self._shop.finder()
        return self

    def load_shipped(self) -> None:
        """Admit the law and the shipped letters and guidance, unless this home has these very ones."""
        self._shop.load_shipped()

    def known_people(self) -> People:
        """Who signs in here, and what they were given."""
        return People(self._shop.library.store)

    def stop(self) -> None:
        """Have any loading end at its next step, with Unavailable."""
        self._shop.stop()

    def close(self) -> None:
        self._shop.close()

    def understand(self, request: str) -> Understanding:
        request, _ = mask_text(asked(request, "request"))
        return Intake(self, self._law, self._vocabulary).understand(request)

    def draft(self, request: str, exemptions: Sequence[str] = (), reword: bool = False) -> Draft:
        return whole(self.drafting(request, exemptions, reword))

    def drafting(self, request: str, exemptions: Sequence[str] = (), reword: bool = False) -> Iterator[DraftStep]:
        for step in steps(self._shop, request, exemptions, reword):
            if step.draft:
                self._library.keep_draft(step.draft)
            yield step

    def prompts(self, request: str, exemptions: Sequence[str] = ()) -> Prompts:
        return prompts(self._shop, request, exemptions)

    def drafted(self, id: str) -> Draft:
        made = self._library.draft(id) if is_key(id) else None
        if made is None:
            raise NotFound(f"There is no draft {id!r}.")
        return made

    def review(self, id: str) -> Review:
        return self._reviews.review(self.drafted(id).id)

    def decide(
        self, id: str, paragraph: str, verdict: Verdict, who: str, text: str | None = None, note: str = ""
    ) -> Review:
        text = asked(text, "new wording") if text is not None else None
        note = asked(note, "note", _LONGEST_NOTE) if note else ""
        draft = self.drafted(id)
        if draft.case:
            self.cases.deciding(draft.case, who)
        return self._reviews.decide(draft.id, paragraph, verdict, self._signed(who), text, note)

    def approve(self, id: str, who: str, note: str = "") -> Review:
        note = asked(note, "reason", _LONGEST_NOTE) if note.strip() else ""
        draft = self.drafted(id)
        if draft.case:
            raise Conflict(f"Draft {id} belongs to case {draft.case}; submit it for review and approve it there.")
        return self._reviews.approve(draft.id, self._signed(who), note)

    def letter(self, id: str, form: LetterForm = "docx") -> bytes:
        return file_of(self.drafted(id), self.review(id), form, self.settings, self.document)

    def check(self, text: str) -> list[Finding]:
        return self.quality.check(text).findings

    def documents(self, filters: Filters = EVERYTHING, offset: int = 0, limit: int = 50) -> DocumentList:
        self.load_shipped()
        limit = at_most(limit, "number of documents")
        narrowed = filters if self.settings.examples else filters.model_copy(update={"examples": False})
        shown = self._library.documents(narrowed, max(offset, 0), limit)
        total, examples = self._library.count(narrowed), self._library.count(narrowed, example=True)
        return DocumentList(documents=shown, total=total, examples=examples)

    def document(self, key: str) -> Document:
        gone = self._library.lost(key) if is_key(key) and self._library.document(key) is None else None
        return gone or self._held(key)

    def exemptions(self) -> list[ExemptionCard]:
        return [cards.card(exemption) for exemption in self._law.exemptions]

    def exemption(self, ref: str) -> ExemptionDetail:
        try:
            exemption = self._law.exemption(Provision.parse(ref))
        except ValueError as error:
            raise Invalid(str(error)) from error
        if exemption is None:
            raise NotFound(f"There is no exemption at {ref}; `foi documents --kind legislation` lists the law held.")
        relying = Filters(exemption=[str(exemption.section)], examples=self.settings.examples)
        self.load_shipped()
        shown = [self._library.documents(relying, limit=_CITING, example=example) for example in (False, True)]
        counts = [self._library.count(relying, example=example) for example in (False, True)]
        return cards.detail(exemption, shown, counts)

    def ingest(self, uploads: Sequence[Upload]) -> IngestReport:
        self.load_shipped()
        found = list(map(offered, uploads))
        for name in {one.origin.collection for one in found} - {None}:
            self._caller.require_sight(str(name))
        admitter = self._shop.admitter()
        with self._shop.changing():
            results = list(admitter.admit_all(found))
        return IngestReport.of(results)

    def retire(self, id: str, who: str, why: str) -> Document:
        who, why = self._signed(who), asked(why, "reason", _LONGEST_NOTE)
        gone = self._held(id)
        with self._shop.changing():
            self._library.retire(gone.id, who, why)
        return gone

    def bring_back(self, id: str, who: str, why: str) -> Document:
        who, why = self._signed(who), asked(why, "reason", _LONGEST_NOTE)
        self.load_shipped()
        with self._shop.changing():
            return self._library.restore(id, who, why)

    def places(self, under: str) -> list[PlaceRead]:
        self.load_shipped()
        return [PlaceRead(source=source, document=id) for source, id in self._library.sources(under)]

    def give_up(self, lost: Sequence[PlaceRead], who: str, why: str) -> IngestReport:
        who, why = self._signed(who), asked(why, "reason", _LONGEST_NOTE)
        with self._shop.changing():
            return IngestReport.of([give_up(self._library, place, who, why) for place in lost])

    def move(self, id: str, collection: str | None, who: str, why: str) -> Document:
        who, why = self._signed(who), asked(why, "reason", _LONGEST_NOTE)
        named = collection_named(collection) if collection else None
        if named:
            self._caller.require_sight(named)
        kept = self._held(id)
        with self._shop.changing():
            return self._library.move(kept.id, named, who, why)

    def collections(self) -> list[CollectionCard]:
        self.load_shipped()
        held, mine = self._library.collections(), self._caller.collections or ()
        return [CollectionCard(name=name, documents=held.get(name, 0)) for name in sorted({*held, *mine})]

    def me(self) -> Caller:
        return self._caller

    def ready(self) -> Readiness:
        documents, found = self._library.count(), self._shop.loaded
        if found is None:
            return Readiness(ready=False, documents=documents, passages=0, model="")
        found.index.reach()
        return Readiness(
            ready=True,
            documents=documents,
            passages=found.passages,
            model=found.index.embedder.name,
            rewords=rewording.told(self.settings),
        )

    def _held(self, key: str) -> Document:
        """A document that is in the library now. Raises NotFound."""
        self.load_shipped()
        found = self._library.document(key) if is_key(key) else None
        if found is None:
            raise NotFound(f"There is no document {key!r} in the library; `foi documents` lists them.")
        return found

    def _signed(self, who: str) -> str:
        """The name an act is recorded under. Raises Invalid for none."""
        return asked(self._caller.signs(who), "name", _LONGEST_NAME)

    def _faults(self, draft: Draft) -> list[Finding]:
        return faults(self._shop, draft)


@contextmanager
def open_desk(settings: Settings, progress: Progress = _unseen) -> Iterator[Desk]:
    """The service that runs on this home, once it is ready; or, when none runs, a workbench of our own."""
    client = Client.to_running(settings.home, settings.limits)
    if client is None:
        with Workbench.open(settings, progress=progress) as bench:
            yield bench
        return
    with client:
        client.wait_until_ready(_LOADING_SECONDS)
        yield client
