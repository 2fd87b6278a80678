"""Phrases that show who speaks where no label says so: whoever asked, whoever answers, or the page a letter was copied from."""

from __future__ import annotations

import re

from corpus.wording import any_of

_BY_THE_ACT = r"(?:(?:under|by|through|by virtue of|pursuant to|in accordance with) (?:the (?:terms of the )?)?(?:freedom|foi|environmental)[^,]{0,50}?,? )?"
ASKER_SPEAKS = any_of(
    rf"^\W*(?:\d{{1,2}}[.)]\s*)?{_BY_THE_ACT}(?:if |\w+, )?"
    r"(?:(?:can|could|may) (?:i|we|you)\b[^.]{0,40}\b(?:receive|have|provide|send|supply|know)\b|"
    r"(?:i|we)(?:['’]m|['’]re)? (?:(?:would|should) (?:also )?(?:like|be glad|be interested) "
    r"(?:to (?:request|know|ask|receive|see|have|be (?:told|sent|given|supplied|provided))|you to|an? |the |any |copies|details)|"
    r"(?:would|should) (?:also )?be (?:grateful|thankful|obliged|glad) (?:if you (?:would|could)|for)\b|"
    r"am (?:writing to )?(?:request|seek|ask)\w*|(?:am|are) (?:looking|asking) for|ask for (?:an? |the |all |any |copies)|(?:am )?making an? (?:\w+ )*request|"
    r"(?:wish|want|would like) to (?:\w+ )?(?:make (?:an? )?(?:\w+ ){0,4}request|request|receive|see|know|have|obtain|"
    r"be (?:given|told|sent|provided|supplied))|(?:formally |hereby |therefore |thus )?request\b))",
    r"\b(?:can|could) you (?:please |kindly )?(?:provide|send|supply|confirm|tell|state|disclose|say)\b[^.?]{0,300}[:?]$",
    r"^\W*(?:i|we) (?:am|are) writing (?:to you )?(?:under [^.]{3,60}? )?to (?:request|ask|seek)\b",
    r"^\W*(?:i|we) (?:want|wish|would like|should like|am writing|write) to (?:ask|enquire|inquire|find out|request)\b",
    r"\b(?:can|could|may) I (?:please |also )?(?:have|see|get|receive)\b",
    r"\b(?:can|could|would|will) you (?:please |kindly )?(?:also )?(?:tell|send|give|let|provide|supply) me\b",
    r"^\W*(?:please )?(?:can|could|would|will) you (?:please |kindly )?be (?:so kind|so good|kind enough|good enough)\b",
    r"^\W*(?:please|kindly) (?:can|could|would|will) you (?:kindly |also )?(?:provide|supply|send|disclose|tell|let|give|state|release)\b",
    r"^\W*(?:can|could|would|will) you (?:please |kindly )(?:also )?(?:say|state|tell|list|give|set out|describe|explain|supply|provide|send|"
    r"disclose)\b",
    r"^\W*(?:i|we) should(?: also)? like\b(?! to (?:apologi[sz]e|thank|explain|assure|point|stress|draw|take|add|begin|start))|"
    r"^\W*(?:i|we) (?:now )?(?:want|ask) (?:to (?:know|see|have|be told)|for)\b",
    r"^\W*(?:is|are|do|does|did|has|have|what|which|how|when|where|who|why)\b[^.?]{3,200}\byour (?:council|trust|force|university|organisation|"
    r"department|authority|hospitals?|school|service)\b[^.?]*\?\W*$",
    r"^\W*(?:i|we) would like, under [^,]{5,60}, ",
    r"^\W*(?:i|we) write about\b[^.?]{5,200}\b(?:should|would) like to know\b",
    rf"^\W*{_BY_THE_ACT}"
    r"(?:(?:i|we)['’]d (?:also )?(?:like|be (?:grateful|glad|interested))\b|"
    r"be (?:so good|kind enough|so kind)\b|i (?:now )?(?:require|need to know|want|ask to be)\b|my request is\b|"
    r"i(?: am|['’]m) (?:keen to (?:know|learn|see|have)|interested in)\b|(?:tell|send|give|let) me\b|"
    r"(?:i|we) (?:would|should) (?:also )?(?:welcome|appreciate|be (?:pleased|interested))\b|"
    r"it would be (?:much |greatly )?(?:appreciated|helpful|kind) if you (?:could|would)\b|"
    r"(?:can|could|may) i (?:please )?ask\b|the (?:information|data|documents?) i (?:want|need|seek|require)\b)",
    rf"^\W*{_BY_THE_ACT}"
    r"(?:please|kindly) (?:also )?(?:say|state|list|set out|describe|tell (?:me|us)|give (?:me|us)|let (?:me|us) have)\b",
    r"^\W*(?:please|kindly) (?:treat|accept|consider|regard|take) this as\b",
    r"^\W*(?:i|we) (?:hereby )?make (?:this|an?|the following) (?:\w+ ){0,4}request\b",
    r"^\W*(?:or\W+)?if\b[^.]{5,160},? (?:then )?(?:i|we) would (?:also )?like\b",
    r"\b(?:and|so),? (?:i|we) would (?:also )?like to (?:know|see|request|receive|have)\b",
    r"\b(?:please|kindly) (?:also )?(?:provide|supply|list|disclose|give|send|state|say|let me have)(?: me)?(?: with)?(?: the following)?:\s*$",
    r"^\W*thank you for your (?:response|reply|answer)\b",
    r"^\W*\(?\d{1,2}[a-z]?[.)]\s*(?:please|kindly) (?:also )?(?:list|provide|state|confirm|give|supply|send|identify|specify|detail|tell|"
    r"say|let (?:me|us) have|set out|include|break|indicate)\b",
    rf"^\W*{_BY_THE_ACT}"
    r"(?:please|kindly) (?:can you |could you )?(?:also )?(?:provide|supply|send|disclose)\b[^.]{0,20}\b"
    r"(?:me|us|the following|an?|all|any|the|copies|details)\b(?!.{0,40}\b(?:proof|identity|clarif))",
    r"^\W*(?:further |additional |other )?questions? (?:regarding|about|on|relating to)\b[^.]{0,60}:$",
)
"""Words of whoever asked, where no answer has begun."""
STATUS = (
    r"^\W*the request was (?P<how>refused|(?:partially )?successful)(?: by [^.\n]{3,80})?\.?$|"
    r"^\W*[A-Z][^.\n]{2,80} (?P<none>did not have the information requested)\.?$"
)
"""What a site that publishes mails says became of a request."""
ASKER_ON_REFUSALS = any_of(
    r"\bif (?:you|the (?:council|trust|force|university|department|authority)) (?:do |does |are |is )?(?:choose|chooses|decide|decides|intend|intends|"
    r"minded|wish|wishes|need|needs|believe|believes|consider|considers)\b[^.]{0,60}\b(?:withh[eo]ld|refus|redact|exempt|limit)",
    r"\bif (?:it is not possible to (?:provide|answer|supply)|you are unable to (?:provide|answer|supply|disclose|release)|"
    r"any (?:part|of)|(?:parts? of )?(?:this|the|my) request)\b[^.]{0,160}\bplease\b",
)
"""What only whoever asked says of limits and exemptions, before any answer."""
OF_THE_SITE = re.compile(
    r"^\W*(?:skip to (?:main )?content|leave this site|quickly exit this site|we use some essential cookies|"
    r"you can (?:manage|update) your (?:preferences|cookie)|your cookie preferences|sorry, there was a technical problem|this site is a beta)\b|"
    rf"{STATUS}|"
    r"^\W*(?:this request has been closed to new correspondence|response to this request is (?:long )?overdue|"
    r"we don[’']t know whether the most recent response|waiting for an internal review by)\b|"
    r"^\W*(?:(?:hidden|visible) links|references|show quoted sections|link to this|\d{1,2} attachments?|\d+[KM]B? download(?: view as html)?)\W*$|"
    r"^\W*(?:\d{1,2}\.|\[\d{1,2}\])\s*(?:mailto:|https?://)[^\n]{0,200}$",
    re.IGNORECASE,
)
"""Words of the web page that a letter was copied from."""
LABEL_ENDS = any_of(
    r"(?:^|\n)\W*(?:e-?mail|tel\w*|fax|phone|contact|address|web ?site|date|(?:our |your |my )?ref\w*)\s*:\s*$"
)
"""A label whose value stands on the next line."""
AUTHORITY_SPEAKS = any_of(
    r"\byour (?:request|e-?mail|letter|correspondence|enquiry|message|questions?)\b(?!.{0,40}\?)",
    r"\b(?:we|I|the (?:council|trust|force|department|university|college|school|authority|office|agency|service|police|constabulary|board|"
    r"ministry|commission(?:er)?|museum|registry)) (?:have |has )?(?:received|handled|dealt with|treated|considered)\b",
    r"\b(?:we|I) can confirm\b|\b(?:we|I) (?:are|am|have been) (?:handling|treating|dealing with|considering)\b[^.]{0,40}\brequest\b",
    r"^\W*thank you for your",
    r"\b(?:what|information|data|everything) (?:that |which )?you (?:have )?(?:asked|requested|sought|seek|ask)\b",
    r"\b(?:my|our) decision (?:today )?is\b|^\W*(?:i|we) have (?:now |today )?(?:decided|searched|looked)\b|"
    r"^\W*(?:i|we) now write\b|\b(?:an|the|this) internal review (?:is|was|has|considers|looks)\b",
)
"""Words of whoever answers, wherever they stand."""
ASKS_BACK = any_of(
    r"\b(?:can|could|would|will) you (?:please |kindly )?(?:also )?clarify\b|\bplease (?:can you |could you )?clarify\b|\bwhat you mean by\b|"
    r"\b(?:tell|let) us (?:know |have )?[^.?]{0,60}\b(?:you (?:mean|are interested in|want|would like|are looking for|require)|your (?:full |real )?name)\b",
    r"\b(?:how (?:do|can) I|can I|what if I)\b[^?]*\b(?:complain|appeal|review|unhappy|satisfied|contact)\w*\b|\bwhat happens (?:next|now)\b",
)
"""What whoever answers asks, of the request or in the asker's stead."""
TOLD_OF_YOU = any_of(
    r"^\W*you (?:wrote|asked|requested|contacted|sent|made|submitted)\b|^\W*your (?:e-?mail|letter|request)\b"
)
"""How whoever answers begins to tell what was asked."""
TALKS = any_of(
    r"^\W*(?:dear|hello|hi|good (?:morning|afternoon)|to whom|yours|kind regards|(?:best|warm|many) |regards|"
    r"thank|i look forward|on .{5,80} wrote:|from:|sent:|to:|subject:|date:)",
    r"^\W*\[?(?:requester|name|applicant)\b.{0,20}$",
)
"""Greetings, sign-offs and heads of mails, by either."""
ANSWERS = any_of(
    r"^\W*(?:we|i|our|the (?:council|trust|force|department|university|authority|commissioner|office|"
    r"agency)|it)\b(?:\W+\w+){0,3}?\W+(?:can |have |has |am |are |is |do |does |did |will |received|hold|"
    r"holds|consider|handled|confirm|response|reply|estimate)",
    r"^\W*(?:this|it) (?:has been|was|is being) (?:treated|handled|dealt with|considered|answered)\b",
    r"^\W*(?:i|we) wrote to you\b|^\W*on \d{1,2} \w+ (?:20\d\d )?(?:we|I) (?:wrote|asked|replied|told|sent|let)\b",
    r"^\W*(?:searches (?:were|have)|(?:a|the) search (?:was|has)|my colleagues?|after (?:due|careful)|(?:i|we) (?:now )?turn to|as you (?:will |may )?know|"
    r"(?:with regard|as) to your|regrettably|regretfully|no such|none of (?:this|it|the|what)|all of (?:this|it|what)|the answer (?:is|to)|attached|enclosed|"
    r"you will find)\b",
    r"^\W*(?:(?:i|we) (?:write|am writing|refer|respond)(?: to you)? (?:in connection|in response|in reply|further|about|with|to your|regarding)|"
    r"in (?:response|answer|reply|relation)|(?:as regards|regarding) your request|under (?:section|the)|thank you|further to|having|"
    r"following|please (?:find|see|accept)|(?:we|i) apologise|unfortunately|your (?:request|enquiry|correspondence|e-?mails?) "
    r"(?:for information )?(?:below )?(?:was|has|have|is being)|"
    r"(?:this|the) (?:information|"
    r"request)|section \d|some of|(?:response|answer|reply)\b)",
)
"""How an answer begins."""
