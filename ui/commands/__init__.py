"""The commands of `foi`, grouped by what they are about, and the options they share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, TypeVar, get_args

import click
from pydantic import BaseModel

from corpus.provision import Provision
from corpus.records import Kind, Outcome, Role
from corpus.results import Filters
from retriever.words import asked

Function = TypeVar("Function", bound=Callable[..., Any])
_LONGEST_NAME = 300


class Reference(click.ParamType):
    """A reference to the law, in the form the records use."""

    name = "reference"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return str(Provision.parse(str(value)))
        except ValueError as error:
            self.fail(str(error), param, ctx)


class Day(click.ParamType):
    """A date written like 2026-01-31."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return datetime.strptime(str(value), "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"{value!r} is not a date; write it like 2026-01-31.", param, ctx)


def _together(*options: Callable[[Function], Function]) -> Callable[[Function], Function]:
    def apply(function: Function) -> Function:
        for option in reversed(options):
            function = option(function)
        return function

    return apply


def _any_of(name: str, kind: Any, says: str) -> Callable[[Function], Function]:
    return click.option(f"--{name}", name, multiple=True, type=click.Choice(get_args(kind)), help=says)


as_json = click.option("--json", "as_json", is_flag=True, help="Print the record as JSON.")
from_file = click.option("-f", "--file", metavar="FILE", help="Read it from a file; - is standard input.")
at_most = click.option("-k", "k", type=click.IntRange(1, 100), default=10, show_default=True, help="How many at most.")
filters = _together(
    click.option("--exemption", multiple=True, type=Reference(), help="Relying on this, or on something inside it."),
    _any_of("outcome", Outcome, "With this outcome."),
    click.option("--authority", multiple=True, metavar="NAME", help="Of this public body."),
    _any_of("kind", Kind, "Of this kind."),
    _any_of("role", Role, "In passages with this part to play."),
    click.option("--since", type=Day(), help="Dated on this day or later."),
    click.option("--until", type=Day(), help="Dated on this day or earlier."),
    click.option("--no-examples", "no_examples", is_flag=True, help="Leave out made-up examples."),
    click.option("--doubtful", is_flag=True, help="Only those whose outcome was read with doubt."),
)


def filters_of(given: dict[str, Any], examples: bool) -> Filters:
    """The filters among a command's options; `examples` is the setting, which the option can only narrow."""
    chosen = {name: list(value) if isinstance(value, tuple) else value for name, value in given.items()}
    without = chosen.pop("no_examples", False)
    chosen["authority"] = [asked(name, "name of a body", _LONGEST_NAME) for name in chosen["authority"]]
    return Filters(**chosen, examples=examples and not without)


def put(record: BaseModel, as_json: bool, lines: Iterable[str]) -> None:
    """Print a result: the record itself, or lines for a person."""
    if as_json:
        click.echo(record.model_dump_json(indent=2))
        return
    for line in lines:
        click.echo(line)
