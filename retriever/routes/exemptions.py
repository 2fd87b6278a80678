"""The law as the product knows it."""

from __future__ import annotations

from fastapi import APIRouter

from corpus.listings import ExemptionCard, ExemptionDetail
from retriever.bodies import ReferenceInPath
from retriever.routes import EVERY_ROLE, AtDesk, refusals

router = APIRouter(tags=["The law"], responses=refusals(), dependencies=[EVERY_ROLE])


@router.get("/v1/exemptions")
def exemptions(desk: AtDesk) -> list[ExemptionCard]:
    """Every exemption, exception and procedural refusal."""
    return desk.exemptions()


@router.get("/v1/exemptions/{ref}", responses=refusals(404))
def exemption(ref: ReferenceInPath, desk: AtDesk) -> ExemptionDetail:
    """One in full, by any reference inside it: `31`, `31(1)(g)`, `EIR 12(5)(e)`."""
    return desk.exemption(ref)
