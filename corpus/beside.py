"""What a request says beside what it asks for: its form, its years, what would do instead, and what a word in it means."""

from __future__ import annotations

import re

_IT = r"(?:this|these|it|them|that|the (?:data|figures?|information|numbers?|answers?|results?|responses?|reply))"
_WISHES = r"(?:i|we) (?:would|should) (?:also )?(?:like|prefer|want|appreciate)"
_RATHER = re.compile(r"^\W*(?:i|we)(?: would|[’']d) (?:rather|prefer)\b", re.IGNORECASE)
_SETS_OUT = re.compile(
    rf"^\W*(?:(?:if|where) (?:at all )?(?:possible|you can|this is possible|available),?\s|ideally,?\s)?"
    rf"(?:(?:please|kindly|{_WISHES}|(?:can|could|would|will) you)\s(?:(?:please|kindly|also|then)\s)*)?"
    rf"(?:(?:set|lay|split|divide|break|separate|show|arrange|group|order|keep|limit|confine|restrict|have) (?:{_IT}|my request|your answers?)\b|"
    rf"(?:give|provide|send|supply) {_IT} (?:as|by|per|for each|in|broken down|separately|electronically)\b|"
    rf"{_WISHES} {_IT} (?:as|in|by|to be|broken|split)\b|"
    rf"{_IT} (?:to (?:cover|be (?:sent|given|in|set out|split|divided|broken down))|(?:e-?mailed|sent|separately|shown|split|broken down)\b|"
    r"(?:as|in) an? (?:\w+ )?(?:spreadsheet|table|format|form|file))|"
    r"(?:that|the|this|each|any) (?:[\w/’'-]+ ){1,4}(?:split|broken down|divided|separated|grouped|shown apart)\b|"
    r"each (?:\w+ ){0,2}(?:year|month|one|category|item) (?:\w+ )?(?:apart|separate(?:ly)?|by itself)\b)",
    re.IGNORECASE,
)
"""How what is asked for is to be set out."""
_FORM = re.compile(
    r"^(?=[^?]{0,200}$)(?=.*\b(?:format|form|excel|csv|spreadsheet|e-?mail(?:ed)?|electronic(?:ally)?|paper)\b)"
    rf"(?=.*\b(?:best|prefer\w*|ideally|is the (?:form|format)|{_IT})\b)(?!.*\b(?:cop(?:y|ies)|all|list|number|how many) (?:of )?)",
    re.IGNORECASE | re.DOTALL,
)
"""The form wanted: "An Excel spreadsheet is the form I would prefer"."""
_YEARS = re.compile(
    rf"^\W*{_WISHES} (?:it for )?the (?:\w+ ){{0,4}}(?:years?|months?|periods?)\b|"
    r"^\W*the (?:\w+ ){0,3}(?:years?|periods?|dates?|time|numbers?|figures?|format|form) (?:that )?(?:i|we)\b",
    re.IGNORECASE,
)
"""For which years."""
_INSTEAD = re.compile(
    r"^\W*(?:(?:and|but|however),? )?(?:should|if|where|in case|in the event)\b(?=[^?]{0,240}\b(?:not|no|none|nothing|cannot|can[’']t|unable|"
    r"exceed\w*|prevents?|too|limits?|ceiling|left out|withh[eo]ld|redacted)\b)(?=[^?]*$)(?=.*\b(?:estimates?|at least|instead|in its place|advice|"
    r"advise|assist\w*|narrow\w*|refin\w+|say so|let me know|will do|tell me (?:so|when)|first|disregard|ignore|prioriti\w+|closest|nearest)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""What would do where what is asked for cannot be had."""
_IF_KEPT = re.compile(
    r"^\W*(?:if|should|where) (?:you|any|(?:a )?parts?|some|the|it|this)\b[^.?]{0,140}\b(?:withh[eo]ld\w*|refus\w+|exempt\w*|redact\w*|declin\w+|"
    r"public domain|too (?:wide|broad)|unclear|clarif\w+)\b[^?]*$",
    re.IGNORECASE,
)
"""What to do where something is kept back, or is not clear."""
_HOW_MANY = re.compile(
    r"^(?=[^?:]*$).*\b(?:two|three|four|five|six|several|a few|some|a number of) (?:\w+ )?(?:things|questions|points|matters|queries)\b",
    re.IGNORECASE | re.DOTALL,
)
"""How many things are asked."""
_MEANS = re.compile(
    r"^\W*(?:for (?:the avoidance of doubt|clarity|clarification)|to be clear|so that there is no (?:misunderstanding|doubt|confusion))\b|"
    r"^\W*(?:i|we) (?:should|would like to|want to) (?:make (?:it )?(?:plain|clear)|clarify|add|stress)\b|"
    r"^\W*by [“\"'‘]?[\w ]{3,40}[”\"'’]?,? (?:i|we) (?:do not )?(?:only )?mean\b",
    re.IGNORECASE,
)
"""What is meant by what was asked."""
_DEFINES = re.compile(r"^\W*(?:[\w’'-]+ ){1,6}(?:means|refers to) (?!.*\?)", re.IGNORECASE | re.DOTALL)
"""What a word in it means, set as one more of its points."""
_IF_AT_ALL = re.compile(
    r"^\W*(?:can|could|may|are|is|would)\b[^?.]{0,60}\b(?:this|these|it|them|the information)\b[^?.]{0,80}\b(?:freedom of information|foia?)\b[^?]{0,20}\?$|"
    r"^\W*(?:is|are) (?:this|these|it) (?:information )?(?:that |which |something )?(?:i|we) (?:can|may|could)\b[^?]{0,80}\?$",
    re.IGNORECASE,
)
"""Whether it can be asked for at all."""
_AGAIN = re.compile(
    r"^\W*(?:what (?:i|we)(?:[’']m| am|[’']re| are)? (?:want|need|seek|looking for|after|interested in) (?:is|are)\b|"
    r"(?:i|we)(?:[’']m| am|[’']re| are)? (?:only |just |really )?(?:looking for|after|interested in)\b)",
    re.IGNORECASE,
)
"""What was just asked for, said again with more of what it is."""
_BARE = re.compile(
    r"^\W*(?:(?:please|kindly)\s)?(?:(?:give|provide|supply|state)\s)?(?:full |further |more |any )?(?:details?|particulars|reasons)(?:,? please)?\W*$",
    re.IGNORECASE,
)
"""A call for details of what was just asked."""
_DIVIDES = re.compile(r"^\W*(?:please|kindly) (?:also )?(?:split|divide|break|group|separate|sort)\b", re.IGNORECASE)
"""How the thing just asked for is to be divided."""


def defines(words: str) -> bool:
    """True for words that say what is meant by something asked: "Staff means anyone employed here"."""
    return _DEFINES.match(words) is not None


def beside(sentence: str, *, goes_on: bool) -> bool:
    """True for a sentence that asks for nothing more; `goes_on` where the same paragraph asked for something above it."""
    if any(
        p.match(sentence)
        for p in (_RATHER, _SETS_OUT, _FORM, _YEARS, _INSTEAD, _IF_KEPT, _HOW_MANY, _MEANS, _IF_AT_ALL)
    ):
        return True
    return goes_on and any(p.match(sentence) for p in (_AGAIN, _BARE, _DIVIDES))
