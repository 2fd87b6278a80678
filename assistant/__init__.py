"""Arguing: understanding a request, drafting, grounding, checking, answering, and the record of review."""
