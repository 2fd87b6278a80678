"""The law as documents of the library: one fact a line, so that a draft can cite any of them word for word."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from corpus.law import Exemption, Law, Row
from corpus.law.say import LICENCE, Line, ending, of_bar, of_exemption, of_row
from corpus.provision import EIR, Provision
from corpus.records import Document, Passage, Role

_ACT = "Freedom of Information Act 2000"
_REGULATIONS = "Environmental Information Regulations 2004"
_PASSAGE_TOKENS = 180
_COUNTING = {
    "wd-foia": f"{_ACT}, section 10: how working days are counted",
    "wd-eir": f"{_REGULATIONS}, regulations 2 and 7: how working days are counted",
    "wd-fees-regs": "Freedom of Information and Data Protection (Appropriate Limit and Fees) Regulations 2004: sixty days",
}


def documents(law: Law, count: Callable[[str], int]) -> list[Document]:
    """Every exemption, exception, bar, duty and rule as a document of kind "legislation" or "guidance"."""
    made = [
        _document(document_id(e.section), _title(e), _of_exemption(e, law), e.source, count) for e in law.exemptions
    ]
    made += [_document(document_id(b.ref), b.title, list(of_bar(b)), b.source, count) for b in law.bars]
    made += _of_duties(law, count)
    made += [_of_row(row, f"{_REGULATIONS}: {_ref(row)}", count) for row in law.rules.values()]
    made += [
        _of_row(row, row.get("title") or "What the Information Commissioner expects", count, "guidance")
        for row in law.facts.values()
    ]
    made += [_of_row(row, _COUNTING[id], count) for id, row in law.working_days.items() if id in _COUNTING]
    return made


def _of_exemption(exemption: Exemption, law: Law) -> list[Line]:
    """What is said of it; for the cost of compliance also the limits and what counts towards them."""
    lines = list(of_exemption(exemption, law))
    if exemption.id == "s12":
        sources = [line for line in lines if line[1].startswith("Sources: ")]
        place = lines.index(sources[0])
        lines[place:place] = [line for line in of_row(law.duties["duty-12-fees"]) if line not in lines]
    return lines


def document_id(section: Provision) -> str:
    """The id of the document on a section: foia-31, eir-12-5-e, dpa-2018-132."""
    return "-".join([section.instrument.lower().replace(" ", "-"), *section.parts]).lower()


def _title(exemption: Exemption) -> str:
    act = _REGULATIONS if exemption.section.instrument == EIR else _ACT
    return f"{act}, {exemption.section.spoken()}: {exemption.title}"


def _of_duties(law: Law, count: Callable[[str], int]) -> Iterator[Document] | list[Document]:
    """One document a section: the seven duties of section 17 stand together."""
    sections: dict[str, list[Row]] = {}
    for row in law.duties.values():
        sections.setdefault(row["id"].split("-")[1], []).append(row)
    made = []
    for number, rows in sections.items():
        if number == "12":
            continue  # told with the exemption of that number
        lines = [line for row in rows for line in of_row(row)]
        made.append(
            _document(
                f"foia-{number}", f"{_ACT}, section {number}", lines + list(ending(rows[0])), rows[0]["source"], count
            )
        )
    return made


def _of_row(row: Row, title: str, count: Callable[[str], int], kind: str = "legislation") -> Document:
    return _document(row["id"], title, [*of_row(row), *ending(row)], row["source"], count, kind)


def _ref(row: Row) -> str:
    return "regulation " + row["id"].removeprefix("eir-").replace("-", ", ")


def _document(
    id: str, title: str, lines: list[Line], source: str, count: Callable[[str], int], kind: str = "legislation"
) -> Document:
    text = "\n\n".join([title, *(words for _, words in lines)])
    return Document(
        id=id,
        kind=kind,
        authority=None,
        regime="EIR" if id.startswith("eir") else "FOIA",
        title=title,
        url=source.split(" ")[0] if source.startswith("http") else None,
        source=f"corpus/law: {id}",
        licence=LICENCE,
        text=text,
        passages=list(_passages(id, title, lines, count)),
    )


def _passages(id: str, title: str, lines: list[Line], count: Callable[[str], int]) -> Iterator[Passage]:
    """Neighbouring lines of one role together, while the model can read them whole."""
    at, number = len(title) + 2, 0
    run: tuple[Role, int, int] | None = None
    text = "\n\n".join([title, *(words for _, words in lines)])
    for role, words in lines:
        end = at + len(words)
        if run and run[0] == role and count(text[run[1] : end]) <= _PASSAGE_TOKENS:
            run = (role, run[1], end)
        else:
            if run:
                number += 1
                yield _passage(id, number, title, run, count(text[run[1] : run[2]]))
            run = (role, at, end)
        at = end + 2
    if run:
        yield _passage(id, number + 1, title, run, count(text[run[1] : run[2]]))


def _passage(id: str, number: int, title: str, run: tuple[Role, int, int], tokens: int) -> Passage:
    role, start, end = run
    return Passage(id=f"{id}:{number}", role=role, heading=title, start=start, end=end, tokens=tokens)
