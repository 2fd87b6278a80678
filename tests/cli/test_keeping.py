"""A library that is destroyed comes back from its back-up, and neither half of it loses anything when it is killed."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from ran import Foi

from corpus.journal import Journal
from corpus.kept import Kept
from corpus.library import Library
from corpus.records import Document, RequestItem
from retriever.keys import Keys
from retriever.running import Running
from ui.backup import RESTORING, back_up, listed
from ui.restore import recover
from ui.settings import Settings
from ui.wiring import Workbench

ROOT = Path(__file__).parents[2]


def _fill(home: Path, word: str = "gates") -> None:
    library = Library.open(home / "library.sqlite")
    for n in range(3):
        text = f"We hold the {word} of ward {n} and enclose them, with all that was asked for about the {word} there."
        library.admit(
            Document(id=f"letter-{n}", kind="response", title=f"{word} {n}", text=text), source=f"{n}.md", digest=str(n)
        )
    library.retire("letter-2", "Sam Field", "sent in error")
    Kept(library.store, "case", RequestItem).keep("c1", RequestItem(n=1, text=f"the {word}"))
    Journal(library.store).append("draft:d1", "Sam Field", "accept p1", "", word)
    library.close()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a library of its own and a key, and nothing running."""
    found = tmp_path / "home"
    found.mkdir()
    _fill(found)
    Keys(found).add("press-office")
    return found


@pytest.fixture
def saved(home: Path, tmp_path: Path, alone: Foi) -> Path:
    file = tmp_path / "saved.zip"
    assert alone("--home", str(home), "backup", str(file)).code == 0
    return file


def _holds(home: Path) -> dict[str, object]:
    """All that a home holds, but for what says that it was restored."""
    library = Library.open(home / "library.sqlite")
    journal = Journal(library.store)
    held = {
        "documents": list(library.all()),
        "history": library.history("letter-2"),
        "case": Kept(library.store, "case", RequestItem).all(),
        "entries": [entry for entry in journal.entries() if entry.action != "restore"],
        "broken": journal.audit().broken,
        "keys": Keys(home).all(),
    }
    library.close()
    return held


def _corrupt(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096:40960] = b"\xa5" * len(content[4096:40960])
    file.write_bytes(content)


