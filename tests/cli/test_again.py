"""Ingesting again and again: a killed run goes on where it was, changes are followed, and every file has its fate."""

import csv
import os
import random
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from corpus.errors import Unavailable
from corpus.law import Law
from corpus.library import Library
from corpus.listings import IngestReport
from corpus.origin import Found, Origin
from ingest.admit import Admitter, read_one
from ingest.parallel import Readers
from ingest.record import Reader
from retriever.embed import HashEmbedder
from retriever.limits import Limits
from ui import gather, reports, watching
from ui.settings import Settings
from ui.wiring import Workbench

LETTERS = 12
ROUNDS = 50
SCRIPT = """
import os, sys
from pathlib import Path
from corpus.errors import Unavailable
from corpus.law import Law
from corpus.library import Library
from corpus.origin import Found, Origin
from ingest.admit import Admitter
from ingest.record import Reader
import datasketch
reader = Reader(Law.shipped(), lambda text: len(text.split()))
for _ in sys.stdin:
    child = os.fork()
    if child == 0:
        print("ready", os.getpid(), flush=True)
        admitter = Admitter(reader, Library.open(sys.argv[1]))
        files = sorted(Path(sys.argv[2]).iterdir())
        for result in admitter.admit_all(Found(Origin(file.name), file.read_bytes()) for file in files):
            print(result.status, flush=True)
        os._exit(0)
    os.waitpid(child, 0)
    print("ended", flush=True)
"""
"""Ingests the folder anew for every line it is sent, in a process of its own: one that is quick to start."""


def letter(n: int, words: str = "") -> str:
    subjects = "bins pools lamps roads trees parks ponds signs walls gates lanes kerbs".split()
    asked = " ".join(f"{subjects[(n * k) % 12]}{n}{k}" for k in range(1, 60))
    return f"Our ref: T-{1000 + n}\n\nYou asked: for the records of {asked}.\n\nWe do not hold the {asked}. {words}\n"


def folder(at: Path, count: int = LETTERS) -> Path:
    at.mkdir()
    for n in range(count):
        (at / f"{n:03}.txt").write_text(letter(n))
    return at


@pytest.fixture
def bench(tmp_path: Path):
    with Workbench.open(Settings.load({}, home=str(tmp_path / "home")), embeds=lambda _: HashEmbedder()) as opened:
        yield opened.load()


def said(starter: subprocess.Popen, lines: int = 1_000) -> list[str]:
    """What the run says, up to so many lines or its end."""
    found = []
    while len(found) < lines and (line := starter.stdout.readline().strip()) != "ended":
        found.append(line)
    return found


def started(starter: subprocess.Popen) -> int:
    starter.stdin.write("again\n")
    starter.stdin.flush()
    return int(said(starter, 1)[0].removeprefix("ready "))


