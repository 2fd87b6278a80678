"""What every refusal must end with: the right to a review, and to complain to the Commissioner."""

from __future__ import annotations

from assistant.paragraphs import Paragraphs, Written
from assistant.statute import Statute

HEADING = "If you are not satisfied with this response"
