"""`foi cases`, `foi case`, `foi import-requests` and `foi audit`: requests in hand, and the record of what was done."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import click
from pydantic import BaseModel

from corpus.cases import BroughtList, CaseList, CaseState, CaseView, Whose
from corpus.entries import Audit, Broken, Entry
from corpus.errors import Conflict
from retriever.desk import Desk
from retriever.words import plain
from ui import importing, inputs
from ui.commands import as_json, put
from ui.reach import Chosen, Command, desk

_MOST_BYTES = 100 * 1024 * 1024
_AT_ONCE = 1_000
_BARE = ("=", "+", "-", "@", "\t", "\r")


@click.command(cls=Command, example="foi cases --to-review")
@click.option("--mine", "whose", flag_value="mine", help="Those you opened.")
@click.option("--to-review", "whose", flag_value="to_review", help="Those submitted for review.")
@click.option("--state", type=click.Choice(get_args(CaseState)), help="In this state.")
@click.option("--words", default="", help="With these words in the request or its number.")
@as_json
@click.pass_obj
def cases(chosen: Chosen, whose: Whose | None, state: CaseState | None, words: str, as_json: bool) -> None:
    """List cases, the last opened first."""
    with desk(chosen) as at:
        found = at.cases.list(whose or "all", state, words)
    put(found, as_json, _listed(found))


@click.command(cls=Command, example="foi case 3f2a91c07b4e --bundle -o case.json")
@click.argument("id")
@click.option("--bundle", is_flag=True, help="Everything about it, as JSON: drafts, reviews, journal.")
@click.option("-o", "--output", metavar="FILE", help="Write the bundle to a file.")
@as_json
@click.pass_obj
def case(chosen: Chosen, id: str, bundle: bool, output: str | None, as_json: bool) -> None:
    """Show a case."""
    if output and not bundle:
        raise click.UsageError("-o is for --bundle.")
    with desk(chosen) as at:
        if not bundle:
            found = at.cases.view(id)
            put(found, as_json, _shown(found))
            return
        whole = at.cases.bundle(id).model_dump_json(indent=2)
    if output in (None, "-"):
        click.echo(whole)
    else:
        Path(str(output)).write_text(whole, encoding="utf-8")


@click.command("import-requests", cls=Command, example="foi import-requests requests.csv --who 'Sam Officer'")
@click.argument("file")
@click.option("--who", required=True, help="The name the cases are opened under.")
@as_json
@click.pass_obj
def import_requests(chosen: Chosen, file: str, who: str, as_json: bool) -> None:
    """Open a case for each request of a CSV or JSON file with id, received and text."""
    path = Path(file)
    requests = importing.requests_of(inputs.content_of(path, _MOST_BYTES, "file of requests"), path.name)
    with desk(chosen) as at:
        brought = at.cases.bring(requests, who)
    put(brought, as_json, _brought(brought))


@click.command(cls=Command, example="foi audit --csv journal.csv --seal")
@click.option("--csv", "to_csv", metavar="FILE", help="Write every entry to a CSV file.")
@click.option("--subject", help="Only the entries on this, such as case:3f2a91c07b4e, in what is exported.")
@click.option(
    "--seal",
    is_flag=False,
    flag_value="",
    metavar="[SEAL]",
    help="Print the last entry's seal alone, to be noted elsewhere; or check that a seal noted before is still there.",
)
@as_json
@click.pass_obj
def audit(chosen: Chosen, to_csv: str | None, subject: str | None, seal: str | None, as_json: bool) -> None:
    """Verify that the journal is as it was written, and export it."""
    with desk(chosen) as at:
        found = at.cases.audit()
        held = list(_every(at)) if to_csv is not None or as_json or seal else []
    if seal and seal.strip() not in [entry.seal for entry in held]:
        gone = Broken(
            seq=found.entries, what="no entry bears the seal that was noted: the journal was cut or rewritten"
        )
        found = found.model_copy(update={"broken": [*found.broken, gone]})
    shown = [entry for entry in held if subject in (None, entry.subject)]
    if to_csv is not None:
        _write(Path(to_csv), shown)
    if seal == "" and not found.broken:
        click.echo(found.seal)
    else:
        put(Audited(audit=found, entries=shown), as_json, _audited(found))
    if found.broken:
        raise Conflict(f"the journal is broken at entry {found.broken[0].seq}: {found.broken[0].what}")


class Audited(BaseModel):
    """What the look over the journal found, and the entries."""

    audit: Audit
    entries: list[Entry]


def _every(at: Desk) -> Iterator[Entry]:
    last = 0
    while found := at.cases.entries(None, last, _AT_ONCE):
        yield from found
        last = found[-1].seq


def _write(path: Path, entries: list[Entry]) -> None:
    """A spreadsheet must not take what somebody wrote for a formula: a cell that could be one begins with an apostrophe."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        names = list(Entry.model_fields)
        writer.writerow(names)
        for entry in entries:
            said: dict[str, Any] = entry.model_dump(mode="json")
            writer.writerow([_cell(str(said[name])) for name in names])


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(_BARE) else text


def _audited(found: Audit) -> Iterator[str]:
    for broken in found.broken:
        yield f"entry {broken.seq}: {broken.what}"
    if not found.broken:
        yield f"{found.entries:,} entries, each as it was written. Seal of the last: {found.seal}"


def _listed(found: CaseList) -> Iterator[str]:
    for card in found.cases:
        due = f"due {card.due}" if card.due else "no due date"
        number = f"{plain(card.called)} " if card.called else ""
        yield f"{card.id}  {number}{plain(card.title)}  [{card.state.replace('_', ' ')}; {due}; {plain(card.owner)}]"
    yield f"{found.total:,} case{'' if found.total == 1 else 's'}"


def _shown(found: CaseView) -> Iterator[str]:
    case = found.case
    yield f"{case.id}  {plain(case.content.title)}  [{case.state.replace('_', ' ')}]"
    yield f"Due at the latest {found.due}. {found.clock}." if found.due else found.clock
    for item in case.content.items:
        yield f"{item.n}. {' '.join(plain(item.text).split())}  [{', '.join(item.exemptions) or 'no exemption chosen'}]"
    for point in found.divergences:
        if point.open:
            yield f"to settle: {plain(point.says)}"
    for lacking in found.lacking:
        yield f"before the next step: {lacking}"
    for remark in case.remarks:
        yield f"{remark.who}, {remark.when:%d %B %Y}: {plain(remark.text)}"


def _brought(found: BroughtList) -> Iterator[str]:
    for one in found.results:
        yield f"{plain(one.called) or 'no number'}: {one.id if not one.reason else one.reason}"
    opened = sum(not one.reason for one in found.results)
    yield f"{opened:,} of {len(found.results):,} opened"
