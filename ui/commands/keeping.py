"""`foi backup`, `foi restore`, `foi retain`, `foi erase`: what is kept, for how long, and what is kept no longer."""

from __future__ import annotations

import getpass
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from corpus.blot import Words
from retriever.words import asked
from ui import notices
from ui.commands import as_json, put
from ui.reach import Chosen, Command, bar, desk

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
    settings = chosen.settings()
    import_module("ui.stores").require_own_library(settings)
    making: Any = import_module("ui.backup")
    made = making.back_up(settings.home, file, bar(), with_index)
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
    settings = chosen.settings()
    import_module("ui.stores").require_own_library(settings)
    restoring: Any = import_module("ui.restore")
    done = restoring.restore(settings.home, file, name, bar(), keep_old)
    put(done, as_json, notices.restored(done))


@click.command(cls=Command, example='foi retain\nfoi retain --apply --who "A. Officer"')
@click.option("--apply", is_flag=True, help="Take out what is listed; without it, nothing is.")
@click.option("--who", help="Your name, for the journal; needed with --apply.")
@as_json
@click.pass_obj
def retain(chosen: Chosen, apply: bool, who: str | None, as_json: bool) -> None:
    """List what is kept longer than FOI_KEEP_DRAFTS and its like say, or take it out.

    The journal's lines are kept: they are the record of what was decided.
    """
    name = _needed(who, "--who") if apply else ""
    with desk(chosen) as at:
        found = at.office.retain(name) if apply else at.office.retention()
    put(found, as_json, notices.retention(found))


@click.command(
    cls=Command,
    example='foi erase "Jane Smith" --also jane.smith@example.org\n'
    'foi erase "Jane Smith" --apply --who "A. Officer" --why "request of 3 March"',
)
@click.argument("words", metavar="NAME_OR_EMAIL")
@click.option("--also", multiple=True, metavar="TEXT", help="Another way it is written; may be repeated.")
@click.option("--apply", is_flag=True, help="Blot out what is listed; without it, nothing is.")
@click.option("--who", help="Your name, for the journal; needed with --apply.")
@click.option("--why", help="The reason, without the person's name; needed with --apply.")
@as_json
@click.pass_obj
def erase(
    chosen: Chosen, words: str, also: tuple[str, ...], apply: bool, who: str | None, why: str | None, as_json: bool
) -> None:
    """List every place where a person's name or address stands, or blot it out of all of them.

    Documents, earlier versions, drafts, cases, sources and the journal's words are looked through, in all letter
    cases, with the surname first or last. The mark is as long as the name, so that citations still hold.
    """
    wanted = Words([words, *also]).wanted
    if not apply:
        with desk(chosen) as at:
            found = at.office.seek(wanted)
        put(found, as_json, notices.sought(found))
        return
    name, reason = _needed(who, "--who"), _needed(why, "--why")
    with desk(chosen) as at:
        done = at.office.erase(wanted, name, reason)
    put(done, as_json, notices.erased(done))


def _needed(given: str | None, option: str) -> str:
    if given is None or not given.strip():
        raise click.UsageError(f"--apply needs {option}: this is done on a named person's word, for a reason.")
    return given
