"""Exemptions as the desk shows them, from the law's own rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from corpus.law import Exemption
from corpus.listings import ExemptionCard, ExemptionDetail, LimbText, Nature
from corpus.records import Card


def card(exemption: Exemption) -> ExemptionCard:
    """An exemption in a list."""
    word = str(exemption.row["nature"]).split()[0]  # "qualified (in form)" is qualified
    nature: Nature = next(nature for nature in get_args(Nature) if nature == word)
    return ExemptionCard(
        ref=str(exemption.section),
        title=exemption.title,
        regime="EIR" if exemption.regime == "EIR" else "FOIA",
        nature=nature,
        public_interest_test=exemption.tested or bool(exemption.tested_otherwise),
    )


def detail(exemption: Exemption, newest: Sequence[Sequence[Card]], counts: Sequence[int]) -> ExemptionDetail:
    """An exemption in full, with the newest decisions that relied on it, and how many did: real, then made up."""
    real, examples = newest
    return ExemptionDetail(
        **card(exemption).model_dump(),
        kind=exemption.kind,
        test=exemption.test,
        limbs=[LimbText(ref=str(limb.ref), says=limb.says) for limb in exemption.limbs],
        requires=list(exemption.requires),
        factors_for_disclosure=list(exemption.factors_for_disclosure),
        factors_for_maintaining=list(exemption.factors_for_maintaining),
        factors_verified=exemption.factors_verified,
        ncnd=exemption.ncnd,
        statutory_words=list(exemption.statutory_words),
        guidance_url=exemption.guidance_url,
        source=exemption.source,
        verified=exemption.verified,
        note=exemption.note,
        documents=[*real, *examples],
        relied_on=counts[0],
        relied_on_in_examples=counts[1],
    )
