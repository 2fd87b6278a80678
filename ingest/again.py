"""Decisions taken again: whether a document is a review, a notice or a tribunal's decision, of what, and how it ended."""

from __future__ import annotations

import re

from corpus.records import Kind, Outcome, Result, Role
from corpus.sentences import spans
from corpus.wording import any_of
from ingest.facts import REFERENCE
from ingest.findings import FINDING, in_all
from ingest.layout import Layout

_HEAD_BLOCKS, _OPENING = 10, 4000
_TITLE, _REASONS, _TOP = 120, 80, 900
_TRIBUNAL = re.compile(
    r"\b(?:first-tier|upper) tribunal\b|\binformation tribunal\b|^\W*tribunal (?:judge|member)\b|"
    r"^\W*(?:decision\W+)?the appeal is (?:allowed|dismissed)\b",
    re.IGNORECASE | re.MULTILINE,
)
_NOTICE = re.compile(r"^\W*decision notice\b|\bdecision notice\s*$", re.IGNORECASE | re.MULTILINE)
_SUMMARY = re.compile(
    r"\bthe complainant (?:has |had )?(?:also )?(?:requested|asked|submitted|made|sought)\b.{0,3000}\bcommissioner(?:\W{0,3}s)?\s"
    r"(?:(?:has )?(?:investigated|reviewed|considered|examined)\b[^.]{0,80}\band )?"
    r"(?:decision|has (?:decided|found|concluded|determined)|found|held|decided|finds|concludes?|concluded|upheld|(?:also )?considers)\b",
    re.IGNORECASE | re.DOTALL,
)
"""A notice told in a paragraph, as lists of them do."""
_LISTED = re.compile(r"^[^\n]{4,120}:\sICO\s\d{1,2}\s\w{3,9}\s\d{4}\s*$", re.MULTILINE)
"""The title of a notice in a list of them."""
_REVIEW = re.compile(
    r"\b(?:outcome|result|response|decision) (?:of|to|on|from) (?:your |the |my |our |an )?(?:request for (?:an )?)?(?:internal )?review\b|"
    r"\b(?:thank you for (?:asking for|requesting)|your request for) (?:an? )?(?:internal )?review\b|"
    r"^\W*internal review\b|\binternal review (?:of|ref|reference|outcome|decision|response|into)\b|"
    r"\breview of (?:our|the|my|my colleague['’]s) (?:answer|response|reply|letter|decision|refusal|handling)\b|"
    r"\b(?:asked|wrote|writing|e-?mailed|requested|request)\b[^.]{0,60}\b(?:for|that|to) [^.]{0,40}\breview(?:ed)?\b[^.]{0,60}\b(?:answer|"
    r"response|reply|letter|decision|"
    r"refusal|request|handling)|\breconsider(?:ed|ation)\b[^.]{0,60}\b(?:answer|response|reply|decision|"
    r"refusal|regulation 11)",
    re.IGNORECASE | re.MULTILINE,
)
_OFFERED = any_of(r"\byou (?:can|may|have (?:the|a) right|are entitled|wish)\b|\bif you\b|\bshould you\b")
_OTHER_CASE = re.compile(
    rf"(?<![\w/.-])(?P<ref>(?:IC-\d{{4,7}}-[A-Z0-9]{{4}}|FS\d{{8}}|FER\d{{7}}|{REFERENCE}))(?![\w/])"
)
_SHAPED = re.compile(r"[A-Za-z].*[/.-]?.*\d|\d+/\d+|\d{2,}[./-]\d{2,}")
_NO_STEPS = re.compile(r"\b(?:does|do|did|doesn[’']t) not require\b[^.]*", re.IGNORECASE)
_IN_QUESTION = re.compile(r"\b(?:will|shall) (?:now |also )?(?:consider|examine)\W{1,4}whether\b[^.;]*", re.IGNORECASE)
"""What a review sets out to look at."""
_OWN_REVIEW = re.compile(r"\binternal(?:ly)? (?:review|appeal)", re.IGNORECASE)
_APPEAL = re.compile(
    r"\b(?:the |this )?appeal (?:is|was)(?: therefore| accordingly| hereby)? (?P<how>allowed|dismissed|upheld|refused)(?P<part> in part)?|"
    r"\bappeal (?P<so>allowed|dismissed)(?P<partwise> in part)?\b|"
    r"\b(?P<verb>dismiss|allow|refuse)(?:es|ed|s)? the appeal(?P<partly> in part)?",
    re.IGNORECASE,
)
_FRESH = any_of(
    r"\b(?:issue|provide|make|give)\b[^.]{0,60}\b(?:fresh|new|substantive|full) (?:response|decision)\b|"
    r"\bmust (?:now )?respond to (?:the|his|her) [^.]{0,30}\brequest\b|\bor\b[^.]{0,60}\b(?:with|issue) a refusal notice\b|"
    r"\bconfirm(?:ation)? or den(?:y|ial)\b"
)
_ORDERS = re.compile(
    r"(?<!not )\brequires? (?:the )?(?:\w+ ){1,4}(?:disclose|release)\b|"
    r"\b(?:must|is (?:now |therefore )?required to|should (?:now|have)|requires? (?:the )?[\w ]{2,40} to|ordered)\b[^.:]{0,60}\b(?:disclos|releas)\w*|"
    r"\bshould have (?:been )?(?:provided|disclosed|released)\b|"
    r"^\W*(?:[a-z\d]{1,2}[.)]\s+)?(?:to )?(?:disclose|release|provide|supply|send)\b(?![^.]{0,60}\b(?:advice|response|"
    r"notice)\b)[^.]{0,60}\b(?:complainant|appellant|information)\b|"
    r"(?<!not )(?<!fail to )(?<!failed to )\bprovide the (?:complainant|appellant) with (?:the|all|a copy|copies)\b|"
    r"\b(?:information|rest|remainder|it)\b[^.]{0,20}\bshould (?:now |therefore )?be (?:disclosed|released)\b",
    re.IGNORECASE | re.MULTILINE,
)
_EITHER = any_of(r"\b(?:disclos|releas|provid)\w*[^.]{0,200}\bor\b[^.]{0,60}\b(?:refusal|issu|claim|cit(?:e|ing)\b)\w*")
_ARGUED = any_of(r"\b(?:argu\w+|contend\w*|submits?|submitted|whether|complainant (?:believes|considers|states?))\b")
_UPHOLDS = any_of(
    r"\bno steps are required\b|(?<!not )\bhandled\b[^.]{0,40}\bin accordance with\b|"
    r"\b(?:cited|applied|relied (?:up)?on|withheld) (?:section|regulation)[^.,]{0,30} correctly\b|"
    r"\b(?:uphold|upheld|upholds|upholding)\b|\b(?:was|were|is|are) (?:right|correct|correctly|entitled|"
    r"properly)\b|\bcorrectly (?:appl|with|refus|reli|cit)\w+|"
    r"\b(?:maintain|confirm|stand by|agree with)(?:s|ed)? (?:the|our|that|its|my) (?:\w+ )?(?:decision|"
    r"response|position|refusal|answer)|"
    r"\b(?:still|remain(?:s|ing)?|continue[sd]? to be) (?:withheld|exempt|applies)\b|\bappeal (?:is|"
    r"was) dismissed\b|\bdismiss(?:es|ed)? the appeal\b"
)
_OVERTURNS = any_of(
    r"\boverturn\w*|\bnot uph[eo]ld\w*|\b(?:decision|response|answer|refusal|it) (?:is|has been|should be|"
    r"was) (?:therefore )?(?:changed|revised|set aside|withdrawn|amended)|"
    r"\bchanged as to\b|\b(?:wrong|wrongly|incorrectly|inappropriately|in error|mistaken|should (?:not )?have been (?:disclosed|"
    r"withheld|released|provided|given))\b|"
    r"\bnow (?:\w+ )?(?:supplied|disclosed|released|provided|enclosed|attached|disclose|release|provide|"
    r"send|disclosing|releasing|providing)\b|\b(?:is|was|are|were) not (?:engaged|entitled|correct)\b|"
    r"\bdoes not (?:apply|engage)\b|\bnone of the (?:exemptions|exceptions)\b[^.]{0,60}\b(?:engaged|apply|applies)\b|"
    r"\brequires? the [\w ]{2,40} to (?:disclose|take|provide|issue)|"
    r"\bappeal (?:is|was) allowed\b|\ballows? the appeal\b|"
    r"\bdid not outweigh\b"
)
_IN_PART = any_of(
    r"\b(?:partly|partially|in part|part(?:ly)?-)\b[^.]{0,30}\b(?:uph[eo]ld|overturn|allow|chang)\w*|"
    r"\b(?:uph[eo]ld|overturn|allow|chang)\w*[^.]{0,40}\bin part\b"
)
_COMPLAINT_UPHELD = re.compile(
    r"\b(?:your|the) complaint (?:is|was|has been) (?:(?!not\b)\w+ )?(?P<not>not )?(?:\w+ )?upheld|\bI (?P<do>do not )?uphold your complaint",
    re.I,
)


