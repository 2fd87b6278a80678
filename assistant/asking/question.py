"""What a question asks: its kind, the provisions and bodies it names, and the words of its subject."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from assistant.asking import acts, bodies
from assistant.asking.acts import Act
from assistant.asking.pairs import Pair, pairs
from assistant.says import content
from corpus.law import Law
from corpus.provision import EIR, FOIA, Provision
from corpus.records import Card

Kind = Literal["difference", "mistakes", "nature", "factors", "show", "which", "meaning", "other"]
_REFERENCE = re.compile(
    r"\b(?P<word>sections?|s\.|ss\.|s(?=\d)|regulations?|reg\.?|exemption|EIR)\s*(?P<ref>\d{1,3}[A-Z]?(?:\s?\(\w{1,3}\))*)|"
    r"(?<![\w/-])(?P<bare>\d{2}[A-Z]?\(\d[A-Z]?\)(?:\(\w{1,3}\))*)",
    re.IGNORECASE,
)
_SAID: tuple[tuple[Kind, str], ...] = (
    ("meaning", r"\b(?:what (?:is|do (?:we|you|they) mean by|makes)|defin\w+|explain\w*) an? (?:absolute|qualified|class) exemption\b"),
    ("difference", r"\bdiffer\w*|\bdistinguish\w*|\bcompar(?:e|ed|es|ing|ison)\b|\bversus\b|\bvs\b|\btells? .{3,60} apart\b"),
    ("mistakes", r"\bmistakes?\b|\bpitfalls?\b|\bgo(?:es)? wrong\b|\bget wrong\b|\bavoid\b|\boverturned\b.*\?$"),
    ("factors", r"\b(?:factors?|arguments?|considerations?)\b"),
    ("which", r"\b(?:which|what)\b(?: \w+){0,2}? (?:exemptions?|exceptions?|sections?|regulations?|limb|provision)\b(?! \d)"),
    (
        "show",
        r"\b(?:show|shown|prove|proved|proven|evidence|demonstrate|elements|steps|conditions)\b|"
        r"\b(?:must|should|need to|have to) (?:i|we|be|it)?\b.{0,30}\b(?:say|state|contain|include|put)\b|"
        r"\bhow (?:do|should|can) (?:i|we|you) (?:apply|do|carry|use|rely|write|word)\b|\bwhat do (?:i|we) need\b",
    ),
    (
        "nature",
        r"\b(?:absolute|qualified)\b|\b(?:need|have|require|subject to|is there|do we need|apply)\b.{0,40}\bpublic interest test\b|"
        r"\bpublic interest test\b.{0,30}\b(?:need|apply|applies|required)\b",
    ),
    ("meaning", r"\bwhat (?:is|are|does|do|counts?|qualifies)\b|\bmean(?:s|t|ing)?\b|\bdefin|\bcovers?\b|\bwho (?:is|are|counts)\b"),
)  # fmt: skip
_KINDS = [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _SAID]
_DECIDED = re.compile(
    r"\b(?:did|was|were|had|ever)\b|\bhave (?:we|you|they|any|there|bodies|forces|councils|requests?|police|people|others)\b|"
    r"\bhas (?:any|a|an|the|it|this|that|anyone|anybody|somebody|someone|another|our|one)\b|\bha(?:s|ve) .{1,60} been\b|"
    r"\b(?:(?:is|are) there (?:a|any)|any) (?:letter|decision|response|request|case|precedent|example)s?\b|"
    r"\b(?:past|earlier|previous) (?:decision|response|letter)s?\b",
    re.IGNORECASE,
)
_OWED = re.compile(r"\bha(?:s|ve|d) (?:we |i |you )?(?:got )?to\b", re.IGNORECASE)
_WHY = re.compile(r"\bwhy\b|\breasons?\b|\bgrounds?\b", re.IGNORECASE)
_MONEY = re.compile(
    r"\bhow much\b|\bcosts?\b|\bpa(?:y|id|ys)\b|\bspen[dt]\b|\bprices?\b|\bfees?\b|\bcharged?\b|\bworth\b|\bvalue\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\bwhen (?:did|was|were|will)\b|\bhow (?:many|much|long|often|far|old)\b|\bwhat (?:rate|number|share|percentage|time|cost)\b|"
    r"\bwhat (?:is|are|was|were) the (?:\w+ ){0,2}(?:prices?|values?|amounts?|totals?|sums?)\b|"
    r"\bhourly\b|\bcosts?\b|\bpa(?:y|id)\b|\bmean (?!by)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\bhow many (?:[\w'’-]+ ){0,3}?(?P<what>[\w'’-]+) (?:did|do|does|were|was|are|is|have|has|had|will|would|could|can|came|\w{3,}ed)\b",
    re.IGNORECASE,
)
_MOST = re.compile(r"\b(?:most|largest|highest|worst|greatest|longest|biggest)\b", re.IGNORECASE)
_WHICH_LAW = re.compile(
    r"\b(?:which|what) (?:\w+ )?(?:law|act|enactment|statute|(?:(?:court|tribunal) )?(?:case|judgment|ruling))\b",
    re.IGNORECASE,
)
_HANDLED = re.compile(
    r"\bhow (?:did|have|has|had|was|were)\b.{0,80}\b(?:handled?|treat(?:ed)?|decided?|answer(?:ed|s)?|deal|dealt|respon(?:d|ded|ses?))\b|"
    r"\bwhat (?:happened|was decided|did .{1,40} (?:do|say|decide))\b",
    re.IGNORECASE,
)
_EVER = re.compile(
    r"\b(?:ever|(?:have|did) we|has (?:any\w*|some\w*|a|an|the)|have (?:any|bodies|forces|councils|(?:the )?police)|"
    r"(?:did|was|were) (?:any|some)(?:one|body)|(?:(?:is|are) there (?:a|any)|any) (?:precedents?|examples?|cases?)|"
    r"any (?:decisions?|letters?|requests?) (?:about|on|where|that|which))\b",
    re.IGNORECASE,
)
_EIR = re.compile(r"\bEIRs?\b|\benvironmental\b|\bregulation \d", re.IGNORECASE)
_WHEN = re.compile(
    r"\bwhen (?:did|was|were|will|does|do|is|are)\b|\bwhat (?:date|day|year)\b|\b(?:by|on) what date\b", re.IGNORECASE
)
_WHO = re.compile(r"\bwho(?:se|m)?\b", re.IGNORECASE)
_YEARS = re.compile(r"(?<!since )(?<!before )(?<!after )(?<!until )\b(?:(?:19|20)\d\d(?:[/-]\d\d)?)\b")
_ASKS_ANEW = re.compile(r"\b(?:what(?! (?:about|if))|why|who|when|how(?! about)|which)\b", re.IGNORECASE)
_FRAME = (
    "get give go got handle handled answer answered answers treat treated deal dealt decide decided ever say said tell show use used "
    "apply applies application decision past earlier similar rely relied instead please section exemption regulation request "
    "requested requests requester applicant information foi foia eir authority case letter word thing respond responded response happen happened about "
    "ask asked asking want wanted body bodies exception somebody someone anyone anybody person people need needed must cover covers mean meaning meant "
    "difference differ different exemptions sections long much many refuse refused refusing withhold withheld release released "
    "disclose disclosed disclosing disclosure make made made consider considered reason protect protects fit fits use did do done hold held "
    "suppress suppressed suppressing black blacked out document back full stop stopped keep object handed turned "
    "just still even anyway else really actually maybe bit lot let down whole every everything mind one ones sent send sends cos "
    "somebody precedent know knew find found "
    "ground grounds something anything thing example examples way ways best good well kind sort sorts end each kept came come comes put take takes took taken"
)
FRAME = content(_FRAME)
"""What questions about decisions are asked in, and no subject of theirs."""


@dataclass(frozen=True)
class Question:
    """`text` is read with the question before where it goes on from that; `subject` are the stems it is about.

    `decided` tells a question about what was done from one about what the law is. `bodies` are the names of the
    library's authorities that it names, `of_bodies` the stems of their names, which are no subject. `core` is the
    question without the words that all such questions are asked in, as somebody would type it into a search box.
    `counted` is what "how many" is asked of, `most` whether the largest is asked for, `law` whether an enactment or a case is;
    `years` are those that it names, `acts` what it asks whether bodies did, `rest` the core without them; `words` are
    all its stems but those of bodies' names, `pairs` those of its subject that stand together.
    """

    text: str
    core: str
    kind: Kind
    decided: bool
    why: bool
    handled: bool
    ever: bool
    number: bool
    money: bool
    most: bool
    law: bool
    environmental: bool
    refs: tuple[Provision, ...]
    bodies: tuple[str, ...]
    subject: frozenset[str]
    of_bodies: frozenset[str]
    counted: frozenset[str]
    acts: tuple[Act, ...]
    when: bool
    who: bool
    years: tuple[str, ...]
    words: frozenset[str]
    rest: str
    pairs: tuple[Pair, ...]


def authorities(cards: Iterable[Card]) -> set[str]:
    """The bodies that have decisions among the cards."""
    return {card.authority for card in cards if card.authority and card.kind not in ("guidance", "legislation")}


def read(text: str, law: Law, held: Iterable[str], own: str | None = None) -> Question:
    """What a question asks, of the bodies `held`; `own` is the part that is not from the question before."""
    of_bodies, used = bodies.named(text, held)
    plain = _OWED.sub(" ", text)
    asks = own if own and _ASKS_ANEW.search(own) else text
    spoken_of = acts.asked_of(text)
    rest = bodies.unnamed(acts.without(text, spoken_of), used) - FRAME
    stems = content(" ".join(used))
    return Question(
        text=text,
        core=_core(text, used),
        kind=next((kind for kind, said in _KINDS if said.search(asks)), "other"),
        decided=bool(of_bodies) or bool(_DECIDED.search(plain) or _HANDLED.search(asks)),
        why=bool(_WHY.search(asks)),
        handled=bool(_HANDLED.search(asks)),
        ever=bool(_EVER.search(text)),
        number=bool(_NUMBER.search(asks)),
        money=bool(_MONEY.search(asks)),
        most=bool(_MOST.search(asks)),
        law=bool(_WHICH_LAW.search(asks)),
        environmental=bool(_EIR.search(text)),
        refs=tuple(references(text, law)),
        bodies=of_bodies,
        subject=rest,
        of_bodies=stems,
        counted=bodies.unnamed(_counted(asks), used) - FRAME,
        acts=spoken_of,
        when=bool(_WHEN.search(asks)),
        who=bool(_WHO.search(asks)),
        years=tuple(dict.fromkeys(_YEARS.findall(asks))),
        words=bodies.unnamed(asks, used),
        rest=_core(acts.without(text, spoken_of), used),
        pairs=pairs(bodies.CONTRACTED.sub(".", acts.without(text, spoken_of)), FRAME, used),
    )


def references(text: str, law: Law) -> list[Provision]:
    """The provisions named that are, or lie in, an exemption."""
    found = []
    for m in _REFERENCE.finditer(text):
        word = (m["word"] or "").lower()
        written = m["ref"] or m["bare"]
        ref = Provision.parse(written, instrument=EIR if word.startswith(("reg", "eir")) else FOIA)
        if not word and not law.knows(ref):
            ref = Provision.parse(written, instrument=EIR)
        if law.exemption(ref):
            found.append(ref)
    return list(dict.fromkeys(found))


def _counted(text: str) -> str:
    counted = _COUNTED.search(text)
    return counted["what"] if counted else ""


def _core(text: str, used: frozenset[str]) -> str:
    """The words of a question that are not its frame and name no body, in order."""
    kept = []
    for word in re.findall(r"[\w£][\w'’&./()-]*", bodies.CONTRACTED.sub(" ", text)):
        bare = re.sub(r"['’]s$", "", word)
        stems = content(bare)
        if word[0].isdigit() or (bare.casefold() not in used and stems and not stems <= FRAME):
            kept.append(word)
    return " ".join(kept)
