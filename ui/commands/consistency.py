"""`foi consistency`: where like requests were treated unlike, and what people made of it."""

from __future__ import annotations

from typing import Any, get_args

import click

from corpus.consistency import Judgement
from ui import show_consistency
from ui.commands import as_json, filters, filters_of, put
from ui.reach import Chosen, Command, desk


@click.command(cls=Command, example="foi consistency --exemption 31 --since 2024-01-01")
@filters
@click.option("-k", "k", type=click.IntRange(1, 500), default=50, show_default=True, help="How many groups at most.")
@click.option("--mark", "group", metavar="ID", help="Keep what you make of the group with this id.")
@click.option("--as", "judgement", type=click.Choice(get_args(Judgement)), help="With --mark: what you make of it.")
@click.option("--who", metavar="NAME", help="With --mark: your name.")
@click.option("--reason", metavar="TEXT", help="With --mark: why.")
@as_json
@click.pass_obj
def consistency(
    chosen: Chosen,
    k: int,
    group: str | None,
    judgement: Judgement | None,
    who: str | None,
    reason: str | None,
    as_json: bool,
    **given: Any,
) -> None:
    """Show where like requests were treated unlike.

    Each group comes with the facts that may explain the difference; whether they justify it is for you to say.
    """
    wanted = filters_of(given, chosen.settings().examples)
    if group is None and (judgement or who or reason):
        raise click.UsageError("--as, --who and --reason go with --mark ID.")
    if group is not None and not (judgement and who and reason):
        raise click.UsageError("A mark needs --as, --who and --reason.")
    with desk(chosen) as at:
        if group is not None and judgement and who and reason:
            at.quality.mark(group, judgement, who, reason, wanted)
        found = at.quality.consistency(wanted, k)
    put(found, as_json, show_consistency.groups(found))
