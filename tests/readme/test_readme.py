"""The README says what is so: its commands exist and run, its settings are the settings, its links lead somewhere."""

import re
import shlex
from pathlib import Path

import pytest

from ui.cli import foi, perform
from ui.settings import TABLE

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
SHELL = [line for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for line in block.strip().split("\n")]
FOI = [line for line in SHELL if line.startswith("foi ")]
REQUEST = "Please send me the minutes of meetings with police forces about facial recognition."


def test_its_two_commands_are_targets_of_the_makefile():
    makes = [line.removeprefix("make ") for line in SHELL if line.startswith("make ")]
    assert makes == ["run", "test"]
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in [*makes, "install", "bench", "lint"]:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)
    assert "make lint" in (ROOT / ".ci" / "run").read_text("utf-8")
    assert "make test" in (ROOT / ".ci" / "run").read_text("utf-8")


@pytest.mark.parametrize("line", FOI)
def test_each_command_it_shows_runs(line, served, workbench, settings, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "request.txt").write_text(REQUEST)
    (tmp_path / "draft-response.txt").write_text(
        "We hold the information and are withholding it under section 31 of the FOIA."
    )
    (tmp_path / "requests.csv").write_text(f'id,received,text\nFOI-1,2026-11-20,"{REQUEST}"\n')
    (tmp_path / "past-responses").mkdir()
    (tmp_path / "past-responses" / "one.md").write_text(
        "# Response FOI-2024-77\n\nYou asked:\n\n1. The number of benches.\n\nThere are 12 benches."
    )
    arguments = [a.replace("draft-response.docx", "draft-response.txt") for a in shlex.split(line)[1:]]
    home = settings.home
    if "3f2a91c07b4e" in line:
        opened = workbench.cases.open(REQUEST, "Sam Officer").case.id
        arguments = [a.replace("3f2a91c07b4e", opened) for a in arguments]
    if line.startswith("foi restore"):
        assert perform(["--home", str(home), "backup", arguments[1]]) == 0
        home = tmp_path / "another"  # where no service runs
    assert perform(["--home", str(home), *arguments]) == 0, capsys.readouterr().err
    assert "draft.docx" not in line or (tmp_path / "draft.docx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize("name", ["cases", "case", "import-requests", "audit", "restore", "consistency"])
def test_it_shows_how_to_do_with_cases_and_the_record(name):
    assert any(shlex.split(line)[1] == name for line in FOI)


def test_every_command_has_help_with_an_example(capsys):
    for name in foi.commands:
        assert perform([name, "--help"]) == 0
        assert "Example" in capsys.readouterr().out, name


def test_its_settings_are_the_settings():
    section = README.split("## Settings")[1].split("\n## ")[0]
    rows = [
        tuple(cell.strip().strip("`") for cell in line.strip("|").split("|"))
        for line in section.split("\n")
        if line.startswith("| `")
    ]
    said = {True: "yes", False: "no"}
    assert rows == [
        (s.variable, said[s.default] if isinstance(s.default, bool) else str(s.default), s.meaning) for s in TABLE
    ]


def test_the_files_it_shows_are_there():
    for path in re.findall(r"\]\((?!http)([^)]+)\)", README):
        assert (ROOT / path).is_file(), path
    for folder in re.findall(r"^\| `(\w+/)` \|", README, re.MULTILINE):
        assert (ROOT / folder).is_dir(), folder


def test_the_pins_cover_every_dependency_once():
    pins = [line.split("==")[0].lower() for line in (ROOT / "constraints.txt").read_text().split("\n") if "==" in line]
    assert len(pins) == len(set(pins))
    wanted = re.findall(r'^    "([a-z0-9-]+)",$', (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    assert {w for w in wanted if w.lower() not in {p.replace("_", "-") for p in pins}} == set()
