"""What may not count: who asks and why, embarrassment, and being misunderstood; and the person called vexatious."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.rules.letter import Letter, Sentence, words
from assistant.rules.rule import Look, Seen, broken, kept

_WHO = re.compile(
    r"\b(?:because|as|since|given that|in view of|in light of|considering|noting that) (?:of )?(?:you(?:r)?|the (?:requester|applicant)(?:[’']s)?) "
    r"(?:(?:are|is|were|was|being|work(?:s|ed|ing)?|represents?|act(?:s|ing)?)\b|(?:profession|occupation|role|motives?|intentions?|"
    r"interests?|reasons?|employer|newspaper|politic\w*|campaign\w*|status|identity|position)\b)|"
    r"\byour (?:motives?|reasons?) for (?:asking|making|wanting|the request|requesting)\b|\byou have not (?:said|told us|explained|"
    r"given) (?:us )?(?:why|a reason|any reason|your reason)|"
    r"\b(?:you|the (?:requester|applicant)) (?:only |merely |clearly |evidently )?(?:want|intend|wish|plan)s? to (?:use|publish|embarrass|"
    r"criticise|profit|sell)|"
    r"\b(?:you(?:r request)?|the (?:request|requester|applicant)) (?:comes?|came|is made|was made|has been made|wrote|writes?) (?:to us )?"
    r"(?:from|by|for|on behalf of) (?:an? |the )?(?:journalists?|newspapers?|reporters?|media|press|competitors?|campaign\w*|solicitors?|"
    r"claimants?|litigants?|party|trade union|former employee)\b|"
    r"\b(?:purposes?|reasons?) for which you (?:want|seek|ask|need|would use)|\bthe use (?:that )?you (?:would|will|intend to|mean to) make\b|"
    r"\byou (?:work for|write for|represent|are employed by|campaign for)\b|"
    r"\byou(?:r)? (?:being|position as|work as) an? (?:journalist|competitor|campaigner|researcher|former employee|solicitor|student)\b",
    re.IGNORECASE,
)
_EMBARRASSED = words(
    r"embarrass",
    r"reputation of (?:the|our) \w+ (?:would|could|might|may|will|is|suffer)",
    r"reputational (?:harm|damage)",
    r"(?:damage|harm) (?:to )?(?:our|the \w+[’']s) reputation",
    r"bad publicity",
    r"look bad",
    r"(?:negative|adverse|unfavourable|unwelcome|hostile|critical) (?:press|media|publicity|coverage|headlines|comment\w*|attention)",
    r"(?:discredit|humiliat)\w* (?:the|our|us|those|its|officers|staff|members)",
    r"in (?:a )?(?:bad|poor|unflattering) light",
    r"(?:expose|open|subject) (?:the \w+|us|our \w+|officers|staff|members) (?:up )?to (?:public )?(?:criticism|ridicule|mockery)",
    r"awkward(?:ness)? for",
    r"(?:standing|credibility|good name|image) of (?:the|our) \w+ (?:would|could|might|may|will) (?:suffer|be (?:harmed|damaged|lowered|hurt))",
)
_MISREAD = words(
    r"misunderst",
    r"(?:taken|read|understood) (?:in )?the wrong way",
    r"misinterpret",
    r"misread",
    r"taken out of context",
    r"too technical for",
    r"confus(?:e|ing) (?:the public|people|readers|residents|patients|anyone|those)",
    r"misconstru",
    r"(?:wrong|mistaken|misleading|distorted) (?:impressions?|conclusions?|pictures?)",
    r"mislead (?:the public|people|readers|anyone|those)",
    r"without (?:the|its|their) (?:proper |full |right )?context",
    r"(?:unable|(?:hard|difficult|impossible) for (?:the public|people|readers|anyone|most|those)[^.]{0,30}) to (?:understand|follow|make sense of|interpret)",
    r"beyond (?:the )?(?:understanding|grasp) of",
)
_DENIES = re.compile(
    r"\b(?:not|no|nor|never|neither|cannot|would not be|is no reason|carr(?:y|ies) no weight|irrelevant|rather than)\b",
    re.IGNORECASE,
)
_DENIED_NEXT = re.compile(r"\s{1,2}(?:That|This|It|Which|We|I) (?:\w+ ){0,2}(?:not|no|nothing)\b")
_PERSON = re.compile(
    r"\byou are (?:a )?vexatious\b|\bvexatious (?:requester|applicant|person|complainant|individual)\b|\byou have been (?:deemed|found|"
    r"declared) vexatious\b|\b(?:you are|the (?:requester|applicant) is) (?:an? )?(?:serial|persistent|habitual|known|notorious|obsessive|"
    r"unreasonable|difficult|troublesome|abusive)\b|\bserial (?:requester|complainant)s?\b",
    re.IGNORECASE,
)
_MAY_COUNT = ("12", "14", "21", "40")


def _who(letter: Letter) -> Iterator[Seen]:
    if not letter.refuses or all(r.ref.parts[0] in _MAY_COUNT for r in letter.relied):
        return
    told = [s for s in letter.answer if _WHO.search(s.text) and not _DENIES.search(_around(letter, s, _WHO))]
    yield from (broken("who asks, or why, is given as a reason", s.span) for s in told)
    if not told:
        yield kept(None)


def _factor(letter: Letter, cues: re.Pattern[str], says: str) -> Iterator[Seen]:
    if letter.refuses:
        told = [s for s in letter.answer if cues.search(s.text) and not _DENIES.search(_around(letter, s, cues))]
        yield from (broken(says, s.span) for s in told)
        if not told:
            yield kept(None)


def _around(letter: Letter, sentence: Sentence, cues: re.Pattern[str]) -> str:
    """The words just before what was found, and just after, in which it may be denied."""
    found = cues.search(sentence.text)
    if not found:
        return ""
    same = sentence.text[max(0, found.start() - 45) : found.end() + 60]
    after = _DENIED_NEXT.match(letter.record.text, sentence.end)
    return same + (after[0] if after else "")


def _embarrassed(letter: Letter) -> Iterator[Seen]:
    yield from _factor(letter, _EMBARRASSED, "embarrassment or reputation is weighed against disclosure")


def _misread(letter: Letter) -> Iterator[Seen]:
    yield from _factor(letter, _MISREAD, "that the information might be misunderstood is weighed against disclosure")


def _request(letter: Letter) -> Iterator[Seen]:
    if any(r.ref.parts[0] == "14" for r in letter.relied):
        told = [s for s in letter.own if _PERSON.search(s.text)]
        yield from (broken("the person, and not the request, is called vexatious", s.span) for s in told)
        if not told:
            yield kept(None)


LOOKS: dict[str, Look] = {
    "applicant-blind": _who,
    "embarrassment": _embarrassed,
    "misunderstanding": _misread,
    "request-not-person": _request,
}
