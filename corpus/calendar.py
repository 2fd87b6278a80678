"""Working days as section 10(6) of FOIA defines them: a bank holiday in any part of the UK counts for all of it."""

from __future__ import annotations

import tomllib
from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Literal

from corpus.errors import Invalid
from corpus.records import Record

Regime = Literal["FOIA", "EIR"]
LIMIT = 20
"""FOIA section 10(1), EIR regulation 5(2): the twentieth working day following the date of receipt."""
EXTENDED = 40
"""EIR regulation 7(1): up to 40 working days for complexity and volume."""
_SATURDAY = 5


class Day(Record):
    """One day after receipt: its number among the working days, or why it is none."""

    date: date
    n: int | None
    why: str = ""


class Fee(Record):
    """A fees notice given, and when the fee arrived: the working days from the one to the other are left out."""

    asked: date
    paid: date

    def covers(self, day: date) -> bool:
        return self.asked <= day <= self.paid


class Due(Record):
    """When an answer is due at the latest; it is always due promptly. `starts` is the day the clock starts after."""

    received: date
    starts: date
    due: date
    limit: int
    regime: Regime
    days: list[Day]


def is_working_day(day: date) -> bool:
    """True for a working day. Raises Invalid for a year whose bank holidays are not known."""
    return not _why_not(day)


def due(
    received: date,
    regime: Regime = "FOIA",
    extension: int = 0,
    clarified: date | None = None,
    fee: Fee | None = None,
) -> Due:
    """The last day to answer, with every day counted; day one is the first working day after receipt.

    `extension` is further working days: under FOIA for weighing the public interest (section 10(3)), under the
    EIR for complexity and volume, to 40 in all. With a clarification that was reasonably needed the clock starts again
    on the day it arrives (section 1(3), regulation 9(4)). The days a fee is waited for are left out (section 10(2)).
    Raises Invalid for what the law or the calendar does not know.
    """
    starts = _starts(received, clarified, fee)
    if extension < 0 or (regime == "EIR" and LIMIT + extension > EXTENDED):
        raise Invalid(
            f"an extension of {extension} working days is not possible; the EIR allow up to {EXTENDED - LIMIT} more"
        )
    limit, days, counted, day = LIMIT + extension, [], 0, starts
    while counted < limit:
        day += timedelta(days=1)
        why = _why_not(day) or ("waiting for the fee" if fee and fee.covers(day) else "")
        counted += not why
        days.append(Day(date=day, n=None if why else counted, why=why))
    return Due(received=received, starts=starts, due=day, limit=limit, regime=regime, days=days)


def _starts(received: date, clarified: date | None, fee: Fee | None) -> date:
    if clarified and clarified < received:
        raise Invalid(
            f"the clarification ({clarified}) came before the request was received ({received}); check the dates"
        )
    starts = clarified or received
    if fee and not starts <= fee.asked <= fee.paid:
        raise Invalid(
            f"a fee asked for on {fee.asked} and paid on {fee.paid} does not fit a clock that starts on {starts}; "
            "give the dates in that order"
        )
    if fee and fee.paid > _three_months_on(fee.asked):
        raise Invalid(
            f"the fee had to be paid by {_three_months_on(fee.asked)}, three months beginning with the notice; "
            "paid later, the request need not be answered (section 9(2))"
        )
    return starts


def _three_months_on(asked: date) -> date:
    """The last day of the three months that begin with a day."""
    months = asked.month - 1 + 3
    year, month = asked.year + months // 12, months % 12 + 1
    return date(year, month, min(asked.day, monthrange(year, month)[1])) - timedelta(days=1)


def working_days_between(received: date, answered: date) -> int:
    """The number of the working day an answer was sent on, counted from receipt; 0 on the day of receipt itself."""
    if answered < received:
        raise Invalid(f"the answer ({answered}) is dated before the request was received ({received})")
    days = (received + timedelta(days=n) for n in range(1, (answered - received).days + 1))
    return sum(is_working_day(day) for day in days)


def _why_not(day: date) -> str:
    """Why a day is no working day; empty for one that is."""
    holidays = _holidays()
    if day.year not in {d.year for d in holidays}:
        known = sorted({d.year for d in holidays})
        raise Invalid(
            f"the bank holidays of {day.year} are not known; dates from {known[0]} to {known[-1]} can be counted"
        )
    if day.weekday() >= _SATURDAY:
        return f"{day:%A}"
    return holidays.get(day, "")


@cache
def _holidays() -> dict[date, str]:
    """Every bank holiday with its name and where it is one."""
    table = tomllib.loads(resources.files("corpus.law").joinpath("calendar.toml").read_text("utf-8"))
    rows = (row for year in table["bank_holidays"] for row in year["dates"])
    found: dict[date, str] = {}
    for row in rows:
        day = date.fromisoformat(str(row["date"]))
        said = f"bank holiday: {row['name'].replace('_', ' ')} ({row['where']})"
        found[day] = f"{found[day]}; {said}" if day in found else said
    return found
