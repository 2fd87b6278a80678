"""What each block of a letter does there: ask, decide, quote the law, argue harm, weigh, or close.

Roles come from the words themselves and from where the block stands: its heading, and what went before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.records import Role
from ingest.labels import part
from ingest.layout import Layout, Placed
from ingest.shapes import SALUTATION, SIGN_OFF


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_REQUEST_HEADING = _any(
    r"^\W*(?:(?:annex|appendix)\s*\w{0,2}\s*[:.–-]?\s*)?"
    r"(?:(?:the|your|summary of (?:the|your)|original|details of (?:the|your)|information|foi|freedom of information)\s+)*"
    r"(?:requests?|questions?)\b(?!\s+(?:reference|no|for (?:an )?(?:internal )?review))",
    r"^\W*(?:information )?(?:you )?(?:asked|requested)",
    r"^\W*request for information",
)
_CLOSING_HEADING = _any(
    r"next steps?", r"(?<!to )(?<!outcome of )\breview(?! of\b| outcome)", r"complain", r"appeal", r"your rights?", r"your information", r"privacy",
    r"how we use", r"copyright", r"re-?use", r"contact us", r"dissatisfied", r"not happy", r"further (?:information|advice)",
)  # fmt: skip
_OUTCOME_HEADING = _any(r"\b(?:outcome|result|findings?) of\b", r"\breview (?:outcome|decision|findings?)\b")
_FOR_HEADING = _any(r"(?:in favour of|for|favouring|supporting) (?:the )?(?:disclosure|disclosing|release)")
_AGAINST_HEADING = _any(
    r"(?:in favour of|for|favouring|supporting) (?:maintaining|withholding|non-disclosure|the exemption)",
    r"against (?:disclosure|release)",
)
_HARM_HEADING = _any(r"\b(?:overall |evidence of )?harm\b(?! (?:test|and public))|\bprejudice\b(?! test)")
_BALANCE_HEADING = _any(r"balanc", r"weighing", r"^\W*conclusion on the public interest")
_NUMBERED_QUESTION = re.compile(
    r"^\W*(?:question|part|item|point|request)s?\s?(?:no\.?\s?)?\(?\d{1,2}[a-z]?\)?\W*$", re.IGNORECASE
)
_DECISION_HEADING = _any(
    r"\b(?:response|reply|decision|answer(?:ed)?|responded|replied|outcome|findings?|disclosure)\b"
)
_LAW_HEADING = _any(r"\b(?:section|s\.|exempt|exception|regulation|reg\.)\s*\d*", r"\bFOIA\b.*\d", r"\bEIR\b.*\d")

_ASKS = _any(
    r"\byou (?:have )?(?:asked|requested|sought|wrote)\b[^.]{0,120}:$",
    r"\b(?:your|the) request (?:was|is|reads?|asked|said|stated|for)\b.{0,120}:$",
    r"\b(?:you seek|you are seeking|seek access to|asking for|requesting|requested|asked for)\b.{0,100}:$",
    r"^(?:you|your (?:e-?mail|letter|request))(?! can\b| may\b| have the right\b)[^.]{0,80}\b(?:asked|asks|"
    r"asking|requested|requests|requesting|seeks?|seeking|sought)\b",
    r"\brequest(?:ed)? (?:the following|is (?:set out|quoted|repeated) below|as follows)\b",
)
_INTRODUCES = _any(
    r"\b(?:you|applicant|requester|complainant) (?:have |had |also |then |specifically )?(?:asked|requested|"
    r"sought|wrote|seek|made)\b[^.]{0,160}:\s*$",
    r"\b(?:your|the|this|following) (?:\w+ ){0,3}(?:request|e-?mail|letter|correspondence)\b[^.]{0,120}:\s*$",
    r"\b(?:it|this|which|they) (?:reads?|said|says|was|were|asked|is|are)(?: as follows)?:\s*$",
    r"\b(?:asked|asking|request(?:ed|ing)?|seek(?:ing)?) (?:for |to know |us )?(?:the following|access to)?[^.]{0,60}:\s*$",
)
_AUTHORITY_SPEAKS = _any(
    r"\byour (?:request|e-?mail|letter|correspondence|enquiry|message|questions?) (?!.{0,40}\?)",
    r"\b(?:we|I|the \w+) (?:have |has )?(?:received|handled|dealt with|treated|considered)\b",
    r"^\W*thank you for your",
)
_CONCLUDES = _any(
    r"\b(?:i|we) have (?:concluded|decided|considered|reviewed|completed|conducted)\b",
    r"\b(?:purpose|outcome) of (?:an|the|this|my) (?:internal )?review\b",
    r"\b(?:is|are|as) (?:therefore |also )?(?:exempt|withheld)\b",
    r"\b(?:section|regulation) \d+\S* of the\b",
)
_FIELD = _any(
    r"^\W*(?:date|received|responded|published|released|status|(?:our |your )?ref(?:erence)?|request (?:id|ref|no)|case)\b[^.?]{0,60}$"
)
_TALKS = _any(
    r"^\W*(?:dear|hello|hi|good (?:morning|afternoon)|to whom|yours|kind regards|(?:best|warm|many) |regards|"
    r"thank|i look forward|on .{5,80} wrote:|from:|sent:|to:|subject:|date:)",
    r"^\W*\[?(?:requester|name|applicant)\b.{0,20}$",
)
_ASKED_AGAIN = re.compile(r"^\W*\(?\d{1,2}[.)]\s*(?:[\"“][^\"”]+[\"”]\W*$|[A-Z][^.]{12,300}\?\W*$)")
QUESTION = re.compile(r"^\W*(?:Q|Question)\s?\d{1,2}\b[.):]?", re.IGNORECASE)
_ANSWERED = re.compile(r"^\W*(?:A|Answer|Response)\s?\d{1,2}\b", re.IGNORECASE)
_ANSWERS = _any(
    r"^\W*(?:we|i|our|the (?:council|trust|force|department|university|authority|commissioner|office|"
    r"agency)|it)\b(?:\W+\w+){0,3}?\W+(?:can |have |has |am |are |is |do |does |did |will |received|hold|"
    r"holds|consider|handled|confirm|response|reply|estimate)",
    r"^\W*(?:(?:i|we) (?:write|am writing|refer|respond)(?: to you)? (?:in connection|in response|in reply|further|about|with|to your|regarding)|"
    r"in (?:response|answer|reply|relation)|under (?:section|the)|thank you|further to|having|"
    r"following|please (?:find|see|accept)|(?:we|i) apologise|unfortunately|your request (?:was|has been|is being)|(?:this|the) (?:information|"
    r"request)|section \d|some of|(?:response|answer|reply)\b)",
)
_CLOSES = _any(
    r"\b(?:ask|request|entitled to|right to|apply for|seek|want us to carry out) (?:us )?(?:for |to )?(?:an? )?(?:internal )?review",
    r"\bask us to review\b", r"\binternal review\b.{0,120}\b(?:within|writ|contact|e-?mail|address|request)",
    r"\bcomplain(?:t|ts)?\b.{0,160}\b(?:commissioner|ICO|us|regulator|website|procedure)\b",
    r"\b(?:information commissioner(?:['’]s office)?|ICO)\b.{0,160}\b(?:wycliffe|complain|apply|contact(?:ed)?)\b",
    r"\bappeal\b.{0,100}\btribunal\b", r"\breview procedure\b", r"\byou may ask [^.]{0,60}\breview\b", r"\btake the matter to the\b",
    r"\bprivacy notice\b", r"\bif you (?:are|remain) (?:dissatisfied|unhappy|not satisfied|not content)",
)  # fmt: skip
_LAW_INTRODUCED = _any(
    r"\b(?:states?|provides?|says|reads?|set out|is as follows|as follows|defined as|"
    r"referred to in sections? [^.]{2,60} (?:are|is))\b[^.]{0,60}[:;,–-]?\s*[-:;–]\s*$",
)
_LAW_QUOTED = _any(
    r"^[\"“'‘]?\s*(?:\(\d{1,2}\)|\(?[a-z]{1,3}[.)])\s*.{0,400}(?:exempt information|any enactment|"
    r"public authority|the purposes? of|this act|commissioner|prejudice)",
    r"^[\"“'‘].{0,80}\binformation\b.{0,80}\b(?:is exempt information|exempt information if|need not be disclosed)",
    r"^[\"“'‘]\s*(?:a person|a public authority|any person|information to which|for the purposes of (?:this )?(?:section|paragraph))",
    r"^unless the disclosure is made with lawful authority",
)
_BALANCE = _any(
    r"public interest (?:in|lies in|favours|rests)[^.]{0,90}\boutweigh", r"\boutweigh(?:s|ed)?\b[^.]{0,80}\bpublic interest",
    r"\bon balance\b", r"\bbalance of (?:the )?public interests?\b", r"public interest (?:lies|rests|favours|falls) (?:in )?",
)  # fmt: skip
_TEST_EXPLAINED = _any(
    r"\b(?:must|required to|need to|have to|obliged to)\b[^.]{0,60}\b(?:consider|carry out|apply|weigh|conduct)\b[^.]{0,200}public interest",
    r"weighing up the factors", r"considered the public interest test for and against", r"\bdoes not require a consideration\b",
)  # fmt: skip
_AGAINST = _any(
    r"^\W*(?:\d+\.\s*)?(?:(?:on the other (?:hand|side)|against (?:that|this|disclosure|confirm\w+)|yet|set against)\b|against:)",
    r"\bfactors? (?:against|favouring non-disclosure|in favour of (?:non-disclosure|maintaining|withholding))",
    r"\bpublic interest (?:in|that) (?:talks|investigations|the (?:force|police)|people being able to|candid|proper|safe)",
    r"public interest (?:in|favouring) (?:not disclosing|withholding|maintaining|non-disclosure|protecting|ensuring that|preserving|safeguarding)",
    r"\bin favour of (?:maintaining|withholding|non-disclosure|the exemption)", r"\bagainst (?:disclosure|disclosing|release)\b",
    r"\b(?:factors?|arguments?) (?:for|supporting) (?:withholding|maintaining)",
    r"^\W*(?:however|conversely|on the other hand|against this|nevertheless)\b[^.]{0,160}\b(?:public interest|disclos|harm|prejudice|candid|frank)",
    r"\b(?:safe space|chilling effect|without fear of)\b",
)  # fmt: skip
_FOR = _any(
    r"^\W*(?:\d+\.\s*)?(?:for|in favour of|favouring) (?:disclosure|disclosing|release|confirm\w+|an answer)\b",
    r"\bfactors? (?:\w+ )?favour(?:s|ing)? (?:disclosure|release|confirm\w+)\b|\bfactors (?:for|in favour of) (?:disclosure|confirm\w+)",
    r"\bpublic interest in (?:\w+ ){0,6}(?:knowing|understood|understanding|accounting|being (?:told|able to see|understood)|know)\b",
    r"\b(?:people|patients|residents|households|parents|the public|taxpayers) (?:\w+ ){0,6}"
    r"(?:have an interest in|would like to (?:see|know)|want to know|are entitled to know|should be able to)",
    r"\bIt may be said for (?:confirm|disclos)\w*",
    r"public interest (?:in|favouring) (?:the )?(?:disclosure|disclosing|release|releasing|transparency|"
    r"openness|accountability|understanding|knowing)",
    r"\bin favour of (?:disclosure|disclosing|release|releasing)\b", r"\b(?:factors?|arguments?) (?:for|supporting) (?:disclosure|release)",
    r"\b(?:disclosure|release|releasing)[^.]{0,60}\b(?:would|could|may|might) (?:promote|increase|further|"
    r"improve|enhance|assist|help|allow|enable|inform)",
    r"\b(?:promot|increas|further|favour)\w*\b[^.]{0,40}\b(?:transparency|accountability|openness|public debate)",
)  # fmt: skip
_HARM = _any(
    r"\bwould(?:,? or would)? (?:be )?(?:likely )?(?:to )?(?:prejudice|inhibit|harm|endanger|undermine|"
    r"damage|discourage|deter|hinder|disrupt|compromise|adversely|impact|reveal|enable|assist)",
    r"\bwould be (?:likely|unfair|unable|reluctant|discouraged|deterred|(?:less|more) \w+)\b",
    r"\bis likely that (?:the )?(?:disclosure|release)", r"\bchilling effect\b", r"\bprejudice (?:to|the|our)\b",
    r"\badverse(?:ly)? (?:e|a)ffect", r"\breasonable expectation", r"\blegitimate interests?\b",
)  # fmt: skip
_REASONS = _any(
    r"\bdata protection principle|\blawful basis\b|\bpersonal data\b",
    r"\bqualified person\b",
    r"\b(?:considered|thought about|looked at|asked (?:whether|which))\b[^.]{0,80}(?:section|exemption|regulation|exception)?"
    r".{0,400}\b(?:do not rely|did not|is not engaged|was not engaged|does not apply|could (?:identify|see) none|no longer applies)\b",
    r"\b(?:is|are) absolute\b",
    r"\b\d+ hours\b.{0,200}£25|£25.{0,200}\b\d+ hours\b|\b(?:minutes|hours)\b[^.]{0,60}\b(?:each|a file|whole)\b",
    r"\bpublic interest test\b[^.]{0,60}\b(?:no|not|nothing|without)\b|\bno (?:test of the )?public interest(?: test)?\b",
)
"""Why an exemption applies, or does not, apart from any harm foreseen."""
_FORESEES = _any(r"\bwould be likely to (?:prejudice|inhibit|endanger|harm)", r"\bchilling effect\b")
_HANDLED = _any(
    r"\b(?:dealt with|handled|considered|treated|processed|answered) (?:\w+ ){0,4}?(?:under|in accordance with|in line with) "
    r"(?:the )?(?:terms of the )?(?:freedom|environmental|FOI|EIR|act)\b[^.]*\.?\W*$",
    r"^\W*(?:we |i )?(?:received|acknowledge)\b[^.]{0,80}\.?\W*$",
    r"^\W*thank you for your [^.]*\.?\W*$",
    r"^\W*I write (?:in connection with|about|further to|in response to) [^.]*\.",
)
_DEFINES = _any(
    r"\b(?:exempts?|covers?|applies to|is exempt(?: information)? if|information is exempt where|concerns) [^.]{0,120}\bwould,? or would be likely to,?",
    r"\b(?:does not require|requires? no|need not be) (?:\w+ ){0,3}(?:prejudice|harm)\b",
    r"\bwould,? or would be likely to,? (?:prejudice|endanger|inhibit) (?:\([a-z]\)|[^.]{0,80}\.\s*$)",
)
_DECIDES = _any(
    r"\b(?:do|does|did) not hold\b", r"\bhold(?:s)? (?:no |some |the |all |information)", r"\bnot held\b", r"\bwithh[eo]ld(?:ing)?\b",
    r"\bneither confirm", r"\brefus(?:e|ed|ing)\b", r"\b(?:disclos|releas|provid|enclos|attach|publish|redact)(?:e|ed|ing|es)\b",
    r"\bplease (?:find|see)\b", r"\bfollowing\b.{0,40}:\s*$", r"\bexempt\b", r"\bvexatious\b", r"\bappropriate limit\b",
)  # fmt: skip
_KEPT = _any(r"\bneither confirm", r"\bby virtue of\b", r"\b(?:is|are) (?:exempt|withheld)\b")
_LAW_NAMED = _any(
    r"\b(?:sections?|s\.|ss\.|regulations?|reg\.)\s*\d",
    r"\bexempt(?:ion|ions)?\b",
    r"\bexceptions?\b",
    r"\benactment\b",
)


@dataclass
class _State:
    """What has been read so far: whether a request or a quotation is open, and whether the letter is closing.

    `answering`: "Question 2" heads its answer, because the request stood before the first such heading.
    `listed`: the request was a list or a quotation, so that the next paragraph is none of it.
    """

    request: bool = False
    listed: bool = False
    quoting: bool = False
    closing: bool = False
    law: bool = False
    last: Role = "other"
    heading: Role | None = field(default=None)
    asked: bool = False
    responding: bool = False
    answering: bool | None = None
    signed: bool = False


def roles(layout: Layout) -> list[Role | None]:
    """The role of every block, None for headings."""
    state = _State()
    found = _between_labels(layout, [_role(layout.words(block), block, state) for block in layout.blocks])
    return found if "request" in found else _of_thread(layout, found)


def _between_labels(layout: Layout, found: list[Role | None]) -> list[Role | None]:
    """All between "Request" and "Response", each alone on a line, is the request, up to where the authority speaks."""
    roles = list(found)
    asking = False
    for n, block in enumerate(layout.blocks):
        words = layout.words(block)
        if block.kind == "heading":
            named = part(words)
            asking = named == "request" and any(
                part(layout.words(later)) == "answer" for later in layout.blocks[n + 1 :] if later.kind == "heading"
            )
        elif asking and roles[n] != "request":
            asking = not (_AUTHORITY_SPEAKS.search(words) or _FIELD.match(words))
            if asking:
                roles[n] = "other" if _TALKS.search(words) or _INTRODUCES.search(words) else "request"
    return roles


def _of_thread(layout: Layout, found: list[Role | None]) -> list[Role | None]:
    """A reply that quotes nothing of the request above: what it quotes at its end is the mail that asked."""
    last = next((n for n in reversed(range(len(found))) if layout.blocks[n].kind != "quote"), -1)
    tail = [n for n in range(last + 1, len(found)) if found[n] is not None]
    asked = [n for n in tail if not _TALKS.search(layout.words(layout.blocks[n]))]
    return [("request" if n in asked else "other" if n in tail else role) for n, role in enumerate(found)]


def _role(words: str, block: Placed, state: _State) -> Role | None:
    if block.kind == "heading":
        _enter(words, state)
        return None
    if SALUTATION.match(words):
        return "other"
    if block.kind in ("question", "answer"):
        state.request = False
        state.last = _of_cell(words, block, state)
        return state.last
    role = _of_request(words, block, state) or _of_place(words, state) or _of_words(words, block, state)
    state.law = bool(_LAW_INTRODUCED.search(words)) or (role == "statute" and _left_open(words, state))
    state.last = role
    state.asked = state.asked or role == "request"
    return role


def _of_cell(words: str, block: Placed, state: _State) -> Role:
    """A cell of a table of questions and answers; its header row is neither."""
    if block.kind == "question":
        return "other" if len(words.split()) < 3 and not re.search(r"\d|\?", words) else "request"
    role = _of_words(words, block, state)
    return "decision" if role == "other" and len(words.split()) > 2 else role


def _enter(heading: str, state: _State) -> None:
    state.signed = False
    state.request = bool(_REQUEST_HEADING.search(heading)) and not _DECISION_HEADING.search(heading)
    if _NUMBERED_QUESTION.match(heading):
        if state.answering is None:
            state.answering = (state.asked and state.last != "request") or state.responding
        state.request = state.request and not state.answering
    state.responding = state.responding or bool(_DECISION_HEADING.search(heading))
    state.closing = (
        bool(_CLOSING_HEADING.search(heading)) and not state.request and not _OUTCOME_HEADING.search(heading)
    )
    state.quoting = state.law = False
    state.heading = None
    for role, pattern in _HEADINGS:
        if pattern.search(heading):
            state.heading = role
            break


_HEADINGS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("factors_for_disclosure", _FOR_HEADING),
    ("factors_against_disclosure", _AGAINST_HEADING),
    ("balance", _BALANCE_HEADING),
    ("prejudice", _HARM_HEADING),
    ("exemption", _LAW_HEADING),
    ("decision", _DECISION_HEADING),
)


def _of_request(words: str, block: Placed, state: _State) -> Role | None:
    """Blocks of the request itself: under its heading, quoted, or after "You asked:", until the answer begins."""
    if _FIELD.match(words):
        return None
    if (
        block.kind in ("paragraph", "list")
        and not state.quoting
        and _INTRODUCES.search(words)
        and not _KEPT.search(words)
    ):
        state.request, state.listed, state.closing = True, False, False
        return "other"
    if state.closing:
        return None
    opening = (
        len(re.findall('[“"]', words)) > len(re.findall("[”]", words)) if "“" in words else words.count('"') % 2 == 1
    )
    if (
        state.request
        and not state.quoting
        and block.kind == "paragraph"
        and words[:1] not in '"“'
        and (state.listed or _ANSWERS.search(words) or (state.last == "request" and _CONCLUDES.search(words)))
        and not QUESTION.match(words)
    ):
        state.request = state.listed = False
        return None
    if state.request:
        state.listed = block.kind in ("list", "quote")
        state.quoting = (
            state.quoting != opening if '"' in words else (state.quoting or opening) and "”" not in words[-3:]
        )
        if re.search('["”]\\s*\\.?$', words):
            state.quoting = False
            state.request = bool(_REQUEST_HEADING.search(block.heading or ""))
        return "request"
    quoted = block.kind == "quote" or words[:1] in '"“'
    if quoted and _REQUEST_HEADING.search(block.heading or "") and not _DECISION_HEADING.search(block.heading or ""):
        return "request"
    if (QUESTION.match(words) and not _LAW_NAMED.search(words[:40])) or (
        _ASKED_AGAIN.match(words) and not state.closing
    ):
        return "request"
    if _ASKS.search(words) and not _CLOSES.search(words) and (words.endswith(":") or not _DECIDES.search(words)):
        state.request = words.rstrip().endswith(":")
        return "request"
    return None


def _of_place(words: str, state: _State) -> Role | None:
    if SIGN_OFF.match(words):
        state.signed = True
    if state.signed or _HANDLED.search(words):
        return "other"
    if state.closing:
        return "next_steps" if _CLOSES.search(words) or len(words) > _MORE_THAN_A_NAME else "other"
    if _CLOSES.search(words) and not _HARM.search(words):
        return "next_steps"
    return None


_MORE_THAN_A_NAME, _LONG = 60, 70
_WEIGHING: tuple[Role, ...] = ("factors_for_disclosure", "factors_against_disclosure")
"""Once a letter weighs, what it goes on to say of the matter without a sign of its own mostly weighs against."""


def _of_words(words: str, block: Placed, state: _State) -> Role:
    if _LAW_QUOTED.search(words) or (state.law and (block.kind in ("list", "quote") or words[:1] in "\"“'‘(")):
        return "statute"
    if state.heading in ("factors_for_disclosure", "factors_against_disclosure", "balance", "prejudice"):
        return "balance" if _BALANCE.search(words) else state.heading
    if _TEST_EXPLAINED.search(words):
        return "exemption"
    if _BALANCE.search(words):
        return "balance"
    leaning = [(m.start(), role) for role, pattern in _LEANINGS if (m := pattern.search(words))]
    if leaning:
        return min(leaning)[1]
    if _DEFINES.search(words) and len(words.split()) < _LONG:
        return "exemption"
    if _REASONS.search(words) and not _FORESEES.search(words):
        return "exemption"
    if _HARM.search(words) and not words.startswith(("“", '"')):
        return "prejudice"
    if state.last in _WEIGHING and state.heading in (None, "exemption", "decision") and not _LAW_NAMED.search(words):
        return "factors_against_disclosure"
    if state.heading == "exemption":
        return "exemption"
    if _DECIDES.search(words) or _ANSWERED.match(words):
        return "decision"
    if _LAW_NAMED.search(words):
        return "exemption"
    return "decision" if state.heading == "decision" or (state.asked and state.heading is None) else "other"


_LEANINGS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("factors_against_disclosure", _AGAINST),
    ("factors_for_disclosure", _FOR),
)


def _left_open(words: str, state: _State) -> bool:
    """True while a quotation of the law goes on into the next block."""
    opened = words.count("“") + words.count('"') % 2
    return (opened > words.count("”")) or (state.law and not re.search('[”"]\\s*\\.?$', words) and opened == 0)
