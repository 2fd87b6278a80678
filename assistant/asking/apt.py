"""What makes a sentence of a decision apt beside what it says: the way it decides, a reason, a figure, a date, a name."""

from __future__ import annotations

import re

from assistant.asking.question import Question
from assistant.says import MONTHS, REFERENCE

_DECIDING, _HANDLED, _REASONING, _NAMING, _COUNTING = 0.06, 0.15, 0.1, 0.25, 0.12
_MONEY, _GOING_THE_WAY, _BECAUSE, _ACTING, _OF_YEAR, _DATED, _TITLED = 0.1, 0.06, 0.06, 0.15, 0.12, 0.12, 0.12
_AN_ACT = re.compile(r"\b[A-Z]\w+ Act (?:19|20)\d\d\b|\b[A-Z]\w+ v [A-Z]")
_OWN_ACT = re.compile(r"\bFreedom of Information Act 2000\b")
_LARGEST = re.compile(r"\b(?:most|largest|highest|worst|greatest|longest|biggest)\b", re.IGNORECASE)
_REASON = re.compile(
    r"\bbecause\b|\bsince\b|\bin confidence\b|\bwould (?:be likely|suffer|show|give|tell)\b", re.IGNORECASE
)
_SAYS = {
    True: re.compile(r"\b(?:disclos|enclos|attach|releas|suppl|publish|given|gave)\w*", re.IGNORECASE),
    False: re.compile(r"\b(?:withh[eo]ld|refus|redact|exempt|neither confirm|rely|reli)\w*", re.IGNORECASE),
}
_WITHHELD = re.compile(r"\b(?:withh[eo]ld|refus|redact|kept back|keep back)\w*", re.IGNORECASE)
_RELEASED = re.compile(
    r"\b(?:releas|disclos|publish|gave|giv|hand|suppl|provid|shar)\w*|\blet (?:go|out)\b|\bnot (?:to )?(?:rel|appl|engage)\w+|\bdecided against\b|\breject\w*",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^[A-Z]?\d+[.)]\s|^Part \d\b")
_A_FIGURE = re.compile(
    r"\d|\b(?:no|none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|dozen|"
    r"fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w{4,}teenth|\w{4,}tieth)\b",
    re.IGNORECASE,
)
_NO_FIGURE = re.compile(
    rf"{_LABEL.pattern}|\b\d{{1,2}} (?:{'|'.join(MONTHS)})\b(?: (?:19|20)\d\d\b)?|"
    r"\b(?:\d{1,2} )?[A-Z][a-z]+ (?:19|20)\d\d\b|\b[A-Z]\d+[.:]|\b[A-Z]{2,}[-/][\w/-]*\d[\w/-]*"
)
_A_DATE = re.compile(r"\b\d{1,2} [A-Z][a-z]+\b|\b[A-Z][a-z]+ (?:19|20)\d\d\b")
_A_TITLE = re.compile(
    r"\b(?:Chief|Director|Secretary|Officer|Executive|Head|Chair\w*|Minister|Commissioner|Manager|Ltd|Court|committee|Board|Office|police)\b"
)


def withheld(question: Question) -> bool:
    """True where what is asked for is a decision that something should be kept back."""
    return bool(_WITHHELD.search(question.text))


def released(question: Question) -> bool:
    """True where what is asked for is a decision that something should be given out."""
    return bool(_RELEASED.search(question.text)) and not withheld(question)


def counts(words: str) -> bool:
    """True where a sentence has a figure that is none of a date, a reference or a label."""
    return bool(_A_FIGURE.search(_NO_FIGURE.sub(" ", REFERENCE.sub(" ", words))))


def gives(question: Question, words: str) -> bool:
    """True where a sentence has what is asked for: a date, a name or post, a figure; or none of these is."""
    if question.when:
        return bool(_A_DATE.search(words))
    if question.who:
        return bool(_A_TITLE.search(words))
    return counts(words) if question.number else True


def tells(question: Question, words: str) -> int:
    """How many of the acts asked about a sentence tells of."""
    return sum(bool(act.said.search(words)) for act in question.acts)


def apt(question: Question, words: str, decides: bool, reasons: bool) -> float:
    """What speaks for a sentence beside what it says: deciding words, reasons, an exemption or a number as asked."""
    asked_how = not (question.why or question.number)
    return (
        (_HANDLED if question.handled else _DECIDING) * (decides and asked_how)
        + _REASONING * (reasons and question.why)
        + _BECAUSE * (question.why and bool(_REASON.search(words)))
        + _NAMING * (question.law and bool(_AN_ACT.search(_OWN_ACT.sub("", words))))
        + _COUNTING * (question.most and question.number and bool(_LARGEST.search(words)))
        + _NAMING * (question.kind == "which" and question.decided and bool(REFERENCE.search(words)))
        + _MONEY * (question.money and question.number and "£" in words)
        + _GOING_THE_WAY * (question.ever and bool(_SAYS[released(question)].search(words)))
        + _COUNTING * (question.number and not question.when and counts(words))
        + _DATED * (question.when and bool(_A_DATE.search(words)))
        + _TITLED * (question.who and bool(_A_TITLE.search(words)))
        + _OF_YEAR * any(year in words for year in question.years)
        + _ACTING * (question.decided and bool(tells(question, words)))
    )
