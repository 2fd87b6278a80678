"""The guidance notes: one for every exemption and test, of a length to be read, citing only what the law data holds."""

import re
import tomllib
from pathlib import Path

import pytest

from corpus.law import Law
from corpus.origin import Origin
from corpus.records import Document
from ingest.record import Reader

FOLDER = Path(__file__).parents[2] / "corpus" / "guidance"
LAW = Law.shipped()
READER = Reader(LAW, lambda text: len(text.split()) * 4 // 3)
NOTES = sorted(FOLDER.glob("*.md"))
THEMES = {"prejudice-test", "public-interest-test", "refusal-notices", "neither-confirm-nor-deny", "time-limits", "internal-review-and-complaints", "eir-overview", "eir-12-4", "eir-12-5", "eir-13-personal-data"}  # fmt: skip
WHOSE = "It is not the Information Commissioner's guidance and not legal advice."
_SECTION = re.compile(r"^s(\d+A?)(?:-|$)")
_CASE = re.compile(r"\[(?:19|20)\d\d\] [A-Z][A-Za-z ]+\d+(?: \((?:AAC|GRC|Admin)\))?|EA/\d{4}/\d{4}")


def read(note: Path) -> Document:
    about = tomllib.loads(note.with_suffix(".toml").read_text("utf-8"))
    return READER.read(note.read_bytes(), Origin(note.name, **about))[0]


def test_there_is_a_note_for_every_exemption_and_every_test():
    sections = {f"s{m[1]}" for note in NOTES if (m := _SECTION.match(note.stem))}
    assert sections == {f"s{e.section.parts[0]}" for e in LAW.exemptions if e.section.instrument == "FOIA"}
    assert {note.stem for note in NOTES} >= THEMES


def test_every_exception_has_a_place_in_a_note():
    said = "".join(note.read_text("utf-8") for note in NOTES if note.stem.startswith("eir-1"))
    for exception in [e for e in LAW.exemptions if e.section.instrument == "EIR"]:
        number = exception.section.parts[0] + "".join(f"({part})" for part in exception.section.parts[1:])
        assert number in said or f"({exception.section.parts[-1]})" in said, number


@pytest.mark.parametrize("note", NOTES, ids=lambda note: note.stem)
def test_a_note(note: Path):
    text = note.read_text("utf-8")
    assert 200 <= len(text.split()) <= 600
    assert WHOSE in text
    record = read(note)
    assert record.url
    assert record.url in text
    assert (record.kind, record.outcome, record.exemptions, record.requests) == ("guidance", "unknown", [], [])
    assert {m.status for m in record.mentioned} <= {"mentioned", "unresolved"}
    assert len({p.role for p in record.passages}) >= 2
    citations = {c for case in LAW.cases.values() if case.get("verified") for c in _CASE.findall(case["citation"])}
    assert set(_CASE.findall(text)) <= citations


def test_no_two_notes_are_taken_for_one():
    assert len({read(note).id for note in NOTES}) == len(NOTES)
