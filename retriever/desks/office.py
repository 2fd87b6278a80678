"""The running of the place: sources, settings, health, storage, back-ups, retention, erasure, and the record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from corpus.listings import SourceList
from corpus.office import BackUp, Erased, Fetching, HealthCheck, Restored, Retention, SettingCard, Sought, Storage


class Office(Protocol):
    """What is asked of the office. Every method raises the classes of `corpus.errors`, and only those."""

    def sources(self) -> SourceList:
        """What can be fetched, and what is worth fetching."""

    def fetch(self, what: str) -> Fetching:
        """Begin to fetch a group of the sources, or one address, and read it into the library.

        Raises Conflict while another fetch goes on, Invalid for what is neither.
        """

    def fetching(self) -> Fetching:
        """How the last fetch is coming on."""

    def settings(self) -> list[SettingCard]:
        """Every setting, its value and where that came from."""

    def health(self) -> list[HealthCheck]:
        """What is installed, configured and reachable."""

    def storage(self) -> Storage:
        """What takes how much room."""

    def backups(self) -> list[BackUp]:
        """The back-ups kept in the home, the newest first."""

    def back_up(self) -> BackUp:
        """Make a back-up, kept in the home."""

    def backup_file(self, name: str) -> bytes:
        """A back-up as a file. Raises NotFound."""

    def restore(self, name: str, who: str) -> Restored:
        """Put a back-up's library in the place of the present one, which is backed up first. Raises NotFound, Invalid."""

    def seek(self, words: Sequence[str]) -> Sought:
        """Every place where a person's name or address stands; `words` are the ways it may be written."""

    def erase(self, words: Sequence[str], who: str, why: str) -> Erased:
        """Blot them out everywhere, on a named person's word."""

    def retention(self) -> Retention:
        """The rules, and what is over them."""

    def retain(self, who: str) -> Retention:
        """Take out what is over the rules, on a named person's word."""
