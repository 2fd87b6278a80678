"""The request as a letter tells it in its own words: "Thank you for your request for minutes", "You also asked who sat"."""

from __future__ import annotations

import re

from corpus.listed import run_on
from corpus.records import Role, Span
from corpus.sentences import spans
from corpus.wording import any_of
from ingest.layout import Layout, Placed

_CLAUSE = (
    r"(?:how|what|which|who|whom|whose|whether|if|when|where|why|(?:on|at|in|to|from|by|for) (?:what|which|whom))\b"
)
_ANY = r"(?:an?|the|all|any|every|each|some|copies|details|information|data|figures|statistics|minutes|correspondence|e-?mails?|access|sight|[“\"‘])"
_ASIDE = r"(?:(?:specifically|also|further|then|now|first(?: of all)?|secondly|next|lastly|finally|in particular|initially|originally),? )"
_TELLS = re.compile(
    r"\b(?:your (?:\w+ ){0,5}?requests?\b[^.:?]{0,50}?\bfor|(?:in which|by which|where) "
    r"you (?:asked|requested|sought|seek|wanted)(?: access)?(?: us)?(?: for| to)?|"
    rf"(?<!what )(?<!that )(?<!which )(?<!information )you (?:have |had |also |further )*(?:asked|requested)(?: us)?(?: on [^.,:]{{4,20}})? for|"
    r"your (?:e-?mail|letter|message|enquiry|correspondence|request)\b[^.:?]{0,60}?\b(?:asking|requesting|seeking|asked|asks|sought|seeks|requested|wanting)"
    rf"(?: us)?(?: for| (?={_CLAUSE})| to (?:know|be told|have|see)| (?=the\b))|"
    r"(?:the|your|this) request (?:that you made [^.:?]{3,40} )?(?:was|is) (?:for|to (?:see|know|have))|"
    r"the request (?:that |which )?you (?:made|sent|submitted)\b[^:?]{0,140}?\bfor:?|"
    r"your request\b[^.:?]{0,110}\b(?:was|is|were|reads?|as follows)\s*:)\s+(?:the following(?: information)?:?\s*)?",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    rf"^\W*(?:(?:in|by|on|and|of) [^.?:]{{1,60}}?,? )?(?:(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|lastly|finally|further|next|in addition|also|and|"
    r"specifically|additionally),? )?"
    r"(?-i:[Yy]ou(?:[’']d)?|[Tt]he (?:applicant|requester|requestor|customer|enquirer)|It(?= (?:asks|asked|seeks|sought))) "
    rf"(?:(?:have|had|has) )?{_ASIDE}?"
    rf"(?:(?:go|went) on to )?(?:ask(?:s|ed)?|request(?:s|ed)?|seeks?|sought|want(?:ed)?|wish(?:ed)?|would {_ASIDE}?(?:like|wish)|enquired?|"
    rf"inquired?)[,:]? {_ASIDE}?(?:(?:us|me) )?"
    rf"(?:for:?\s+(?!(?:an? )?(?:internal )?review)|(?:to )?(?:be (?:informed|told|given|sent|provided with|supplied with)|know|learn|have|see|receive|"
    rf"obtain|let you have|tell you|provide|have sight of)\s+(?:of |about )?|"
    rf"as to (?={_CLAUSE})|that (?:we|I|the \w+) (?:supply|provide|disclose|send|release)\s+(?:you (?:with )?)?|(?={_CLAUSE})|(?={_ANY}\s?))"
    r"(?:the following(?: information| questions)?[:.]?\s*)?",
    re.IGNORECASE,
)
"""How a sentence begins that tells what was asked, and nothing else."""
_BACK = any_of(
    r"\binternal review\b|^\W*(?:an?|the) review\b|\breview of (?:our|the|my|this|that) (?:\w+ )?(?:response|answer|decision|handling|reply|refusal)\b|"
    r"\bto complain\b|\bif you (?:want|wish|would)\b|\bplease\b|\bto (?:contact|speak|discuss|appeal|re-?use)\b|"
    r"\bmore about\b|\bfurther (?:information|assistance|help)\b|\byou (?:can|may|should|will)\b"
)
"""What such a sentence speaks of where it tells of no request."""
_ENDS = re.compile(
    r",?\s(?:(?:which|that) (?:we|was|were|has been|you (?:sent|made))|(?:(?:which )?we received|received (?:on|by|in|from|\d))\b|dated|"
    r"(?:under|made under|pursuant to|in accordance with) the (?:freedom|FOI|environmental|act)|(?:is|are) acknowledged)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_SAYS_NOTHING = re.compile(
    r"^\W*(?:(?:an? )?(?:internal )?review\b.*|(?:us|me|you)\b.*|(?:is|was|are|were|has|have|can|will|comes?|does|may)\b.*|"
    r"(?:the )?(?:recorded )?information (?:(?:on|about|relating to|regarding|concerning|from) .*|"
    r"of|dated|which|that|we|was|is|has|had|reached|came|under|sent|made)\b.*|"
    r"(?:(?:the|some|certain|access|to|following|information|data|records?|documents?|below|detailed|"
    r"set out|above|from|made|held by|this|that|it) ?)+\W*)$",
    re.IGNORECASE | re.DOTALL,
)
_CLAUSES = re.compile(r"\W*(?:how|what|which|who|when|where|why|on what|by whom)\b", re.IGNORECASE)
_AND_WHAT = re.compile(
    r",?\s(?:and|or)\s(?:also\s)?(?=(?:how (?:many|much|long|often)|what|which|who|when|where|why|on what|by whom|at what)\b)",
    re.IGNORECASE,
)
_AND_FOR = re.compile(
    r",?\s(?:and|as well as)\s(?:you\s)?(?:also\s)?(?:(?:go(?:es)? on to |went on to )?(?:ask(?:ed)?|request(?:ed)?|sought|wanted)\s"
    r"(?:for\s|to (?:know|see|have)\s)?|"
    r"for\s|to (?:know|see|have|be told|receive)\s(?:of\s)?)",
    re.IGNORECASE,
)
_MENTIONS = re.compile(
    r"^\W*you (?:have (?:now )?(?:made|sent|submitted)\b|(?:have |had )?(?:asked|requested) "
    r"(?:that (?:we|I) (?:look|reconsider|review|carry|conduct)|about|(?:for )?(?:some |certain )?information|(?:for )?an? (?:internal )?review)\b)",
    re.IGNORECASE,
)
"""How a letter says no more than that something was asked."""
_OWN_WORDS = re.compile(r"[:“\"‘?]|\b(?:following|as follows)\b")
_FEWEST = 3
_LOOKED_AT = 15
_STOPS = ".?!:;”\"'’"
_TELLING = frozenset(("other", "decision", "exemption", "request"))


