"""`foi search`, `foi precedents`, `foi suggest`: what the library holds that bears on a request."""

from __future__ import annotations

from typing import Any

import click

from ui import show
from ui.commands import as_json, at_most, filters, filters_of, from_file, put
from ui.inputs import words
from ui.reach import Chosen, Command, desk


@click.command(cls=Command, example='foi search "facial recognition" --outcome withheld --exemption 31')
@click.argument("text", required=False)
@from_file
@at_most
@filters
@as_json
@click.pass_obj
def search(chosen: Chosen, text: str | None, file: str | None, k: int, as_json: bool, **given: Any) -> None:
    """Find passages of the library by meaning and by words."""
    query, wanted = words(text, file, "words to search for"), filters_of(given, chosen.settings().examples)
    with desk(chosen) as at:
        result = at.search(query, k, wanted)
    put(result, as_json, show.search(result))


@click.command(cls=Command, example="foi precedents -f request.txt -k 5")
@click.argument("text", required=False)
@from_file
@at_most
@filters
@as_json
@click.pass_obj
def precedents(chosen: Chosen, text: str | None, file: str | None, k: int, as_json: bool, **given: Any) -> None:
    """Show how similar requests were decided.

    Outcomes are counted, and decisions that went the other way are named.
    """
    request, wanted = words(text, file, "request"), filters_of(given, chosen.settings().examples)
    with desk(chosen) as at:
        result = at.precedents(request, k, wanted)
    put(result, as_json, show.precedents(result))


@click.command(cls=Command, example="foi understand -f request.txt")
@click.argument("text", required=False)
@from_file
@as_json
@click.pass_obj
def understand(chosen: Chosen, text: str | None, file: str | None, as_json: bool) -> None:
    """Say what a request asks for.

    Its items, what in it is no request, which law governs it, and what it gets wrong of the law.
    """
    request = words(text, file, "request")
    with desk(chosen) as at:
        result = at.understand(request)
    put(result, as_json, show.understanding(result))


@click.command(cls=Command, example="foi suggest -f request.txt --authority 'Home Office'")
@click.argument("text", required=False)
@from_file
@filters
@as_json
@click.pass_obj
def suggest(chosen: Chosen, text: str | None, file: str | None, as_json: bool, **given: Any) -> None:
    """Suggest exemptions worth considering.

    Each comes with the precedents behind it; none is a decision.
    """
    request, wanted = words(text, file, "request"), filters_of(given, chosen.settings().examples)
    with desk(chosen) as at:
        result = at.suggest(request, wanted)
    put(result, as_json, show.suggest(result))
