"""Personal data left in: of the applicant, of others, numbers that identify people, and what a file hides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.rules.letter import Letter
from assistant.rules.rule import Look, Seen, kept

_NATIONAL_INSURANCE = re.compile(
    r"\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"
)
_HEALTH_NUMBER = re.compile(r"\bNHS (?:number|no\.?):? ?\d{3}[ -]?\d{3}[ -]?\d{4}\b", re.IGNORECASE)
_BORN = re.compile(
    r"\b(?:date of birth|DOB|born on|d\.o\.b\.?)[: ]+\d{1,2}[ /.-](?:\d{1,2}|\w{3,9})[ /.-]\d{2,4}\b", re.IGNORECASE
)
_ACCOUNT = re.compile(
    r"\bsort code:? ?\d{2}[- ]?\d{2}[- ]?\d{2}\b|\baccount (?:number|no\.?):? ?\d{8}\b", re.IGNORECASE
)
_HOME = re.compile(
    r"\b\d{1,4}[A-Za-z]? (?:[A-Z][\w’'-]+ ){1,3}(?:Street|Road|Lane|Avenue|Close|Drive|Way|Crescent|Gardens|Terrace|Grove|Rise|"
    r"Mews)\b,? (?:[A-Z][\w’'-]+,? ){0,3}[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"
)
_MAIL = re.compile(
    r"(?<![\w.+-])[\w.+'-]{1,64}@(?:gmail|googlemail|hotmail|outlook|live|yahoo|icloud|aol|btinternet|sky|virginmedia|talktalk|proton|"
    r"protonmail|me|msn)\.[\w.]{2,20}",
    re.IGNORECASE,
)
_MOBILE = re.compile(r"(?<![\w£/.-])(?:\+44\s?(?:\(0\)\s?)?|0)7(?:[ -]?\d){9}(?!\d)")
_OTHERS = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor|PC|DC|Sgt|Nurse|Sister)\.? (?-i:[A-Z])[a-z][\w’'-]+(?: (?-i:[A-Z])[a-z][\w’'-]+)?"
)
_CASE = re.compile(r"\b v\.? |\bEWCA\b|\bUKUT\b|\[(?:19|20)\d\d\]|EA/\d{4}|\btribunal\b", re.IGNORECASE)
_HIDES = re.compile(r"cannot be seen|blacked-out", re.IGNORECASE)
_KINDS = {
    "name": "the applicant’s name",
    "e-mail": "an e-mail address of a person",
    "phone": "a telephone number of a person",
    "address": "a postal address of a person",
    "link": "a page about the request that names who made it",
    "official": "the name of a member of staff who is not senior",
}


def _applicant(letter: Letter) -> Iterator[Seen]:
    found = [left for left in letter.left if left.kind == "name"]
    for left in found:
        yield Seen(
            False,
            (left.start, left.end),
            f"{_KINDS['name']} stands in the letter: take it out before anything is published",
            left=True,
        )
    if not found:
        yield kept(None)


def _contacts(letter: Letter) -> Iterator[Seen]:
    found = [left for left in letter.left if left.kind in ("e-mail", "phone", "address", "link")]
    spans = {(left.start, left.end) for left in found}
    for left in found:
        yield Seen(False, (left.start, left.end), f"{_KINDS[left.kind]} stands in the letter", left=True)
    for pattern, kind in ((_MAIL, "e-mail"), (_MOBILE, "phone"), (_HOME, "address")):
        for match in pattern.finditer(letter.written):
            if not any(a < match.end() and match.start() < b for a, b in spans):
                yield Seen(False, match.span(), f"{_KINDS[kind]} stands in the letter", left=True)


def _official(letter: Letter) -> Iterator[Seen]:
    for left in letter.left:
        if left.kind == "official":
            yield Seen(False, (left.start, left.end), f"{_KINDS['official']} stands in the letter", left=True)


def _numbers(letter: Letter) -> Iterator[Seen]:
    kinds = (
        (_NATIONAL_INSURANCE, "a National Insurance number"),
        (_HEALTH_NUMBER, "an NHS number"),
        (_BORN, "a date of birth"),
        (_ACCOUNT, "bank details"),
    )
    found = [(m.span(), kind) for pattern, kind in kinds for m in pattern.finditer(letter.written)]
    for span, kind in found:
        yield Seen(False, span, f"{kind} stands in the letter", left=True)
    if not found:
        yield kept(None)


def _others(letter: Letter) -> Iterator[Seen]:
    if not any(r.ref.parts[0] in ("40", "13") for r in letter.relied):
        return
    named = [(s, m) for s in letter.answer for m in _OTHERS.finditer(s.text) if not _CASE.search(s.text)]
    for sentence, found in named:
        at = (sentence.start + found.start(), sentence.start + found.end())
        yield Seen(False, at, "a person is named in a letter that withholds personal data: see that it is not theirs")
    if not named:
        yield kept(None)


def _hidden(letter: Letter) -> Iterator[Seen]:
    hidden = [note for note in letter.record.notes if _HIDES.search(note)]
    for note in hidden:
        yield Seen(False, None, f"the file holds what is not seen on the page: {note}")


LOOKS: dict[str, Look] = {
    "applicant-named": _applicant,
    "contact-left": _contacts,
    "junior-official-named": _official,
    "numbers-left": _numbers,
    "others-named": _others,
    "nothing-hidden": _hidden,
}
