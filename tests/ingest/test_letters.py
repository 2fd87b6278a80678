"""Invented letters in other house styles, each beside a file of what should be read from it."""

import tomllib
from pathlib import Path

import pytest

from corpus.law import Law
from corpus.origin import Origin
from ingest.record import Reader

LETTERS = sorted(p for p in (Path(__file__).parent / "letters").iterdir() if p.suffix in (".md", ".txt"))
READER = Reader(Law.shipped(), lambda text: len(text.split()) * 4 // 3)


@pytest.mark.parametrize("letter", LETTERS, ids=[p.stem for p in LETTERS])
def test_what_is_read(letter):
    expected = tomllib.loads(letter.with_suffix(".toml").read_text("utf-8"))
    record = READER.read(letter.read_bytes(), Origin(letter.name))[0]
    read = {
        "reference": record.reference,
        "authority": record.authority,
        "regime": record.regime,
        "received": record.received,
        "date": record.date,
        "outcome": record.outcome,
        "items": [i.outcome for i in record.items],
        "exemptions": [e.ref for e in record.exemptions],
        "rejected": [m.ref for m in record.mentioned if m.status == "rejected"],
        "likelihood": record.exemptions[0].likelihood,
        "test": record.exemptions[0].outcome_of_test,
    }
    assert {name: read[name] for name in expected if name != "why"} == {n: v for n, v in expected.items() if n != "why"}