def told(layout: Layout, roles: list[Role | None]) -> list[Span]:
    """Where the letter says what was asked: the first sentence near the top that does, and each that begins so itself."""
    found: list[Span] = []
    for n, (block, role) in enumerate(zip(layout.blocks, roles, strict=True)):
        for a, b in _sentences(layout.text, block.start, block.end) if role in _TELLING else ():
            leads = [lead] if (lead := _BEGINS.match(layout.text[a:b])) else []
            if not (found or leads) and n < _LOOKED_AT:
                leads = list(_TELLS.finditer(layout.text[a:b]))
            said = (_what(layout.text, a + lead.end(), b) for lead in leads)
            found += next((_apart(layout.text, *span) for span in said if span), [])
    return found


def tells_only(layout: Layout, blocks: list[Placed]) -> bool:
    """True where each of the blocks begins by telling what was asked, so that none gives the request's own words."""
    return all(_BEGINS.match(layout.words(block)) for block in blocks)


def only_mentions(layout: Layout, blocks: list[Placed]) -> bool:
    """True where all that is taken for the request says that something was asked, and neither quotes it nor leads in to it."""
    words = [layout.words(block) for block in blocks]
    return all(_MENTIONS.match(said) and not _OWN_WORDS.search(said) for said in words)


def _what(text: str, start: int, end: int) -> Span | None:
    """What a sentence says was asked, up to where it goes on to something else; None where it names nothing."""
    goes_on = _ENDS.search(text[start:end])
    what = text[start : (start + goes_on.start()) if goes_on else end]
    if len(what.split()) < _FEWEST or _SAYS_NOTHING.match(what) or (what[0] not in '“"' and _BACK.search(what)):
        return None
    return start, start + len(what)


def _apart(text: str, start: int, end: int) -> list[Span]:
    """Each of several points in brackets or things asked for side by side: "for the log and for the rota"."""
    points = run_on(text, start, end)
    if points:
        return points
    asking = _CLAUSES.match(text, start, end)
    joins = (_AND_WHAT if asking else _AND_FOR).finditer(text, start, end)
    cuts = [(m.start(), m.end()) for m in joins]
    return list(zip([start, *(b for _, b in cuts)], [*(a for a, _ in cuts), end], strict=True))


def _sentences(text: str, start: int, end: int) -> list[Span]:
    """The sentences of a block, those whole that a line break cuts in two."""
    found: list[Span] = []
    for a, b in spans(text, start, end):
        torn = found and text[found[-1][1] - 1] not in _STOPS and (text[a].islower() or text[a].isdigit())
        if torn:
            found[-1] = (found[-1][0], b)
        else:
            found.append((a, b))
    return found
