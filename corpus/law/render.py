"""The law as documents of the library: one fact a line, so that a draft can cite any of them word for word."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from corpus.law import Bar, Exemption, Law, Row
from corpus.provision import EIR, Provision
from corpus.records import Document, Passage, Role

Line = tuple[Role, str]
LICENCE = "Descriptions are our own words. Quoted words of the law: Crown copyright, Open Government Licence v3.0."
_ACT = "Freedom of Information Act 2000"
_REGULATIONS = "Environmental Information Regulations 2004"
_PASSAGE_TOKENS = 180


def documents(law: Law, count: Callable[[str], int]) -> list[Document]:
    """Every exemption, exception, bar, duty and rule as a document of kind "legislation" or "guidance"."""
    made = [
        _document(document_id(e.section), _title(e), list(_of_exemption(e, law)), e.source, count)
        for e in law.exemptions
    ]
    made += [_document(document_id(b.ref), b.title, list(_of_bar(b)), b.source, count) for b in law.bars]
    made += _of_duties(law, count)
    made += [_of_row(row, f"{_REGULATIONS}: {_ref(row)}", count) for row in law.rules.values()]
    made += [
        _of_row(row, row.get("title") or "What the Information Commissioner expects", count, "guidance")
        for row in law.facts.values()
    ]
    return made


def document_id(section: Provision) -> str:
    """The id of the document on a section: foia-31, eir-12-5-e, dpa-2018-132."""
    return "-".join([section.instrument.lower().replace(" ", "-"), *section.parts]).lower()


def _title(exemption: Exemption) -> str:
    act = _REGULATIONS if exemption.section.instrument == EIR else _ACT
    return f"{act}, {exemption.section.spoken()}: {exemption.title}"


def _of_exemption(exemption: Exemption, law: Law) -> Iterator[Line]:
    yield "exemption", _nature(exemption, law)
    for words in exemption.statutory_words:
        yield "statute", f"The provision says: “{words}”"
    for limb in exemption.limbs:
        spoken = limb.ref.spoken()
        yield "exemption", f"{spoken[0].upper()}{spoken[1:]}: {limb.says}"
    if says := exemption.row.get("says"):
        yield "exemption", says
    yield from (("exemption", f"To be shown: {row}.") for row in exemption.requires)
    if exemption.ncnd:
        yield "exemption", f"Neither confirm nor deny: {exemption.ncnd}."
    general = "" if exemption.factors_verified else " (in general terms, to be checked against the case)"
    for factor in exemption.factors_for_disclosure:
        yield "factors_for_disclosure", f"A factor for disclosure{general}: {factor}."
    for factor in exemption.factors_for_maintaining:
        yield "factors_against_disclosure", f"A factor for withholding{general}: {factor}."
    if exemption.note:
        yield "other", exemption.note
    yield from _ending(exemption.row, exemption.guidance_url)


def _nature(exemption: Exemption, law: Law) -> str:
    name, word = exemption.section.spoken(), "exception" if exemption.section.instrument == EIR else "exemption"
    name = name[0].upper() + name[1:]
    if law.nature(exemption.section) == "procedural":
        return f"{name} is not an exemption but a refusal under Part I: no public interest test applies."
    if exemption.tested_otherwise:
        others = ", ".join(str(p) for p in exemption.tested_otherwise)
        if exemption.tested:
            return f"{name} is a qualified {word}, so the public interest test applies, except for {others}, which are absolute."
        return f"{name} is an absolute {word} in its ordinary use, so no public interest test applies; it does apply under {others}."
    if exemption.tested:
        return f"{name} is a qualified {word}: the public interest test applies."
    return f"{name} is an absolute {word}: no public interest test applies."


def _of_bar(bar: Bar) -> Iterator[Line]:
    name = bar.ref.spoken()
    yield "exemption", f"{name[0].upper()}{name[1:]} forbids {bar.forbids.rstrip('.')}."
    if binds := bar.row.get("binds"):
        yield "exemption", f"It binds {binds}."
    yield from (("exemption", f"Element {part}") for part in bar.elements)
    yield from (("exemption", f"Gateway {part}") for part in bar.gateways)
    if note := bar.row.get("note"):
        yield "other", note
    yield from _ending(bar.row)


def _of_duties(law: Law, count: Callable[[str], int]) -> Iterator[Document] | list[Document]:
    """One document a section: the seven duties of section 17 stand together."""
    sections: dict[str, list[Row]] = {}
    for row in law.duties.values():
        sections.setdefault(row["id"].split("-")[1], []).append(row)
    made = []
    for number, rows in sections.items():
        if number == "12":
            continue  # told with the exemption of that number
        lines = [line for row in rows for line in _facts(row)]
        made.append(
            _document(
                f"foia-{number}", f"{_ACT}, section {number}", lines + list(_ending(rows[0])), rows[0]["source"], count
            )
        )
    return made


def _of_row(row: Row, title: str, count: Callable[[str], int], kind: str = "legislation") -> Document:
    return _document(row["id"], title, [*_facts(row), *_ending(row)], row["source"], count, kind)


def _facts(row: Row) -> Iterator[Line]:
    says = row.get("says", [])
    prefix = (
        f"Section {row['ref'].removeprefix('s')}: "
        if str(row.get("ref", "")).startswith("s") and "(" in row["ref"]
        else ""
    )
    for fact in [says] if isinstance(says, str) else says:
        yield "exemption", f"{prefix}{fact}"
    if words := row.get("statutory_words"):
        yield "statute", f"The provision says: “{words}”"
    for name in ("tie", "points", "also", "other_points"):
        value = row.get(name, [])
        yield from (("exemption", fact) for fact in ([value] if isinstance(value, str) else value))
    if not row.get("verified", False):
        yield "other", "Not verified against the source."


def _ending(row: Row, guidance: str | None = None) -> Iterator[Line]:
    sources = [row[k] for k in ("source", "source_2", "source_3") if k in row] + ([guidance] if guidance else [])
    yield "other", f"Sources: {' ; '.join(dict.fromkeys(sources))}"
    yield "other", LICENCE


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
