"""`foi backup`, `foi restore`: the library in one file, and back."""

from __future__ import annotations

import getpass
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from retriever.words import asked
from ui import notices
from ui.commands import as_json, put
from ui.reach import Chosen, Command, bar

_LONGEST_NAME = 120


@click.command(
    cls=Command, example="foi backup library-of-today.zip\n0 3 * * * foi backup   (a line of crontab: every night)"
)
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--with-index", is_flag=True, help="The index too; it is made again without, and no service may run.")
@as_json
@click.pass_obj
def backup(chosen: Chosen, file: Path | None, with_index: bool, as_json: bool) -> None:
    """Back up the library, and the keys and people of this home, into one file.

    A service may run meanwhile. Without FILE it goes into the folder `backups` of the home.
    """
    making: Any = import_module("ui.backup")
    made = making.back_up(chosen.settings().home, file, bar(), with_index)
    put(made, as_json, notices.backed_up(made))


@click.command(cls=Command, example="foi restore library-of-today.zip")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--who", help="Your name, for the journal (default: the name of your account).")
@click.option("--keep-old", is_flag=True, help="Keep what was there before, in a folder of its own.")
@as_json
@click.pass_obj
def restore(chosen: Chosen, file: Path, who: str | None, keep_old: bool, as_json: bool) -> None:
    """Put a back-up in the place of what there is.

    Everything in FILE is checked before anything is replaced. Stop the service first.
    """
    name = asked(getpass.getuser() if who is None else who, "name", _LONGEST_NAME)
    restoring: Any = import_module("ui.restore")
    done = restoring.restore(chosen.settings().home, file, name, bar(), keep_old)
    put(done, as_json, notices.restored(done))
