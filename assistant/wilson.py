"""The interval of a share: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927."""

from __future__ import annotations


def interval(part: int, whole: int, z: float = 1.959963984540054) -> tuple[float, float]:
    """The 95% Wilson score interval of `part` in `whole`, without continuity correction; (0, 1) where `whole` is 0.

    centre = (p + z²/2n) / (1 + z²/n); half width = z·√(p(1-p)/n + z²/4n²) / (1 + z²/n).
    """
    if whole == 0:
        return 0.0, 1.0
    share, spread = part / whole, z * z / whole
    centre = (share + spread / 2) / (1 + spread)
    half = z / (1 + spread) * ((share * (1 - share) + spread / 4) / whole) ** 0.5
    return max(0.0, centre - half), min(1.0, centre + half)
