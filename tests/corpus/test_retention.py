"""What is kept longer than its rule allows is listed first, and goes only on somebody's word."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import update

from corpus import retention
from corpus.drafts import Draft
from corpus.journal import Journal
from corpus.kept import Kept
from corpus.library import Library
from corpus.records import RequestItem
from corpus.tables import KeptRow

TODAY = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
FOREVER = {"drafts": 0, "cases": 0, "attempts": 0}


def _draft(id: str, when: datetime) -> Draft:
    return Draft(id=id, created=when, request=[], decisions=[], paragraphs=[], for_officer=[], checks=[])


@pytest.fixture
def library(tmp_path):
    held = Library.open(tmp_path / "library.sqlite")
    held.keep_draft(_draft("old", datetime(2024, 1, 1, tzinfo=UTC)))
    held.keep_draft(_draft("of-a-case", datetime(2024, 1, 1, tzinfo=UTC)))
    held.keep_draft(_draft("new", datetime(2026, 11, 1, tzinfo=UTC)))
    for kind, id, text, changed in [
        ("case", "open", "of-a-case", datetime(2026, 11, 1)),
        ("case", "closed", "words", datetime(2023, 1, 1)),
        ("lesson-attempt", "a1", "words", datetime(2024, 1, 1)),
        ("lesson-begun", "a1", "words", datetime(2024, 1, 1)),
        ("mark", "m1", "words", datetime(2020, 1, 1)),
    ]:
        Kept(held.store, kind, RequestItem).keep(id, RequestItem(n=1, text=text))
        with held.store.transaction() as session:
            session.execute(update(KeptRow).where(KeptRow.kind == kind, KeptRow.id == id).values(changed=changed))
    yield held
    held.close()


@pytest.mark.parametrize(
    ("why", "rules", "gone"),
    [
        ("without a rule everything stays", {}, []),
        ("a draft goes, but not one that a case still names", {"drafts": 12}, ["draft old"]),
        ("a rule longer than anything is old", {"drafts": 400, "cases": 400, "attempts": 400}, []),
        ("a case", {"cases": 24}, ["case closed"]),
        ("attempts, and what hangs on them", {"attempts": 12}, ["lesson-attempt a1", "lesson-begun a1"]),
    ],
)
def test_what_is_over_its_rule(library, why, rules, gone):
    found = retention.over(library.store, FOREVER | rules, TODAY)
    assert [f"{one.kind} {one.id}" for one in found.expired] == gone
    assert library.draft("old") is not None, "listing takes nothing out"


def test_it_goes_on_somebodys_word_and_the_journal_says_how_much(library):
    done = retention.apply(library.store, FOREVER | {"drafts": 12, "cases": 24}, TODAY, "Kim Marsh")
    assert done.applied
    assert library.draft("old") is None
    assert library.draft("of-a-case") is not None
    assert Kept(library.store, "case", RequestItem).find("closed") is None
    entry = Journal(library.store).entries()[-1]
    assert (entry.who, entry.action, entry.after) == ("Kim Marsh", "retain", "case 1, draft 1")
    assert retention.over(library.store, done.rules, TODAY).expired == []


@pytest.mark.parametrize(
    ("why", "today", "months", "then"),
    [
        ("a plain month", datetime(2026, 11, 28), 1, datetime(2026, 10, 28)),
        ("over the new year", datetime(2026, 1, 15), 2, datetime(2025, 11, 15)),
        ("a month without that day", datetime(2026, 3, 31), 1, datetime(2026, 2, 28)),
        ("in a leap year", datetime(2024, 3, 31), 1, datetime(2024, 2, 29)),
        ("whole years", datetime(2026, 12, 1), 24, datetime(2024, 12, 1)),
    ],
)
def test_months_back(why, today, months, then):
    assert retention.before(today, months) == then
