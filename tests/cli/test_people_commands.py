"""`foi people`, `foi move`, `foi collections` and `foi ingest --collection`: what they keep, say and refuse."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from ran import Foi, Ran

from corpus.journal import Journal
from corpus.law import Law, render
from corpus.library import Library
from ui import reading
from ui.settings import Settings
from ui.shipped import Shipped

LETTER = (
    "# Response HSG-2025-17\n\nYou asked for the boiler contract.\n\n"
    "We withhold its prices under section 43(2) because disclosure would be likely to prejudice the contractor.\n"
)
At = Callable[..., Ran]


@pytest.fixture
def home(tmp_path: Path, stocked: Path) -> Path:
    """A library of the law alone, which opens at once, and whose passages were embedded before."""
    found = tmp_path / "home"
    found.mkdir(mode=0o700)
    library = Library.open(found / "library.sqlite")
    count = reading.reader(Settings.load({}, home=str(found)), Law.shipped()).count
    for document in render.documents(Law.shipped(), count):
        library.admit(document, source=f"corpus/law/{document.id}", digest=document.id)
    library.close()
    shutil.copy(stocked / "embeddings.sqlite", found)
    (found / "shipped").write_text(Shipped.found().digest, encoding="ascii")
    return found


@pytest.fixture
def at(alone: Foi, home: Path) -> At:
    """`foi` on that home, with nothing running."""
    return lambda *arguments: alone(*arguments, "--home", str(home))


def test_people_are_added_changed_and_removed_and_the_journal_says_so(at: At, home: Path) -> None:
    added = at(
        "people", "add", "Ada@Council.example", "--name", "Ada Admin", "--role", "administrator", "--all-collections"
    )
    assert (added.code, added.out) == (0, "Added ada@council.example: administrator; all collections.\n")
    at("people", "add", "olu@council.example", "--role", "officer", "--collection", "Housing")
    changed = at(
        "people", "change", "OLU@council.example", "--name", "Olu Officer", "--role", "officer", "--role", "qa"
    )
    assert (changed.code, changed.out) == (0, "Changed olu@council.example: officer, qa; housing.\n")
    assert at("people", "change", "olu@council.example", "--no-collections").out.endswith("no collection.\n")
    listed = json.loads(at("people", "list", "--json").out)["people"]
    assert [(one["id"], one["name"], one["collections"]) for one in listed] == [
        ("ada@council.example", "Ada Admin", None),
        ("olu@council.example", "Olu Officer", []),
    ]
    assert "olu@council.example  Olu Officer  officer, qa; no collection" in at("people", "list").out
    assert at("people", "remove", "olu@council.example").out == "Removed olu@council.example.\n"
    library = Library.open(home / "library.sqlite")
    told = [(entry.action, entry.after) for entry in Journal(library.store).entries("person:olu@council.example")]
    library.close()
    assert told == [
        ("add a person", "officer; housing"),
        ("change a person", "officer, qa; housing"),
        ("change a person", "officer, qa; no collection"),
        ("remove a person", ""),
    ]


def test_where_nobody_is_the_first_command_is_told(at: At) -> None:
    assert "foi people add" in at("people", "list").out
    assert at("collections").out == "There is no collection: everybody sees every document.\n"


def test_letters_go_into_a_collection_and_are_moved_out_of_it(at: At, tmp_path: Path) -> None:
    letter = tmp_path / "boiler.md"
    letter.write_text(LETTER, encoding="utf-8")
    taken = at("ingest", str(letter), "--collection", "Housing", "--json")
    [result] = json.loads(taken.out)["results"]
    assert (taken.code, result["status"]) == (0, "admitted")
    assert json.loads(at("document", result["id"], "--json").out)["collection"] == "housing"
    assert at("collections").out == "housing  1\n"
    moved = at("move", result["id"], "legal", "--who", "Ada", "--why", "it is about a claim")
    assert moved.out.endswith("It is in the collection legal now.\n")
    assert at("collections").out == "legal  1\n"
    again = json.loads(at("ingest", str(letter), "--json").out)["results"]
    assert [one["status"] for one in again] == ["unchanged"]  # read again, it stays where it was moved to
    assert at("collections").out == "legal  1\n"
    opened = at("move", result["id"], "--everybody", "--who", "Ada", "--why", "the claim is settled")
    assert opened.out.endswith("Everybody sees it now.\n")
    assert at("collections").out.startswith("There is no collection")


SIGNED = ("--who", "Ada", "--why", "why")
WRONG = [
    ("a role there is not", ("people", "add", "a@b.example", "--role", "king"), 2, "king"),
    ("nobody named", ("people", "add"), 2, "ADDRESS"),
    ("an empty address", ("people", "add", ""), 2, "e-mail address"),
    ("an address of spaces", ("people", "add", "  "), 2, "e-mail address"),
    ("an address too long to be kept", ("people", "add", "a" * 121), 2, "120 characters"),
    ("a name too long", ("people", "add", "a@b.example", "--name", "n" * 121), 2, "120"),
    ("no name of a collection", ("people", "add", "a@b.example", "--collection", "Not one!"), 2, "Not one!"),
    ("somebody there already", ("people", "add", "ada@council.example"), 1, "there already"),
    ("nobody to change", ("people", "change", "zed@council.example"), 1, "foi people list"),
    ("nobody to remove", ("people", "remove", "zed@council.example"), 1, "foi people list"),
    ("the only administrator", ("people", "remove", "ada@council.example"), 1, "only administrator"),
    ("the same by a change", ("people", "change", "ada@council.example", "--role", "qa"), 1, "only administrator"),
    ("moved nowhere", ("move", "FOIA-43", *SIGNED), 2, "--everybody"),
    ("moved to two places", ("move", "FOIA-43", "housing", "--everybody", *SIGNED), 2, "--everybody"),
    ("moved by nobody", ("move", "FOIA-43", "housing", "--why", "why"), 2, "--who"),
    ("a document there is not", ("move", "none-of-these", "housing", *SIGNED), 1, "none-of-these"),
    ("a collection that cannot be", ("move", "FOIA-43", "../housing", *SIGNED), 2, "../housing"),
    ("no reason", ("move", "FOIA-43", "housing", "--who", "Ada", "--why", " "), 2, "reason"),
    ("letters into no name of a collection", ("ingest", ".", "--collection", "a b"), 2, "a b"),
    ("letters into a collection of no name", ("ingest", ".", "--collection", ""), 2, "collection"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "arguments", "code", "says"), WRONG, ids=[row[0] for row in WRONG])
def test_wrong_use_is_told_in_a_line_and_changes_nothing(
    at: At, why: str, arguments: tuple[str, ...], code: int, says: str
) -> None:
    at("people", "add", "ada@council.example", "--role", "administrator")
    before = at("people", "list", "--json").out, at("collections").out
    ran = at(*arguments)
    assert (ran.code, ran.out) == (code, ""), ran.err
    assert says in ran.err
    assert "Traceback" not in ran.err
    assert (at("people", "list", "--json").out, at("collections").out) == before