DESTROYED: list[tuple[str, Callable[[Path], object]]] = [
    ("nothing", lambda file: None),
    ("deleted", lambda file: file.unlink()),
    ("truncated to nothing", lambda file: file.write_bytes(b"")),
    ("truncated half way", lambda file: os.truncate(file, file.stat().st_size // 2)),
    ("overwritten in the middle", _corrupt),
    ("another file in its place", lambda file: file.write_text("not a library")),
    ("a folder in its place", lambda file: (file.unlink(), file.mkdir())),
    ("the whole home gone", lambda file: shutil.rmtree(file.parent)),
]


@pytest.mark.parametrize(("why", "destroy"), DESTROYED, ids=[row[0] for row in DESTROYED])
def test_a_destroyed_library_comes_back(
    home: Path, saved: Path, alone: Foi, why: str, destroy: Callable[[Path], object]
) -> None:
    before = _holds(home)
    destroy(home / "library.sqlite")
    ran = alone("--home", str(home), "restore", str(saved), "--who", "Kim Marsh")
    assert (ran.code, ran.err) == (0, "")
    assert _holds(home) == before
    library = Library.open(home / "library.sqlite")
    assert [(e.who, e.action) for e in Journal(library.store).entries()][-1] == ("Kim Marsh", "restore")
    library.close()
    assert [p.name for p in home.iterdir() if "restor" in p.name] == []


def test_the_manifest_says_what_is_in_it(saved: Path, home: Path, alone: Foi) -> None:
    with zipfile.ZipFile(saved) as packed:
        manifest = json.loads(packed.read("manifest.json"))
    assert sorted(m["name"] for m in manifest["members"]) == ["keys.json", "library.sqlite"]
    assert manifest["counts"] == {"documents": 2, "passages": 0, "versions": 1, "drafts": 0, "records": 1, "entries": 2}
    assert manifest["seal"] == _holds(home)["entries"][-1].seal
    assert oct(saved.stat().st_mode)[-3:] == "600"


def _rewritten(saved: Path, change: Callable[[str, bytes], bytes | None], more: dict[str, bytes] | None = None) -> None:
    with zipfile.ZipFile(saved) as packed:
        held = {name: packed.read(name) for name in packed.namelist()}
    with zipfile.ZipFile(saved, "w") as packed:
        for name, content in held.items():
            changed = change(name, content)
            if changed is not None:
                packed.writestr(name, changed)
        for name, content in (more or {}).items():
            packed.writestr(name, content)


def _newer(name: str, content: bytes) -> bytes:
    if name != "manifest.json":
        return content
    return json.dumps({**json.loads(content), "schema_version": 99}).encode()


def _recounted(name: str, content: bytes) -> bytes:
    if name != "manifest.json":
        return content
    told = json.loads(content)
    return json.dumps({**told, "counts": {**told["counts"], "documents": 7}}).encode()


REFUSED: list[tuple[str, Callable[[Path], object], str]] = [
    ("no file", lambda f: f.unlink(), "there is no such file"),
    ("an empty file", lambda f: f.write_bytes(b""), "not a back-up"),
    ("not a zip", lambda f: f.write_text("hello"), "not a back-up"),
    ("cut short", lambda f: os.truncate(f, f.stat().st_size - 200), "not a back-up"),
    ("no manifest", lambda f: _rewritten(f, lambda n, c: None if n == "manifest.json" else c), "not a back-up"),
    ("of a newer version", lambda f: _rewritten(f, _newer), "newer version"),
    ("another library in it", lambda f: _rewritten(f, lambda n, c: c + b"x" if n == "library.sqlite" else c), "SHA-256"),
    ("a library smaller than said", lambda f: _rewritten(f, lambda n, c: c[:-1] if n == "library.sqlite" else c), "SHA-256"),
    ("no library", lambda f: _rewritten(f, lambda n, c: None if n == "library.sqlite" else c), "manifest"),
    ("a file more", lambda f: _rewritten(f, lambda n, c: c, {"../evil": b"x"}), "manifest"),
    ("other counts", lambda f: _rewritten(f, _recounted), "not what its manifest says"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "spoil", "said"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_is_no_sound_back_up_is_refused_and_nothing_is_touched(
    home: Path, saved: Path, alone: Foi, why: str, spoil: Callable[[Path], object], said: str
) -> None:
    before = _holds(home)
    spoil(saved)
    ran = alone("--home", str(home), "restore", str(saved))
    assert ran.code in (1, 2)
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert _holds(home) == before


def test_a_member_that_leads_out_of_the_home_is_refused(home: Path, saved: Path, alone: Foi) -> None:
    content = b"x"
    sha = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"

    def named(name: str, held: bytes) -> bytes:
        if name != "manifest.json":
            return held
        told = json.loads(held)
        more = {"name": "../evil", "bytes": 1, "sha256": sha}
        return json.dumps({**told, "members": [*told["members"], more]}).encode()

    _rewritten(saved, named, {"../evil": content})
    assert "not part of a back-up" in alone("--home", str(home), "restore", str(saved)).err
    assert not (home.parent / "evil").exists()


def test_a_running_service_is_not_restored_under(foi: Foi, saved: Path) -> None:
    ran = foi("restore", str(saved))
    assert ran.code == 1
    assert "already runs" in ran.err


def test_a_back_up_is_never_written_over(home: Path, saved: Path, alone: Foi) -> None:
    ran = alone("--home", str(home), "backup", str(saved))
    assert (ran.code, "exists" in ran.err) == (1, True)


def test_back_ups_of_one_second_have_names_of_their_own(home: Path) -> None:
    made = [back_up(home, None, lambda *_: None) for _ in range(4)]
    assert len({card.name for card in made}) == 4
    assert [card.name for card in listed(home)] == [card.name for card in reversed(made)]


def test_there_is_nothing_to_back_up_where_there_is_no_library(tmp_path: Path, alone: Foi) -> None:
    ran = alone("--home", str(tmp_path / "none"), "backup")
    assert (ran.code, "there is no library" in ran.err) == (1, True)


def test_a_damaged_library_is_not_backed_up(home: Path, alone: Foi) -> None:
    _corrupt(home / "library.sqlite")
    ran = alone("--home", str(home), "backup")
    assert ran.code == 1
    assert "restore it from" in ran.err
    assert list((home / "backups").glob("*")) == []


def test_it_is_consistent_while_others_write(home: Path, tmp_path: Path, alone: Foi) -> None:
    """Two tables that are always written together are never caught apart."""
    library = Library.open(home / "library.sqlite")
    ended = threading.Event()

    def write() -> None:
        n = 0
        while not ended.is_set():
            n += 1
            library.retire(
                library.admit(_letter(n), source=f"w{n}.md", digest=f"w{n}").id, "Sam Field", "no longer due"
            )

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for n in range(4):
            assert alone("--home", str(home), "backup", str(tmp_path / f"{n}.zip")).code == 0
    finally:
        ended.set()
        writer.join()
        library.close()
    for n in range(4):
        with zipfile.ZipFile(tmp_path / f"{n}.zip") as packed:
            packed.extract("library.sqlite", tmp_path / str(n))
        opened = sqlite3.connect(tmp_path / str(n) / "library.sqlite")
        told = [opened.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in ("versions", "retired", "journal")]
        assert told[0] == told[1] == told[2] - 1, (
            "each retirement is a version, a stone and a line; one line is a draft's"
        )


def _letter(n: int) -> Document:
    return Document(id=f"w{n}", kind="response", title=f"w{n}", text=" ".join(f"word{n}x{i}" for i in range(60)))


KILLER = """
import os, signal, sys
from pathlib import Path
from ui import backup, restore
left, real = int(sys.argv[1]), os.replace
def replace(*a):
    global left
    if left == 0: os.kill(os.getpid(), signal.SIGKILL)
    left -= 1
    return real(*a)
os.replace = replace
unlink = Path.unlink
def gone(path, *a, **k):
    if path.name == "restoring.json" and left == 0: os.kill(os.getpid(), signal.SIGKILL)
    return unlink(path, *a, **k)
Path.unlink = gone
home, file = Path(sys.argv[2]), Path(sys.argv[3])
quiet = lambda *a: None
restore.restore(home, file, "Kim Marsh", quiet) if sys.argv[4] == "restore" else backup.back_up(home, file, quiet)
"""


def _killed(at: int, home: Path, file: Path, what: str) -> int:
    command = [sys.executable, "-c", KILLER, str(at), str(home), str(file), what]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode


@pytest.mark.parametrize("at", range(6))
def test_a_restore_killed_at_any_step_leaves_the_old_or_the_new_whole(
    home: Path, tmp_path: Path, alone: Foi, at: int
) -> None:
    """What is there is newer than the back-up; each step is one file put in its place, the last taking the note away."""
    assert alone("--home", str(home), "backup", str(tmp_path / "saved.zip")).code == 0
    library = Library.open(home / "library.sqlite")
    library.admit(_letter(1), source="new.md", digest="new")
    library.close()
    old = _holds(home)
    code = _killed(at, home, tmp_path / "saved.zip", "restore")
    assert code in (0, -signal.SIGKILL)
    recover(home)
    new = _holds(home)
    if code:
        assert new == old, "a restore that did not end never was"
    else:
        assert new != old
        assert at >= 4, "the test should kill it before its end, or it tests nothing"
    assert not (home / RESTORING).exists()
    assert alone("--home", str(home), "restore", str(tmp_path / "saved.zip")).code == 0


def test_a_back_up_killed_before_its_end_leaves_no_file_and_the_next_one_is_whole(home: Path, tmp_path: Path) -> None:
    before, file = _holds(home), tmp_path / "saved.zip"
    assert _killed(0, home, file, "backup") == -signal.SIGKILL
    assert not file.exists()
    assert _holds(home) == before
    assert _killed(99, home, file, "backup") == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["home", "saved.zip"]


def test_the_same_questions_get_the_same_answers(
    workbench: Workbench, served: Running, settings: Settings, stocked: Path, tmp_path: Path, alone: Foi
) -> None:
    """Backed up under a running service; restored where nothing is, so that the index is made again."""
    question = "minutes of meetings about facial recognition"
    assert alone("--home", str(settings.home), "backup", str(tmp_path / "saved.zip")).code == 0
    assert alone("--home", str(tmp_path / "new"), "restore", str(tmp_path / "saved.zip")).code == 0
    shutil.copy(stocked / "embeddings.sqlite", tmp_path / "new")
    with Workbench.open(Settings.load({}, home=str(tmp_path / "new"))) as again:
        assert again.search(question).results == workbench.search(question).results
        assert again.precedents(question).precedents == workbench.precedents(question).precedents
        assert again.suggest(question) == workbench.suggest(question)
        assert again.ask("Is section 44 subject to the public interest test?") == workbench.ask(
            "Is section 44 subject to the public interest test?"
        )
