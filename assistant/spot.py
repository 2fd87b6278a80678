"""What to spot in a request, as patterns: periods, people in role, and what decides which law governs it."""

from __future__ import annotations

import re

from assistant.says import MONTHS

_MONTH = "|".join(MONTHS)
_POINT = (
    rf"(?:the )?(?:(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{_MONTH})(?: \d{{4}})?|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}|"
    r"(?:end of |start of |beginning of )?(?:19|20)\d{2}(?:[/–-]\d{2,4})?)"
)
PERIOD = re.compile(
    rf"\b(?:between {_POINT} and {_POINT}|from {_POINT} (?:to|until|up to|onwards?)(?: (?:{_POINT}|date|now|today|the present(?: day)?))?|"
    rf"(?:since|after|before|until|up to|as at|as of|on) {_POINT}|(?:in|during|for|over) (?:the )?(?:calendar |"
    rf"financial |tax |academic )?(?:years? )?{_POINT}"
    rf"(?:(?:,| and| to) {_POINT})*|(?:in |over |for |during )?the (?:last|past|previous) (?:\w+ )?(?:years?|months?|weeks?|days?)|"
    rf"(?:each|every) (?:calendar |financial )?(?:year|month)|{_POINT} onwards?)\b",
    re.IGNORECASE,
)  # fmt: skip
ROLE = re.compile(
    r"\b(?:(?:deputy|assistant|acting|interim|former|senior|lead) )*(?:chief (?:executive|constable|officer|operating officer|finance officer|"
    r"information officer|medical officer|scientific adviser|whip)|permanent secretary|secretary of state|prime minister|minister|mayor|councillors?|"
    r"leader of the council|council leader|monitoring officer|section 151 officer|data protection officer|"
    r"head ?teacher|governors?|vice[- ]chancellor|"
    r"(?:managing |executive |finance |medical )?directors?(?: (?:of|for) [a-z]+(?: (?:and )?[a-z]+)?)?|"
    r"head of [a-z]+(?: [a-z]+)?|special advisers?|board members?|"
    r"trustees|inspectors?|auditors?|chair(?:man|woman|person)?|commissioner|planning officers?|senior officers?|officials)\b",
    re.IGNORECASE,
)  # fmt: skip
OPINION = re.compile(
    r"\b(?:do you (?:not )?(?:think|agree|believe|accept|feel|consider)|don[’']t you (?:think|agree)|what do you think|what is your (?:view|opinion)|"
    r"would you (?:agree|not agree|say that)|how can you (?:justify|defend)|how do you (?:justify|defend)|"
    r"can you (?:justify|defend)|are you (?:ashamed|proud|aware)|"
    r"isn[’']t it (?:true|time|obvious)|is it not (?:true|time|obvious)|should (?:the|a|any) \w+ (?:not )?(?:be|have)|who is to blame)\b",
    re.IGNORECASE,
)
DEMAND = re.compile(
    r"\b(?:you (?:must|are (?:legally )?(?:obliged|required|bound)|have a (?:legal )?duty|cannot|can[’']t|may not|"
    r"should not need)|i (?:demand|insist|expect)|"
    r"failure to|fail to (?:comply|respond)|legal action|(?:report|complain) (?:you|to the (?:ico|commissioner|"
    r"ombudsman|press))|within \w+ (?:working |calendar )?(?:days|hours)|"
    r"by return|without delay|immediately|no excuses?)\b",
    re.IGNORECASE,
)
ENVIRONMENT = re.compile(
    r"\b(?:air quality|air pollution|pollut\w+|emissions?|carbon|noise|flood\w*|drainage|sewage|sewers?|river|"
    r"rivers|groundwater|water quality|reservoir|"
    r"landfill|waste|recycling|incinerat\w*|contaminat\w+|asbestos|radiation|radioactiv\w+|nuclear waste|pesticides?|biodiversity|habitats?|wildlife|"
    r"otters?|bats?|badgers?|species|trees?|woodland|hedgerows?|planning (?:application|permission|consent)|"
    r"land use|green belt|environmental|ecolog\w+|"
    r"climate|energy efficiency|wind farms?|solar farms?|fracking|quarr(?:y|ies)|soil|landscape|coastal|erosion|dam\b|relief road|bypass)\b",
    re.IGNORECASE,
)
OWN = re.compile(
    r"\b(?:my (?:own )?(?:personal (?:data|information|file)|medical (?:records?|notes)|health records?|records?\b|"
    r"file\b|data\b|case file|case notes|"
    r"hr (?:file|records?)|personnel file|social (?:work|services|care) (?:file|records?)|housing file|employment (?:file|records?))|"
    r"(?:data|information|everything|anything|records?|documents?|e-?mails?) (?:that )?(?:you (?:hold|have|keep) |"
    r"held |kept )?(?:about|on|concerning|relating to) me\b|"
    r"subject access|article 15)",
    re.IGNORECASE,
)
EVERYTHING = re.compile(
    r"^(?:all|any|every|everything|anything)\b(?: (?:the )?(?:information|records?|documents?|data|e-?mails?|files?|"
    r"correspondence))*(?: (?:that )?you (?:hold|have))?\W*$",
    re.IGNORECASE,
)
