"""Working days against the worked examples of the law data, each recomputed from the definition."""

import tomllib
from datetime import date
from importlib import resources

import pytest

from corpus.calendar import Fee, due, is_working_day, working_days_between
from corpus.errors import Invalid

EXAMPLES = tomllib.loads(resources.files("corpus.law").joinpath("calendar.toml").read_text("utf-8"))["working_day"]


def _date(written) -> date:
    return date.fromisoformat(str(written))


@pytest.mark.parametrize("row", EXAMPLES, ids=[row["id"] for row in EXAMPLES])
def test_worked_examples(row):
    counted = due(_date(row["received"]), extension=row["limit_working_days"] - 20)
    assert counted.due == _date(row["due"])
    assert next(d.date for d in counted.days if d.n == 1) == _date(row["day_one"])
    skipped = {d.date for d in counted.days if d.n is None and d.date.weekday() < 5}
    assert skipped == {_date(s["date"]) for s in row["skipped"] if _date(s["date"]).weekday() < 5}


def test_the_seed_letter_was_answered_on_working_day_fifteen():
    # Monday 2 December 2024 was a bank holiday in Scotland, so it counts nowhere
    assert working_days_between(date(2024, 11, 28), date(2024, 12, 20)) == 15
    assert not is_working_day(date(2024, 12, 2))


def test_the_eir_extend_to_forty_and_no_further():
    assert due(date(2025, 1, 6), "EIR", 20).limit == 40
    with pytest.raises(Invalid, match="20 more"):
        due(date(2025, 1, 6), "EIR", 21)


@pytest.mark.parametrize("day", [date(2019, 1, 7), date(2040, 1, 6)])
def test_unknown_years_are_said_to_be_unknown(day):
    with pytest.raises(Invalid, match="not known; dates from 2024 to"):
        is_working_day(day)


def test_an_answer_before_the_request_is_refused():
    with pytest.raises(Invalid, match="before the request"):
        working_days_between(date(2025, 1, 7), date(2025, 1, 6))


def test_a_clarification_starts_the_clock_again():
    found = due(date(2026, 3, 2), clarified=date(2026, 3, 16))
    assert (found.received, found.starts) == (date(2026, 3, 2), date(2026, 3, 16))
    assert found.due == due(date(2026, 3, 16)).due


def test_waiting_for_a_fee_is_left_out():
    plain = due(date(2026, 3, 2))
    waited = due(date(2026, 3, 2), fee=Fee(asked=date(2026, 3, 9), paid=date(2026, 3, 13)))
    assert [d.date.day for d in waited.days if d.why == "waiting for the fee"] == [9, 10, 11, 12, 13]
    assert [d.n for d in waited.days if d.n] == list(range(1, 21))
    assert waited.due == due(date(2026, 3, 2), extension=5).due > plain.due


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"clarified": date(2026, 3, 1)}, "before the request was received"),
        ({"fee": Fee(asked=date(2026, 3, 1), paid=date(2026, 3, 9))}, "does not fit"),
        ({"fee": Fee(asked=date(2026, 3, 9), paid=date(2026, 3, 6))}, "does not fit"),
        ({"fee": Fee(asked=date(2026, 3, 9), paid=date(2026, 6, 9))}, "2026-06-08"),
    ],
)
def test_dates_that_do_not_fit_are_refused(given, said):
    with pytest.raises(Invalid, match=said):
        due(date(2026, 3, 2), **given)


def test_the_last_day_to_pay_is_the_end_of_three_months():
    assert due(date(2026, 3, 2), fee=Fee(asked=date(2026, 3, 9), paid=date(2026, 6, 8)))
