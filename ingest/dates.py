"""Dates as UK letters write them: 28 November 2024, 28th Nov 2024, 28/11/2024, 2024-11-28."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
PATTERN = (
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\.?,?\s+(?P<year>\d{{4}})"
    r"|(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>\d{4}|\d{2})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2}))"
)
_DATE = re.compile(rf"\b{PATTERN}\b", re.IGNORECASE)


def read_date(text: str) -> date | None:
    """The first date in `text`, day before month; None when there is none or it is no day of the calendar."""
    found = _DATE.search(text)
    if not found:
        return None
    try:
        if found["iso"]:
            return date.fromisoformat(found["iso"])
        if found["day"]:
            month = next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(found["month"].lower()[:3]))
            return date(int(found["year"]), month, int(found["day"]))
        year = int(found["y"])
        return date(year + 2000 if year < 100 else year, int(found["m"]), int(found["d"]))
    except ValueError:
        return None
