"""`foi draft`, `foi ask`, `foi check`: arguing from the library, every claim with its source."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from ui import show
from ui.commands import Reference, as_json, from_file, put
from ui.inputs import of_file, read_file, words
from ui.reach import Chosen, Command, desk

if TYPE_CHECKING:
    from retriever.desk import LetterForm


@click.command(cls=Command, example="foi draft -f request.txt --exemption '31(1)(g)' --format docx -o draft.docx")
@click.argument("text", required=False)
@from_file
@click.option("--exemption", multiple=True, type=Reference(), help="An exemption you have chosen; may be repeated.")
@click.option("--reword", is_flag=True, help="Have the language model that is set reword the reasoning.")
@click.option(
    "--show-prompt", is_flag=True, help="Show word for word what the language model would be sent; send nothing."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["md", "html", "pdf", "docx", "json"]),
    help="What to write (default: to read).",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("-o", "--output", metavar="FILE", help="Write to a file; - is standard output.")
@click.pass_obj
def draft(
    chosen: Chosen,
    text: str | None,
    file: str | None,
    exemption: tuple[str, ...],
    reword: bool,
    show_prompt: bool,
    form: LetterForm | None,
    as_json: bool,
    output: str | None,
) -> None:
    """Draft a rationale with citations.

    It is not approved until a person approves it.
    """
    if as_json and form not in (None, "json"):
        raise click.UsageError(f"--json is --format json; it cannot go with --format {form}.")
    form = "json" if as_json else form
    if form is None and output not in (None, "-"):
        form = _form_of(output)
    to_terminal = output in (None, "-")
    if form in ("docx", "pdf") and to_terminal and sys.stdout.isatty():
        raise click.UsageError(f"A {form} file cannot be shown here; name a file with -o FILE.{form}.")
    request = words(text, file, "request")
    with desk(chosen) as at:
        if show_prompt:
            shown = at.prompts(request, exemption)
            put(shown, as_json, show.prompts(shown))
            return
        made = at.draft(request, exemption, reword)
        if form is None or (form == "json" and to_terminal):
            put(made, form == "json", show.draft(made))
            return
        content = at.letter(made.id, form) if form != "json" else made.model_dump_json(indent=2).encode()
    _write(content, output)
    click.echo(f"Draft {made.id}, not approved: {output}" if not to_terminal else f"Draft {made.id}", err=True)


@click.command(cls=Command, example="foi ask 'Is section 44 subject to the public interest test?'")
@click.argument("text")
@click.option("--request", metavar="FILE", help="The request that the question is about.")
@as_json
@click.pass_obj
def ask(chosen: Chosen, text: str, request: str | None, as_json: bool) -> None:
    """Answer a question from the library, or say that it can't."""
    question = words(text, None, "question")
    about = of_file(request, "request") if request else None
    with desk(chosen) as at:
        given = at.ask(question, about)
    put(given, as_json, show.answer(given))


@click.command(cls=Command, example="foi check response.docx")
@click.argument("file", required=False)
@click.option("--document", metavar="ID", help="Check this response of the library instead of a file.")
@as_json
@click.pass_obj
def check(chosen: Chosen, file: str | None, document: str | None, as_json: bool) -> None:
    """Check one response for faults, alone and against precedents."""
    if (file is None) == (document is None):
        raise click.UsageError("Name a file to check, or a response of the library with --document ID.")
    text, notes = read_file(file, "response") if file else (None, [])
    with desk(chosen) as at:
        found = at.quality.check(text, document, notes)
    put(found, as_json, show.checked(found))


def _form_of(output: str | None) -> LetterForm:
    forms: dict[str, LetterForm] = {".docx": "docx", ".json": "json", ".html": "html", ".pdf": "pdf"}
    return forms.get(Path(output or "").suffix.lower(), "md")


def _write(content: bytes, output: str | None) -> None:
    if output in (None, "-"):
        stream: BinaryIO = sys.stdout.buffer
        stream.write(content)
        stream.flush()
    else:
        Path(str(output)).write_bytes(content)
