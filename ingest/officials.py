"""Officials who sign a published letter: office-holders and senior grades stay, others are masked, as the setting says."""

from __future__ import annotations

import re
from typing import Literal

from ingest.contacts import Say
from ingest.names import Names
from ingest.people import is_person, names_job
from ingest.shapes import SIGN_OFF
from ingest.spot import Line

Officials = Literal["senior", "all", "none"]
"""Which names of officials are kept: senior ones, all, or none."""
_SENIOR = re.compile(
    r"\b(?:commissioner|chief (?:constable|executive|officer|operating|finance|information|fire|medical|superintendent)|minister|"
    r"secretary of state|permanent secretary|director(?:[ -]general)?|president|chair(?:man|woman|person)?|vice[ -]chancellor|"
    r"monitoring officer|ombudsman|speaker|clerk of the parliaments|auditor general|registrar general|(?:assistant|deputy) chief|"
    r"superintendent|mayor|lord lieutenant|judge|principal|provost|governor|treasurer|comptroller|SCS)\b",
    re.IGNORECASE,
)
_JUNIOR = re.compile(
    r"\b(?:assistant|administrator|caseworker|case officer|clerk|adviser|advisor|apprentice|support|coordinator|co-ordinator)\b",
    re.IGNORECASE,
)
_AFTER = 4
_TOGETHER = re.compile(r"^(?P<name>[^,|–-]{3,60}?)\s*[,|–-]\s*(?P<job>\S.*)$")


def officials_who_sign(lines: list[Line], names: Names, say: Say, keep: Officials) -> None:
    """Mask those whose names are not kept, where the authority signs and wherever their names come again."""
    if keep == "all":
        return
    for at, line in enumerate(lines):
        if line.whose == "letter" and SIGN_OFF.match(line.text):
            _signature(lines[at + 1 : at + 1 + _AFTER], names, say, keep)


def _signature(lines: list[Line], names: Names, say: Say, keep: Officials) -> None:
    for n, line in enumerate(lines):
        together = _TOGETHER.match(line.text)
        if together and is_person(together["name"]) and names_job(together["job"]):
            if not _is_kept(together["job"], keep):
                names.remember(together["name"])
                line.text = f"{say('official')}{line.text[together.end('name') :]}"
            return
        if is_person(line.text) and not names_job(line.text):
            job = next((other.text for other in lines[n + 1 : n + 3] if names_job(other.text)), "")
            if not _is_kept(job, keep):
                names.remember(line.text)
                line.text = say("official")
            return


def _is_kept(job: str, keep: Officials) -> bool:
    return keep == "senior" and bool(_SENIOR.search(job)) and not _JUNIOR.search(job)
