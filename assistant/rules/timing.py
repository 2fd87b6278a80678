"""Dates and time limits: answered in time, due dates and extensions counted right, working days called so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from assistant.rules.letter import Letter, Sentence, first, words
from assistant.rules.rule import Look, Seen, broken, kept
from corpus.calendar import Regime, due, working_days_between
from corpus.errors import FoiError
from corpus.provision import FOIA, Provision
from corpus.records import Span

_MONTHS = "January February March April May June July August September October November December"
_DATE = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({'|'.join(_MONTHS.split())})(?: (\d{{4}}))?\b")
_DUE = words(
    r"due (?:for an answer |to be answered |for (?:a )?response )?(?:by|on)",
    r"(?:last day|deadline|statutory (?:time )?limit|time limit)[^.]{0,40}(?:is|was|of|being)",
)
_TWENTY = re.compile(
    r"\b(?:within|in|by|after|of|have) (?:the )?(?:next )?(?:(?:20|twenty|40|forty)(?:[- ]calendar)? days\b|(?:one|a) (?:calendar )?month\b)",
    re.IGNORECASE,
)
_ANSWERING = words(
    r"answer", r"respon[ds]", r"repl(?:y|ies)", r"review", r"deadline", r"time limit", r"comply", r"represent"
)
_MORE_TIME = words(
    r"exten",
    r"more time",
    r"further time",
    r"additional time",
    r"expect to (?:decide|conclude|reply|respond)",
    r"decision by",
    r"(?:aim|hope|intend) to (?:reply|respond|decide|let you)",
)
_INTEREST = words(r"public interest", r"balance", r"extend", r"extension")
_ASKED_REVIEW = re.compile(
    rf"\b(?:asked?|wrote|request(?:ed)?|letter|e-mail|dated|received)\b[^.]{{0,40}}?\bon ({_DATE.pattern})[^.]{{0,60}}?\breview",
    re.IGNORECASE,
)
_OUR_DATE = re.compile(rf"\b(?:on|of) ({_DATE.pattern})[^.]{{0,40}}\breview", re.IGNORECASE)
_PUBLISHED = words(r"publish", r"publication", r"appear", r"released?\b")
_MOST_WITH_EXTENSION = 40


def _in_time(letter: Letter) -> Iterator[Seen]:
    received, answered = letter.record.received, letter.record.date
    if received and answered and letter.record.kind == "response":
        try:
            last = due(received, _regime(letter)).due
        except FoiError:
            return
        says = f"answered on {answered:%d %B %Y}, after the last day, {last:%d %B %Y}"
        yield (
            broken(says, _place(letter, answered))
            if answered > last
            else kept(_place(letter, answered), f"due by {last:%d %B %Y}")
        )


def _regime(letter: Letter) -> Regime:
    return "EIR" if letter.record.regime == "EIR" else "FOIA"


def _place(letter: Letter, day: date) -> Span | None:
    """Where a date stands in the letter."""
    found = next((m for m in _DATE.finditer(letter.record.text) if _date(m, day.year) == day), None)
    return found.span() if found else None


def _date(found: re.Match[str], year: int) -> date | None:
    try:
        return datetime.strptime(f"{found[1]} {found[2]} {found[3] or year}", "%d %B %Y").date()
    except ValueError:
        return None


def _due_date(letter: Letter) -> Iterator[Seen]:
    received = letter.record.received
    for sentence in letter.own if received else ():
        told = _DUE.search(sentence.text)
        found = _DATE.search(sentence.text, told.end()) if told else None
        if not received or not found:
            continue
        said = _date(found, received.year)
        try:
            right = due(received, _regime(letter)).due
        except FoiError:
            return
        says = f"the due date is given as {found[0]}; twenty working days from receipt end on {right:%d %B %Y}"
        at = (sentence.start + found.start(), sentence.start + found.end())
        yield kept(at) if said == right else broken(says, at)


def _working_days(letter: Letter) -> Iterator[Seen]:
    for sentence in letter.own:
        found = _TWENTY.search(sentence.text)
        if found and _ANSWERING.search(sentence.text):
            at = (sentence.start + found.start(), sentence.start + found.end())
            yield broken(f"the limits of these laws are counted in working days, and this says {found[0]}", at)


def _extension(letter: Letter) -> Iterator[Seen]:
    received, told = letter.record.received, first(_MORE_TIME, [s for s in letter.own if _INTEREST.search(s.text)])
    days = [d for d in (_date(m, received.year) for m in _DATE.finditer(told.text)) if d] if told and received else []
    if told and received and days:
        try:
            taken = working_days_between(received, max(days))
        except FoiError:
            return
        says = f"{max(days):%d %B %Y} is working day {taken}: normally there are no more than {_MOST_WITH_EXTENSION} in all"
        yield broken(says, told.span) if taken > _MOST_WITH_EXTENSION else kept(told.span, f"working day {taken}")


def _review_time(letter: Letter) -> Iterator[Seen]:
    answered = letter.record.date
    if letter.record.kind != "review" or not answered:
        return
    for sentence in letter.own:
        asked = _asked_on(sentence, answered)
        if asked:
            try:
                taken = working_days_between(asked, answered)
            except FoiError:
                return
            says = f"the review was answered on working day {taken}; it is to take no more than {_MOST_WITH_EXTENSION}"
            yield (
                broken(says, sentence.span)
                if taken > _MOST_WITH_EXTENSION
                else kept(sentence.span, f"working day {taken}")
            )
            return


def _asked_on(sentence: Sentence, answered: date) -> date | None:
    told = _ASKED_REVIEW.search(sentence.text)
    found = _DATE.search(told[1]) if told else None
    return _date(found, answered.year) if found else None


def _to_come(letter: Letter) -> Iterator[Seen]:
    written = letter.record.date
    relied = letter.on([Provision(FOIA, ("22",))])
    for sentence in letter.argued([relied[0].ref.section]) if relied and written else ():
        if (
            written
            and re.search(r"\b(?:will|to be|are to) (?:be |appear|\w+ )?", sentence.text)
            and _PUBLISHED.search(sentence.text)
        ):
            days = [d for m in _DATE.finditer(sentence.text) if m[3] and (d := _date(m, written.year))]
            if days and max(days) < written:
                yield broken(
                    f"publication is said to be to come, by {max(days):%d %B %Y}, before the letter's own date",
                    sentence.span,
                )
            elif days:
                yield kept(sentence.span)


LOOKS: dict[str, Look] = {
    "in-time": _in_time,
    "due-date-right": _due_date,
    "working-days": _working_days,
    "extension-length": _extension,
    "review-in-time": _review_time,
    "publication-ahead": _to_come,
}
