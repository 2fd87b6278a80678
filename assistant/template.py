"""How a body's letter looks: a folder with `letter.md`, a Jinja template, and, if wanted, `letter.docx` and `style.css`.

`letter.docx` is an empty letter whose styles and letterhead the Word file takes over; `style.css` is that of the HTML.
Templates run in a sandbox: they see the letter and nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Self

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from assistant.parts import PLAIN, Part, parts
from corpus.errors import Invalid

STANDARD = "standard"
_SPECIAL = re.compile(r"[#>\-]|---")


@dataclass(frozen=True)
class Template:
    """One body's letter. `word` are the bytes of an empty Word letter, where there is one."""

    name: str
    text: str
    style: str
    word: bytes | None

    @classmethod
    def of(cls, named: str = "") -> Self:
        """The template of a folder, or one of those that ship, by name. Raises Invalid where there is none."""
        shipped = resources.files("assistant") / "templates"
        names = sorted(f.name for f in shipped.iterdir() if f.is_dir() and not f.name.startswith("_"))
        folder: Traversable = (
            shipped / (named or STANDARD) if (named or STANDARD) in names else Path(named).expanduser()
        )
        if not (folder / "letter.md").is_file():
            raise Invalid(
                f"There is no letter template {named!r}: give a folder with a letter.md in it, or one of {', '.join(names)}."
            )
        style = folder / "style.css"
        word = folder / "letter.docx"
        if not style.is_file():
            style = shipped / STANDARD / "style.css"
        return cls(
            name=named or STANDARD,
            text=(folder / "letter.md").read_text(encoding="utf-8"),
            style=style.read_text(encoding="utf-8"),
            word=word.read_bytes() if word.is_file() else None,
        )

    def parts(self, **letter: Any) -> list[Part]:
        """The letter, part by part. Raises Invalid, with the line, for a template that cannot be filled."""
        jinja = ImmutableSandboxedEnvironment(
            undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_plain
        )
        try:
            return list(parts(jinja.from_string(self.text).render(**letter)))
        except (TemplateError, TypeError, ValueError, ZeroDivisionError, OverflowError) as error:
            line = getattr(error, "lineno", None)
            where = f"line {line} of " if line else ""
            raise Invalid(f"{where}letter.md of the template {self.name!r} cannot be filled: {error}") from error


def _plain(value: Any) -> Any:
    """Words put into a template stay words: on one line, and never a heading or a list by what they begin with."""
    if not isinstance(value, str):
        return value
    words = " ".join(value.split())
    return f"{PLAIN}{words}" if _SPECIAL.match(words) else words
