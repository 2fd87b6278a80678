"""The name and address of the requester at the head of a letter, above its greeting."""

from __future__ import annotations

import re

from ingest import contacts
from ingest.contacts import Say
from ingest.names import Names
from ingest.people import is_person, names_body, names_job
from ingest.shapes import SALUTATION_MARKED
from ingest.spot import Line, leave_out

_BY_MAIL = re.compile(r"^\W*(?:(?:sent |via |by )+e-?mail\b|e-?mail(?:ed)? to\b)", re.IGNORECASE)
_OF_ONE_REQUEST = re.compile(r"\brequest-\d+-")
_TALLEST = 40
_WITHOUT_GREETING = 12
_LONGEST_ADDRESS = 7


def requester_at_head(lines: list[Line], names: Names, say: Say) -> None:
    """Replace each address above the greeting that isn't the authority's, with the name over it."""
    greeted = next((n for n, line in enumerate(lines[:_TALLEST]) if SALUTATION_MARKED.match(line.text)), None)
    end = _WITHOUT_GREETING if greeted is None else greeted
    _sent_by_mail(lines[:end], names, say)
    for at in range(min(end, len(lines))):
        if contacts.ends_address(lines[at].text):
            _address(lines, at, names, say, named_only=greeted is None)


def _sent_by_mail(head: list[Line], names: Names, say: Say) -> None:
    """Replace who stands right above "By email:", and in a head with a site's address for one request, who stands anywhere."""
    by_mail = [n for n, line in enumerate(head) if _BY_MAIL.match(line.text)]
    anywhere = bool(by_mail) and any(_OF_ONE_REQUEST.search(line.text) for line in head)
    for n, line in enumerate(head):
        below = head[n + 1].text if n + 1 < len(head) else ""
        if (
            (anywhere or n + 1 in by_mail)
            and is_person(line.text)
            and not (names_job(below) or contacts.is_street(line.text))
        ):
            names.remember(line.text)
            line.text = say("name")


def _address(lines: list[Line], last: int, names: Names, say: Say, *, named_only: bool) -> None:
    """The address that ends at `last`: from its first street, under the person's name or a body's."""
    top = last
    while top > 0 and last - top < _LONGEST_ADDRESS and _is_address(lines, top - 1, last):
        top -= 1
    street = next((n for n in range(top, last + 1) if contacts.is_street(lines[n].text)), min(top + 1, last))
    above = [n for n in (street - 1, street - 2) if n >= 0 and lines[n].text]
    named = next((n for n in above if is_person(lines[n].text) and not contacts.is_street(lines[n].text)), None)
    stands_over = " ".join(lines[n].text for n in above)
    of_body = (names_body(stands_over) or names_job(stands_over)) and named != street - 1
    if named is None and (named_only or of_body):
        return
    if named is not None:
        names.remember(lines[named].text)
        lines[named].text = say("name")
        street = max(street, named + 1)
    leave_out(lines, street, last - street + 1, names, say)


def _is_address(lines: list[Line], first: int, last: int) -> bool:
    stretch = [line.text for line in lines[first : last + 1]]
    return bool(all(stretch)) and contacts.address_length(stretch) == len(stretch)
