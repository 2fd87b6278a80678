"""What a notice says of itself: the law, whether the information is held, an answer to each question, no blanks left."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.rules.letter import Letter, Sentence, first, words
from assistant.rules.rule import Look, Seen, broken, kept
from corpus.provision import EIR
from corpus.records import ItemOutcome

_LAW = re.compile(
    r"\bfreedom of information (?:act|request)|\bFOIA\b|\benvironmental information regulations|\bEIRs?\b",
    re.IGNORECASE,
)
_HELD = words(
    r"(?:do(?:es)? |did )?(?:not )?h[eo]ld", r"have (?:found|located|got)", r"is held", r"withh[eo]ld", r"enclosed?",
    r"attach", r"provid", r"suppl", r"sen[dt]\b", r"we have (?:\w+ )?(?:letters?|records?|documents?|copies|e-mails|no )",
)  # fmt: skip
_PLACEHOLDER = re.compile(
    r"\[(?:insert|name|date|tbc|x+|delete|add|enter|section|exemption|reference|describe|explain|your|our|set out|give|amount|[A-Z ]{6,40})"
    r"\b[^\[\]\n]{0,80}\]|\bX{3,}\b|<<[^<>\n]{1,60}>>|\bDD/MM/YYYY\b|\bTBC\b|\blorem ipsum\b|\{\{[^{}\n]{1,60}\}\}|_{5,}",
)  # fmt: skip
_MASKS = re.compile(r"\[(?:requester|official|e-mail|phone|address|link|name)\]")
_MORE_TIME = words(
    r"(?:extend(?:ed|ing)?|extension (?:of|to)|more time|further time|additional time|extra time)\b[^.]{0,80}?(?:public interest|consider|"
    r"weigh|limit|period|deadline|working days)",
    r"(?:public interest|balance)\b[^.]{0,60}\b(?:more|further|additional|extra) (?:time|\d+ working days)",
    r"(?:have|has) not yet (?:reached|made|taken) (?:a|our) (?:decision|conclusion) on the (?:public interest|balance)",
)  # fmt: skip
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH})(?: \d{{4}})?\b|\b\d{{1,2}}/\d{{1,2}}/\d{{2,4}}\b")
_ADVICE = words(
    r"if you (?:could|can|would|want|named?|narrow|limit|restrict|refine|ask|need)", r"narrow", r"refin", r"(?:we|you) (?:could|can|"
    r"may) (?:give|ask|bring|send|suppl|provid|still|answer)",
    r"within the (?:cost )?limit", r"we (?:would )?suggest", r"shorter period", r"(?:bring|brings) (?:a|your|the) request", r"advice and assistance",
    r"no (?:narrowing|way of narrowing)", r"help you to",
)  # fmt: skip
_REDRESS = words(r"review", r"complain(?:t)? to\b", r"may complain", r"dissatisfied", r"unhappy", r"not content")
_COMPLEX = words(r"complex", r"volume")


def _law(letter: Letter) -> Iterator[Seen]:
    if letter.refuses:
        named = _LAW.search(letter.record.text)
        yield kept(named.span()) if named else broken("the letter does not say under which law it answers")


def _held(letter: Letter) -> Iterator[Seen]:
    asked_to_say = letter.record.outcome in ("withheld", "partly", "not_held") and letter.record.requests
    if asked_to_say and not letter.confirms_nothing and not _unreasonable(letter):
        told = first(_HELD, letter.answer)
        yield kept(told.span) if told else broken("the letter does not say whether the information is held")


def _unreasonable(letter: Letter) -> bool:
    """Whether the request itself is refused as it was put, so that nothing is looked for."""
    return any(str(r.ref) in ("EIR 12(4)(b)", "EIR 12(4)(c)") for r in letter.relied)


def _every_question(letter: Letter) -> Iterator[Seen]:
    if len(letter.record.items) < 2 or letter.record.kind not in ("response", "review"):
        return
    asked = {item.n: item for item in letter.record.requests}
    for item in letter.record.items:
        request = asked.get(item.n)
        if not _unanswered(item):
            at = (item.start, item.end) if item.end > item.start else None
            yield kept(at, f"question {item.n} is answered")
        elif request and request.start is not None and request.end is not None:
            says = f"no answer was found to question {item.n}"
            yield broken(says, (request.start, request.end))


def _unanswered(item: ItemOutcome) -> bool:
    """No words decide it: nothing was read of it, or only what the letter as a whole comes to."""
    return item.outcome == "unknown" or (item.outcome == "partly" and item.end <= item.start and not item.exemptions)


def _why(letter: Letter) -> Iterator[Seen]:
    for relied in letter.relied:
        if relied.exemption is None or relied.ref.parts[0] in ("12", "14", "23") or letter.confirms_nothing:
            continue
        argued = letter.argued([relied.ref.section])
        set_apart = any(s.role in _REASONING for s in argued)
        reasons = [
            s
            for s in argued
            if _reasons(s.text)
            and not s.recites
            and not s.disowns
            and (
                not set_apart or s.role in (*_REASONING, "other") or (s.role == "decision" and _BECAUSE.search(s.text))
            )
        ]
        if reasons:
            yield kept(reasons[0].span, f"why {relied.ref.spoken()} applies", relied.ref)
        else:
            says = f"{relied.ref.spoken()} is claimed, but the letter does not say why it applies"
            yield broken(says, relied.span, of=relied.ref)


_REASONING = ("exemption", "prejudice")
_BECAUSE = re.compile(r"\b(?:because|since|as it|as the)\b")
_STATES_ONLY = words(
    r"(?:is|are|be) (?:therefore |accordingly )?(?:being )?(?:exempt|withheld|refused|withholding|engaged)\b", r"(?:we|which we) (?:rely|withhold)"
)  # fmt: skip


def _reasons(text: str) -> bool:
    """A sentence with something of the case in it, and more than the claim that an exemption applies."""
    return len(text.split()) >= 7 and (not _STATES_ONLY.search(text) or bool(_BECAUSE.search(text)))


def _blanks(letter: Letter) -> Iterator[Seen]:
    text = _MASKS.sub(lambda m: " " * len(m[0]), letter.record.text)
    found = list(_PLACEHOLDER.finditer(text))
    for blank in found:
        yield broken(f"a blank of the template is left in: {blank[0]}", blank.span())
    if not found:
        yield kept(None)


def _later_decision(letter: Letter) -> Iterator[Seen]:
    told = first(_MORE_TIME, letter.own)
    if told and not letter.environmental:
        near = [s for s in letter.own if told.start <= s.start <= told.end + 400]
        dated = first(DATE, near)
        says = "more time is taken to weigh the public interest, but no date is given for the decision"
        yield kept(dated.span) if dated else broken(says, told.span)


def _later_environmental(letter: Letter) -> Iterator[Seen]:
    told = first(_MORE_TIME, letter.own)
    if told and letter.environmental:
        reason = first(_COMPLEX, letter.own)
        says = "more time is taken under the Regulations without pointing to the complexity and volume of the request"
        yield kept(reason.span) if reason else broken(says, told.span)


def _advice(letter: Letter) -> Iterator[Seen]:
    on_cost = [r for r in letter.relied if r.ref.instrument != EIR and r.ref.parts[0] == "12"]
    if on_cost:
        told = _advised(letter)
        says = "section 12 is relied on, but the letter does not help the applicant to ask for less"
        yield kept(told.span) if told else broken(says, on_cost[0].span)


def _advised(letter: Letter) -> Sentence | None:
    """The sentence that helps to ask for less: no review or complaint is help."""
    return first(_ADVICE, [s for s in letter.answer if not _REDRESS.search(s.text)])


def _environmental_advice(letter: Letter) -> Iterator[Seen]:
    on = [r for r in letter.relied if str(r.ref) in ("EIR 12(4)(b)", "EIR 12(4)(c)")]
    if on:
        told = _advised(letter)
        says = f"{on[0].ref.spoken()} is relied on, but the letter does not help the applicant to put a better request"
        yield kept(told.span) if told else broken(says, on[0].span)


def _dated(letter: Letter) -> Iterator[Seen]:
    if letter.record.kind == "response":
        says = "the letter bears no date, so it cannot be seen whether it was in time"
        yield kept(None) if letter.record.date else broken(says)


def _received(letter: Letter) -> Iterator[Seen]:
    if letter.record.kind == "response":
        says = "the letter does not say when the request was received, from which its time is counted"
        yield kept(None) if letter.record.received else broken(says)


LOOKS: dict[str, Look] = {
    "law-named": _law,
    "held-said": _held,
    "every-question": _every_question,
    "why-it-applies": _why,
    "no-blanks": _blanks,
    "later-decision-dated": _later_decision,
    "more-time-for-volume": _later_environmental,
    "advice-on-cost": _advice,
    "advice-on-request": _environmental_advice,
    "dated": _dated,
    "received-said": _received,
}
