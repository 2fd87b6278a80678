"""Which decisions a page is about: boxes that stand in the address, so that a link or a reload brings them back, as filters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from corpus.errors import Invalid
from corpus.records import Kind, Outcome
from corpus.results import Filters

_NAMES = ("exemption", "authority", "since", "until", "examples", "doubtful")


def in_address() -> bool:
    """Whether the address narrows anything."""
    return any(name in st.query_params for name in _NAMES)


def boxes() -> None:
    """Each stands in the address under its key."""
    st.text_input("Exemption relied on, for example 31 or 40(2)", key="exemption", bind="query-params")
    st.text_input("Authority, its full name", key="authority", bind="query-params")
    since, until = st.columns(2)
    since.date_input("Dated on or after", value=None, key="since", format="DD/MM/YYYY", bind="query-params")
    until.date_input("Dated on or before", value=None, key="until", format="DD/MM/YYYY", bind="query-params")
    st.checkbox("Include made-up examples", value=True, key="examples", bind="query-params")


def chosen(keys: str = "", kind: Sequence[Kind] = (), outcome: Sequence[Outcome] = ()) -> Filters:
    """What the boxes say, whose keys begin with `keys`; an exemption that is no reference raises Invalid, saying how to write one."""
    held = {name: st.session_state.get(f"{keys}{name}") for name in _NAMES}
    exemption, authority = (str(held[name] or "").strip() for name in ("exemption", "authority"))
    since, until = (held[name] for name in ("since", "until"))
    try:
        return Filters(
            kind=list(kind),
            outcome=list(outcome),
            exemption=[exemption] if exemption else [],
            authority=[authority] if authority else [],
            since=since if isinstance(since, date) else None,
            until=until if isinstance(until, date) else None,
            examples=held["examples"] is not False,
            doubtful=held["doubtful"] is True,
        )
    except ValueError:
        raise Invalid(
            f"{exemption!r} is not a reference to the law; write it like 31(1)(g), 40(2) or EIR 12(5)(e)."
        ) from None
