"""How a request asks, and how it only talks around what it asks: words that show which a sentence does."""

from __future__ import annotations

import re

LEAD_IN = re.compile(
    r"""^[\s"“']*(?:(?:and|also|in\ addition|finally|secondly|firstly|therefore|additionally),?\s+)*
    (?:under\ (?:[^,]{3,60},|the\ (?:freedom|environmental)\ [^,:]{3,60}?(?=\s(?:i|we|please|kindly|can|could|would|may)\b))\s*)?
    (?:(?:i|we)\ (?:would|should)\ (?:also\ |therefore\ )?(?:be\ (?:grateful|thankful|obliged|glad)\ if\ you\ (?:could|would)|
       like\ (?:you\ )?to)\ (?:be\ told\ )?|
       (?:i|we)(?:\ am|'m|\ are|’m)\ (?:writing\ to\ )?(?:request(?:ing)?|seek(?:ing)?|ask(?:ing)?(?:\ for)?)\s+|
       (?:i|we)\ (?:(?:would|should)\ (?:also\ )?like|(?:also\ |hereby\ |now\ )?request|wish\ to\ (?:request|see|have)|seek|want|ask\ for)(?:\s+|(?=:))|
       (?:please|kindly)\ (?:can|could|would|will)\ you\ (?:also\ )?(?:please\ )?|(?:can|could|would|will)\ (?:you|i)\ (?:also\ )?(?:please\ |kindly\ )?|
       (?:please|kindly)\ (?:also\ )?)?
    (?:(?:provide|send|supply|give|disclose|release|forward|confirm|tell|let|share|make\ available|receive|have|see|
       state|list|know|obtain|request|set\ out|be\ provided\ with|be\ sent|e-?mail)\s+(?:to\ )?(?:me|us)?\s*
       (?:(?:also\ )?(?:know|have|see)\b\ ?)?(?:with\ )?(?:the\ following(?:\ information)?\s*:?\s*)?)?""",
    re.IGNORECASE | re.VERBOSE,
)
_ASKS = re.compile(
    r"\b(please|kindly|pray|could you|can you|would you|will you|(?:i|we)(?: would| should|['’]d) (?:also )?(?:like|care to)|i am requesting|"
    r"(?:i|we) (?:hereby |now |also |formally |therefore )?request|i wish to|i seek|i am seeking|i want|i am writing to request|"
    r"(?<!what )i (?:now )?(?:require|need|ask(?! (?:because|this|since|as)\b))|"
    r"be (?:so good|kind enough|so kind)|my request is|request is for|keen to (?:know|learn|see|have)|"
    r"help me (?:too |also )?to (?:have|know|see)|be appreciated|"
    r"(?:may|can|might) (?:i|we) (?:please )?have|"
    r"(?:i|we)(?: am|'m|’m| are)? (?:making|ask(?:ing)? for|request(?:ing)?)\b|"
    r"(?:i|we) (?:would|should) (?:also )?(?:be (?:grateful|thankful|obliged|glad|pleased|interested)|welcome|appreciate)\b|"
    r"(?:i|we)(?: am|['’]m| are|['’]re) (?:also |now )?(?:after|looking for|interested in|hoping for)\b|"
    r"could i have|(?:provide|send) (?:me|us)|supply)\b|\?|"
    r"^\W*for (?:each|every)\b[^,.?]{3,80}, (?:the|a|any|all)\b|"
    r"(?:^|[,:;–-]|\band\b)\W*(?:how many|how much|what (?:is|are|was|were|number)|who|when did)\b|"
    r"^\W*(?:what|which|how|do|does|did|is there|are there)\b|"
    r"^\W*(?:(?:provide|give|state|list|supply|send|disclose)\s(?:me|us|an?|the|all|any|each|every|how|what|who|which|copies|details)|"
    r"(?:tell|let|show)\s(?:me|us))\b",
    re.IGNORECASE,
)
SOUGHT = (
    r"lists?|notes?|minutes|cop(?:y|ies)|e-?mails?|correspondence|documents?|details|dates?|names?|numbers?|reports?|"
    r"polic(?:y|ies)|contracts?|records?|information|figures|statistics|breakdowns?|agendas?|presentations?|amounts?|"
    r"costs?|totals?|invoices?|letters?|data|footage|recordings?|messages|briefings?|papers?|assessments?|guidance|"
    r"procedures?|job titles?|salar(?:y|ies)|locations?|reasons?|outcomes?|legal advice|advice|attendees|diar(?:y|ies)"
)
_NAMED = re.compile(rf"\W{{0,3}}(?:(?:a|an|the|any|all|each|every)\s+)?(?:\w+\s+){{0,2}}?(?:{SOUGHT})\b", re.IGNORECASE)
_TALK = re.compile(
    r"^[\s\"“‘']*(?:dear\b|hello\b|hi\b|to whom (?:it|this)\b|yours (?:sincerely|faithfully|truly)|(?:kind|best|warm|many)?\s*regards|many thanks|"
    r"thank you|thanks|i look forward|if (?:you|my|any|this|the|it)\b|please (?:acknowledge|let me know|note|contact|"
    r"do not hesitate|reply|respond|treat|could you acknowledge|provide (?:this|the|your) (?:information|response|answer) "
    r"(?:in|by|electronically)|send (?:this|the|your) (?:information|response|reply))|i (?:understand|believe|note|am aware|refer|"
    r"would prefer|am happy)|this is a request|(?:i am|i'm) (?:making|writing) (?:a|this|to make)|under the freedom of "
    r"information act(?: 2000)?[.,]?$|(?:i|we) (?:want|wish|would like|am writing|write) to ask (?:you )?about\b(?!.*\b(?:how|what|which|who|when|whether)\b)|"
    r"i (?:would like|wish) to (?:make|submit) (?:a|the following) |\[?requester\]?)",
    re.IGNORECASE,
)
_ASKS_IF = re.compile(
    r"^\s*if\b[^.?]{3,120}?(?:,\s*(?:then\s+)?(?:(?:i|we) would|what|when|who|which|how|where|is|are|do|does|did|has|have|was|were|"
    r"the \w+ (?:on|of|in|for|at)\b|"
    r"(?:please|kindly) (?:also )?(?:provide|disclose|state|say|list|give|send|supply|specify|confirm|describe|explain)\b)|"
    r",?\s(?:how (?:many|much|often)|what (?:is|are|was|were))\b)|"
    r"^[\s'‘“\"]*please treat this as\b[^.?]{5,120}\bfor\b|"
    r"^\s*i (?:understand|believe|note|am aware|refer)\b.{5,400}?\.\s+(?:please|kindly|can|could|how|what|which|who|when|why|is|are|does|do)\b",
    re.IGNORECASE | re.DOTALL,
)
"""What is asked on a condition, or of what is known: "If so, please state the date" is asked all the same."""


def asks(sentence: str) -> bool:
    """True for a sentence that asks, whatever for."""
    return _ASKS.search(sentence) is not None


def is_talk(sentence: str) -> bool:
    """True for what is said around a request: greetings, thanks, how to reply."""
    return _TALK.match(sentence) is not None


def only_talks(sentence: str) -> bool:
    """True for talk that asks nothing all the same, as "if so, please state the date" does."""
    return is_talk(sentence) and not _ASKS_IF.match(sentence)


def names(words: str) -> bool:
    """True for words that begin with the name of something to be had: "a list of", "the number of"."""
    return _NAMED.match(words) is not None