def test_killed_fifty_times_nothing_is_lost_or_doubled(tmp_path: Path):
    """Each round is killed after a number of files chosen at random, anywhere within the next one's transaction."""
    letters, library = folder(tmp_path / "letters"), tmp_path / "library.sqlite"
    chosen = random.Random(7)
    command = [sys.executable, "-c", SCRIPT, str(library), str(letters)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as starter:
        for n in range(ROUNDS):
            running = started(starter)
            said(starter, chosen.randrange(LETTERS))
            time.sleep(chosen.random() / 50)
            with suppress(ProcessLookupError):  # it may be done by now
                os.kill(running, signal.SIGKILL)
            said(starter)
            (letters / f"{n % LETTERS:03}.txt").write_text(letter(n % LETTERS, f"Round {n}."))
        started(starter)
        assert len(said(starter)) == LETTERS
        started(starter)
        assert said(starter) == ["unchanged"] * LETTERS
        starter.stdin.close()
    held = Library.open(library)
    assert [source for source, _ in held.sources()] == [f"{n:03}.txt" for n in range(LETTERS)]
    assert sorted(d.reference for d in held.all()) == sorted(f"T-{1000 + n}" for n in range(LETTERS))
    with held.store.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []


# (why, what the file holds, words of the reason)
DEADLY = [
    ("it ends its reader", b"die", "stopped the program"),
    ("it keeps its reader for ever", b"hang", "longer than"),
    ("it meets a fault of ours", b"fault", "a fault in this program"),
]


def test_a_file_that_ends_its_reader_is_refused_alone():
    held = Library.open(":memory:")
    files = [Found(Origin(f"{n:02}.txt"), letter(n).encode()) for n in range(LETTERS)]
    for why, content, _ in DEADLY:
        files.insert(5, Found(Origin(why), content))
    readers = Readers(Deadly(), 2, seconds=10)
    admitter = Admitter(Deadly().reader(), held, readers=readers)
    results = list(admitter.admit_all(files))
    readers.close()
    assert [r.source for r in results] == [f.origin.source for f in files]
    reasons = {r.source: r.reason for r in results if r.status == "refused"}
    assert set(reasons) == {why for why, _, _ in DEADLY}
    assert all(words in reasons[why] for why, _, words in DEADLY)
    assert held.count() == LETTERS


def test_a_program_typed_on_standard_input_is_told_why_it_cannot_read_many(monkeypatch):
    monkeypatch.setattr(sys.modules["__main__"], "__file__", "<stdin>", raising=False)
    readers = Readers(Deadly(), 2)
    with pytest.raises(Unavailable, match="save the program to a file"):
        readers.begin(Found(Origin("a.txt"), b"x"))


class Deadly:
    """Makes the work of reading, except for files that end, hold up or confuse the process that reads them."""

    def reader(self) -> Reader:
        return Reader(Law.shipped(), lambda text: len(text.split()))

    def __call__(self):
        return partial(_deadly, self.reader())


def _deadly(reader: Reader, found: Found):
    if found.content == b"die":
        os._exit(9)
    if found.content == b"hang":
        threading.Event().wait()
    if found.content == b"fault":
        raise KeyError("not found")
    return read_one(reader, found)


def test_a_grouped_copy_that_changes_leaves_the_letter_alone(tmp_path: Path):
    held = Library.open(":memory:")
    admitter = Admitter(Reader(Law.shipped(), lambda text: len(text.split())), held)
    first = admitter.admit(letter(1).encode(), Origin("a.txt"))
    copy = admitter.admit(letter(1, "Copied.").encode(), Origin("b.txt"))
    changed = admitter.admit(letter(1, "Copied again.").encode(), Origin("b.txt"))
    other = admitter.admit(letter(5).encode(), Origin("b.txt"))
    assert (copy.status, changed.status, copy.id, changed.id) == ("grouped", "grouped", first.id, first.id)
    assert "Copied" not in held.document(first.id).text
    assert other.status == "admitted"


def test_one_answer_sent_to_many_is_kept_for_each_and_known_to_be_alike():
    held = Library.open(":memory:")
    admitter = Admitter(Reader(Law.shipped(), lambda text: len(text.split())), held)
    ids = [
        admitter.admit(letter(1).replace("T-1001", f"T-20{n}").encode(), Origin(f"{n}.txt")).id for n in range(10, 13)
    ]
    assert len(set(ids)) == 3
    assert [set(held.alike(id)) for id in ids] == [set(ids) - {id} for id in ids]


def test_a_copy_without_its_reference_is_the_same_letter():
    held = Library.open(":memory:")
    admitter = Admitter(Reader(Law.shipped(), lambda text: len(text.split())), held)
    admitter.admit(letter(1).encode(), Origin("a.txt"))
    copy = admitter.admit(letter(1).split("\n\n", 1)[1].encode(), Origin("b.md"))
    assert copy.status == "grouped"


def test_the_report_has_a_row_for_every_file(bench, tmp_path: Path):
    report = bench.ingest([("=cmd.txt", letter(3).encode()), ("empty.txt", b"")])
    reports.write(str(tmp_path / "r.csv"), report)
    rows = list(csv.DictReader((tmp_path / "r.csv").open(encoding="utf-8-sig")))
    assert [row["status"] for row in rows] == ["admitted", "refused"]
    assert rows[0]["source"] == "'=cmd.txt", "a spreadsheet must not run a file name"
    assert rows[1]["reason"]


def test_a_folder_is_followed(tmp_path: Path):
    watched, told, stop = folder(tmp_path / "in", 1), [], threading.Event()
    held = Library.open(tmp_path / "library.sqlite")
    admitter = Admitter(Reader(Law.shipped(), lambda text: len(text.split())), held)
    seen = threading.Event()

    def tell(report: IngestReport) -> None:
        told.extend((Path(r.source).name, r.status) for r in report.results)
        seen.set()

    def ingest(uploads):
        return IngestReport.of([admitter.admit(content, Origin(name)) for name, content in uploads])

    following = threading.Thread(
        target=watching.follow, args=([str(watched)], ingest, Limits(), tell), kwargs={"stop": stop}
    )
    following.start()
    try:
        for n in range(300):  # until the watcher is up
            (tmp_path / "made").write_text(letter(7, f"{n}"))
            os.replace(tmp_path / "made", watched / "new.txt")  # whole at once, as a saved file is
            if seen.wait(0.1):
                break
        seen.clear()
        (watched / "new.txt").unlink()
        while told[-1] != ("new.txt", "refused"):
            assert seen.wait(30)
            seen.clear()
    finally:
        stop.set()
        following.join()
    assert told[0] == ("new.txt", "admitted")
    assert told[-1] == ("new.txt", "refused")
    assert held.document("T-1007") is not None, "nothing is retired by itself"


def test_gathering_keeps_the_order():
    assert gather.admit([], lambda uploads: IngestReport.of([])) == []
