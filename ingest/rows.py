"""A disclosure log as a table: each row is one response, its known columns understood and the others kept."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import islice

import openpyxl
from openpyxl.utils.datetime import from_excel
from openpyxl.utils.exceptions import InvalidFileException

from corpus.errors import TooLarge, Unreadable
from corpus.origin import Found, Refused
from corpus.records import Outcome
from ingest import dates
from ingest.clean import one_line
from ingest.decode import decode
from ingest.limits import Limits

_DONE = r"(?:response|reply|disclosure|release|published|closed|completed|sent)"
_COLUMNS: dict[str, str] = {
    "reference": r"(?:(?:foi|eir|case|request|our|unique)\s*)*(?:ref(?:erence)?(?:\s*(?:no|number|id))?|id|number|no)\.?",
    "received": r"(?:date )?(?:request )?received(?: date| on)?|date of receipt|date in",
    "requested": r"date (?:of )?request(?:ed)?|request date",
    "date": rf"date(?: of {_DONE})?|{_DONE} date|date (?:responded|{_DONE}|out|answered)",
    "authority": r"(?:public )?authority|organisation|organization|body|department|force|council|trust",
    "title": r"title|subject|topic|summary|heading|description of request",
    "request": r"(?:details? of )?(?:the )?(?:request|question|enquiry|query|information requested|you asked|"
    r"request (?:text|details?|summary|description))s?",
    "response": r"(?:our |details? of )?(?:response|reply|answer|decision text|we said|response (?:text|details?|summary)|"
    r"information (?:provided|disclosed|released))s?",
    "exemptions": r"(?:exemptions?|exceptions?|sections?)(?: \(?s\)?)?(?: (?:applied|used|cited|engaged|relied on))?",
    "outcome": r"outcome|result|status|disclosure(?: status)?|decision|information (?:released|supplied)\??",
    "url": r"url|link|web ?address|web ?page|document link",
}
_SAID: dict[Outcome, str] = {
    "partly": r"\bpart(?:ly|ial|ially)?\b|\bsome\b",
    "not_held": r"not held|no information held|nothing held",
    "ncnd": r"neither confirm|ncnd",
    "refused": r"vexatious|repeat|cost|section 1[24]|s\.?1[24]\b",
    "withheld": r"refus|withheld|exempt|not (?:disclosed|released|provided)|no disclosure|rejected",
    "disclosed": r"full|disclos|released|provided|granted|supplied|all information|^yes$",
}
"""What a column of outcomes says, looked for in this order."""
_HEADER_WITHIN = 15
_FEWEST_KNOWN = 2
_NO_HEADER = "no row of it looks like the headings of a disclosure log; it needs columns such as Reference, Date, Request and Response"


def rows_of(found: Found, limits: Limits) -> Iterator[Found | Refused]:
    """One letter a row, as a small text of what the row says. Raises Unreadable for a table that is no log.

    Every sheet of a workbook that looks like a log is read; the first has plain row numbers, the others their name too.
    """
    content = found.content
    most, read = limits.max_members * 50, 0
    packed = content.startswith(b"PK")
    sheets = _sheets(content, limits, most + 1) if packed else iter([("", list(islice(_separated(content), most + 1)))])
    for sheet, rows in sheets:
        if len(rows) > most:
            raise TooLarge(f"it has more than {most:,} rows; split it and try again")
        table = [[one_line(cell) for cell in row] for row in rows]
        header = _header(table)
        if header is None:
            continue
        where = f"{sheet} row=" if read else "row="
        read += 1
        for number, row in enumerate(table[header + 1 :], header + 2):
            if any(row):
                yield _letter(found, f"{where}{number}", table[header], row)
    if not read:
        raise Unreadable(_NO_HEADER)


def _header(table: list[list[str]]) -> int | None:
    """The first row that names the columns of a log; lines above it are its title."""
    rows = enumerate(table[:_HEADER_WITHIN])
    return next((n for n, row in rows if len(set(_known(row).values())) >= _FEWEST_KNOWN), None)


def _known(row: Sequence[str]) -> dict[int, str]:
    """Which known column each cell of a heading row names; the first of a kind wins."""
    columns: dict[int, str] = {}
    for n, cell in enumerate(row):
        plain = re.sub(r"[\s_]+", " ", cell).strip(" :*#")
        name = next((name for name, words in _COLUMNS.items() if re.fullmatch(words, plain, re.IGNORECASE)), None)
        if name and name not in columns.values():
            columns[n] = name
    return columns


def _letter(found: Found, place: str, names: list[str], row: list[str]) -> Found | Refused:
    source, columns = f"{found.origin.source}#{place}", _known(names)
    said = {columns[n]: cell for n, cell in enumerate(row) if cell and n in columns}
    extra = {names[n]: cell for n, cell in enumerate(row) if cell and n not in columns and n < len(names) and names[n]}
    if not any(said.get(name) for name in ("request", "response", "title")):
        return Refused(
            source,
            f"{place.replace('=', ' ')} says neither what was asked nor what was answered; fill it in and try again",
        )
    origin = replace(
        found.origin,
        source=source,
        title=said.get("title"),
        reference=said.get("reference"),
        authority=said.get("authority") or found.origin.authority,
        requested=_date(said.get("requested")),
        received=_date(said.get("received")),
        date=_date(said.get("date")),
        url=said["url"] if re.match(r"https?://\S+$", said.get("url", "")) else found.origin.url,
        outcome=_outcome(said.get("outcome", "")),
        extra={**found.origin.extra, **extra},
    )
    return Found(origin, _text(said, extra).encode())


def _text(said: dict[str, str], extra: dict[str, str]) -> str:
    """The row as a letter would say it."""
    parts = [f"# {said['title']}"] if "title" in said else []
    if request := said.get("request") or said.get("title"):
        parts += ["## Request", f"“{request}”"]
    answer = [said[name] for name in ("response",) if name in said]
    if exemptions := said.get("exemptions"):
        answer.append(f"Withheld under {_cited(exemptions)}.")
    if outcome := said.get("outcome"):
        answer.append(f"Outcome: {outcome}.")
    notes = [f"{name}: {value}" for name, value in extra.items()]
    answered = ["## Response", *map(_escaped, answer)] if answer else []
    return "\n\n".join([*parts, *answered, *map(_escaped, notes)])


def _escaped(words: str) -> str:
    """A cell that would read as a mark of Markdown at the start of a line: "412." is a number, not an empty list."""
    return re.sub(r"^(\d+)([.)])(?=\s|$)|^([#>*+-])", lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", words)


def _cited(exemptions: str) -> str:
    """Bare numbers in a column of exemptions are sections."""
    return f"section {exemptions}" if re.match(r"\d", exemptions) else exemptions


def _outcome(said: str) -> Outcome | None:
    return next((outcome for outcome, words in _SAID.items() if re.search(words, said, re.IGNORECASE)), None)


def _date(said: str | None) -> date | None:
    """A day as a cell says it; a bare number is the day a spreadsheet counts from the end of 1899."""
    if said and re.fullmatch(r"[2-6]\d{4}(?:\.\d+)?", said):
        counted = from_excel(float(said))
        return counted.date() if isinstance(counted, datetime) else None
    return dates.read_date(said) if said else None


def _separated(content: bytes) -> Iterator[list[str]]:
    """Rows of separated values, whatever separates them."""
    text = decode(content)
    if text is None:
        raise Unreadable("it is named as a table but holds no text; save it again as CSV (UTF-8)")
    text = text.lstrip("\ufeff")
    try:
        dialect: type[csv.Dialect] | csv.Dialect = csv.Sniffer().sniff(text[:20_000], ",;\t|")
    except csv.Error:
        dialect = csv.excel
    try:
        yield from csv.reader(io.StringIO(text, newline=""), dialect, strict=False)
    except csv.Error as error:
        raise Unreadable(f"it is no table that can be read ({error}); save it again as CSV") from error


def _sheets(content: bytes, limits: Limits, most: int) -> Iterator[tuple[str, list[list[str]]]]:
    """Name and first rows of every sheet of a workbook that is shown; formulas give the values last worked out."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        if sum(entry.file_size for entry in packed.infolist()) > min(
            limits.max_expanded, limits.max_ratio * len(content)
        ):
            raise TooLarge("the workbook unpacks out of proportion to its size; save it anew, or as CSV")
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        shown = [s for s in book.worksheets if s.sheet_state == "visible"] or book.worksheets[:1]
        for sheet in shown:
            rows = islice(sheet.iter_rows(values_only=True), most)
            yield sheet.title, [[_cell(value) for value in row] for row in rows]
    except (InvalidFileException, KeyError, ValueError, IndexError, OSError, TypeError) as error:
        raise Unreadable("the workbook is damaged; open it, save it again, or save it as CSV") from error


def _cell(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)