def ordered(layout: Layout, kind: Kind, result: Result | None) -> Outcome | None:
    """What an order to disclose comes to, where a notice or a tribunal makes one; to decide afresh decides nothing yet."""
    if kind not in ("decision_notice", "tribunal") or result == "upheld":
        return None
    if result is None or not _orders(layout.text):
        return "unknown" if result != "partly" and _FRESH.search(layout.text) else None
    return "disclosed" if result == "overturned" else "partly"


def _orders(text: str) -> bool:
    """True where a sentence orders disclosure outright, not one of two things, and not as somebody argues."""
    sentences = (" ".join(text[a:b].split()) for a, b in spans(text))
    return any(_ORDERS.search(s) and not _EITHER.search(s) and not _ARGUED.search(s) for s in sentences)


def kind(layout: Layout) -> Kind:
    """What sort of document this is, from its opening: what it offers the reader at its end says nothing of it."""
    head = [layout.words(b) for b in layout.blocks[:_HEAD_BLOCKS]]
    opening = " ".join(head)[:_TOP]
    if _by_a_tribunal(head) and not opening.lstrip().lower().startswith("dear"):
        return "tribunal"
    if any(_NOTICE.search(line) and len(line) < _TITLE for words in head for line in words.split("\n")):
        return "decision_notice"
    if (
        _SUMMARY.search(" ".join(head)[:_OPENING])
        or _LISTED.search("\n".join(head))
        or any(FINDING.search(words) for words in head)
    ):
        return "decision_notice"
    if any(_REVIEW.search(words) and not _OFFERED.search(words) for words in head):
        return "review"
    return "response"


