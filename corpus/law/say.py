"""What each row of the law data says, a fact a line, with the role of the line in an argument."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.law import Bar, Exemption, Law, Row
from corpus.provision import EIR
from corpus.records import Role

Line = tuple[Role, str]
LICENCE = "Descriptions are our own words. Quoted words of the law: Crown copyright, Open Government Licence v3.0."
UNVERIFIED = "Not verified against the source."
_PLAIN = ("pit_extension_limit", "day_zero", "day_one", "due", "receipt_if_clarified", "fees_notice", "substitute_days")
_LISTS = ("tie", "points", "also", "other_points", "absolute_list", "countable", "notice_must_contain")


def of_exemption(exemption: Exemption, law: Law) -> Iterator[Line]:
    yield "exemption", _nature(exemption, law)
    if exemption.row.get("nature") == "mixed":
        yield from (("exemption", f"Absolute here: {limb}.") for limb in exemption.row.get("absolute_limbs", []))
    if note := exemption.row.get("absolute_note"):
        yield "exemption", note
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
    if until := exemption.row.get("historical_limit"):
        yield "exemption", f"Historical records: {until}."
    for step in (step for step in law.steps if exemption.id in step.of and not step.document):
        yield from (("other", words) for words in step.says)
    for note in (exemption.note, exemption.row.get("review_limit"), exemption.row.get("verified_note")):
        if note:
            yield "other", note
    if not exemption.verified:
        yield "other", UNVERIFIED
    yield from ending(exemption.row, exemption.guidance_url)


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


def of_bar(bar: Bar) -> Iterator[Line]:
    name = bar.ref.spoken()
    yield "exemption", f"{name[0].upper()}{name[1:]} forbids {bar.forbids.rstrip('.')}."
    if binds := bar.row.get("binds"):
        yield "exemption", f"It binds {binds}."
    yield from (("exemption", f"Element {part}") for part in bar.elements)
    yield from (("exemption", f"Gateway {part}") for part in bar.gateways)
    if note := bar.row.get("note"):
        yield "other", note
    if not bar.row.get("verified", False):
        yield "other", UNVERIFIED
    yield from ending(bar.row)


def of_row(row: Row) -> Iterator[Line]:
    """The facts of a duty, a rule or a page of the Commissioner's, without its sources."""
    says = row.get("says", [])
    ref = str(row.get("ref", ""))
    prefix = f"Section {ref.removeprefix('s')}: " if ref.startswith("s") and "(" in ref else ""
    for fact in [says] if isinstance(says, str) else says:
        yield "exemption", f"{prefix}{fact}"
    if words := row.get("statutory_words"):
        yield "statute", f"The provision says: “{words}”"
    for name in _LISTS:
        value = row.get(name, [])
        yield from (("exemption", fact) for fact in ([value] if isinstance(value, str) else value))
    for name in _PLAIN:
        if name in row:
            unsure = "" if row.get(f"{name}_verified", True) else f" ({UNVERIFIED.lower().rstrip('.')})"
            label = "" if name.startswith("pit") else f"{name.replace('_', ' ').capitalize()}: "
            yield "exemption", f"{label}{row[name]}{unsure}"
    if limit := row.get("time_limit"):
        yield "exemption", f"Time limit: {limit}."
    for period in row.get("special_periods", []):
        yield "exemption", f"Another period for {period['who']}: {period['period']} ({period['law']})."
    for limit in row.get("limits", []):
        yield "exemption", f"£{limit['pounds']}, which is {limit['hours']} hours, for {limit['bodies']}."
    if letter := row.get("letter"):
        yield "other", letter
    for note in (row.get("note"), row.get("verified_note")):
        if note:
            yield "other", note
    if not row.get("verified", False):
        yield "other", UNVERIFIED


def ending(row: Row, guidance: str | None = None) -> Iterator[Line]:
    """Where it comes from, and on what terms it is shared."""
    sources = [row[k] for k in ("source", "source_2", "source_3") if k in row] + ([guidance] if guidance else [])
    yield "other", f"Sources: {' ; '.join(dict.fromkeys(sources))}"
    yield "other", LICENCE
