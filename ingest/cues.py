"""Phrases that show what a block of a letter does: ask, decide, argue harm, weigh, close."""

from __future__ import annotations

import re

from corpus.wording import any_of

ASKS = any_of(
    r"\byou (?:have )?(?:asked|requested|sought|wrote|wanted|inquired|enquired)\b[^.]{0,120}:$",
    r"\b(?:your|the) requests? (?:was|is|were|are|reads?|asked|said|stated|for)\b[^.]{0,120}:$",
    r"\b(?:you seek|you are seeking|seek access to|asking for|requesting|requested|asked for)\b[^.]{0,100}:$",
    r"^(?:you|your (?:e-?mail|letter|request))(?! can\b| may\b| have the right\b)[^.]{0,80}\b(?:asked|asks|wanted|"
    r"asking|requested|requests|requesting|seeks?|seeking|sought)\b",
    r"\brequest(?:ed)? (?:the following|is (?:set out|quoted|repeated) below|as follows)\b",
)
INTRODUCES = any_of(
    r"\byou (?:have )?(?:asked|requested|wrote)(?: for)? the following(?: information)?\W*$",
    r"^\W*you (?:have )?(?:asked|requested)\b[^.:?]{0,140}\bfor\s*$",
    r"\b(?:you|applicant|requester|complainant) (?:have |had |also |then |specifically )?(?:asked?|requested|want(?:ed)?|inquired|enquired|"
    r"sought|wrote|seek|made)\b[^.]{0,160}:\s*$",
    r"\b(?:your|the|this|following) (?:\w+ ){0,3}(?:requests?|e-?mails?|letter|correspondence)\b[^.]{0,120}:\s*$",
    r"\byour (?:\w+ ){0,3}(?:enquir(?:y|ies)|quer(?:y|ies)|questions?|message)\b(?![^.]*\b(?:answer|respon|repl))[^.?]{0,80}:\s*$",
    r"\b(?:your|the|this) (?:\w+ ){0,3}requests?\b[^.]{0,220}\b(?:(?:is|was)? ?set out (?:below|here)|as follows|reads?|text of which (?:was|is))\s*:\s*$",
    r"\b(?:it|this|which|they) (?:reads?|said|says|was|were|asked|is|are)(?: as follows| for)?:\s*$",
    r"\byou (?:are|were) (?:now )?(?:asking|requesting|seeking)\b[^.?]{0,80}:\s*$",
    r"\b(?:in (?:it|which|this|that)|where|there),? you (?:had )?(?:said|say|wrote|write|stated|put)\b[^.?]{0,60}:\s*$",
    r"\byour (?:exact |own |full )?(?:words|questions?|queries|enquiry|wording) (?:were|was|is|are|reads?)\b[^.?]{0,60}:\s*$",
    r"\byour (?:\w+ ){0,3}requests? (?:for (?:the )?(?:following )?information )?(?:(?:set out|shown|given|copied|quoted|reproduced|repeated|which is) )?"
    r"(?:below|underneath|as follows)\b[^.:]{0,90}[.:]\s*$",
    r"\b(?:your|the) (?:\w+ ){0,3}requests?\b(?![^.]*\b(?:respon|answer|repl))[^.:]{0,70}\b(?:set out|shown|copied|quoted|reproduced|repeated|given) "
    r"(?:in full )?(?:below|underneath)\b[^.:]{0,60}[.:]\s*$",
    r"\byou(?: would like|[’']d like| wish(?:ed)?| want(?:ed)?| are looking for| are after| need(?:ed)?)\b"
    r"(?![^.]*\b(?:attached|enclosed|review|complain\w*)\b)[^.?]{0,80}:\s*$",
    r"\b(?:asked|asking|request(?:ed|ing)?|seek(?:ing)?) (?:for |to know |us )?(?:the following|access to)?[^.]{0,60}:\s*$",
)
CONCLUDES = any_of(
    r"\b(?:i|we) have (?:concluded|decided|considered|reviewed|completed|conducted)\b",
    r"\b(?:purpose|outcome) of (?:an|the|this|my) (?:internal )?review\b",
    r"\b(?:is|are|as) (?:therefore |also )?(?:exempt|withheld)\b",
    r"\b(?:section|regulation) \d+\S* of the\b",
    r"\b(?:published|available|put out|found|seen|viewed)\b[^.]{0,40}\b(?:on|at|via|from) (?:the|our|its) (?:\w+ ){0,3}?web ?(?:site|page)",
)
HAS_APPLIED = any_of(
    r"\b(?:we|I|council|trust|force|police|university|department|authority|board|service) (?:have|has) applied\b"
)
FIELD = any_of(
    r"^\W*(?:date|received|responded|published|released|status|(?:our |your )?ref(?:erence)?|request (?:id|ref|no)|case)\b[^.?]{0,60}$"
)
ASKED_AGAIN = re.compile(r"^\W*\(?\d{1,2}[.)]\s*(?:[\"“][^\"”]+[\"”]\W*$|[A-Z][^.]{12,300}\?\W*$)")
QUESTION = re.compile(
    r"^\W*(?:Q|Question)(?:\s(?:number|no\.?))?\s?\d{1,2}\b(?!\s?[-–:]?\s?(?:response|answer|reply))[.):]?(?:\s/(?=\s))?|"
    r"^\W*Request\s\d{1,2}\s?[:.)–-]\s(?!(?:response|answer|reply)\b)|"
    r"^\W*Q\s?[.:)–-]?\s+(?=(?:how|what|which|who|when|where|why|is|are|do|does|did|has|have|can|could|please)\b)|"
    r"^\W{0,2}\d{1,2}[a-z][.)]\s+(?=(?:how|what|which|who|when|where|why|please)\b|if\b[^.?]{5,120}, please\b|[^?]{5,240}\?)",
    re.IGNORECASE,
)
ANSWERED = re.compile(
    r"^\W*(?:information (?:not )?(?:held|withheld|disclosed|provided|released)\n|"
    r"(?:A|Answer|Response)(?:\s(?:to|for)\s(?:Q|question)(?:\s(?:number|no\.?))?)?\s?\d{1,2}\b|(?:Q|Question)\s?\d{1,2}[a-z]?\s?[-–:]?\s?(?:response|answer|reply)\b)",
    re.IGNORECASE,
)
CLOSES = any_of(
    r"\b(?:ask|request|entitled to|right to|apply for|seek|want us to carry out) (?:us )?(?:for |to )?(?:an? )?(?:internal )?review",
    r"\bask us to review\b", r"\binternal review\b.{0,120}\b(?:within|writ|contact|e-?mail|address|request)",
    r"(?<![/\w])complain(?:t|ts)?\b.{0,160}\b(?:commissioner|ICO|us|regulator|website|procedure)\b",
    r"\b(?:information commissioner(?:['’]s office)?|ICO)\b.{0,160}\b(?:wycliffe|complain|apply|contact(?:ed)?)\b",
    r"\bappeal\b.{0,100}\btribunal\b", r"\breview procedure\b", r"\byou may ask [^.]{0,60}\breview\b", r"\btake the matter to the\b",
    r"\bmay (?:be )?re-?use", r"\bprivacy notice\b", r"\bif you (?:are|remain) (?:dissatisfied|unhappy|not satisfied|not content)",
)  # fmt: skip
LAW_INTRODUCED = any_of(
    r"\b(?:states?|provides?|says|reads?|set out|is as follows|as follows|defined as|"
    r"referred to in sections? [^.]{2,60} (?:are|is))\b[^.]{0,60}[:;,–-]?\s*[-:;–]\s*$",
)
LAW_QUOTED = any_of(
    r"^[\"“'‘]?\s*(?:\(\d{1,2}\)|\(?[a-z]{1,3}[.)])\s*.{0,400}(?:exempt information|any enactment|"
    r"public authority|the purposes? of|this act|commissioner|prejudice)",
    r"^[\"“'‘].{0,80}\binformation\b.{0,80}\b(?:is exempt information|exempt information if|need not be disclosed)",
    r"^[\"“'‘]\s*(?:a person|a public authority|any person|information to which|for the purposes of (?:this )?(?:section|paragraph))",
    r"^unless the disclosure is made with lawful authority",
)
BALANCE = any_of(
    r"public interest (?:in|lies in|favours|rests)[^.]{0,90}\boutweigh", r"\boutweigh(?:s|ed)?\b[^.]{0,80}\bpublic interest",
    r"\bon balance\b", r"\bbalance of (?:the )?public interests?\b", r"public interest (?:lies|rests|favours|falls) (?!in (?:not|avoiding|protecting))(?:in )?",
    r"\binterest\b[^.]{0,120}\boutweighs\b", r"\boutweighed that\b",
    r"\bthe balance (?:still |therefore |of [\w ]+?)?(?:is|lies|falls|comes|tips)\b", r"\bon the whole\b[^.]{0,60}\bpublic interest",
    r"\bpublic interest\b[^.]{0,80}\bprevails\b", r"^\W*on the public interest\b",
)  # fmt: skip
TEST_EXPLAINED = any_of(
    r"\b(?:must|required to|need to|have to|obliged to)\b[^.]{0,60}\b(?:consider|carry out|apply|weigh|conduct)\b[^.]{0,200}public interest",
    r"\bregard\b[^.]{0,60}\bfactual (?:background|information)",
    r"weighing up the factors", r"considered the public interest test for and against", r"\bdoes not require a consideration\b",
)  # fmt: skip
AGAINST = any_of(
    r"^\W*(?:\d+\.\s*)?(?:(?:on the other (?:hand|side)|against (?:that|this|disclosure|confirm\w+)|yet|set against)\b|against:)",
    r"\bfactors? (?:against|favouring non-disclosure|in favour of (?:non-disclosure|maintaining|withholding))",
    r"\bpublic interest (?:in|that) (?:talks|investigations|the (?:force|police)|people being able to|candid|proper|safe)",
    r"public interest (?:in|favouring|lies in) (?:the |its )?(?:not (?!be)\w+ing|withholding|"
    r"maintaining|non-disclosure|protect(?:ing|ion)|ensuring that|preserv\w+|safeguarding|keeping|avoiding)",
    r"\bin favour of (?:maintaining|withholding|non-disclosure|the exemption)", r"\bagainst (?:disclosure|disclosing|release)\b",
    r"\b(?:factors?|arguments?) (?:for|supporting) (?:withholding|maintaining)",
    r"^\W*(?:however|conversely|on the other hand|against this|nevertheless)\b[^.]{0,160}\b(?:public interest|disclos|harm|prejudice|candid|frank)",
    r"\b(?:safe space|chilling effect|without fear of)\b",
)  # fmt: skip
FOR = any_of(
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
    r"improve|enhance|assist|help|allow|enable|inform|let|satisfy)",
    r"\b(?:promot|increas|further|favour)\w*\b[^.]{0,40}\b(?:transparency|accountability|openness|public debate)",
)  # fmt: skip
HARM = any_of(
    r"\bwould(?:,? or would)? (?:be )?(?:likely )?(?:to )?(?:prejudice|inhibit|harm|endanger|undermine|"
    r"damage|discourage|deter|hinder|disrupt|compromise|adversely|impact|reveal|enable|assist)",
    r"\b(?:would|might|could) (?:learn|think twice|be of use|cease|stop|lose|no longer|not (?:give|send|come|speak|tell|take part))\b",
    r"\bwould be (?:likely|unfair|unable|reluctant|discouraged|deterred|(?:less|more) \w+)\b",
    r"\bis likely that (?:the )?(?:disclosure|release)", r"\bchilling effect\b", r"\bprejudice (?:to|the|our)\b",
    r"\badverse(?:ly)? (?:e|a)ffect",
)  # fmt: skip
REASONS = any_of(
    r"\bdata protection principle|\blawful basis\b|\bpersonal data\b|\breasonable expectation|\blegitimate interests?\b",
    r"\b(?:legal(?: professional| advice)?|advice|litigation) privilege\b",
    r"\b(?:is|was|not|therefore|also) engaged\b|\btherefore appl(?:y|ies)\b|\bconcluded that it (?:does|did) not\b",
    r"\bqualified person\b",
    r"\b(?:considered|thought about|looked at|asked (?:whether|which))\b[^.]{0,80}(?:section|exemption|regulation|exception)?"
    r".{0,400}\b(?:do not rely|did not|is not engaged|was not engaged|does not apply|could (?:identify|see) none|no longer applies)\b",
    r"\b(?:is|are) absolute\b",
    r"\b\d+ hours\b.{0,200}£25|£25.{0,200}\b\d+ hours\b|\b(?:minutes|hours)\b[^.]{0,60}\b(?:each|a file|whole)\b",
    r"\bpublic interest test\b[^.]{0,60}\b(?:no|not|nothing|without)\b|\bno (?:test of the )?public interest(?: test)?\b",
)
"""Why an exemption applies, or does not, apart from any harm foreseen."""
FORESEES = any_of(r"\bwould be likely to (?:be )?(?:prejudice|inhibit|endanger|harm)", r"\bchilling effect\b")
HANDLED = any_of(
    r"\b(?:dealt with|handled|considered|treated|processed|answered) (?:\w+ ){0,4}?(?:under|in accordance with|in line with) "
    r"(?:the )?(?:terms of the )?(?:freedom|environmental|FOI|EIR|act)\b[^.]*\.?\W*$",
    r"^\W*(?:we |i )?(?:received|acknowledge)\b[^.]{0,80}\.?\W*$",
    r"^\W*thank you for your [^.]*\.?\W*$",
    r"^\W*I write (?:in connection with|about|further to|in response to) [^.]*\.",
)
DEFINES = any_of(
    r"\b(?:exempts?|covers?|applies (?:only )?(?:to|where|if|when)|is exempt(?: information)? if|information is exempt where|concerns) "
    r"[^.]{0,120}\bwould(?:,? or would be likely to,?| adversely affect)",
    r"\b(?:does not require|requires? no|need not be) (?:\w+ ){0,3}(?:prejudice|harm)\b",
    r"\bwould,? or would be likely to,? (?:prejudice|endanger|inhibit) (?:\([a-z]\)|[^.]{0,80}\.\s*$)",
)
DECIDES = any_of(
    r"\b(?:do|does|did) not hold\b", r"\bhold(?:s)? (?:no |some |the |all |information)", r"\bnot held\b", r"\bwithh[eo]ld(?:s|ing)?\b",
    r"\bneither confirm", r"\brefus(?:e|ed|ing)\b", r"\b(?:disclos|releas|provid|enclos|attach|publish|redact)(?:e|ed|ing|es)\b",
    r"\bplease (?:find|see)\b", r"\bfollowing\b.{0,40}:\s*$", r"\bexempt\b", r"\bvexatious\b", r"\bappropriate limit\b",
)  # fmt: skip
KEPT = any_of(
    r"\bneither confirm", r"\bby virtue of\b", r"\b(?:is|are) (?:exempt|withheld)\b",
    r"\b(?:exemption|exception)s? (?:applies|apply|(?:has|have) been applied)\b", r"\bthe following (?:exemption|exception)",
)  # fmt: skip
LAW_NAMED = any_of(
    r"\b(?:sections?|s\.|ss\.|regulations?|reg\.)\s*\d",
    r"\bexempt(?:ion|ions)?\b",
    r"\bexceptions?\b",
    r"\benactment\b",
)