def _by_a_tribunal(head: list[str]) -> bool:
    """True where a line at the top says so: a tribunal that a paragraph speaks of decided something else."""
    text = "\n".join(head)[:_TOP]
    return any(_TRIBUNAL.search(line) for line in [text[:_TITLE], *text.split("\n")] if len(line) <= _TITLE)


def reviewed(layout: Layout, kind: Kind, own: str | None) -> list[str]:
    """The references of the decisions that this one decides again, as its opening names them."""
    if kind not in ("review", "decision_notice", "tribunal"):
        return []
    head = "\n".join(layout.words(b) for b in layout.blocks[: _HEAD_BLOCKS + 4])
    if kind == "tribunal":  # the notice appealed against is named where the reasons begin
        lines = (line for b in layout.blocks[:_REASONS] for line in layout.words(b).split("\n"))
        head = "\n".join(line for line in lines if re.search(r"\bnotice\b|\bIC-\d", line, re.IGNORECASE))
    found = [m["ref"].rstrip(".-/") for m in _OTHER_CASE.finditer(head) if _is_case(m["ref"])]
    return [ref for ref in dict.fromkeys(found) if ref != own and not (own or "").startswith(f"{ref}/")] + [
        ref for ref in dict.fromkeys(found) if ref != own and (own or "").startswith(f"{ref}/")
    ]


def _is_case(ref: str) -> bool:
    """Letters and figures with a stroke, point or dash between them: no bare year, number or date."""
    return (
        len(ref) >= 6
        and bool(re.search(r"[./-]|[A-Z]{2}\d{6}", ref))
        and bool(re.search(r"[A-Z]", ref))
        and bool(re.search(r"\d{2}", ref))
    )


def result(layout: Layout, roles: list[Role | None], kind: Kind) -> Result | None:
    """What became of the earlier decision: it stands, it falls, or part of each."""
    if kind not in ("review", "decision_notice", "tribunal"):
        return None
    words = [
        layout.words(block)
        for block, role in zip(layout.blocks, roles, strict=True)
        if role not in ("request", "next_steps", None)
    ]
    text = "\n".join(" ".join(w.split()) for w in words if not _OFFERED.search(w[:80]))
    if kind == "decision_notice" and (found := in_all(layout.text)):
        return found
    text = FINDING.sub("", text)
    if kind != "review":  # what the authority's own review upheld is not upheld yet
        text = " ".join(text[a:b] for a, b in spans(text) if not _OWN_REVIEW.search(text, a, b))
    if kind == "tribunal" and (appeal := _APPEAL.search(layout.text)):
        how = (appeal["how"] or appeal["so"] or appeal["verb"]).lower()
        if appeal["part"] or appeal["partwise"] or appeal["partly"]:
            return "partly"
        return "overturned" if how.startswith(("allow", "uph")) else "upheld"
    if _IN_PART.search(text):
        return "partly"
    if complaint := _COMPLAINT_UPHELD.search(text):
        return "upheld" if complaint["not"] or complaint["do"] else "overturned"
    text = _IN_QUESTION.sub("", text)
    text = _NO_STEPS.sub("no steps are required", text)
    stands, falls = bool(_UPHOLDS.search(text)), bool(_OVERTURNS.search(text))
    if stands and falls:
        return "partly"
    return "upheld" if stands else "overturned" if falls else None
