"""What every command starts from: the settings chosen, and a desk when it needs one."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

import click

from ui.settings import Settings

if TYPE_CHECKING:
    from retriever.desk import Desk

Progress = Callable[[int, int, str], None]


@dataclass
class Chosen:
    """What the command line says about where to work. `--home` may stand before or after the command."""

    home: str | None = None

    def settings(self, **more: Any) -> Settings:
        return Settings.load(os.environ, home=self.home, **more)


def _take_home(context: click.Context, _: click.Parameter, home: str | None) -> None:
    if home is not None:
        context.ensure_object(Chosen).home = home


def home_option() -> click.Option:
    """`--home DIR`, the same on every command."""
    says = "Folder where everything is kept (default: FOI_HOME, or a folder of your account)."
    return click.Option(
        ["--home"], metavar="DIR", expose_value=False, callback=_take_home, type=click.Path(file_okay=False), help=says
    )


class Command(click.Command):
    """A command of `foi`: it takes --home, and its help ends with an example."""

    def __init__(self, *args: Any, example: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.append(home_option())
        self.example = example

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Example"):
            for line in self.example.splitlines():
                formatter.write(f"{'':>{formatter.current_indent}}{line}\n")


def wiring() -> ModuleType:
    """`ui.wiring`, which loads every heavy library; asked for only by commands that need it, so --help is quick."""
    return import_module("ui.wiring")


@contextmanager
def desk(chosen: Chosen) -> Iterator[Desk]:
    """A desk for one command: the running service of this home, or everything built here; closed afterwards."""
    settings = chosen.settings()
    with wiring().open_desk(settings, bar()) as opened:
        yield opened


def bar() -> Progress:
    """Reports progress on standard error when that is a terminal, and says nothing otherwise."""
    if not sys.stderr.isatty():
        return lambda done, total, what: None

    def show(done: int, total: int, what: str) -> None:
        width = 30
        filled = width * done // max(total, 1)
        end = "\n" if done >= total else ""
        line = f"\r{what} [{'#' * filled}{'-' * (width - filled)}] {done}/{total}\x1b[K{end}"
        click.echo(line, err=True, nl=False)

    return show
