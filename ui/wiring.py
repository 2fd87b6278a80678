"""Where every object is built, once, and put together: the desk that does its work in this process."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from assistant.ask import Asker
from assistant.check import Checker
from assistant.draft import Drafter
from assistant.ground import Gate
from assistant.review import Reviews
from assistant.reword import Rewording
from assistant.statute import Statute
from assistant.understand import Intake
from corpus.drafts import Answer, Draft, Finding, Review, Verdict
from corpus.errors import Invalid, NotFound, Unavailable
from corpus.journal import Journal
from corpus.law import Law
from corpus.library import Library
from corpus.listings import DocumentList, ExemptionCard, ExemptionDetail, IngestReport, Readiness
from corpus.origin import Upload, offered
from corpus.provision import Provision
from corpus.records import Document
from corpus.results import Filters, PrecedentsResult, SearchResult, SuggestResult
from corpus.understanding import Understanding
from corpus.vocabulary import Vocabulary
from ingest.admit import Admitter
from ingest.mask import mask_text
from ingest.parallel import Readers
from retriever.client import Client
from retriever.desk import EVERYTHING, Desk, LetterForm
from retriever.embed import Embedder
from retriever.words import asked, at_most, is_key
from ui import cards, finder, reading, rewording
from ui.finder import Finder, model_folder
from ui.home import HomeLock, prepare
from ui.letters import file_of
from ui.provenance import made_by
from ui.reading import record_of, text_of
from ui.settings import Settings
from ui.shipped import Progress, Shipped
from ui.turns import Turns

__all__ = ["Workbench", "model_folder", "open_desk", "record_of", "text_of"]

_LOADING_SECONDS = 300.0  # a service that reads the shipped documents for the first time takes a while
_LONGEST_NAME, _LONGEST_NOTE = 300, 5_000
_CITING = 20  # decisions shown with an exemption
Embeds = Callable[[Settings], Embedder]


def _unseen(done: int, total: int, what: str) -> None:
    """Progress nobody watches."""


class Workbench:
    """A desk over one home, held for this process alone while open. Parts are built when first needed.

    Any number of threads may ask at once; ingesting waits for them and then has the index to itself.
    """

    def __init__(self, settings: Settings, embeds: Embeds = finder.embedder, progress: Progress = _unseen) -> None:
        self.settings = settings
        self._embeds = embeds
        self._progress = progress
        self._home = prepare(settings.home)
        self._lock = HomeLock(self._home)
        self._lock.take()
        try:
            self._library = Library.open(self._home / "library.sqlite")
        except Unavailable:
            self._lock.release()
            raise
        self._law = Law.shipped()
        self._vocabulary = Vocabulary.shipped()
        self._reviews = Reviews(self._library, Journal(self._library.store), self._faults)
        self._building = threading.RLock()
        self._turns = Turns()
        self._stocked = False
        self._found: Finder | None = None
        self._stopping = threading.Event()
        self._readers = Readers(reading.Making(settings), os.cpu_count() or 1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def load(self) -> Self:
        """Read the shipped documents if this home lacks them, and bring the index up to date."""
        self._finder()
        return self

    def load_shipped(self) -> None:
        """Admit the law and the shipped letters and guidance, unless this home has these very ones."""
        with self._building:
            if self._stocked:
                return
            shipped = Shipped.found()
            if shipped.lacking(self._home, self._library):
                shipped.load(self._home, self._admitter(), self._library, self._watched)
            self._stocked = True

    def stop(self) -> None:
        """Have any loading end at its next step, with Unavailable."""
        self._stopping.set()

    def close(self) -> None:
        self._readers.close()
        if self._found is not None:
            self._found.close()
        self._library.close()
        self._lock.release()

    def search(self, query: str, k: int = 10, filters: Filters = EVERYTHING) -> SearchResult:
        query, k = asked(query, "query"), at_most(k)
        with self.finding() as found:
            return found.search(query, k, filters)

    def precedents(self, request: str, k: int = 10, filters: Filters = EVERYTHING) -> PrecedentsResult:
        request, k = asked(request, "request"), at_most(k)
        with self.finding() as found:
            return found.precedents(request, k, filters)

    def suggest(self, request: str, filters: Filters = EVERYTHING) -> SuggestResult:
        request = asked(request, "request")
        with self.finding() as found:
            return found.suggest(request, filters)

    def understand(self, request: str) -> Understanding:
        request, _ = mask_text(asked(request, "request"))
        return Intake(self, self._law, self._vocabulary).understand(request)

    def draft(self, request: str, exemptions: Sequence[str] = (), reword: bool = False) -> Draft:
        request, _ = mask_text(asked(request, "request"))  # who asks has no part in a draft
        chosen = [str(self._law.require(ref)) for ref in exemptions]
        model = rewording.model(self.settings) if reword else None
        with self.finding() as found:
            made = Drafter(found, self._law).draft(request, chosen)
            by = made_by(made, self._law, self.settings, found.index.embedder.name, self._library.document)
            made = made.model_copy(update={"made_by": by})
            if model:
                made = Rewording(model, Gate(found, self._law)).reword(made)
        self._library.keep_draft(made)
        return made

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
        return self._reviews.decide(
            self.drafted(id).id, paragraph, verdict, asked(who, "name", _LONGEST_NAME), text, note
        )

    def approve(self, id: str, who: str, note: str = "") -> Review:
        note = asked(note, "reason", _LONGEST_NOTE) if note.strip() else ""
        return self._reviews.approve(self.drafted(id).id, asked(who, "name", _LONGEST_NAME), note)

    def letter(self, id: str, form: LetterForm = "docx") -> bytes:
        return file_of(self.drafted(id), self.review(id), form, self.settings, self.document)

    def ask(self, question: str, request: str | None = None, previous: str | None = None) -> Answer:
        question = asked(question, "question")
        about = asked(request, "request") if request is not None else None
        before = asked(previous, "question before") if previous is not None else None
        with self.finding() as found:
            return Asker(found, self._law, self._vocabulary).ask(question, about, before)

    def check(self, text: str) -> list[Finding]:
        text = asked(text, "response")
        letter_read = reading.record_of(text.encode(), "response.txt", self.settings)
        findings = Checker(self._law, Statute(self, self._law)).check(letter_read)
        return reading.placed(findings, letter_read, text)

    def documents(self, filters: Filters = EVERYTHING, offset: int = 0, limit: int = 50) -> DocumentList:
        self.load_shipped()
        limit = at_most(limit, "number of documents")
        narrowed = filters if self.settings.examples else filters.model_copy(update={"examples": False})
        passing = [card for card in self._library.cards() if narrowed.admit(card)]
        shown = self._library.documents(narrowed, max(offset, 0), limit)
        return DocumentList(documents=shown, total=len(passing), examples=sum(card.example for card in passing))

    def document(self, key: str) -> Document:
        self.load_shipped()
        found = self._library.document(key) if is_key(key) else None
        if found is None:
            raise NotFound(f"There is no document {key!r} in the library; `foi documents` lists them.")
        return found

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
        held = [card for card in self._library.cards() if relying.admit(card)]
        return cards.detail(exemption, held, _CITING)

    def ingest(self, uploads: Sequence[Upload]) -> IngestReport:
        self.load_shipped()
        admitter = self._admitter()
        found = self._finder()
        with self._turns.writing():
            results = list(admitter.admit_all(map(offered, uploads)))
            found.sync()
        return IngestReport.of(results)

    def retire(self, id: str, who: str, why: str) -> Document:
        who, why = asked(who, "name", _LONGEST_NAME), asked(why, "reason", _LONGEST_NOTE)
        gone, found = self.document(id), self._finder()
        with self._turns.writing():
            self._library.retire(gone.id, who, why)
            found.sync()
        return gone

    def ready(self) -> Readiness:
        documents, index = self._library.count(), self._found.index if self._found else None
        if index is None:
            return Readiness(ready=False, documents=documents, passages=0, model="")
        return Readiness(
            ready=True,
            documents=documents,
            passages=index.passages_count,
            model=index.embedder.name,
            rewords=rewording.told(self.settings),
        )

    @contextmanager
    def finding(self) -> Iterator[Finder]:
        """The finder, while nothing is written to its index."""
        found = self._finder()
        with self._turns.reading():
            yield found

    def _faults(self, draft: Draft) -> list[Finding]:
        with self.finding() as found:
            return Gate(found, self._law).draft(draft)

    def _finder(self) -> Finder:
        with self._building:
            if self._found is None:
                self.load_shipped()
                built = Finder(self.settings, self._library, self._law, self._embeds(self.settings))
                built.sync(lambda done, total: self._watched(done, total, "Bringing the index up to date"))
                self._found = built
            return self._found

    def _admitter(self) -> Admitter:
        return Admitter(
            reading.reader(self.settings, self._law), self._library, edition=reading.edition(), readers=self._readers
        )

    def _watched(self, done: int, total: int, what: str) -> None:
        if self._stopping.is_set():
            raise Unavailable("Stopped before everything was loaded.")
        self._progress(done, total, what)


@contextmanager
def open_desk(settings: Settings, progress: Progress = _unseen) -> Iterator[Desk]:
    """The service that runs on this home, once it is ready; or, when none runs, a workbench of our own."""
    client = Client.to_running(settings.home, settings.limits)
    if client is None:
        with Workbench(settings, progress=progress) as bench:
            yield bench
        return
    with client:
        client.wait_until_ready(_LOADING_SECONDS)
        yield client
