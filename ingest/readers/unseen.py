"""What a page holds and nobody reads there: hidden elements, scripts, and the furniture around its main content."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Comment, Tag

_NEVER = (
    "script style noscript template svg math canvas iframe object embed video audio map select input button textarea "
    "datalist head title dialog:not([open])"
)
_FURNITURE = (
    "nav, aside, footer, [role=navigation], [role=complementary], [role=contentinfo], [role=search], [role=dialog], "
    "[role=alertdialog], .breadcrumb, .breadcrumbs, .govuk-breadcrumbs, .skip-link, .govuk-skip-link"
)
_HIDDEN = "[hidden], [aria-hidden=true], .visually-hidden, .govuk-visually-hidden, .sr-only, .screen-reader-text"
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0*)?\s*(?:;|!|$)|"
    r"font-size\s*:\s*0(?:\.\d*)?(?:px|pt|em|rem|%)?\s*(?:;|!|$)|(?:left|top|text-indent)\s*:\s*-\d{4,}|mso-hide\s*:\s*all|"
    r"clip\s*:\s*rect\(\s*0[^)]*\)|max-height\s*:\s*0(?:px)?\s*(?:;|!|$)",
    re.IGNORECASE,
)
_WHITE = re.compile(
    r"(?:^|;)\s*color\s*:\s*(?:white|#fff(?:fff)?|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))\s*(?:;|!|$)", re.IGNORECASE
)
_GROUND = re.compile(r"background(?:-color|-image)?\s*:|bgcolor", re.IGNORECASE)
_BANNER = re.compile(r"cookie|consent|gdpr", re.IGNORECASE)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"(?:[a-z][a-z0-9]*)?(?:[.#][A-Za-z_][\w-]*)+|\[hidden\]")
_CONDITIONAL = re.compile(r"@[^{};]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_MOST_RULES = 2_000


def strip_unseen(page: BeautifulSoup, around: Tag | None = None) -> None:
    """Take out of the page what is not seen. `around` is the main content: banners are looked for outside it only."""
    hidden = _hidden_by_sheet(page)
    for comment in page.find_all(string=lambda words: isinstance(words, Comment)):
        comment.extract()
    for tag in page.find_all(True):
        if not tag.decomposed and (_styled_away(tag) or _is_banner(tag, around)):
            _remove(tag, around)
    selectors = [*_NEVER.split(), _FURNITURE, _HIDDEN, *hidden]
    if around is None:
        selectors.append("header, [role=banner]")
    for selector in selectors:
        for tag in page.select(selector):
            _remove(tag, around)


def _remove(tag: Tag, around: Tag | None) -> None:
    """Take an element out, except the page's own frame and what the main content lies in."""
    if tag.decomposed or tag.name in ("html", "body") or tag is around:
        return
    if around is not None and any(parent is tag for parent in around.parents):
        return
    tag.decompose()


def _styled_away(tag: Tag) -> bool:
    style = str(tag.get("style", ""))
    if _HIDDEN_STYLE.search(style):
        return True
    if not (_WHITE.search(style) or str(tag.get("color", "")).lower() in ("white", "#fff", "#ffffff")):
        return False
    grounds = (f"{t.get('style', '')} {'bgcolor' if t.get('bgcolor') else ''}" for t in (tag, *tag.parents))
    return not any(_GROUND.search(ground) for ground in grounds)


def _is_banner(tag: Tag, around: Tag | None) -> bool:
    if tag.name not in ("div", "section", "form", "aside", "p"):
        return False
    if around is not None and any(parent is around for parent in tag.parents):
        return False
    named = f"{tag.get('id', '')} {' '.join(tag.get('class') or [])} {tag.get('aria-label', '')}"
    return bool(_BANNER.search(named))


def _hidden_by_sheet(page: BeautifulSoup) -> list[str]:
    """Simple selectors that the page's own style sheets hide always, not only on some screens."""
    found: list[str] = []
    for sheet in page.find_all("style"):
        rules = _CONDITIONAL.sub("", _COMMENT.sub("", sheet.get_text()))
        for selectors, body in _RULE.findall(rules)[:_MOST_RULES]:
            if _HIDDEN_STYLE.search(body):
                found += [name for name in map(str.strip, selectors.split(",")) if _SELECTOR.fullmatch(name)]
    return found
