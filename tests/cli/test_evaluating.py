"""`foi evaluate` at the command line: tables and JSON over the shipped library, and what is missing said in one line."""

import json
from contextlib import nullcontext
from types import SimpleNamespace

import pytest

from ui.cli import perform

SEED = "IC-347414-P2W0"
TEXT = (
    r"Dear officer,\n\nfacial recognition roundtables with the Home Office in the programme of work with stakeholders\u001b[31m"
    + " and who was at each of them" * 8
)


@pytest.fixture
def evaluate(workbench, tmp_path, monkeypatch, capsys):
    """Runs the command on the library that is open already, without the framework's recipe, which takes a minute."""
    opened = SimpleNamespace(Workbench=SimpleNamespace(open=lambda *_, **__: nullcontext(workbench)))
    monkeypatch.setattr("ui.commands.evaluate.wiring", lambda: opened)
    monkeypatch.setattr("retriever.evaluate.systems.recipe", lambda *_: lambda text: [])

    def run(document: str, *options: str) -> tuple[int, str, str]:
        judged = f'[[query]]\nid = "q2"\nkind = "keyword"\ntext = "{TEXT}"\n[query.judged]\n"{document}" = 3\n'
        (tmp_path / "queries.toml").write_text(judged)
        code = perform(["--home", str(tmp_path), "evaluate", "--queries", str(tmp_path), *options])
        return code, *capsys.readouterr()

    return run


def test_it_prints_tables_or_json(evaluate):
    code, out, said = evaluate(SEED)
    assert code == 0, said
    for said in ("1 judged queries (report half)", "nDCG@10", "bm25", "Without", "Suggesting, majority", "Abstaining"):
        assert said in out
    code, out, _ = evaluate(SEED, "--json")
    made = json.loads(out)
    assert code == 0
    assert made["systems"]["ours"]["overall"]["mrr"]["mean"] == 1.0
    assert set(made["ahead"]) == {"bm25", "dense", "rrf", "langchain", "quick start"}


def test_what_is_still_to_be_judged(evaluate, tmp_path):
    code, out, _ = evaluate(SEED, "--pool")
    *left, last = out.splitlines()
    assert code == 0
    assert SEED.lower() not in [line.split()[1] for line in left]
    for line in left:
        assert line.startswith("q2  ")
        assert ": Dear officer, facial recognition" in line
        assert line.endswith(" …")
        assert "\x1b" not in line
    assert f"pairs of a query and a document in some system's first 10, {len(left)} unjudged; graded 3: 1, 2: 0" in last
    seen = "".join(f'"{line.split()[1]}" = ["q2"]\n' for line in left)
    (tmp_path / "looked_at.toml").write_text(f"[zero]\n{seen}")
    code, out, _ = evaluate(SEED, "--pool")
    assert code == 0
    assert out.splitlines() == [
        last.replace(f"{len(left)} unjudged", "none unjudged").replace(" 0: 0", f" 0: {len(left)}")
    ]


def test_a_judged_document_that_is_not_there(evaluate):
    code, _, said = evaluate("nowhere/letter.md")
    assert code == 2
    assert "1 of the 1 judged documents are not in the library, the first being nowhere/letter.md" in said
    assert "Traceback" not in said


def test_a_folder_that_is_not_there(tmp_path, capsys):
    assert perform(["evaluate", "--queries", str(tmp_path / "none")]) == 2
    assert "does not exist" in capsys.readouterr().err
