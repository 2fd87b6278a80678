"""`foi ingest --retire-missing`: what a folder no longer holds is retired when asked for, shown, and never all by mistake."""

import csv
import json
import shutil
import zipfile
from pathlib import Path

import pytest
from ran import Foi, Ran

RETIRING = ("--retire-missing", "--who", "A. Officer", "--json")


def letter(n: int, name: str) -> str:
    asked = " ".join(f"{name}{n}x{k}" for k in range(40))
    return f"Our ref: {name}-{n}\n\nYou asked: for the {asked}.\n\nWe do not hold the {asked}.\n"


@pytest.fixture
def letters(tmp_path: Path, request: pytest.FixtureRequest, foi: Foi) -> Path:
    """A folder of three letters, one in a folder inside it, and an archive of two; all of them read."""
    folder = tmp_path / "letters"
    (folder / "inner").mkdir(parents=True)
    name = f"M{abs(hash(request.node.name)) % 10**8}"
    for n, place in enumerate(("a.txt", "b.txt", "inner/c.txt")):
        (folder / place).write_text(letter(n, name))
    pack(folder / "old.zip", {f"{n}.txt": letter(n, name) for n in (7, 8)})
    assert foi("ingest", str(folder)).code == 0
    return folder


def pack(file: Path, members: dict[str, str]) -> None:
    with zipfile.ZipFile(file, "w") as packed:
        for name, text in members.items():
            packed.writestr(name, text)


def statuses(folder: Path, ran: Ran) -> dict[str, str]:
    return {str(Path(r["source"]).relative_to(folder)): r["status"] for r in json.loads(ran.out)["results"]}


def test_nothing_is_retired_unless_asked_for(foi: Foi, letters: Path) -> None:
    (letters / "a.txt").unlink()
    assert json.loads(foi("ingest", str(letters), "--json").out)["counts"] == {"unchanged": 4}


def test_what_is_gone_is_retired_found_no_more_and_still_shown(foi: Foi, letters: Path, tmp_path: Path) -> None:
    (letters / "a.txt").unlink()
    report = tmp_path / "report.csv"
    ran = foi("ingest", str(letters), *RETIRING, "--report", str(report))
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)["counts"] == {"unchanged": 4, "retired": 1}
    gone = next(r for r in json.loads(ran.out)["results"] if r["status"] == "retired")
    assert Path(gone["source"]) == letters / "a.txt"
    rows = list(csv.DictReader(report.open(encoding="utf-8-sig")))
    assert [(row["source"], row["status"]) for row in rows][-1] == (str(letters / "a.txt"), "retired")
    shown = json.loads(foi("document", gone["id"], "--json").out)
    assert (shown["retired"]["who"], shown["retired"]["why"]) == ("A. Officer", f"its file is no longer in {letters}")
    assert foi("document", gone["id"]).out.splitlines()[1].startswith("RETIRED by A. Officer on ")
    found = json.loads(foi("search", shown["text"][:200], "-k", "50", "--json").out)["results"]
    assert gone["id"] not in {hit["document"]["id"] for hit in found}
    assert foi("ingest", str(letters), *RETIRING).code == 0, "doing it again retires nothing more"


def test_a_file_that_comes_back_brings_its_letter_back(foi: Foi, letters: Path) -> None:
    kept = (letters / "a.txt").read_text()
    (letters / "a.txt").unlink()
    gone = json.loads(foi("ingest", str(letters), *RETIRING).out)["results"][-1]
    (letters / "a.txt").write_text(kept)
    back = json.loads(foi("ingest", str(letters), "--json").out)["results"][0]
    assert (back["status"], back["id"]) == ("admitted", gone["id"])
    assert "A. Officer had retired it" in back["reason"]
    assert json.loads(foi("document", gone["id"], "--json").out)["retired"] is None


def empty(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


@pytest.mark.parametrize("lose", [empty, shutil.rmtree], ids=["empty", "not there"])
def test_all_of_a_folder_is_retired_only_when_said_twice(foi: Foi, letters: Path, lose) -> None:
    lose(letters)
    ran = foi("ingest", str(letters), *RETIRING)
    assert ran.code == 1
    assert "all 5 of the files read from it before are gone" in ran.err
    assert "give --retire-missing twice" in ran.err
    assert len(ran.err.strip().splitlines()) == 1
    assert "retired" not in json.loads(ran.out)["counts"]
    sure = foi("ingest", str(letters), "--retire-missing", *RETIRING)
    assert sure.code == 0, sure.err
    assert json.loads(sure.out)["counts"] == {"retired": 5}


def test_what_an_archive_no_longer_holds(foi: Foi, letters: Path) -> None:
    with zipfile.ZipFile(letters / "old.zip") as packed:
        first = packed.read("7.txt").decode()
    pack(letters / "old.zip", {"7.txt": first})
    said = statuses(letters, foi("ingest", str(letters), *RETIRING))
    assert (said["old.zip/7.txt"], said["old.zip/8.txt"]) == ("unchanged", "retired")


def test_a_file_that_is_there_and_cannot_be_read_is_not_missing(foi: Foi, letters: Path) -> None:
    (letters / "old.zip").write_bytes((letters / "old.zip").read_bytes()[:60])
    (letters / "a.txt").write_text("")
    said = statuses(letters, foi("ingest", str(letters), *RETIRING))
    assert {said["old.zip"], said["a.txt"]} == {"refused"}
    assert "retired" not in said.values()


def test_a_letter_moved_within_the_folder_stays(foi: Foi, letters: Path) -> None:
    (letters / "a.txt").rename(letters / "inner" / "moved.txt")
    said = statuses(letters, foi("ingest", str(letters), *RETIRING))
    assert (said["inner/moved.txt"], said["a.txt"]) == ("grouped", "unchanged")


WRONG = [  # (why, more arguments, words of the message)
    ("nobody says", ["--retire-missing"], "--who"),
    ("an address", ["https://council.example/", "--retire-missing", "--who", "A. Officer"], "is for folders"),
]


@pytest.mark.parametrize(("why", "more", "said"), WRONG)
def test_wrong_use(foi: Foi, letters: Path, why: str, more: list[str], said: str) -> None:
    ran = foi("ingest", str(letters), *more)
    assert (ran.code, said in ran.err) == (2, True), why
