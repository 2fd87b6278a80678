"""How a sentence says the public interest balance fell, told apart from how balances are struck in general."""

from __future__ import annotations

from typing import Literal

from corpus.wording import any_of

_KEEPING = (
    r"(?:withh[eo]ld|maintain|not (?:disclos|releas|provid)|non-?\s?(?:disclos|release)|refus|neither confirm|upholding|"
    r"the exempti|the excepti|exempti|excepti|applying)"
)
_GIVING = r"(?:disclos|releas|confirming|providing|transparency|openness)"
_TOWARDS = (
    r"(?:favou?rs?|favou?red|(?:lies?|rests?|falls?) (?:\w+ )?(?:in|with|on|towards)(?: favou?r of)?|in favou?r of|"
    r"(?:weighted|weighs|tips?|tipped) (?:in favou?r of|towards))"
)
_WEIGHTY = r"(?:(?<!not )outweighs?|outweighed|prevails?|(?:is|are) (?:greater|stronger))"
_SIDE = r"(?:in|for|in favou?r of|favou?ring)"
_GOOD = r"(?:(?:public )?interests?|benefits?|those|that|any)"
_MAINTAINED = any_of(
    rf"(?:interest|factors?|arguments?|case|reasons?) {_SIDE} (?:the )?{_KEEPING}[^.]{{0,140}}\b{_WEIGHTY}",
    rf"\b{_TOWARDS} (?:the )?(?:\w+ )?{_KEEPING}",
    rf"outweigh\w* (?:the )?(?:(?!public\b|interest)\w+ ){{0,3}}{_GOOD} (?:\w+ )?(?:in|of|for|favou?ring|from|to) "
    rf"(?:the |favou?r of )*{_GIVING}",
    rf"outweighs? {_GIVING}",
    r"\b(?:exemptions?|exceptions?)\b[^.]{0,50}\b(?:is|are)(?: therefore| accordingly)? maintained",
    r"not in the public interest to (?:disclose|release|provide)",
    r"public interest favou?rs [^.]{0,100}\brather than (?:in (?:response|answer|reply)|now|sooner|before)\b",
    r"outweighed by (?:the )?(?:public interest in |factors |arguments |those )?(?:in favou?r of |favou?ring |for )?(?:the )?"
    r"(?:withh|maintain|non-?disclos|exempt|harm|need|prejudice|risk)",
)
_RELEASED = any_of(
    rf"interest in {_GIVING}\w*[^.]{{0,80}}\b(?:outweighs?|(?:is|are) (?:greater|stronger))",
    r"\b(?:favou?rs?|lies in|lies with|in favou?r of) (?:the )?(?:disclos|releas)",
    r"outweigh\w* (?:the )?(?:public )?(?:interest )?(?:in )?(?:withholding|maintaining)",
    r"(?:do|does|did) not outweigh the public interest in (?:its |their |the )?disclos",
    r"outweighed by (?:the )?(?:public interest in )?(?:disclos|releas|transparency)",
)
_SUPPOSES = any_of(
    r"\b(?:whether|unless|only (?:if|where)|if)\b[^.]{0,140}\b(?:outweigh|favour)",
    r"\b(?:must|required to|requires (?:us|the|that)|need to|has to|have to|obliged to)\b"
    r"(?![^.]*\b(?:we find|found|therefore|conclude|decided)\b)[^.]{0,160}\b(?:outweigh|favour)",
    r"\bweighing (?:up )?(?:the )?(?:\w+ )?(?:factors|arguments|considerations|interests)\b[^.]{0,80}\bagainst\b",
)
_TITLES = any_of(
    r"^\W*(?:public interest )?(?:factors?|arguments?|considerations?|reasons?|public interest)\s(?:considerations |arguments |factors )?"
    r"(?:in favou?r|favou?ring|for|against|supporting|in)\b[^.]{0,60}$"
)


def fell(sentence: str) -> Literal["maintained", "disclosed"] | None:
    """Which way the sentence says the balance fell, if it says so."""
    kept = _MAINTAINED.search(sentence)
    if not (kept or _RELEASED.search(sentence)) or _SUPPOSES.search(sentence) or _TITLES.search(sentence):
        return None
    return "maintained" if kept else "disclosed"
