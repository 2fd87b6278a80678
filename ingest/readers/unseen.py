"""What a page holds and nobody reads there: hidden elements, scripts, and the furniture around its main content."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Comment, Tag

_NEVER = frozenset(
    "script style noscript template svg math canvas iframe object embed video audio map select input button textarea datalist "
    "head title".split()
)
_FURNITURE = frozenset("nav aside footer".split())
_FURNITURE_ROLES = frozenset("navigation complementary contentinfo search dialog alertdialog".split())
_UNSEEN_CLASSES = frozenset(
    "breadcrumb breadcrumbs govuk-breadcrumbs skip-link govuk-skip-link visually-hidden govuk-visually-hidden sr-only "
    "screen-reader-text".split()
)
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0*)?\s*(?:;|!|$)|"
    r"font-size\s*:\s*0(?:\.\d*)?(?:px|pt|em|rem|%)?\s*(?:;|!|$)|(?:left|top|text-indent)\s*:\s*-\d{4,}|mso-hide\s*:\s*all|"
    r"clip\s*:\s*rect\(\s*0[^)]*\)|max-height\s*:\s*0(?:px)?\s*(?:;|!|$)",
    re.IGNORECASE,
)
_WHITE = re.compile(
    r"(?:^|;)\s*color\s*:\s*(?:white|#fff(?:fff)?|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))\s*(?:;|!|$)", re.IGNORECASE
)
_GROUND = re.compile(r"background(?:-color|-image)?\s*:", re.IGNORECASE)
_BANNER = re.compile(r"cookie|consent|gdpr", re.IGNORECASE)
_SELECTOR = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?(?P<names>(?:[.#][A-Za-z_][\w-]*)+)")
_MOST_SELECTORS = 500

Sheet = dict[str, set[tuple[str, frozenset[str]]]]
"""Selectors that hide, by one of their names (".x" or "#y"): the element they need, and all names they need on it."""


def strip_unseen(page: BeautifulSoup, around: Tag | None = None) -> None:
    """Take out of the page what is not seen. `around` is the main content: banners are looked for outside it only."""
    hidden = _hidden_by_sheet(page)
    for comment in page.find_all(string=lambda words: isinstance(words, Comment)):
        comment.extract()
    frame = set() if around is None else {id(tag) for tag in (around, *around.parents)}
    tags = (tag for tag in page.find_all(True) if id(tag) not in frame and tag.name not in ("html", "body"))
    for tag in [tag for tag in tags if _is_unseen(tag, hidden) or _is_furniture(tag, around)]:
        tag.extract()


def _is_unseen(tag: Tag, hidden: Sheet) -> bool:
    if tag.name in _NEVER or tag.has_attr("hidden") or str(tag.get("aria-hidden")).lower() == "true":
        return True
    classes = _classes(tag)
    if (
        not _UNSEEN_CLASSES.isdisjoint(classes)
        or (tag.name == "dialog" and not tag.has_attr("open"))
        or _styled_away(tag)
    ):
        return True
    if not hidden:
        return False
    names = {f".{name}" for name in classes} | {f"#{tag.get('id', '')}"}
    return any(
        element in ("", tag.name) and needed <= names for name in names for element, needed in hidden.get(name, ())
    )


def _is_furniture(tag: Tag, around: Tag | None) -> bool:
    role = str(tag.get("role", "")).lower()
    if tag.name in _FURNITURE or role in _FURNITURE_ROLES:
        return True
    if around is None and (tag.name == "header" or role == "banner"):
        return True
    if tag.name not in ("div", "section", "form", "p") or any(parent is around for parent in tag.parents):
        return False
    return bool(_BANNER.search(f"{tag.get('id', '')} {' '.join(_classes(tag))} {tag.get('aria-label', '')}"))


def _classes(tag: Tag) -> list[str]:
    named: str | list[str] = tag.get("class") or []
    return named.split() if isinstance(named, str) else list(named)


def _styled_away(tag: Tag) -> bool:
    style = str(tag.get("style", ""))
    if _HIDDEN_STYLE.search(style):
        return True
    if not (_WHITE.search(style) or str(tag.get("color", "")).lower() in ("white", "#fff", "#ffffff")):
        return False
    return not any(_GROUND.search(str(t.get("style", ""))) or t.get("bgcolor") for t in (tag, *tag.parents))


def _hidden_by_sheet(page: BeautifulSoup) -> Sheet:
    """What the page's own style sheets hide always, not only on some screens; of simple selectors only."""
    found: Sheet = {}
    count = 0
    for sheet in page.find_all("style"):
        for selectors, body in _rules(sheet.get_text()):
            if not _HIDDEN_STYLE.search(body):
                continue
            for selector in filter(None, map(_SELECTOR.fullmatch, map(str.strip, selectors.split(",")))):
                names = re.findall(r"[.#][\w-]+", selector["names"])
                count += 1
                if count <= _MOST_SELECTORS:
                    found.setdefault(names[0], set()).add((selector["tag"] or "", frozenset(names)))
    return found


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Selectors and body of every rule that stands outside @media and the like."""
    plain = re.sub(r"/\*.*?(?:\*/|\Z)", "", sheet, flags=re.DOTALL)
    depth = start = 0
    selectors = ""
    for brace in re.finditer(r"[{}]", plain):
        if brace[0] == "{":
            depth += 1
            if depth == 1:
                selectors = plain[start : brace.start()].rsplit(";", 1)[-1].strip()
                start = brace.end()
            continue
        depth = max(0, depth - 1)
        if depth == 0:
            if not selectors.startswith("@"):
                yield selectors, plain[start : brace.start()]
            start, selectors = brace.end(), ""
