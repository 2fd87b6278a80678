"""What a heading of a letter says is below it: the request, the answer, one exemption, harm, a side of the balance, rights."""

from __future__ import annotations

import re

from corpus.wording import any_of

REQUEST = any_of(
    r"^\W*(?:(?:annex|appendix)\s*\w{0,2}\s*[:.–-]?\s*)?"
    r"(?:(?:the|your|summary of (?:the|your)|original|initial|exact|full|specific|details of (?:the|your)|information|foi|freedom of information)\s+)*"
    r"(?:requests?|questions?)\b(?!\s+(?:reference|no|for (?:an )?(?:internal )?review))",
    r"^\W*(?:information )?(?:you )?(?:asked|requested)",
    r"^\W*what (?:you|was|is|has been) (?:have )?(?:asked|requested|sought|wanted)\b",
    r"^\W*request for information",
    r"^\W*(?:annex|appendix)\b.{0,20}\brequest\b",
)
CLOSING = any_of(
    r"next steps?", r"(?<!to )(?<!outcome of )\breview(?! of\b| outcome)", r"complain", r"appeal", r"your rights?", r"your information", r"privacy",
    r"how we use", r"copyright", r"re-?use", r"contact us", r"dissatisfied", r"not happy", r"further (?:information|advice)",
)  # fmt: skip
OUTCOME = any_of(r"\b(?:outcome|result|findings?) of\b", r"\breview (?:outcome|decision|findings?)\b")
FOR = any_of(r"(?:in favour of|for|favouring|supporting) (?:the )?(?:disclosure|disclosing|release|confirm\w+)")
AGAINST = any_of(
    r"(?:in favour of|for|favouring|supporting) (?:maintaining|withholding|non-disclosure|the exemption)",
    r"against (?:disclosure|release|confirm\w+)",
)
HARM = any_of(r"\b(?:overall |evidence of )?harm\b(?! (?:test|and public))|\bprejudice\b(?! test)")
BALANCE = any_of(r"balanc", r"weighing", r"^\W*conclusion on the public interest")
NUMBERED_QUESTION = re.compile(
    r"^\W*(?:question|part|item|point|request)s?\s?(?:no\.?\s?)?\(?\d{1,2}[a-z]?\)?\W*$", re.IGNORECASE
)
DECISION = any_of(
    r"\b(?:advice and assistance|(?:how|what|where) (?:we|I) (?:searched|looked|hold|held|are sending|can send|say|said|repl(?:y|ied))|"
    r"what (?:we|the \w+) ha(?:s|ve) to say|information (?:provided|supplied|released|disclosed)(?= (?:for|in|as)\b|\W*$)|"
    r"response|reply|decision|answer(?:ed)?|responded|replied|outcome|findings?|disclosure)\b"
)
LAW = any_of(r"\b(?:section|s\.|exempt|exception|regulation|reg\.)\s*\d*", r"\bFOIA\b.*\d", r"\bEIR\b.*\d")
