"""Counts and times of calls for monitoring: routes and statuses only, never words, names or addresses."""

from __future__ import annotations

import logging

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest

LOG = logging.getLogger("foi.service")
_SECONDS = (0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Meter:
    """One service's counters, in a registry of their own."""

    media_type = CONTENT_TYPE_LATEST

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._calls = Counter(
            "foi_http_requests", "Calls by route and status.", ["method", "route", "status"], registry=self._registry
        )
        self._seconds = Histogram(
            "foi_http_request_seconds",
            "Time to answer, by route.",
            ["route"],
            buckets=_SECONDS,
            registry=self._registry,
        )

    def note(self, method: str, route: str | None, status: int, seconds: float) -> None:
        """Count one call. `route` is the route's template, never the path that was asked for."""
        method = method if method in _METHODS else "other"
        route = route or "none"
        self._calls.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)
        LOG.info("%s %s %d %.0f ms", method, route, status, seconds * 1000)

    def text(self) -> bytes:
        """Everything counted so far, in the Prometheus text format."""
        return generate_latest(self._registry)
