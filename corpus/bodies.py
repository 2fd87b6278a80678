"""The public bodies a text names, and whether two names may be of one body."""

from __future__ import annotations

import re

_BODY = re.compile(
    r"\b(?:the )?(?!Dear )(?P<name>(?:[A-Z][\w&’'-]+ )+(?:of (?:the )?)?(?:(?:[A-Z][\w&’'-]+|and|for) )*(?:Council|Police|"
    r"Constabulary|Trust|University|College|School|Office|"
    r"Authority|Agency|Department|Ministry|Commission|Commissioner|Service|Board|Hospital|Executive|Association|Limited|Ltd|plc)|"
    r"(?:Department|Ministry|University|Office|College|Bank) (?:for|of|of the) [A-Z][\w’'-]+(?:(?:,| and| of| for)* [A-Z][\w’'-]+)*|"
    r"NHS England|NHS|HMRC|DWP|DEFRA|MOD|FCDO|DVLA|Ofsted|Ofcom|ICO|CQC|MI5|MI6|GCHQ)\b"
)
_SHARED = frozenset(
    "a agency ambulance and association at authority board borough can chief city college combined commission commissioner "
    "constabulary constable could council county department did district do does each executive fire for foundation has have "
    "health hospital hospitals how in integrated is it local london metropolitan ministry national nhs of office on parish "
    "please police regional rescue royal school schools send service services social state the town trust under university "
    "was were what when which who your".split()
)
"""Words that say what a body is, or begin a sentence; what is left of its name tells it from others of its sort."""


def named(text: str) -> list[str]:
    """The names of bodies as the text writes them, each once, in order."""
    return list(dict.fromkeys(match["name"] for match in _BODY.finditer(text)))


def own_words(name: str) -> frozenset[str]:
    """The words of a name that tell the body from others of its sort; none for "Borough Council"."""
    return frozenset(re.findall(r"[^\W_]{2,}", name.casefold())) - _SHARED