OFFERS = any_of(
    r"^\W*(?:\d+\.\s*)?if you (?:want|would like|could|can|narrow|limit|send|tell|let us)\b",
    r"^\W*(?:\d+\.\s*)?you (?:may|might) (?:also )?(?:like to know|find|wish to|want to|apply|obtain|buy|inspect)\b",
    r"^\W*(?:\d+\.\s*)?it may (?:also )?(?:help|be (?:of help|helpful|useful|of (?:use|interest)))\b|\bmay be of (?:help|use|interest) to you\b",
    r"\bwe would suggest\b|(?:^|[,;.]|\bplease) tell us (?:and|which|what)\b",
    r"\b(?:can tell you how|(?:be )?glad to (?:arrange|help))\b",
    r"\bmay (?:also )?hold\b",
)
"""Advice and assistance: part of the answer."""
RECOUNTS = any_of(
    r"^\W*(?:\d+\.\s*)?you (?:also |then )?(?:say|said|argued?|complain(?:ed)?|wrote)\b",
    r"^\W*you asked[^.]{0,60}\breview\b",
)
"""What the requester said when asking for a review."""
CONTRASTS = any_of(
    r"^\W*(?:\d+\.\s*)?(?:but|yet|against\b|however|on the other (?:side|hand)|set against|conversely|nevertheless|that interest is)\b"
)
"""How a block begins that answers the factors above it."""
SYMPATHY = any_of(
    r"\b(?:public|people|patients|residents|owners|taxpayers|motorists|anyone|everybody|everyone)\b",
    r"\binterest\b",
    r"\byou would like\b",
)
"""Whose interest, or what, may speak for disclosure."""
FORESEEN = any_of(r"(?<!you )\b(?:would|could|might)\b")
KEEPS = any_of(
    r"\b(?:is|are|be|been) (?:therefore |also |all |each |both )*(?:withheld|exempt|refused)\b",
    r"\b(?:we|I|the \w+|it) (?:\w+ )?(?:withh[eo]ld|refuse|rely on|neither confirm|can neither)",
    r"\bwithh[eo]ld(?:s|ing)?\b|\brefus(?:e|ed|al)\b|\bneither confirm|\bappropriate (?:costs? )?limit\b|\bvexatious\b",
    r"\b(?:cannot|neither can|may not|must not) be (?:released|disclosed|given)\b",
)
"""The decision keeps something back, so that reasons are to be expected."""

