"""`foi people`, `foi move`, `foi collections`: who may do what, and who may see which documents."""

from __future__ import annotations

import getpass
import json
from typing import Any

import click

from corpus.caller import ROLES, RoleName, collection_named
from corpus.errors import NotFound
from corpus.person import described
from ui.commands import as_json, put
from ui.reach import Chosen, Command, desk, home_option

_role = click.option(
    "--role", "roles", multiple=True, type=click.Choice(sorted(ROLES)), help="A role; repeat for more."
)
_collection = click.option("--collection", "names", multiple=True, help="A collection they may see; repeat for more.")
_every = click.option("--all-collections", "every", is_flag=True, help="They may see every collection.")


class _People(click.Group):
    command_class = Command

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.append(home_option())


@click.group(cls=_People, epilog="Example: foi people add ada@council.example --role administrator")
def people() -> None:
    """People who sign in: their roles, and the collections they may see."""


@people.command("list", example="foi people list")
@as_json
@click.pass_obj
def list_people(chosen: Chosen, as_json: bool) -> None:
    """List everybody, with what they may do and see."""
    with desk(chosen) as at:
        everybody = list(at.people.all())
    if as_json:
        click.echo(
            json.dumps({"people": [one.model_dump(mode="json") for one in everybody]}, ensure_ascii=False, indent=2)
        )
        return
    for one in everybody:
        click.echo(f"{one.id}  {one.name}  {one.said()}".replace("    ", "  "))
    if not everybody:
        click.echo("Nobody has been added; the first could be: foi people add ADDRESS --role administrator")


@people.command(example="foi people add ada@council.example --name 'Ada Admin' --role administrator --all-collections")
@click.argument("id", metavar="ADDRESS")
@click.option("--name", default="", help="What they are called.")
@_role
@_collection
@_every
@click.pass_obj
def add(chosen: Chosen, id: str, name: str, roles: tuple[RoleName, ...], names: tuple[str, ...], every: bool) -> None:
    """Add somebody by the e-mail address, or the subject, that they sign in with."""
    person = described(id, name, list(roles), _seen(names, every))
    with desk(chosen) as at:
        kept = at.people.add(person, _account())
    click.echo(f"Added {kept.id}: {kept.said()}.")


@people.command(example="foi people change ada@council.example --role officer --collection housing")
@click.argument("id", metavar="ADDRESS")
@click.option("--name", help="What they are called.")
@_role
@_collection
@_every
@click.option("--no-collections", "none", is_flag=True, help="They may see no collection.")
@click.pass_obj
def change(
    chosen: Chosen,
    id: str,
    name: str | None,
    roles: tuple[RoleName, ...],
    names: tuple[str, ...],
    every: bool,
    none: bool,
) -> None:
    """Change what somebody may do or see; what is not named stays as it is."""
    with desk(chosen) as at:
        before = next((one for one in at.people.all() if one.id.casefold() == id.strip().casefold()), None)
        if before is None:
            raise NotFound(f"There is nobody here known as {id[:120]!r}; `foi people list` names everybody.")
        seen = _seen(names, every) if names or every or none else before.collections
        called = before.name if name is None else name
        kept = at.people.change(described(before.id, called, list(roles) or before.roles, seen), _account())
    click.echo(f"Changed {kept.id}: {kept.said()}.")


@people.command(example="foi people remove ada@council.example")
@click.argument("id", metavar="ADDRESS")
@click.pass_obj
def remove(chosen: Chosen, id: str) -> None:
    """Take somebody off the list: they may do nothing here from now on."""
    with desk(chosen) as at:
        gone = at.people.remove(id, _account())
    click.echo(f"Removed {gone.id}.")


@click.command(cls=Command, example='foi move FOI-2024-17 housing --who "A. Admin" --why "it is about tenants"')
@click.argument("id")
@click.argument("collection", required=False)
@click.option("--everybody", is_flag=True, help="Take it out of its collection: everybody sees it.")
@click.option("--who", required=True, help="Your name; it is kept with the document's history.")
@click.option("--why", required=True, help="The reason; it is kept with the document's history.")
@as_json
@click.pass_obj
def move(chosen: Chosen, id: str, collection: str | None, everybody: bool, who: str, why: str, as_json: bool) -> None:
    """Put a document into a collection, so that only those who may see that collection find it."""
    if bool(collection) == everybody:
        raise click.UsageError("Name the collection to put it into, or say --everybody.")
    with desk(chosen) as at:
        kept = at.move(id, collection, who, why)
    where = f"It is in the collection {kept.collection} now." if kept.collection else "Everybody sees it now."
    put(kept, as_json, [kept.reference or kept.title, where])


@click.command(cls=Command, example="foi collections")
@click.pass_obj
def collections(chosen: Chosen) -> None:
    """List the collections of documents, and how many each holds."""
    with desk(chosen) as at:
        found = at.collections()
    for one in found:
        click.echo(f"{one.name}  {one.documents}")
    if not found:
        click.echo("There is no collection: everybody sees every document.")


def _seen(names: tuple[str, ...], every: bool) -> list[str] | None:
    return None if every else [collection_named(name) for name in names]


def _account() -> str:
    """Whose account on this machine the command runs under."""
    return f"{getpass.getuser()} (on this machine)"
