"""What gives away whether information is held, where a letter must neither confirm nor deny it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.drafts import Draft, Paragraph
from corpus.law import Law
from corpus.provision import Provision

REQUEST = "Your request"
"""The heading over the applicant's own words, which give nothing away."""
_OPEN = re.compile(
    r"\b(?:whether|if|unless|were (?:we|it|there|the \w+) to|had (?:we|it|there))\b[^,.;:\]]*|"
    r"\bconfirm\w*,? (?:n?or|and) (?:to )?den(?:y\w*|ial)\b[^,.;:\]]*|\bany such (?:information|records?|documents?)\b",
    re.IGNORECASE,
)
"""What is left open: a condition, or words that say that neither is said."""
_MATTER = (
    r"(?:information|documents?|records?|e-?mails?|minutes|reports?|files?|letters?|correspondence|data|material|figures?|"
    r"papers?|notes?|lists?|logs?|contracts?|copies)"
)
_ASKED = r"(?: (?:that |which )?you (?:have )?(?:ask|request|seek|want)\w*(?: for)?(?: in items? [\d, and]+)?| in question| requested| sought)?"
_GIVES = re.compile(
    r"\b(?:hold|holds|possess|possesses|possession|located|retrieved|search|searches|searched)\b|"
    r"\b(?:is|are|was|were|been|be) (?:not |no longer |currently |still )*(?:held|found|exempt)\b|"
    rf"\b(?:looked at|read|seen|reviewed|examined|considered|consulted) (?:the|all|this|these|those|some|each)(?: \w+)? {_MATTER}\b|"
    r"\b(?:it|they|these|those) (?:name|show|identif|contain|relate|record|describe|include|consist|comprise)\w*|"
    r"\bwe (?:are|have) (?:sending|sent|giving|given|providing|provided|enclosing|enclosed|attaching|attached)\b|"
    r"\byou (?:have )?(?:ask|asked|mention|mentioned|refer|referred)\b|"
    rf"\bno (?:such |relevant |recorded )?{_MATTER}\b|\b(?:does|do|did) not exist\b|\b{_MATTER} exists?\b|"
    rf"\b(?:the|this|that|these|those|some|your)(?: \w+)? {_MATTER}\b{_ASKED} (?:is|are|was|were|has|have|had|contain|include|"
    r"show|relate|record|describe|name|identif|consist|comprise|reveal|would|could|may|will|set)\w*\b|"
    rf"\b(?:disclos|releas|publish|withh|redact|suppl|provid|enclos|attach|send|sent)\w* (?:of )?(?:the|this|these|it|them|that|"
    rf"those|copies|part|some|all|a copy|{_MATTER})\b|"
    r"\b(?:we|I|which|it|they) (?:are|is|have|has|had|was|were) (?:also |been )?(?:withh|releas|redact|disclos)\w+|"
    r"\bwithin (?:the )?scope\b|\b\d+ (?:pages|documents|records|e-?mails|copies)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^”]*”")
_SPEAKS = re.compile(
    r"\b(?:confirm(?:s|ing|ation)?|den(?:y|ies|ying|ial)|neither|say(?:ing)? whether|were we to say)\b", re.IGNORECASE
)


def gives_away(sentence: str) -> str | None:
    """The words of a sentence that tell, or take for granted, that information is held or is not; None where none do."""
    found = _GIVES.search(_OPEN.sub(" ", sentence))
    return found[0] if found else None


def speaks(sentence: str) -> bool:
    """Whether a sentence is about confirming or denying, and gives nothing away."""
    return bool(_SPEAKS.search(sentence)) and gives_away(sentence) is None


def faults(draft: Draft, law: Law) -> Iterator[tuple[Paragraph, str]]:
    """What is wrong in a draft that neither confirms nor denies, beyond the paragraphs that argue it.

    Where all of it does so, no paragraph may give anything away; and for no item may another exemption be argued, which
    would say that something is held.
    """
    refs = {p.ref for p in draft.paragraphs if p.ref}
    denying = {ref for ref in refs if law.denies(Provision.parse(ref))}
    if not denying:
        return
    first = next(p for p in draft.paragraphs if p.ref in denying)
    for decision in draft.decisions:
        mine = set(decision.exemptions)
        if mine & denying and mine - denying:
            others = ", ".join(sorted(mine - denying))
            yield (
                first,
                f"item {decision.n} is neither confirmed nor denied, yet {others} is argued, as if it were held",
            )
    whole = refs == denying and all(d.outcome == "ncnd" for d in draft.decisions)
    for part in draft.paragraphs if whole else ():
        if part.ref not in denying and part.heading != REQUEST:
            yield from ((part, message) for message in told(part))


def told(part: Paragraph) -> Iterator[str]:
    """What the sentences of a paragraph give away, each in words for the officer."""
    for sentence in part.sentences:
        text = part.text[sentence.start : sentence.end]
        law = _QUOTED.sub(" ", text) if sentence.origin == "statute" else text  # the words of an Act are nobody's case
        if words := gives_away(law):
            yield f"“{words}” gives away whether information is held: {text}"
