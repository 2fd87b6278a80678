"""`foi doctor`, `foi keys`, `foi settings`: how things are set up."""

from __future__ import annotations

import json
from contextlib import AbstractContextManager
from importlib import import_module
from typing import Any

import click

from corpus.caller import ROLES, RoleName, collection_named
from retriever.keys import Keys
from ui.commands import as_json
from ui.home import prepare
from ui.reach import Chosen, Command, home_option


@click.command(cls=Command, example="foi doctor")
@as_json
@click.pass_obj
def doctor(chosen: Chosen, as_json: bool) -> None:
    """Say what is in order here, and what to do about the rest.

    Looks at what is installed, configured and reachable.
    """
    examining: Any = import_module("ui.doctor")
    checks = examining.examine(chosen.settings())
    if as_json:
        click.echo(json.dumps({"checks": [check.__dict__ for check in checks]}, ensure_ascii=False, indent=2))
    else:
        for check in checks:
            click.echo(f"{check.state:<8} {check.what}: {check.found}")
            if check.do:
                click.echo(f"{'':<8} {check.do}")
    if any(check.state == "fault" for check in checks):
        raise click.exceptions.Exit(1)


@click.command(cls=Command, example="FOI_PORT=9000 foi settings")
@as_json
@click.pass_obj
def settings(chosen: Chosen, as_json: bool) -> None:
    """List every setting, with its value and meaning."""
    rows = chosen.settings().shown()
    if as_json:
        click.echo(json.dumps({"settings": rows}, ensure_ascii=False, indent=2))
        return
    for row in rows:
        click.echo(f"{row['variable']:<18} {row['value'] or '(not set)'}  (from: {row['from']})")
        click.echo(f"{'':<18} {row['meaning']}")


class _Keys(click.Group):
    command_class = Command

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.append(home_option())


@click.group(cls=_Keys, epilog="Example: foi keys add press-office")
def keys() -> None:
    """Keys that let other machines call the service."""


def _held(chosen: Chosen) -> AbstractContextManager[Keys]:
    """The keys of this home, or of the library that it shares."""
    settings = chosen.settings()
    prepare(settings.home)
    opening: Any = import_module("ui.stores")
    found: AbstractContextManager[Keys] = opening.keys(settings)
    return found


@keys.command(example="foi keys add case-system --role officer --collection housing")
@click.argument("name")
@click.option("--role", "roles", multiple=True, type=click.Choice(sorted(ROLES)), help="A role; repeat for more.")
@click.option("--collection", "names", multiple=True, help="A collection it may see; repeat for more.")
@click.option("--all-collections", "every", is_flag=True, help="It may see every collection.")
@click.pass_obj
def add(chosen: Chosen, name: str, roles: tuple[RoleName, ...], names: tuple[str, ...], every: bool) -> None:
    """Make a key and print it, once; only a hash of it is kept.

    Without --role it has every role but the administrator's; without --collection it sees what everybody sees.
    """
    seen = None if every else [collection_named(one) for one in names]
    with _held(chosen) as held:
        secret = held.add(name, roles, seen)
    click.echo(secret)
    click.echo("This is the only time it is shown. Callers send it as: Authorization: Bearer KEY", err=True)


@keys.command("list", example="foi keys list")
@as_json
@click.pass_obj
def list_keys(chosen: Chosen, as_json: bool) -> None:
    """List the keys by name and the day each was made."""
    with _held(chosen) as keys_held:
        held = keys_held.all()
    if as_json:
        listed = [key.model_dump(mode="json", exclude={"sha256"}) for key in held]
        click.echo(json.dumps({"keys": listed}, indent=2))
        return
    for key in held:
        seen = "all collections" if key.collections is None else ", ".join(key.collections) or "no collection"
        click.echo(f"{key.name}  made {key.made:%Y-%m-%d}  {', '.join(key.roles)}; {seen}")
    if not held:
        click.echo("There are no keys: only this machine can call the service.")


@keys.command(example="foi keys remove press-office")
@click.argument("name")
@click.pass_obj
def remove(chosen: Chosen, name: str) -> None:
    """Remove a key; calls with it are refused from now on."""
    with _held(chosen) as held:
        held.remove(name)
    click.echo(f"Removed the key {name}.")
