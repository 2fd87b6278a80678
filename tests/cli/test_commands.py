"""What each command prints, in records and for people, and how it ends."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from click import Group
from pydantic import BaseModel
from ran import Foi

from corpus.drafts import Answer, Draft, Prompts
from corpus.errors import Unavailable
from corpus.listings import DocumentList, Findings, IngestReport
from corpus.records import IN_DOUBT, Document
from corpus.results import PrecedentsResult, SearchResult, SuggestResult
from corpus.understanding import Understanding
from ui import show
from ui.cli import foi as command

REQUEST = "Please provide minutes of all meetings with the Home Office on facial recognition technology."
LETTER = Path(__file__).parents[2] / "corpus" / "responses" / "IC-347414-P2W0.md"


@pytest.fixture
def request_file(tmp_path: Path) -> str:
    path = tmp_path / "request.txt"
    path.write_text(REQUEST, encoding="utf-8")
    return str(path)


# (the command, the record it prints with --json)
RECORDS = [
    (("search", "facial recognition", "-k", "3"), SearchResult),
    (("understand", REQUEST), Understanding),
    (("precedents", REQUEST), PrecedentsResult),
    (("suggest", REQUEST), SuggestResult),
    (("draft", REQUEST, "--exemption", "s.31(1)(g)"), Draft),
    (("draft", REQUEST, "--exemption", "31(1)(g)", "--show-prompt"), Prompts),
    (("ask", "Is section 44 subject to the public interest test?"), Answer),
    (("check", str(LETTER)), Findings),
    (("read", str(LETTER)), Document),
    (("document", "ic-347414-p2w0"), Document),
    (("documents", "--kind", "response"), DocumentList),
]


@pytest.mark.parametrize(("arguments", "record"), RECORDS, ids=[row[0][0] for row in RECORDS])
def test_json_is_the_record(foi: Foi, arguments: tuple[str, ...], record: type[BaseModel]) -> None:
    ran = foi(*arguments, "--json")
    assert (ran.code, ran.err) == (0, "")
    record.model_validate_json(ran.out)
    assert "\\u201" not in ran.out


@pytest.mark.parametrize(("arguments", "record"), RECORDS, ids=[row[0][0] for row in RECORDS])
def test_people_get_lines(foi: Foi, arguments: tuple[str, ...], record: type[BaseModel]) -> None:
    ran = foi(*arguments)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.strip()
    assert not ran.out.startswith("{")


def test_outcomes_read_with_doubt_are_listed_alone(foi: Foi) -> None:
    found = DocumentList.model_validate_json(foi("documents", "--doubtful", "--json").out)
    assert found.documents
    assert all(card.doubtful for card in found.documents)
    everything = DocumentList.model_validate_json(foi("documents", "--json").out)
    assert found.total < everything.total


def test_the_record_of_a_letter_has_the_words_it_points_at(foi: Foi) -> None:
    record = json.loads(foi("read", str(LETTER), "--json").out)
    assert record["source"] == str(LETTER)
    relied = {r["ref"]: r for r in record["exemptions"]}
    quoted = [record["text"][start:end] for start, end in relied["31(1)(g)"]["spans"]]
    assert quoted
    assert all("31" in words for words in quoted)


def test_counts_come_with_their_n(foi: Foi) -> None:
    assert "(n = 1): withheld 1" in foi("precedents", REQUEST).out


def test_a_request_comes_from_an_argument_a_file_or_standard_input(foi: Foi, request_file: str) -> None:
    given = [
        foi("precedents", REQUEST, "--json"),
        foi("precedents", "-f", request_file, "--json"),
        foi("precedents", "-", "--json", stdin=REQUEST.encode()),
        foi("precedents", "-f", "-", "--json", stdin=REQUEST.encode()),
    ]
    found = [PrecedentsResult.model_validate_json(ran.out).precedents for ran in given]
    assert found[0]
    assert found == [found[0]] * 4


def test_a_request_in_another_form_is_read(foi: Foi, tmp_path: Path) -> None:
    mail = tmp_path / "request.eml"
    mail.write_bytes(f"Subject: FOI\r\nContent-Type: text/plain\r\n\r\n{REQUEST}\r\n".encode())
    old = tmp_path / "request.txt"
    old.write_bytes("Please provide the Commissioner’s minutes on facial recognition.".encode("utf-16"))
    for path in (mail, old):
        assert foi("precedents", "-f", str(path), "--json").code == 0


def test_ingest_says_what_became_of_each(foi: Foi, tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "b.md").write_text("# Survey of herons\n\nWe enclose the survey of herons you asked for.")
    (folder / "a.md").write_text("")
    (folder / ".hidden.md").write_text("not for reading")
    first = foi("ingest", str(folder), "--json")
    report = IngestReport.model_validate_json(first.out)
    assert [(r.source, r.status) for r in report.results] == [
        (str(folder / "a.md"), "refused"),
        (str(folder / "b.md"), "admitted"),
    ]
    assert (first.code, report.counts) == (0, {"refused": 1, "admitted": 1})
    again = foi("ingest", str(folder))
    assert again.code == 0
    assert "unchanged" in again.out
    assert foi("ingest", str(folder / "a.md")).code == 1
    assert foi("document", report.results[1].id, "--json").code == 0


def test_a_retired_letter_is_brought_back_as_its_refusal_says(foi: Foi, tmp_path: Path) -> None:
    letter = tmp_path / "weighbridge.md"
    letter.write_text("# Response WB-1\n\nWe enclose the log of the weighbridge at Fennick Quay, tonne by tonne.")
    [added] = json.loads(foi("ingest", str(letter), "--json").out)["results"]
    signed = ("--who", "A. Officer", "--why", "published in error")
    assert foi("retire", added["id"], *signed).out.startswith("Out of the library")
    [refused] = json.loads(foi("ingest", str(letter), "--json").out)["results"]
    assert f"foi retire {added['id']} --undo --who NAME --why REASON" in refused["reason"]
    assert foi("document", added["id"]).code == 1
    back = foi("retire", added["id"], "--undo", "--who", "B. Officer", "--why", "it was right")
    assert back.out.startswith("Back in the library")
    assert foi("document", added["id"]).code == 0
    again = foi("retire", added["id"], "--undo", *signed)
    assert (again.code, again.err.count("\n")) == (1, 1)
    assert "was retired" in again.err


def test_a_path_that_is_not_there_fails_the_rest_or_not(foi: Foi, tmp_path: Path) -> None:
    good = tmp_path / "otters.md"
    good.write_text("# Survey of otters\n\nWe enclose the survey of otters you asked for.")
    ran = foi("ingest", str(good), str(tmp_path / "none.md"), "--json")
    assert [r.status for r in IngestReport.model_validate_json(ran.out).results] == ["admitted", "refused"]
    assert ran.code == 1


def test_a_draft_in_each_form(foi: Foi, request_file: str, tmp_path: Path) -> None:
    word, text, record = (tmp_path / name for name in ("a.docx", "b.md", "c.json"))
    for path in (word, text, record):
        ran = foi("draft", "-f", request_file, "-o", str(path))
        assert ran.code == 0
        assert "not approved" in ran.err
    with ZipFile(word) as file:
        assert "not approved" in file.read("word/document.xml").decode()
    assert "not approved" in text.read_text("utf-8")
    Draft.model_validate_json(record.read_bytes())
    assert "not approved" in foi("draft", "-f", request_file, "--format", "md").out


def test_word_goes_to_a_file_or_a_pipe_and_not_to_a_terminal(foi: Foi, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "not approved" in foi("draft", REQUEST, "--format", "md").out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    ran = foi("draft", REQUEST, "--format", "docx")
    assert (ran.code, ran.out) == (2, "")
    assert "-o FILE" in ran.err


def test_an_address_is_refused_with_what_to_do(foi: Foi) -> None:
    ran = foi("ingest", "file:///etc/passwd")
    assert ran.code == 1
    assert "give one that begins with https://" in ran.out


# (why, the arguments, exit code, words of the reason)
FAILURES = [
    ("no such command", ("frobnicate",), 2, "No such command"),
    ("a command of another version", ("rewind",), 2, "No such command"),
    ("no text", ("search",), 2, "-f FILE"),
    ("text twice", ("search", "a", "-f", "b"), 2, "-f FILE"),
    ("empty text", ("search", "  "), 2, "empty"),
    ("too many results", ("search", "a", "-k", "101"), 2, "101"),
    ("an outcome that is none", ("search", "a", "--outcome", "lost"), 2, "lost"),
    ("a reference that is none", ("search", "a", "--exemption", "frogs"), 2, "frogs"),
    ("a date that is none", ("search", "a", "--since", "yesterday"), 2, "2026-01-31"),
    ("a fee paid that was never asked for", ("due", "2026-03-02", "--fee-paid", "2026-03-09"), 2, "--fee-asked"),
    ("a clarification before the request", ("due", "2026-03-02", "--clarified", "2026-03-01"), 2, "before the request"),
    ("a day that never was", ("due", "2026-02-30"), 2, "2026-01-31"),
    ("a year without bank holidays", ("due", "1999-01-04"), 2, "1999"),
    ("the end of the calendar", ("due", "9999-12-31"), 2, "9999"),
    ("a limb that does not exist", ("draft", REQUEST, "--exemption", "31(1)(z)"), 2, "31(1)"),
    ("two formats", ("draft", REQUEST, "--format", "md", "--json"), 2, "--json"),
    ("a file that is not there", ("check", "/no/such/file.md"), 1, "/no/such/file.md"),
    ("a folder where a file should be", ("check", "/"), 1, "no such file"),
    ("an endless file", ("check", "/dev/zero"), 1, "no such file"),
    ("a document that is not held", ("document", "nothing"), 1, "nothing"),
    ("a folder that cannot be written to", ("draft", REQUEST, "-o", "/no/such/folder/a.md"), 1, "/no/such/folder"),
    ("a name that is no name", ("keys", "add", "a b"), 2, "name for a key"),
    ("a key that is not there", ("keys", "remove", "nobody"), 1, "nobody"),
    ("bytes that are no text", ("search", "\udcff"), 2, "UTF-8"),
    ("bytes in a name", ("search", "a", "--authority", "\udcff"), 2, "name of a body"),
    ("bytes in a path", ("check", "\udcff.md"), 1, "no such file"),
]


@pytest.mark.parametrize(("why", "arguments", "code", "words"), FAILURES, ids=[row[0] for row in FAILURES])
def test_failures_are_one_line(foi: Foi, why: str, arguments: tuple[str, ...], code: int, words: str) -> None:
    ran = foi(*arguments)
    assert (ran.code, ran.out) == (code, "")
    assert words in ran.err
    assert "Traceback" not in ran.err
    if code == 1:
        assert ran.err.startswith("foi: ")
        assert ran.err.count("\n") == 1


def test_every_command_has_help_with_an_example(foi: Foi) -> None:
    for name, one in command.commands.items():
        names = [(name, part) for part in one.commands] if isinstance(one, Group) else [(name,)]
        for path in names:
            ran = foi(*path, "--help")
            assert ran.code == 0
            assert f"Example:\n  foi {path[0]}" in ran.out or "Example:\n  FOI_" in ran.out
            assert "--home" in ran.out


def test_due_counts_the_days(alone: Foi) -> None:
    # 17 March, a bank holiday in Northern Ireland, is no working day anywhere (section 10(6) of FOIA)
    record = json.loads(alone("due", "2026-03-02", "--json").out)
    assert record["due"] == "2026-03-31"
    assert sum(day["n"] is not None for day in record["days"]) == 20
    assert "31 March 2026" in alone("due", "2026-03-02").out


def test_keys_come_and_go(alone: Foi, tmp_path: Path) -> None:
    home = ("--home", str(tmp_path))
    secret = alone(*home, "keys", "add", "press").out.strip()
    assert secret.startswith("foi_")
    assert [key["name"] for key in json.loads(alone("keys", "list", "--json", *home).out)["keys"]] == ["press"]
    assert secret not in alone(*home, "keys", "list").out
    assert alone(*home, "keys", "remove", "press").code == 0
    assert "no keys" in alone(*home, "keys", "list").out


def test_settings_show_what_is_in_force(alone: Foi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOI_PORT", "9000")
    rows = {row["variable"]: row for row in json.loads(alone("settings", "--json").out)["settings"]}
    assert (rows["FOI_PORT"]["value"], rows["FOI_PORT"]["default"]) == ("9000", "8756")
    assert (rows["FOI_PORT"]["from"], rows["FOI_HOST"]["from"]) == ("environment", "default")
    monkeypatch.setenv("FOI_PORT", "many")
    ran = alone("settings")
    assert ran.code == 2
    assert "FOI_PORT" in ran.err


def test_doctor_looks_at_everything(foi: Foi) -> None:
    ran = foi("doctor", "--json")
    checks = {check["what"]: check for check in json.loads(ran.out)["checks"]}
    assert checks["Service"]["found"].startswith("running")
    assert {check["state"] for check in checks.values()} <= {"ok", "warning"}
    assert ran.code == 0


def test_doctor_finds_faults(alone: Foi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOI_EMBEDDER", str(tmp_path / "none"))
    monkeypatch.setenv("FOI_HOST", "0.0.0.0")
    ran = alone("--home", str(tmp_path), "doctor", "--json")
    faults = {check["what"]: check["do"] for check in json.loads(ran.out)["checks"] if check["state"] == "fault"}
    assert ran.code == 1
    assert set(faults) == {"Embedding model", "Access"}
    assert all(faults.values())


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_a_home_that_cannot_be(alone: Foi, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("")
    ran = alone("--home", str(tmp_path / place), "documents")
    assert ran.code in (1, 2)
    assert str(tmp_path / "file") in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("which", ["serve", "up"])
def test_an_open_service_is_refused_without_a_key(alone: Foi, tmp_path: Path, which: str) -> None:
    ran = alone("--home", str(tmp_path), which, "--host", "0.0.0.0")
    assert ran.code == 1
    assert "foi keys add" in ran.err


@pytest.mark.parametrize("which", ["serve", "up"])
def test_one_service_to_a_home(foi: Foi, which: str) -> None:
    ran = foi(which)
    assert ran.code == 1
    assert "already runs" in ran.err


def test_the_web_app_alone_needs_a_service(alone: Foi, tmp_path: Path) -> None:
    ran = alone("--home", str(tmp_path), "ui")
    assert ran.code == 1
    assert "foi up" in ran.err


# (what goes wrong inside, exit code, words of the reason)
INSIDE = [
    (KeyboardInterrupt(), 130, "stopped"),
    (BrokenPipeError(), 0, ""),
    (OSError(28, "No space left on device"), 1, "No space left on device"),
    (PermissionError(13, "Permission denied", "/x"), 1, "/x: Permission denied"),
    (Unavailable("two\nlines"), 1, "foi: two lines"),
    (ZeroDivisionError("secret words"), 1, "ZeroDivisionError"),
]


@pytest.mark.parametrize(("fault", "code", "words"), INSIDE, ids=[type(row[0]).__name__ for row in INSIDE])
def test_faults_inside_are_one_line(
    alone: Foi, monkeypatch: pytest.MonkeyPatch, fault: BaseException, code: int, words: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(command.commands["settings"], "callback", fail)
    monkeypatch.setattr("ui.cli._stop_writing", lambda: None)
    ran = alone("settings")
    assert (ran.code, ran.out) == (code, "")
    assert words in ran.err
    assert len(ran.err.split()) == 0 or len(ran.err.strip().splitlines()) == 1
    assert "secret" not in ran.err


def test_words_of_documents_cannot_drive_the_terminal() -> None:
    text = "the \x9bgeese\x1b[31m survey"
    held = Document(id="a", kind="response", title="\x1b]0;owned\x07", authority="B\x1b[2J", text=text)
    out = "\n".join(show.document(held))
    assert "geese" in out
    assert not {"\x1b", "\x07", "\x9b"} & set(out)


def test_a_doubtful_outcome_is_said_beside_the_document_and_among_its_notes() -> None:
    held = Document(id="a", kind="response", title="Geese", text="the geese", outcome="partly", notes=[IN_DOUBT])
    head, *rest = show.document(held)
    assert head == "Geese (outcome in doubt)"
    assert f"note: {IN_DOUBT}" in rest
    assert "doubt" not in "\n".join(show.document(held.model_copy(update={"notes": []})))


def test_what_a_model_would_be_sent_is_printed_whole_and_no_draft_is_made(foi: Foi) -> None:
    asked = ("draft", REQUEST, "--exemption", "31(1)(g)", "--show-prompt")
    shown = Prompts.model_validate_json(foi(*asked, "--json").out).messages
    told = foi(*asked)
    assert shown
    assert told.out.startswith(f"{len(shown)} messages would go to a language model (none is set). Nothing was sent.")
    for n, message in enumerate(shown, start=1):
        assert f"MESSAGE {n}\n{message}" in told.out
    assert "DRAFT" not in told.out
