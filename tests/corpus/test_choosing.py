"""What the database chooses is what `Filters.admit` would have chosen one by one, in the same order."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import get_args

import pytest

from corpus.caller import Caller
from corpus.library import Library
from corpus.records import IN_DOUBT, Document, Kind, Outcome, Reliance
from corpus.results import Filters

RELIED = [[], ["31(1)(g)"], ["31", "40(2)"], ["EIR 12(5)(e)"], ["44(1)(a)"], ["36(2)(b)(i)", "43(2)"]]


@pytest.fixture(scope="module", params=["a file", pytest.param("PostgreSQL", marks=pytest.mark.server)])
def library(request, tmp_path_factory):
    file = tmp_path_factory.mktemp("home") / "library.sqlite"
    held = Library.open(file if request.param == "a file" else request.getfixturevalue("postgres_server").made())
    made = random.Random(3)
    for n in range(120):
        held.admit(
            Document(
                id=f"d{n}",
                kind=made.choice(get_args(Kind)),
                outcome=made.choice(get_args(Outcome)),
                authority=made.choice([None, "Éxeter Council", "éxeter council", "Brindle", "İlçe"]),
                date=made.choice([None, date(2020, 1, 1) + timedelta(days=made.randrange(9))]),
                example=made.random() < 0.4,
                collection=made.choice([None, None, "closed", "open"]),
                title=f"d{n}",
                text=" ".join(f"word{n}x{i}" for i in range(40)),
                exemptions=[Reliance(ref=ref) for ref in made.choice(RELIED)],
                notes=made.choice([[], [IN_DOUBT]]),
            ),
            source=f"{n}.md",
            digest=str(n),
        )
    yield held
    held.close()


FILTERS = [
    ("everything", None),
    ("one kind", Filters(kind=["response"])),
    ("two outcomes", Filters(outcome=["withheld", "ncnd"])),
    ("a body in another case, with an accent", Filters(authority=["ÉXETER COUNCIL"])),
    ("a body nobody is", Filters(authority=["Nobody"])),
    ("a section covers its limbs", Filters(exemption=["31"])),
    ("a limb does not cover its section", Filters(exemption=["31(1)(g)"])),
    ("either of two exemptions", Filters(exemption=["EIR 12", "44"])),
    ("since a day", Filters(since=date(2020, 1, 4))),
    ("until a day", Filters(until=date(2020, 1, 4))),
    ("a day alone", Filters(since=date(2020, 1, 4), until=date(2020, 1, 4))),
    ("no examples", Filters(examples=False)),
    ("those read with doubt", Filters(doubtful=True)),
    ("several at once, with doubt", Filters(outcome=["withheld"], doubtful=True)),
    ("several at once", Filters(kind=["response", "review"], exemption=["36", "40"], examples=False)),
]


@pytest.mark.parametrize("sees", [None, frozenset(), frozenset({"open"})], ids=["all", "no collection", "one"])
@pytest.mark.parametrize(("why", "filters"), FILTERS, ids=[row[0] for row in FILTERS])
def test_it_chooses_as_admit_does(library, why, filters, sees):
    view = library.seen_by(Caller(collections=sees))
    passing = [card for card in view.cards() if filters is None or filters.admit(card)]
    passing.sort(key=lambda c: (c.date is not None, c.date or date.min, c.id), reverse=True)
    assert view.documents(filters) == passing
    assert view.count(filters) == len(passing)
    assert view.documents(filters, 3, 5) == passing[3:8]
    for example in (True, False):
        assert view.documents(filters, example=example) == [c for c in passing if c.example is example]
        assert view.count(filters, example) == len([c for c in passing if c.example is example])
