"""Everything of one home that all who use it share, built once: the library, the law, the index, and their turns."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from corpus.caller import LOCAL, Caller
from corpus.errors import FoiError, Unavailable
from corpus.journal import Journal
from corpus.law import Law
from corpus.library import Library
from corpus.vocabulary import Vocabulary
from ingest.admit import Admitter
from ingest.parallel import Readers
from retriever.embed import Embedder
from ui import reading, stores
from ui.errand import Errand
from ui.finder import Finder
from ui.following import Follower
from ui.home import HomeLock, prepare
from ui.restore import recover
from ui.settings import Settings
from ui.shipped import Progress, Shipped, mark_of
from ui.turns import Turns

_VIEWS = 16
_FETCHING_SECONDS = 5.0  # that a fetch has to end; one that is ended goes on where it was when it is begun again
Embeds = Callable[[Settings], Embedder]


class Workshop:
    """Held for this process alone while open. Parts are built when first needed.

    Any number of threads may find at once; ingesting waits for them and then has the index to itself.
    """

    def __init__(self, settings: Settings, embeds: Embeds, progress: Progress) -> None:
        self.settings = settings
        self._embeds = embeds
        self._progress = progress
        self.home = prepare(settings.home)
        self._lock = HomeLock(self.home)
        self._lock.take()
        try:
            recover(self.home)
            self.library = Library.open(stores.library_address(settings))
        except FoiError:
            self._lock.release()
            raise
        self.journal = Journal(self.library.store)
        self.law = Law.shipped()
        self.vocabulary = Vocabulary.shipped()
        self.caller = LOCAL
        self._views: OrderedDict[frozenset[str], Finder] = OrderedDict()
        self.errand = Errand()
        self._building = threading.RLock()
        self._turns = Turns()
        self._following = threading.Lock()
        self._stocked = False
        self._found: Finder | None = None
        self._stopping = threading.Event()
        self._follower = Follower(self._follow)
        self._readers = Readers(reading.Making(settings), os.cpu_count() or 1)

    def seen_by(self, caller: Caller) -> Workshop:
        """The same workshop as `caller` may use it: of what they may not see, nothing is found, shown or counted."""
        return self if caller.collections is None else SeenWorkshop(self, caller)

    @property
    def loaded(self) -> Finder | None:
        """The finder, if it has been built."""
        return self._found

    def load_shipped(self) -> None:
        """Admit the law and the shipped letters and guidance, unless this home has these very ones."""
        with self._building:
            if self._stocked:
                return
            shipped, mark = Shipped.found(), mark_of(self.home, self.library)
            if shipped.lacking(mark, self.library):
                with self.library.store.alone("shipped documents"):
                    if shipped.lacking(mark, self.library):  # another process may have been quicker
                        shipped.load(mark, self.admitter(), self.library, self._watched)
            self._stocked = True

    def stop(self) -> None:
        """Have any loading end at its next step, with Unavailable."""
        self._stopping.set()

    def close(self) -> None:
        self.errand.wait(_FETCHING_SECONDS)
        self._follower.stop()
        self._readers.close()
        if self._found is not None:
            self._found.close()
        self.library.close()
        self._lock.release()

    def finder(self) -> Finder:
        with self._building:
            if self._found is None:
                self.load_shipped()
                built = Finder.open(self.settings, self.library, self.law, self._embeds(self.settings))
                bring = built.follow if self.library.store.shared else built.sync
                bring(lambda done, total: self._watched(done, total, "Bringing the index up to date"))
                self._found = built
                if self.library.store.shared:
                    self._follower.start()
            return self._found

    @contextmanager
    def finding(self) -> Iterator[Finder]:
        """The finder, while nothing is written to its index."""
        found = self.finder()
        with self._turns.reading():
            yield found

    def view(self, library: Library) -> Finder:
        """The finder as the caller of a library may see it; one for all who may see the same collections."""
        found, seen = self.finder(), library.caller.collections
        if seen is None:
            return found
        with self._building:
            if seen not in self._views:
                self._views[seen] = found.seen_in(library)
            self._views.move_to_end(seen)
            if len(self._views) > _VIEWS:
                self._views.popitem(last=False)
            return self._views[seen]

    @contextmanager
    def changing(self) -> Iterator[Finder]:
        """The finder, while nobody reads its index; it is brought up to date with the library at the end.

        Of a library that is shared others' changes may come at any moment, so people go on reading meanwhile.
        """
        found = self.finder()
        if self.library.store.shared:
            yield found
            with suppress(Unavailable):  # what is kept is kept, and is followed as soon as it can be
                self._follow()
            return
        with self._turns.writing():
            yield found
            found.sync()

    def admitter(self) -> Admitter:
        return self.admitter_to(self.library)

    def admitter_to(self, library: Library) -> Admitter:
        reader = reading.reader(self.settings, self.law)
        return Admitter(reader, library, edition=reading.edition(), readers=self._readers)

    def _follow(self) -> None:
        """Have the finder keep up with a library that others write too."""
        with self._following:
            if self._found is not None:
                self._found.follow(turn=self._turns.writing)

    def _watched(self, done: int, total: int, what: str) -> None:
        if self._stopping.is_set():
            raise Unavailable("Stopped before everything was loaded.")
        self._progress(done, total, what)


class SeenWorkshop(Workshop):
    """Another's workshop as one caller may use it; whoever holds it need not think of collections."""

    def __init__(self, shop: Workshop, caller: Caller) -> None:
        self._shop = shop
        self.settings, self.home, self.journal = shop.settings, shop.home, shop.journal
        self.law, self.vocabulary, self.errand = shop.law, shop.vocabulary, shop.errand
        self.caller = caller
        self.library = shop.library.seen_by(caller)

    def seen_by(self, caller: Caller) -> Workshop:
        return self._shop.seen_by(caller)

    @property
    def loaded(self) -> Finder | None:
        return self._shop.view(self.library) if self._shop.loaded else None

    def load_shipped(self) -> None:
        self._shop.load_shipped()

    def stop(self) -> None:
        self._shop.stop()

    def close(self) -> None:
        self._shop.close()

    def finder(self) -> Finder:
        return self._shop.view(self.library)

    @contextmanager
    def finding(self) -> Iterator[Finder]:
        with self._shop.finding():
            yield self.finder()

    @contextmanager
    def changing(self) -> Iterator[Finder]:
        with self._shop.changing():
            yield self.finder()

    def admitter(self) -> Admitter:
        return self._shop.admitter_to(self.library)
