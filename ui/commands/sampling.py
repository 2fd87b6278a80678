"""`foi sample` and `foi stale`: a repeatable sample of decisions to mark, and precedents that are weaker guides now."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import click

from assistant.sampling import pack
from corpus.sampling import EVERY_WAY, By, SampleList, SampleView, StaleList
from retriever.desks.sampling import MOST_LETTERS, MOST_SEED, MOST_STALE
from retriever.words import plain
from ui.commands import as_json, filters, filters_of, put
from ui.reach import Chosen, Command, desk


@click.command(cls=Command, example="foi sample -n 30 --seed 7 --second 10 --who 'Sam Lead' --since 2025-01-01")
@click.argument("id", required=False)
@click.option("-n", "n", type=click.IntRange(1, MOST_LETTERS), help="Draw this many letters.")
@click.option("--seed", type=click.IntRange(0, MOST_SEED), help="With -n: the seed; the same draws the same again.")
@click.option("--second", type=click.IntRange(0, MOST_LETTERS), default=0, help="With -n: letters for a second marker.")
@click.option(
    "--by", multiple=True, type=click.Choice(get_args(By)), help="With -n: what to stratify by; all, if none."
)
@click.option("--who", metavar="NAME", default="", help="Your name: you see the marks made under it.")
@filters
@click.option("-o", "--output", metavar="FILE", help="Write the pack of a marked sample: a .docx or a .csv file.")
@as_json
@click.pass_obj
def sample(
    chosen: Chosen,
    id: str | None,
    n: int | None,
    seed: int | None,
    second: int,
    by: tuple[By, ...],
    who: str,
    output: str | None,
    as_json: bool,
    **given: Any,
) -> None:
    """Draw a sample of decisions to mark, show one, or list them.

    Letters are marked on the page Sampling, each marker blind to the other until both are done.
    """
    wanted = filters_of(given, chosen.settings().examples)
    _fitting(id, n, seed, who, output)
    with desk(chosen) as at:
        if id is not None and output:
            Path(output).write_bytes(at.quality.pack(id, "csv" if output.lower().endswith(".csv") else "docx"))
            click.echo(f"Written to {output}.")
        elif id is not None:
            found = at.quality.sample(id, who)
            put(found, as_json, shown(found))
        elif n is not None and seed is not None:
            found = at.quality.draw(n, seed, who, second, by or EVERY_WAY, wanted)
            put(found, as_json, shown(found))
        else:
            drawn = at.quality.samples()
            put(drawn, as_json, _listed(drawn))


@click.command(cls=Command, example="foi stale -k 20")
@click.option("-k", "k", type=click.IntRange(1, MOST_STALE), default=50, show_default=True, help="How many at most.")
@as_json
@click.pass_obj
def stale(chosen: Chosen, k: int, as_json: bool) -> None:
    """List precedents overturned or out of date, those that most drafts and cases rest on first."""
    with desk(chosen) as at:
        found = at.quality.stale(k)
    put(found, as_json, _stale(found))


def _fitting(id: str | None, n: int | None, seed: int | None, who: str, output: str | None) -> None:
    """Raises UsageError where the options do not go together."""
    if id is not None and n is not None:
        raise click.UsageError("Give the ID of a sample, or -n to draw one: not both.")
    if n is not None and (seed is None or not who):
        raise click.UsageError("To draw, give -n, --seed and --who.")
    if n is None and seed is not None:
        raise click.UsageError("--seed goes with -n.")
    if output and (id is None or not output.lower().endswith((".docx", ".csv"))):
        raise click.UsageError("-o goes with the ID of a sample, and names a .docx or a .csv file.")


def shown(view: SampleView) -> Iterator[str]:
    """A sample as lines: how it was drawn, how far it is marked, its letters, and the results once there are any."""
    yield from map(plain, pack.method(view)[:2])
    yield (
        f"Marked: {view.marked['first']} of {len(view.letters)} by the first marker, "
        f"{view.marked['second']} of {view.sample.second} by the second."
    )
    for one in view.letters:
        twice = "  [second marker too]" if one.letter.twice else ""
        yield plain(f"  {pack.name_of(view, one.letter.document)}: {one.letter.stratum}{twice}")
    for question, found in zip(view.questions, view.agreement, strict=False):
        yield f"{question.asks} Met: {pack.said(found.met)}. Agree: {pack.said(found.agreed)}; {pack.kappa_said(found)}"


def _listed(found: SampleList) -> Iterator[str]:
    for one in found.samples:
        marked = f"{one.marked['first']} of {one.n} marked first, {one.marked['second']} of {one.second} second"
        yield plain(f"{one.id}  {one.created:%Y-%m-%d}  seed {one.seed}  {marked}  {one.owner}")
    if not found.samples:
        yield "No sample has been drawn; foi sample -n 30 --seed 7 --who NAME draws one."


def _stale(found: StaleList) -> Iterator[str]:
    yield f"{found.total} of {found.decisions} decisions are overturned or out of date; {len(found.precedents)} shown."
    for one in found.precedents:
        card = one.document
        yield plain(f"{card.id}  {card.reference or card.title}: {len(one.drafts)} drafts, {len(one.cases)} cases")
        yield from (plain(f"  - {why}") for why in one.why)
        yield from (f"    {source}" for source in one.sources)
