"""Cases and the journal at the command line: brought in, listed, shown, verified, exported, and found broken."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from ran import Foi

from corpus.cases import CaseList, CaseView
from corpus.errors import Invalid
from ui.importing import requests_of

CSV = 'id,received,text\nFOI-CLI-1,2026-11-02,"The number of lamps, please."\n,,The minutes of the lamp board.\n'


def test_requests_are_brought_in_listed_and_shown(foi: Foi, tmp_path: Path) -> None:
    file = tmp_path / "requests.csv"
    file.write_text(CSV, encoding="utf-8")
    assert "2 of 2 opened" in foi("import-requests", str(file), "--who", "Sam Field").out
    assert "brought before" in foi("import-requests", str(file), "--who", "Sam Field").out
    listed = CaseList.model_validate_json(foi("cases", "--words", "FOI-CLI-1", "--json").out)
    assert [card.called for card in listed.cases] == ["FOI-CLI-1"]
    id = listed.cases[0].id
    assert CaseView.model_validate_json(foi("case", id, "--json").out).case.id == id
    assert "The number of lamps" in foi("case", id).out
    assert json.loads(foi("case", id, "--bundle").out)["case"]["id"] == id
    assert foi("case", "none").code == 1


def test_the_journal_is_verified_sealed_and_exported(foi: Foi, tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text('[{"id": "=1+1", "text": "The rota of the depot."}]', encoding="utf-8")
    foi("import-requests", str(tmp_path / "one.json"), "--who", "Sam Field")
    seal = foi("audit", "--seal").out.strip()
    assert len(seal) == 64
    assert foi("audit", "--seal", seal).code == 0
    wrong = foi("audit", "--seal", "f" * 64)
    assert (wrong.code, "cut or rewritten" in wrong.err) == (1, True)
    assert foi("audit", "--csv", str(tmp_path / "journal.csv")).code == 0
    with (tmp_path / "journal.csv").open(encoding="utf-8", newline="") as written:
        rows = list(csv.DictReader(written))
    assert rows[-1]["seal"] == seal
    assert not [cell for row in rows for cell in row.values() if cell.startswith("=")], "no cell is a formula"
    assert json.loads(foi("audit", "--json").out)["audit"]["broken"] == []


WRONG = [
    ("no text column", b"id,received\n1,2026-11-02\n", "a.csv", "no column called text"),
    ("a date that is none", b"id,received,text\n1,soon,Words.\n", "a.csv", "request 1: 'soon' is not a date"),
    ("an empty request", b"id,text\n1,\n", "a.csv", "has no text"),
    ("nothing in it", b"id,text\n", "a.csv", "holds no request"),
    ("broken JSON", b"[{", "a.json", "not well-formed JSON"),
    ("JSON of another shape", b'{"a": 1}', "a.json", "a list of objects"),
    ("another encoding", b"id,text\n1,\xff\xfe\n", "a.csv", "not UTF-8"),
]


@pytest.mark.parametrize(("why", "content", "name", "said"), WRONG, ids=[row[0] for row in WRONG])
def test_a_file_that_cannot_be_read_says_where(why: str, content: bytes, name: str, said: str) -> None:
    with pytest.raises(Invalid, match=said):
        requests_of(content, name)