_HOLDS = (
    r"^\W*(?:\d+\.\s*)?(?:we|I) (?:do not |also |have |now )*"
    r"(?:hold|enclose[ds]?|attach(?:ed)?|disclose[ds]?|release[ds]?|refuse[ds]?|withhold|provide[ds]?)\b"
)
HOLDS = any_of(_HOLDS)
"""The authority says what it has or gives, itself."""
STATES = any_of(
    _HOLDS,
    r"\b(?:is|are) (?:now |also |therefore |all |both )*(?:enclosed|attached|disclosed|withheld|published|set out|given (?:below|here))\b",
    r"^\W*the (?:enclosed|attached)\b|\bwill be (?:put|published|sent)\b|\b(?:is|are) (?:upheld|overturned|restored)\b",
    r"\b(?:my|our) decision is\b|\b(?:I|we) (?:uphold|overturn)\b",
)
"""The authority says what it gives, keeps or has."""
OF_LAW = any_of(r"\b(?:sections?|regulations?|act|enactment|exempt\w*|information|law|statute|provisions?)\b")

_NOT_KEEPING = r"(?!maintaining|withholding|protecti|keeping|preserving|safeguarding|not )"
FOR_MILDLY = any_of(
    r"\bthere is (?:also |of course |clearly )?(?:an?|some|considerable|strong|much|great) (?:\w+ )?(?:public )?interest in "
    + _NOT_KEEPING,
    r"\b(?:we|I) (?:do |can |also |fully )*(?:understand|recognise|accept|acknowledge|appreciate|see) that\b"
    r"[^.]{0,140}\b(?:public|people|want|wish|would like)\b",
    r"\bit may (?:fairly |well )?be said\b",
    r"\bwould be helpful (?:for|to) (?:people|the public)\b",
    r"\b(?:considered|taken into account|had regard to|given weight to|gave (?:more )?weight\b[^.]{0,40} to) the (?:public )?interest in "
    + _NOT_KEEPING,
)
"""What is said for disclosure where it is not called so; of a legitimate interest it is said too."""
OPINION = any_of(r"\bopinion\b[^.]{0,120}\bqualified person\b|\bqualified person\b[^.]{0,400}\bopinion\b")
OTHER_REGIME = any_of(
    r"\bwhether (?:it|this|they) (?:was|were|is|are) (?:for )?environmental information\b",
    r"\bsection 39\b",
    r"\b(?:obliged|required) to (?:deal with|consider|answer) (?:it|them|this|the request) under\b",
)
EXEMPTS = any_of(
    r"\b(?:is|are) (?:therefore |also )?(?:exempt|withheld)\b[^.]*\b(?:under|section|regulation|because)\b"
)

ENGAGED = any_of(
    r"\b(?:sections?|regulation|exemption|exception)\b[^.]{0,30}\b(?:is|are) (?:therefore |also )?engaged\b",
    r"\b(?:section|regulation) \S+ therefore applies\b",
)
LEGITIMATE = any_of(
    r"\blegitimate interests?\b[^.]*\b(?:is met|necessary|outweigh)|\b(?:accept|considered)\b[^.]{0,60}\blegitimate interest",
    r"\bdata protection principle|\bfirst principle\b",
)
"""The test for personal data, which is neither of harm nor of the public interest."""

ADDRESSES = any_of(
    r"^\W*(?:\d+\.\s*)?in (?:answer|response|reply) to (?:question|part|point|item)",
    r"\b(?:do not intend|will not) (?:to )?(?:send|reply|respond|answer|give)\b[^.]{0,30}\b(?:further|again)\b",
)
"""The answer to one question by its number, or to any more of the kind (section 17(6) of the Act)."""
CLAIMS = any_of(r"\b(?:is|are) exempt under (?:section|regulation) \S+,? (?:because|as|since)\b")
APPLIES = any_of(r"^\W*(?:section|regulation) \S+ (?:did|does|therefore|also|still) (?:not )?appl")
