"""legislation.gov.uk: an Act or a set of Regulations as CLML, each section or regulation a document of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import etree

from corpus.errors import Unreadable
from corpus.origin import Found, Origin, Refused
from ingest.sources.source import OGL, Part, Source
from ingest.web import Web

_LEG = "{http://www.legislation.gov.uk/namespaces/legislation}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_NUMBERED = {f"{_LEG}P{n}": n for n in range(1, 8)}
_ASIDE = frozenset((f"{_LEG}Commentaries", f"{_LEG}CommentaryRef", f"{_LEG}Footnotes", f"{_LEG}Versions"))
_WORD = {"ukpga": "section", "uksi": "regulation", "asp": "section", "nisr": "regulation"}


def _act(url: str, web: Web) -> Iterator[Part]:
    address = url if url.endswith(".xml") else f"{url.rstrip('/')}/data.xml"
    try:
        root = etree.fromstring(web.get(address).content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise Unreadable(f"{address} is not legislation in XML; give the address of an Act or Regulations") from error
    if root.tag != f"{_LEG}Legislation":
        raise Unreadable(f"{address} is XML but not legislation; give the address of an Act or Regulations")
    title = " ".join((root.findtext(f".//{_DC}title") or "Untitled").split())
    kind = urlsplit(url).path.strip("/").split("/")[0]
    found = 0
    for group in root.iter(f"{_LEG}P1group"):
        heading = _words(group.find(f"{_LEG}Title"))
        for section in group.iter(f"{_LEG}P1"):
            found += 1
            yield _section(section, f"{title}, {_WORD.get(kind, 'section')}", heading, group)
    if not found:
        yield Refused(url, "no section or regulation was found in it; give the address of the whole Act")


def _section(section: etree._Element, of: str, heading: str, group: etree._Element) -> Part:
    number = _number(section)
    address = section.get("IdURI") or section.get("DocumentURI") or ""
    lines = [f"# {of} {number}: {heading}", *_paragraphs(section)]
    dates = {
        name: value
        for name, attribute in (
            ("extent", "RestrictExtent"),
            ("in force from", "RestrictStartDate"),
            ("until", "RestrictEndDate"),
        )
        if (value := section.get(attribute) or group.get(attribute))
    }
    origin = Origin(
        f"{section.get('DocumentURI') or address or f'{of} {number}'}.md",
        url=address or None,
        licence=f"Crown copyright. {OGL}",
        kind="legislation",
        title=f"{of} {number}: {heading}",
        extra=dates,
    )
    return Found(origin, "\n\n".join(lines).encode())


def _paragraphs(section: etree._Element) -> Iterator[str]:
    """Each provision with its number, one paragraph a provision, as the law prints them."""
    for element in section.iter(f"{_LEG}Text", f"{_LEG}ListItem"):
        words = _words(element)
        numbers = [
            _number(a) for a in reversed(list(element.iterancestors())) if a.tag in _NUMBERED and _NUMBERED[a.tag] > 1
        ]
        shown = f"({numbers[-1].strip('()')}) " if numbers else ""
        if words:
            yield f"{shown}{words}"


def _number(element: etree._Element) -> str:
    return _words(element.find(f"{_LEG}Pnumber"))


def _words(element: etree._Element | None) -> str:
    if element is None:
        return ""
    return " ".join("".join(_texts(element)).split())


def _texts(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag not in _ASIDE:
            yield from _texts(child)
        yield child.tail or ""


ACTS = Source(
    "legislation",
    "an Act or Regulations on legislation.gov.uk, section by section",
    "https://www.legislation.gov.uk/ukpga/2000/36",
    re.compile(r"^/(?:ukpga|uksi|asp|nisr|wsi|eur)/\d{4}/"),
    _act,
)
